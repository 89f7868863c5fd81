"""A page as a tree, for tests that ask what a reader of it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link"}


@dataclass
class Node:
    """An element of a page; its children are elements and texts."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, name: str = "", class_: str = "") -> list[Node]:
        return [node for node in self.walk() if name in ("", node.name) and (not class_ or class_ in node.classes)]

    def one(self, name: str = "", class_: str = "") -> Node:
        (node,) = self.all(name, class_)
        return node


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in VOID:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parsed(html: str) -> Node:
    """The tree of a page; an element that is not closed, or closed twice, fails."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    (root,) = parser.stack
    return root
