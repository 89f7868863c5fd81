"""Readings and outcomes made by hand over a real text, for tests of what comes after reading and checking."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from auditor.facts import Aspects, DocumentReading, Fact, PrintedNumber, SectionText
from auditor.node import Mistakes
from auditor.outcomes import Derived, Grade, Operand, Outcome, Verdict
from auditor.quantity import printed
from auditor.ruleset import Ruleset
from auditor.ruleset.loading import rules_of
from auditor.text import Source, Span
from auditor.yamlfile import parse_yaml

TEXT = """某局2024年度部门决算

三、支出决算情况说明
本年支出6,062.82万元，其中：基本支出196.82万元，占32%；项目支出5,865.99万元，占96%；经营支出0.00万元。
四、其他
会议费约3万元。
"""


SHARES = """
audit_rules: 1
namespace: core
rules:
- id: SHR001
  name: share-mismatch
  title: {zh: 占比与金额不符, en: Share does not match its amounts}
  why: {zh: 占比由两项金额决定。, en: A share follows from two amounts.}
  severity: error
  ground: definition
  each: {claim: share}
  stated: percent
  derived: part / whole * 100
  hints:
  - {if: "approx(percent, derived * 10)", say: {zh: 疑似小数点错位, en: the decimal point may have slipped}}
  message:
    zh: "{part.label}占比写为{stated}，推算为{derived}"
    en: "the share of {part} is printed {stated}, works out as {derived}"
  basis: 财预〔2016〕143号
  examples:
  - pass: 本年支出200.00万元，其中：基本支出178.24万元，占89.12%。
  - fail: 本年支出200.00万元，其中：基本支出178.24万元，占⟦89.21%⟧。
    derived: "89.12"
"""


def shares() -> Ruleset:
    """A ruleset of one rule, that a share follows from its amounts."""
    mistakes = Mistakes()
    rules = rules_of(parse_yaml(SHARES, "rules/shares.yaml"), None, mistakes)
    mistakes.raise_if_any()
    return Ruleset(rules, "5ea1", ("rules/shares.yaml",))


@dataclass
class Handmade:
    """A text and the facts that were written down about it, in the order in which they were."""

    source: Source = field(default_factory=lambda: Source(TEXT, "report.txt"))
    facts: list[Fact] = field(default_factory=list)

    def span(self, text: str) -> Span:
        """Where a text stands that occurs once."""
        assert self.source.text.count(text) == 1, text
        start = self.source.text.index(text)
        return Span(start, start + len(text))

    def fact(self, text: str, label: str, *, unit: str = "yuan", scale: int = 10**4, aspects: Aspects | None = None) -> Fact:
        """The fact that is printed as `text`, with its unit."""
        digits = "".join(character for character in text if character in "0123456789.,-")
        quantity = printed(digits, unit=unit, scale=scale)
        assert quantity is not None
        span = self.span(text)
        line = self.source.line_span(self.source.place(span.start).line)
        made = Fact(len(self.facts), label, None, quantity, span, aspects or Aspects(year=2024), 0, line)
        self.facts.append(made)
        return made

    def percent(self, text: str, label: str) -> Fact:
        """The percentage that is printed as `text`."""
        return self.fact(text, label, unit="percent", scale=1, aspects=Aspects(measure="share"))

    def share(self, part: Fact, whole: Fact, percent: Fact, verdict: Verdict = Verdict.FAIL) -> Outcome:
        """The outcome of the share rule on three facts, with the arithmetic of the printed figures."""
        value = Fraction(part.quantity.value, whole.quantity.value) * 100
        low = Fraction(part.quantity.low, whole.quantity.high) * 100
        high = Fraction(part.quantity.high, whole.quantity.low) * 100
        stated = Operand("percent", percent)
        return Outcome(
            rule_id="SHR001",
            verdict=verdict,
            anchor=percent.span,
            section=0,
            operands=(Operand("part", part), Operand("whole", whole), stated),
            grade=Grade.CONTRADICTION if verdict is Verdict.FAIL else None,
            stated=stated,
            derived=Derived(value, low, high, "percent", "196.82 ÷ 6,062.82 × 100"),
            hints=(0,) if verdict is Verdict.FAIL else (),
            sensitive=frozenset({part.number, percent.number}),
        )

    def reading(self) -> DocumentReading:
        """Everything that was written down, in two sections."""
        heads = (self.span("三、支出决算情况说明"), self.span("四、其他"))
        sections = (
            SectionText("三、支出决算情况说明", Span(heads[0].start, heads[1].start), 1),
            SectionText("四、其他", Span(heads[1].start, len(self.source.text)), 1),
        )
        numbers = [PrintedNumber(fact.span, fact.quantity.is_zero, True, self._section(fact.span)) for fact in self.facts]
        numbers.append(PrintedNumber(self.span("3万元"), False, False, 1))
        return DocumentReading(2024, "final", tuple(self.facts), (), sections, tuple(numbers))

    def _section(self, span: Span) -> int:
        return 0 if span.start < self.span("四、其他").start else 1


def contradiction() -> tuple[Handmade, tuple[Outcome, ...]]:
    """The text with a share that fails, one that passes, and one that could not be decided."""
    made = Handmade()
    whole = made.fact("6,062.82万元", "本年支出")
    basic = made.fact("196.82万元", "基本支出")
    basic_share = made.percent("32%", "基本支出占比")
    project = made.fact("5,865.99万元", "项目支出")
    project_share = made.percent("96%", "项目支出占比")
    zero = made.fact("0.00万元", "经营支出")
    undecided = Outcome("SHR001", Verdict.UNDECIDED, zero.span, 0, (Operand("part", zero),), reason="missing:percent")
    fail = made.share(basic, whole, basic_share)
    return made, (made.share(project, whole, project_share, Verdict.PASS), undecided, fail)
