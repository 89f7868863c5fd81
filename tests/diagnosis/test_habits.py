"""Habits of a document: percentages cut off throughout are one note, and a last digit that makes shares add up is told so."""

from fractions import Fraction
from random import Random

from auditor import audit
from auditor.quantity import to_text
from auditor.report import Finding

HEAD = "三、支出决算情况说明\n"
ITEM = "{name}支出{part}万元，占{share}%"
NAMES = ("一般公共服务", "教育", "科学技术", "社会保障和就业", "卫生健康", "农林水", "住房保障")


def report(parts: list[int], shares: list[str]) -> str:
    """A year's expenditure in hundredths of ten thousand yuan, by class, with their shares."""
    items = "；".join(
        ITEM.format(name=name, part=to_text(Fraction(part, 100), 2, 1), share=share)
        for name, part, share in zip(NAMES, parts, shares, strict=False)
    )
    return f"{HEAD}本年支出{to_text(Fraction(sum(parts), 100), 2, 1)}万元，其中：{items}。\n"


def cut_off(value: Fraction, decimals: int = 1) -> str:
    return to_text(Fraction(int(value * 10**decimals), 10**decimals), decimals, 1)


def truncated(text: str) -> list[Finding]:
    return [finding for finding in audit(text).findings if finding.grade == "truncated"]


def true_parts(rng: Random) -> list[int]:
    return [rng.randint(10**5, 10**7) for _ in NAMES]


def test_cutting_off_throughout_is_one_note_with_all_its_places() -> None:
    parts = [30_550, 19_670, 49_780]
    text = report(parts, [cut_off(Fraction(100 * part, sum(parts)), 0) for part in parts])
    (finding,) = truncated(text)
    assert finding.severity == "info"
    assert [finding.span.text, *(span.text for span in finding.duplicates)] == ["30%", "19%", "49%"]


def test_one_percentage_that_was_certainly_rounded_refutes_the_habit() -> None:
    found = truncated(report([30_550, 19_670, 49_780], ["30", "19", "50"]))
    assert [(finding.span.text, finding.severity) for finding in found] == [("30%", "warning"), ("19%", "warning")]


def test_a_report_that_rounds_has_no_such_habit() -> None:
    rng = Random(3)
    for _ in range(60):
        parts = true_parts(rng)
        assert truncated(report(parts, [to_text(Fraction(100 * part, sum(parts)), 1, 1) for part in parts])) == []


def test_a_report_that_cuts_off_gets_one_note_at_most() -> None:
    rng = Random(4)
    notes = 0
    for _ in range(60):
        parts = true_parts(rng)
        found = truncated(report(parts, [cut_off(Fraction(100 * part, sum(parts))) for part in parts]))
        assert len(found) <= 1
        notes += bool(found) and found[0].severity == "info"
    assert notes >= 40


def test_a_last_digit_that_makes_shares_add_up_is_told_so() -> None:
    text = report([70_000, 40_000, 10_000], ["58.34", "33.33", "8.33"])
    (finding,) = [one for one in audit(text).findings if one.grade == "last_digit"]
    assert finding.span.text == "58.34%"
    assert "凑" in finding.hints[-1]


def test_a_last_digit_that_makes_nothing_add_up_is_not() -> None:
    text = report([70_000, 40_000, 10_000], ["58.34", "33.33", "8.34"])
    found = [one for one in audit(text).findings if one.grade == "last_digit"]
    assert found
    assert all("凑" not in hint for one in found for hint in one.hints)
