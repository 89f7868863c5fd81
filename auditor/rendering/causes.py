"""Root causes as rows: the figure, what was probably meant, the bounds of its true value, and the figures it is tied with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.lines import Piece, Row, harmless, wrapped
from auditor.report import Alternative, Cause, Report, SpanShown

_INDENT = "    "
MOST_TIED = 3
"""So many members of a tie are named; the others are counted."""

MOST_COPIES = 6
"""The lines of so many further prints are named; more are counted."""


class CauseView(Record):
    """How causes are written: in which words, and how wide. `named` says that places need the name of their document."""

    said: Words
    width: int
    named: bool = False

    def rows(self, cause: Cause, *, most: int | None = None, ties: bool = True) -> list[Row]:
        """The cause, and below it the other members of its tie; each in at most so many rows."""
        head = self.said.say(
            "causes.cause" if cause.kind == "figure" else "causes.list",
            place=self._place(cause, cause.document),
            meant=self._meant(cause),
            range=self._range(cause),
            count=len(cause.findings),
        )
        rows = wrapped((Piece(head, "heading"),), self.width, rest=_INDENT)
        for line in self._tied(cause.alternatives) if ties else ():
            rows += wrapped((Piece(line, "dim"),), self.width, first=_INDENT, rest=_INDENT, most=most)
        return rows

    def _tied(self, alternatives: Sequence[Alternative]) -> Iterator[str]:
        figures = [other for other in alternatives if other.kind == "figure"]
        for other in figures[:MOST_TIED]:
            place = self._place(other, other.document)
            yield self.said.say("causes.tied", place=place, meant=self._meant(other), range=self._range(other))
        if len(figures) > MOST_TIED:
            places = self.said.say("punctuation.list").join(_figure(other.span) for other in figures[MOST_TIED:])
            yield self.said.say("causes.tied-more", count=len(figures) - MOST_TIED, places=places)
        for other in alternatives:
            if other.kind == "list":
                place = self._place(other, other.document)
                yield self.said.say("causes.tied-list", place=place, meant=self._meant(other), range=self._range(other))

    def _place(self, one: Cause | Alternative, document: str) -> str:
        place = self.said.say("causes.place", line=one.span.start_line, text=harmless(one.span.text))
        if len(one.duplicates) > MOST_COPIES:
            place += self.said.say("causes.many", count=len(one.duplicates) + 1)
        elif one.duplicates:
            lines = self.said.say("punctuation.list").join(str(span.start_line) for span in one.duplicates)
            place += self.said.say("causes.copies", lines=lines)
        return f"{document} {place}" if self.named else place

    def _meant(self, one: Cause | Alternative) -> str:
        if one.kind == "list":
            return _part(one, self.said)
        if not one.suggestions:
            return self.said.say("causes.no-slip")
        meant = one.suggestions[0]
        return self.said.say("causes.meant", text=harmless(meant.text), slip=self.said.say(f"slip.{meant.slip}"))

    def _range(self, one: Cause | Alternative) -> str:
        if one.low is None and one.high is None:
            return ""
        low, high = ("…" if bound is None else bound for bound in (one.low, one.high))
        if one.kind == "list":
            return _lack(one, self.said)
        return self.said.say("causes.range", low=low, high=high, unit=one.stated.unit)


def list_said(one: Cause | Alternative, said: Words) -> str:
    """What is wrong with a list under a total, where no figure need be: what it lacks, or has too much of."""
    return said.say("causes.of-list", range=_lack(one, said), meant=_part(one, said))


def _lack(one: Cause | Alternative, said: Words) -> str:
    low, high = ("…" if bound is None else bound for bound in (one.low, one.high))
    excess = low.startswith("-")
    ends = (high.removeprefix("-"), low.removeprefix("-")) if excess else (low, high)
    return said.say("causes.excess" if excess else "causes.lacks", low=ends[0], high=ends[1], unit=one.stated.unit)


def _part(one: Cause | Alternative, said: Words) -> str:
    parts = (
        said.say("causes.part", text=harmless(meant.text), slip=said.say(f"slip.{meant.slip}")) for meant in one.suggestions
    )
    return next(parts, "")


def caused(report: Report) -> Iterator[tuple[Cause, tuple[int, ...]]]:
    """The causes in their order, each with the findings that are told under it: those that no cause before it explains."""
    told: set[int] = set()
    for cause in report.causes:
        own = tuple(finding for finding in cause.findings if finding not in told)
        told.update(own)
        yield cause, own


def _figure(span: SpanShown) -> str:
    return f"{span.start_line}:{harmless(span.text)}"
