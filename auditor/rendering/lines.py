"""Rows of a terminal: wrapping by the width of characters, and styles that vanish when output is piped. Imports rich late."""
# ruff: noqa: PLC0415

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

Style = Literal["", "error", "warning", "info", "dim", "heading", "mark"]

_COLOURS = {
    "": "",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "dim": "dim",
    "heading": "bold",
    "mark": "bold underline",
}
# A word, or one wide character, keeps the punctuation that may not begin a row, and an opening bracket what it opens.
_UNBREAKABLE = re.compile(r"[（《“〔⟦【]*(?:[!-~]+|[^!-~])[，。；：、！？）》”〕⟧】…]*")
_SPACE = re.compile(r"\s+")
# Wide are Hangul initials and nearly all from the radicals on (UAX 11); where that is wrong, a row is a column short.
_WIDE = re.compile(r"[^\x00-\u10ff\u1160-\u2e7f]")


class Piece(NamedTuple):
    """Characters of one style."""

    text: str
    style: Style = ""


Row = tuple[Piece, ...]


@lru_cache(maxsize=8192)
def width_of(text: str) -> int:
    """The columns that a text takes in a terminal; a Chinese character takes two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def harmless(text: str) -> str:
    """A text from a document as a terminal may show it: white space as one blank, no control or direction characters."""
    collapsed = _SPACE.sub(" ", text)
    if collapsed.isprintable():
        return collapsed
    return "".join(c for c in collapsed if c == " " or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def wrapped(pieces: Iterable[Piece], width: int, *, first: str = "", rest: str = "", most: int | None = None) -> list[Row]:
    """The pieces in rows of at most `width` columns; the first row is indented by `first`, all others by `rest`.

    Words and numbers stay whole where they fit into a row. With `most`, what does not fit into that many rows is cut, with an
    ellipsis for it.
    """
    pieces = [Piece(first), *pieces]
    if sum(width_of(piece.text) for piece in pieces) <= width:
        return [_joined(pieces)]
    rows: list[list[Piece]] = [pieces[:1]]
    used = width_of(first)
    for piece in pieces[1:]:
        for token in _tokens(piece.text, width - width_of(rest)):
            size = width_of(token)
            if used + size > width and len(rows[-1]) > 1:
                if len(rows) == most:
                    rows[-1] = _cut(rows[-1], width)
                    return [_joined(row) for row in rows]
                rows.append([Piece(rest)])
                used = width_of(rest)
                if token.isspace():
                    continue
            rows[-1].append(Piece(token, piece.style))
            used += size
    return [_joined(row) for row in rows]


def _tokens(text: str, widest: int) -> Iterable[str]:
    for token in _UNBREAKABLE.findall(text):
        if width_of(token) <= widest:
            yield token
        else:
            yield from token


def _cut(row: list[Piece], width: int) -> list[Piece]:
    """The row with an ellipsis at its end, for which its last characters make room."""
    kept = list(row)
    while len(kept) > 1 and sum(width_of(piece.text) for piece in kept) > width - 1:
        kept.pop()
    return [*kept, Piece("…")]


def _joined(row: Sequence[Piece]) -> Row:
    """The row with neighbours of one style made one piece, and nothing blank at its end."""
    joined: list[Piece] = []
    for piece in row:
        if joined and joined[-1].style == piece.style:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.style)
        else:
            joined.append(piece)
    joined[-1] = Piece(joined[-1].text.rstrip(" "), joined[-1].style)
    return tuple(joined)


def plain(rows: Iterable[Row]) -> str:
    """The rows as text, each with its line end."""
    return "".join("".join(piece.text for piece in row).rstrip(" ") + "\n" for row in rows)


def coloured(rows: Iterable[Row]) -> str:
    """The rows as text with the escape sequences of a terminal, each with its line end."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", legacy_windows=False, no_color=False, soft_wrap=True
    )
    for row in rows:
        console.print(Text.assemble(*((piece.text, _COLOURS[piece.style]) for piece in row)), highlight=False)
    return out.getvalue()
