"""Rules that range over the text itself: what they bind, and where their findings point."""

from __future__ import annotations

import pytest

from auditor.checking import check
from auditor.facts import Announced, DocumentReading, Mark, Numbered, SequenceKind
from auditor.outcomes import Outcome, Verdict
from auditor.ruleset.messages import message_of
from auditor.text import Span
from tests.checking.making import NAMES, rule_text, ruleset

NO_CHOICE = "each: {match: choice}"
AS_OF = "each: {match: as-of}\nwhen: own_stage == final\nassert: year == own_year"
ITEMS = "each: {sequence: item}\nassert: ordinal == expected"


def mark(kind: str, at: int, year: int | None = None) -> Mark:
    return Mark(kind, Span(at, at + 2), 0, f"mark{at}", year)


def item(ordinal: int, expected: int, kind: SequenceKind = "item") -> Numbered:
    return Numbered(kind, ordinal, expected, Span(10 * ordinal, 10 * ordinal + 3), 0, f"({ordinal})")


def reading(
    *, year: int | None = 2024, stage: str = "final", **parts: tuple[Mark | Numbered | Announced, ...]
) -> DocumentReading:
    return DocumentReading(year, stage, (), (), (), (), {}, **parts)  # type: ignore[arg-type]


def outcomes(body: str, of: DocumentReading) -> tuple[Outcome, ...]:
    return check(ruleset(rule_text(body)), of, NAMES).outcomes


def test_all_places_of_a_mark_are_one_finding() -> None:
    (only,) = outcomes(NO_CHOICE, reading(marks=(mark("choice", 5), mark("as-of", 8, 2024), mark("choice", 20))))
    assert (only.verdict, only.anchor, only.duplicates) == (Verdict.FAIL, Span(5, 7), (Span(20, 22),))
    assert only.words["text"] == "mark5"


def test_a_text_without_the_mark_passes_once() -> None:
    (only,) = outcomes(NO_CHOICE, reading())
    assert (only.verdict, only.anchor) == (Verdict.PASS, Span(0, 0))


def test_every_year_is_judged_by_itself() -> None:
    marks = (mark("as-of", 1, 2023), mark("as-of", 4, 2024), mark("as-of", 7, 2023))
    found = {one.words["year"]: one for one in outcomes(AS_OF, reading(marks=marks))}
    assert {year: one.verdict for year, one in found.items()} == {2023: Verdict.FAIL, 2024: Verdict.PASS}
    assert found[2023].duplicates == (Span(7, 9),)


@pytest.mark.parametrize(
    ("of", "verdict"),
    [
        (reading(stage="budget", marks=(mark("as-of", 1, 2023),)), Verdict.NOT_APPLICABLE),
        (reading(year=None, marks=(mark("as-of", 1, 2023),)), Verdict.UNDECIDED),
    ],
)
def test_a_year_is_not_judged_where_the_rule_or_the_text_leaves_it_open(of: DocumentReading, verdict: Verdict) -> None:
    assert [one.verdict for one in outcomes(AS_OF, of)] == [verdict]


def test_a_rule_about_years_does_not_pass_where_no_year_is_named() -> None:
    checked = check(ruleset(rule_text(AS_OF)), reading(), NAMES)
    assert (checked.outcomes, checked.unbound) == ((), ("TST001",))


def test_enumerators_that_are_due_and_gaps_are_told_apart() -> None:
    numbered = (item(1, 1), item(2, 2), item(5, 3), item(6, 6), item(9, 7), item(4, 2, "part"))
    held, gap = sorted(outcomes(ITEMS, reading(numbered=numbered)), key=lambda one: one.verdict is Verdict.FAIL)
    assert (held.verdict, held.anchor) == (Verdict.PASS, Span(10, 13))
    assert (gap.verdict, gap.anchor, gap.duplicates) == (Verdict.FAIL, Span(50, 53), (Span(90, 93),))


def test_the_message_quotes_the_words() -> None:
    rules = ruleset(rule_text(AS_OF).replace("zh: 说明", 'zh: "{text}:{year}!={own_year}"'))
    (only,) = check(rules, reading(marks=(mark("as-of", 1, 2023),)), NAMES).outcomes
    assert message_of(rules.rules[0], only, "zh", lambda _: "")[0] == "mark1:2023!=2024"


def test_what_is_announced_is_one_outcome_for_all_that_is_kept_and_one_for_all_that_is_not() -> None:
    def entry(at: int, kept: bool) -> Announced:
        return Announced("heading", kept, Span(at, at + 2), 0, f"entry{at}", "")

    entries = (entry(1, True), entry(5, False), entry(9, False), Announced("order", False, Span(20, 22), 0, "x"))
    found = outcomes("each: {announced: heading}\nassert: kept", reading(announced=entries))
    assert [(one.verdict, one.anchor, one.duplicates) for one in found] == [
        (Verdict.PASS, Span(1, 3), ()),
        (Verdict.FAIL, Span(5, 7), (Span(9, 11),)),
    ]
    assert found[1].words["text"] == "entry5"


def test_a_document_that_announces_nothing_leaves_the_rule_unbound() -> None:
    checked = check(ruleset(rule_text("each: {announced: table}\nassert: kept")), reading(), NAMES)
    assert (checked.outcomes, len(checked.unbound)) == ((), 1)
