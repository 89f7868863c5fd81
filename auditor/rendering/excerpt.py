"""Excerpts of a document around its figures: at most thirty characters either side, the figures marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.record import Record
from auditor.rendering.lines import Piece, harmless, width_of
from auditor.report import SpanShown
from auditor.text import Source, Span

_AROUND = 30
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_SEPARATORS = frozenset(".,．，")
_MARKS = ("⟦", "⟧")


class Excerpt(Record):
    """A stretch of one line of the document and the figures in it, in their order."""

    window: Span
    figures: tuple[SpanShown, ...]

    @property
    def place(self) -> str:
        """Line and column of its first figure."""
        return f"{self.figures[0].start_line}:{self.figures[0].start_column}"


def excerpts(source: Source, figures: Iterable[SpanShown], *, widest: int, together: bool) -> list[Excerpt]:
    """The figures with what stands around them on their line, each place once.

    With `together`, figures that stand near each other share an excerpt where it stays within `widest` columns; otherwise each
    has its own, in the order given.
    """
    distinct = list({(figure.start, figure.end): figure for figure in figures}.values())
    if not together:
        return [_excerpt(source, (figure,)) for figure in distinct]
    groups: list[tuple[SpanShown, ...]] = []
    for figure in sorted(distinct, key=lambda shown: (shown.start, shown.end)):
        if groups and _near(source, groups[-1], figure, widest):
            groups[-1] = (*groups[-1], figure)
        else:
            groups.append((figure,))
    return [_excerpt(source, group) for group in groups]


def _near(source: Source, group: Sequence[SpanShown], figure: SpanShown, widest: int) -> bool:
    last = group[-1]
    if figure.start < last.end or figure.start_line != last.end_line:
        return False
    between = source.slice(Span(group[0].start, figure.end))
    return width_of(harmless(between)) + 4 * (len(group) + 1) <= widest


def _excerpt(source: Source, figures: tuple[SpanShown, ...]) -> Excerpt:
    first, last = figures[0], figures[-1]
    start, _ = _whole(source.text, max(source.line_span(first.start_line).start, first.start - _AROUND), first.start)
    _, end = _whole(source.text, last.end, min(max(source.line_span(last.end_line).end, last.end), last.end + _AROUND))
    return Excerpt(Span(start, end), figures)


def excerpt_pieces(source: Source, excerpt: Excerpt, *, marks: bool, widest: int) -> list[Piece]:
    """The excerpt as one row of at most `widest` columns, cut at both ends where it must be; with brackets if `marks`."""
    opening, closing = _MARKS if marks else ("", "")
    middle: list[Piece] = []
    at = excerpt.figures[0].start
    for figure in excerpt.figures:
        if figure.start > at:
            middle.append(Piece(harmless(source.slice(Span(at, figure.start)))))
        middle.append(Piece(f"{opening}{harmless(figure.text)}{closing}", "mark"))
        at = figure.end
    line = source.line_span(excerpt.figures[0].start_line)
    left = harmless(source.slice(Span(excerpt.window.start, excerpt.figures[0].start))).lstrip()
    right = harmless(source.slice(Span(at, excerpt.window.end))).rstrip()
    room = max(0, widest - sum(width_of(piece.text) for piece in middle) - 2)
    kept_right = _fitting(right, max(room // 2, room - width_of(left)), at_end=False)
    kept_left = _fitting(left, room - width_of(kept_right), at_end=True)
    before = "…" if len(kept_left) < len(left) or excerpt.window.start > line.start else ""
    after = (
        "…" if len(kept_right) < len(right) or excerpt.window.end < source.line_span(excerpt.figures[-1].end_line).end else ""
    )
    return [Piece(before + kept_left, "dim"), *middle, Piece(kept_right + after, "dim")]


def _fitting(text: str, width: int, *, at_end: bool) -> str:
    """As much of one end of a text as fits into `width` columns, without what is left of a number that does not fit whole."""
    if width_of(text) <= width:
        return text
    used, kept = 0, 0
    for character in reversed(text) if at_end else text:
        used += width_of(character)
        if used > width:
            break
        kept += 1
    start, end = _whole(text, len(text) - kept, len(text)) if at_end else _whole(text, 0, kept)
    return text[start:end]


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a part of a text, without the rest of a number that either of them cuts through."""
    while start < end and _cuts(text, start):
        start += 1
    while start < end and _cuts(text, end):
        end -= 1
    return start, end


def _cuts(text: str, at: int) -> bool:
    """Whether a boundary at this place stands between the digits of one number, or beside a separator between them."""
    around = text[max(0, at - 2) : at + 2]
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _DIGITS:
        return after in _DIGITS or (after in _SEPARATORS and around[-1] in _DIGITS)
    return before in _SEPARATORS and after in _DIGITS and around[0] in _DIGITS
