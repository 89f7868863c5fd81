"""One finding as rows: its place and title, its message, the figures where they stand, the arithmetic with its intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.locale import Words
from auditor.rendering.excerpt import excerpt_pieces, excerpts
from auditor.rendering.lines import Piece, Row, harmless, wrapped
from auditor.report import SEVERITIES, Finding, Severity, SpanShown
from auditor.text import Source

_INDENT = "    "
_HANGING = "      "


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is told of a finding.

    together  figures that stand near each other share an excerpt; otherwise each figure has its own
    most      the most rows for its message, its arithmetic, and each hint; None is no bound
    evidence  severities whose excerpts are shown
    sums      severities whose arithmetic and hints are shown; the others are told in one paragraph
    """

    together: bool
    most: int | None
    evidence: tuple[Severity, ...]
    sums: tuple[Severity, ...]


EVERYTHING = Detail(together=False, most=None, evidence=SEVERITIES, sums=SEVERITIES)
"""From the most telling to the tersest."""
DETAILS = (
    EVERYTHING,
    Detail(together=True, most=None, evidence=SEVERITIES, sums=SEVERITIES),
    Detail(together=True, most=2, evidence=("error",), sums=SEVERITIES),
    Detail(together=True, most=2, evidence=("error",), sums=("error",)),
    Detail(together=True, most=1, evidence=("error",), sums=("error",)),
    Detail(together=True, most=1, evidence=(), sums=("error",)),
    Detail(together=True, most=1, evidence=(), sums=()),
)


@dataclass(frozen=True, slots=True)
class FindingView:
    """How findings are written: in which words, how wide, and whether figures are marked by brackets or by their style."""

    said: Words
    width: int
    marks: bool

    def rows(self, finding: Finding, source: Source, detail: Detail, *, section: str = "") -> list[Row]:
        """The finding in as many rows as the detail asks for; `section` is named after its title if it is not empty."""
        title = (
            Piece(f"  {place_of(finding.span)} ", finding.severity),
            Piece(f"{finding.rule_id} {harmless(finding.title)}", "heading"),
        )
        message = Piece(harmless(finding.message))
        if finding.severity not in detail.sums:
            colon = Piece(self.said.say("punctuation.colon"))
            return wrapped((*title, colon, message), self.width, rest=_INDENT, most=detail.most)
        where = Piece(self.said.say("console.section", title=section) if section else "", "dim")
        rows = wrapped((*title, where), self.width, rest=_INDENT, most=detail.most)
        rows += self._indented(message, detail)
        if finding.severity in detail.evidence:
            rows += self._excerpts(finding, source, together=detail.together)
        for remark in self._remarks(finding):
            rows += self._indented(remark, detail)
        return rows

    def _excerpts(self, finding: Finding, source: Source, *, together: bool) -> Iterator[Row]:
        figures = [operand.span for operand in finding.operands] or [finding.span]
        room = self.width - len(_INDENT)
        shown = excerpts(source, figures, widest=room - 20, together=together)
        column = max(len(place_of(excerpt.figures[0])) for excerpt in shown) + 1
        for excerpt in shown:
            place = Piece(_INDENT + place_of(excerpt.figures[0]).ljust(column), "dim")
            yield (place, *excerpt_pieces(source, excerpt, marks=self.marks, widest=room - column))

    def _remarks(self, finding: Finding) -> Iterator[Piece]:
        """The arithmetic, the hints, and the further places of the finding."""
        say = self.said.say
        if finding.stated is not None and finding.derived is not None and finding.derived.value is not None:
            stated, derived = finding.stated, finding.derived
            yield Piece(
                say(
                    "console.arithmetic",
                    expression=harmless(derived.expression),
                    derived=self._with_box(finding.derived.value, derived.low, derived.high, stated.unit),
                    stated=self._with_box(stated.value, stated.low, stated.high, stated.unit),
                    difference=finding.difference or "0",
                )
            )
        for hint in finding.hints:
            yield Piece(say("console.hint", hint=harmless(hint)), "info")
        if finding.duplicates:
            places = say("punctuation.list").join(map(place_of, finding.duplicates))
            yield Piece(say("console.also-at", places=places), "dim")

    def _with_box(self, value: str, low: str | None, high: str | None, unit: str) -> str:
        """A value with the interval of true values behind it, unless that is the value alone."""
        if low is None or high is None or low == high:
            return f"{value}{unit}"
        return self.said.say("console.box", value=value, unit=unit, low=low, high=high)

    def _indented(self, piece: Piece, detail: Detail) -> list[Row]:
        return wrapped((piece,), self.width, first=_INDENT, rest=_HANGING, most=detail.most)


def place_of(span: SpanShown) -> str:
    """Line and column, as editors write them."""
    return f"{span.start_line}:{span.start_column}"
