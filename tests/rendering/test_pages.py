"""Rules as text."""

from auditor.locale import words
from auditor.rendering.pages import Mistaken, examples_tested, rule_list, rule_page
from tests import handmade

RULES = handmade.shares().rules


def test_a_page_says_what_the_rule_demands_and_shows_failing_examples_first() -> None:
    text = rule_page(RULES[0], words("zh"))
    assert text.startswith("SHR001 share-mismatch\n占比与金额不符\n")
    assert "算式：percent = part / whole * 100\n" in text
    assert "文件：rules/shares.yaml:" in text
    assert text.index("⟦89.21%⟧") < text.index("89.12%")


def test_the_list_has_a_row_for_each_rule() -> None:
    assert rule_list(RULES, words("en")).splitlines() == [
        "SHR001   error    share-mismatch  Share does not match its amounts",
        "1 rules",
    ]


def test_examples_that_end_otherwise_are_told() -> None:
    wrong = [Mistaken(RULES[0], 2, "fail", "pass 89.21%")]
    text = examples_tested(RULES, wrong, words("en"))
    assert text.endswith("SHR001 example 2: expected failed, found pass 89.21%\n1 rules, 2 examples, 1 failed\n")
