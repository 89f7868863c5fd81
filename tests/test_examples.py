"""The runner of examples: marks, and what counts as agreeing."""

from auditor.examples import departure, mistaken, unmarked
from auditor.outcomes import Verdict
from auditor.record import replace
from auditor.text import Span
from tests import handmade

RULE = handmade.shares().rules[0]


def test_marks_are_taken_out_and_remembered() -> None:
    text, primary, related = unmarked("共⟪200⟫，占⟦89%⟧。⟪1⟫")
    assert text == "共200，占89%。1"
    assert primary == (Span(6, 9),)
    assert related == (Span(1, 4), Span(10, 11))


def test_the_examples_of_the_rule_agree() -> None:
    assert list(mistaken(RULE)) == []


def test_a_wrong_verdict_place_or_value_is_found_out() -> None:
    passing, failing = RULE.examples
    assert departure(RULE, replace(passing, verdict=Verdict.FAIL))
    assert departure(RULE, replace(failing, verdict=Verdict.PASS))
    assert departure(RULE, replace(failing, derived="89.13"))
    moved = failing.text.replace("⟦", "").replace("⟧", "").replace("178.24万元", "⟦178.24万元⟧")
    assert departure(RULE, replace(failing, text=moved))
    assert departure(RULE, replace(passing, text="没有数字。"))
