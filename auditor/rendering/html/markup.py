"""HTML as a type of its own: a text becomes markup only by being escaped, so that nothing of a document is taken for markup."""

from __future__ import annotations

import re
from typing import NewType

Markup = NewType("Markup", str)
"""Characters that a browser may take for markup."""

NOTHING = Markup("")

_SPECIAL = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
}
_EMPTY = frozenset({"input"})
"""Elements that hold nothing and have no end tag; of those that there are, the ones that a report needs."""

# What is not shown, or changes how its neighbours are shown: controls, marks of direction, line and paragraph separators,
# halves of pairs, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def escaped(text: str) -> Markup:
    """The text as markup; a character that a page cannot show, or that turns the direction of others, is left out."""
    return Markup(_UNSEEN.sub("", text).translate(_SPECIAL))


def shown(text: str) -> Markup:
    """As `escaped`, but for each such character its number is written, so that the reader sees that it stands there."""
    if not _UNSEEN.search(text):
        return Markup(text.translate(_SPECIAL))
    pieces: list[Markup] = []
    at = 0
    for match in _UNSEEN.finditer(text):
        pieces.append(escaped(text[at : match.start()]))
        pieces.append(element("span", Markup(f"U+{ord(match[0]):04X}"), class_="unseen"))
        at = match.end()
    return joined(*pieces, escaped(text[at:]))


def element(name: str, *children: Markup, **attributes: str | int | bool | None) -> Markup:
    """An element with what it holds. An attribute that is None or False is left out, one that is True has no value.

    Names end with an underscore where Python has the word for itself, and a single one within stands for a hyphen.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{written}>" if name in _EMPTY else f"<{name}{written}>{''.join(children)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'


def joined(*parts: Markup) -> Markup:
    """The parts one after the other."""
    return Markup("".join(parts))
