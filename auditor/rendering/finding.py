"""One finding as rows: its place and title, its message, the figures where they stand, the arithmetic with its intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.excerpt import excerpt_pieces, excerpts
from auditor.rendering.lines import Piece, Row, harmless, width_of, wrapped
from auditor.report import SEVERITIES, Coverage, Finding, Severity, SpanShown
from auditor.text import Source

_INDENT = "    "
_HANGING = "      "


class Evidence(IntEnum):
    """Which figures of a finding are shown where they stand: each by itself, near ones together, the main one only, or none."""

    EACH = 3
    TOGETHER = 2
    MAIN = 1
    NONE = 0


class Detail(Record):
    """How much is told of a finding.

    evidence  which of its figures are shown where they stand
    most      the most rows for its message, its arithmetic, and each hint; None is no bound
    hints     whether hints and further places are told
    shown     the severities that get all this; the others are told in one paragraph
    """

    evidence: Evidence
    most: int | None
    hints: bool
    shown: tuple[Severity, ...]


EVERYTHING = Detail(Evidence.EACH, None, hints=True, shown=SEVERITIES)
DETAILS = (
    EVERYTHING,
    Detail(Evidence.TOGETHER, None, hints=True, shown=SEVERITIES),
    Detail(Evidence.TOGETHER, 2, hints=True, shown=("error", "warning")),
    Detail(Evidence.TOGETHER, 2, hints=True, shown=("error",)),
    Detail(Evidence.TOGETHER, 1, hints=True, shown=("error",)),
    Detail(Evidence.MAIN, 1, hints=True, shown=("error",)),
    Detail(Evidence.MAIN, 1, hints=False, shown=("error",)),
    Detail(Evidence.NONE, 1, hints=False, shown=("error",)),
    Detail(Evidence.NONE, 1, hints=False, shown=()),
)
ONE_ROW = DETAILS[-1]
"""From the most telling to the tersest; none takes more rows than the one before it."""


class FindingView(Record):
    """How findings are written: in which words, how wide, and whether figures are marked by brackets or by their style.

    `fingerprints` says whether a finding shows the one by which it can be explained and waived.
    """

    said: Words
    width: int
    marks: bool
    fingerprints: bool = False

    def rows(self, finding: Finding, source: Source, detail: Detail, *, section: str = "") -> list[Row]:
        """The finding in as many rows as the detail asks for; `section` is named after its title if it is not empty."""
        title = (
            Piece(f"  {place_of(finding.span)} ", finding.severity),
            Piece(f"{finding.rule_id} {harmless(finding.title)}", "heading"),
        )
        message = Piece(harmless(finding.message))
        if finding.severity not in detail.shown:
            colon = Piece(self.said.say("punctuation.colon"))
            return wrapped((*title, colon, message), self.width, rest=_INDENT, most=detail.most)
        where = Piece(self.said.say("console.section", title=section) if section else "", "dim")
        rows = wrapped((*title, where), self.width, rest=_INDENT, most=detail.most)
        rows += self._indented(message, detail)
        rows += self._excerpts(finding, source, detail.evidence)
        rows += self._arithmetic(finding, detail)
        for remark in self._remarks(finding) if detail.hints else ():
            rows += self._indented(remark, detail)
        return rows

    def text_rows(self, finding: Finding, document: str, *, most: int | None) -> list[Row]:
        """A finding on the text itself: its lines, its title and how many places it has.

        In one row (`most` = 1) there are as many of its lines as fit, in full all of them and its message.
        """
        places = (finding.span, *finding.duplicates)
        lines = list(dict.fromkeys(place.start_line for place in places))
        told = self.said.say("console.places", count=len(places)) if len(places) > 1 else ""
        behind = (Piece(f"  {finding.rule_id} ", "heading"), Piece(f"{harmless(finding.title)}{told}"))
        if most is None:
            message = Piece(self.said.say("punctuation.colon") + harmless(finding.message))
            pieces = (self._lines(finding, document, lines, len(lines)), *behind, message)
            rows = wrapped(pieces, self.width, rest=_INDENT)
            if self.fingerprints:
                shown_as = self.said.say("console.fingerprint", fingerprint=finding.fingerprint)
                rows += wrapped((Piece(shown_as, "dim"),), self.width, first=_INDENT)
            return rows
        room = self.width - sum(width_of(piece.text) for piece in behind)
        shown = len(lines)
        while shown > 1 and width_of(self._lines(finding, document, lines, shown).text) > room:
            shown -= 1
        return wrapped((self._lines(finding, document, lines, shown), *behind), self.width, rest=_INDENT, most=most)

    def _lines(self, finding: Finding, document: str, lines: Sequence[int], shown: int) -> Piece:
        """The first so many of the lines, with an ellipsis for the others."""
        listed = ", ".join(map(str, lines[:shown])) + (" \u2026" if shown < len(lines) else "")
        return Piece(f"  {harmless(document)}{self.said.say('console.lines', lines=listed)}", finding.severity)

    def _excerpts(self, finding: Finding, source: Source, evidence: Evidence) -> Iterator[Row]:
        if evidence is Evidence.NONE:
            return
        figures = [operand.span for operand in finding.operands] or [finding.span]
        room = self.width - len(_INDENT)
        shown = excerpts(source, figures, widest=room - 20, together=evidence < Evidence.EACH)
        if evidence is Evidence.MAIN:
            shown = [excerpt for excerpt in shown if finding.span in excerpt.figures][:1] or shown[:1]
        column = max(len(place_of(excerpt.figures[0])) for excerpt in shown) + 1
        for excerpt in shown:
            place = Piece(_INDENT + place_of(excerpt.figures[0]).ljust(column), "dim")
            yield (place, *excerpt_pieces(source, excerpt, marks=self.marks, widest=room - column))

    def _arithmetic(self, finding: Finding, detail: Detail) -> list[Row]:
        text = arithmetic_said(finding, self.said)
        return self._indented(Piece(text), detail) if text else []

    def _remarks(self, finding: Finding) -> Iterator[Piece]:
        """The hints, and the further places of the finding."""
        for hint in finding.hints:
            yield Piece(self.said.say("console.hint", hint=harmless(hint)), "info")
        if finding.duplicates:
            places = self.said.say("punctuation.list").join(map(place_of, finding.duplicates))
            yield Piece(self.said.say("console.also-at", places=places), "dim")
        if self.fingerprints:
            yield Piece(self.said.say("console.fingerprint", fingerprint=finding.fingerprint), "dim")

    def _indented(self, piece: Piece, detail: Detail) -> list[Row]:
        return wrapped((piece,), self.width, first=_INDENT, rest=_HANGING, most=detail.most)


def arithmetic_said(finding: Finding, said: Words) -> str:
    """The derived figure with its expression, the stated one, and by how much they differ; empty without such a pair."""
    stated, derived = finding.stated, finding.derived
    if stated is None or derived is None or derived.value is None:
        return ""
    return said.say(
        "console.arithmetic",
        expression=harmless(derived.expression),
        derived=_with_box(said, derived.value, derived.low, derived.high, stated.unit),
        stated=_with_box(said, stated.value, stated.low, stated.high, stated.unit),
        difference=finding.difference or "0",
    )


def _with_box(said: Words, value: str, low: str | None, high: str | None, unit: str) -> str:
    """A value with the interval of true values behind it, unless that is the value alone."""
    if low is None or high is None or low == high:
        return f"{value}{unit}"
    return said.say("console.box", value=value, unit=unit, low=low, high=high)


def section_title(coverage: Coverage, span: SpanShown) -> str:
    """The title of the innermost section in which a place lies; empty before the first heading."""
    title = ""
    for section in coverage.sections:
        if section.start <= span.start < section.end and section.title:
            title = section.title
    return title


def is_textual(finding: Finding) -> bool:
    """Whether a finding is about the text itself: it has places, and no figures."""
    return finding.stated is None and not finding.operands


def place_of(span: SpanShown) -> str:
    """Line and column, as editors write them."""
    return f"{span.start_line}:{span.start_column}"
