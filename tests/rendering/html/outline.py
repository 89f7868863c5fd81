"""What a page says, in lines that a person can compare: the golden form of a page."""

from __future__ import annotations

from collections.abc import Iterator

from tests.rendering.html.parsed import Node, parsed


def outline(html: str) -> str:
    """The answer, each cause and finding with its figures and arithmetic, the coverage, and every mark in the text."""
    return "".join(f"{line}\n" for line in _lines(parsed(html)))


def _lines(page: Node) -> Iterator[str]:
    yield from _texts(page.one("header", "top").one("div", "answer"), "h1", "p")
    yield page.one("p", "gate").text
    for node in page.one("div", "findings").walk():
        if node.name == "h3":
            yield ""
            yield f"# {_joined(node)}"
        if "range" in node.classes or "told" in node.classes:
            yield node.text
        if node.name == "li" and node.all("span", "wrong"):
            yield f"| {_joined(node)}"
        if node.name == "article":
            yield f"{node.one('span', 'ordinal').text} {node.attributes['class']} {node.attributes['data-rule']}"
            yield f"  {node.one('button').text} {node.one('p', 'message').text}"
            yield from (f"    {_joined(operand)} -> {operand.attributes['href']}" for operand in node.all("a", "operand"))
            yield from (f"    {_joined(row)}" for row in node.all("dd"))
            yield from (f"    {_joined(remark)}" for remark in node.all("p", "remark"))
    yield ""
    yield from (_joined(row) for row in page.one("div", "coverage").all("tr"))
    yield ""
    for line in page.one("div", "paper").all(class_="line"):
        marks = [f"[{mark.text}]{mark.attributes['data-findings']}" for mark in line.all("a", "mark")]
        if marks:
            yield f"{line.attributes['data-line']}: {' '.join(marks)}"


def _texts(node: Node, *names: str) -> Iterator[str]:
    for name in names:
        yield node.one(name).text


def _joined(node: Node) -> str:
    return " ".join(child if isinstance(child, str) else child.text for child in node.children)
