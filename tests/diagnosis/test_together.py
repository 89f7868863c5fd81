"""Slips of several figures at once, in tables of our own."""

from fractions import Fraction
from itertools import pairwise

import pytest

from auditor import audit
from tests.accounts import document
from tests.accounts.printing import Cell

ACCOUNT = next(account for seed in range(40) if (account := document(seed, "tab", "final", "medium")).habits.unit == "元")


def cells_of(role: str, column: str | None = None) -> list[Cell]:
    return [
        cell
        for cell in ACCOUNT.cells
        if cell.text and cell.table == role and column in {None, cell.column} and Fraction(cell.text.replace(",", ""))
    ]


def rewritten(digits: dict[Cell, str]) -> str:
    """The account with other digits in some cells."""
    text = ACCOUNT.text
    for cell in sorted(digits, key=lambda one: -one.start):
        text = text[: cell.start] + digits[cell] + text[cell.end :]
    return text


def in_ten_thousands(cell: Cell) -> str:
    hundredths = int(Fraction(cell.text.replace(",", "")) * 100)
    return f"{hundredths // 10**6}.{hundredths % 10**6:06}"


@pytest.mark.parametrize(("role", "column"), [("R3", "基本支出"), ("R2", "财政拨款收入"), ("R6", None)])
def test_a_column_or_a_table_in_another_unit_is_one_cause(role: str, column: str | None) -> None:
    cells = cells_of(role, column)
    report = audit(rewritten({cell: in_ten_thousands(cell) for cell in cells}))
    (cause,) = report.causes
    assert [one.slip for one in cause.suggestions] == ["units"]
    assert len(cause.duplicates) == len(cells) - 1
    errors = [place for place, finding in enumerate(report.findings) if finding.severity == "error"]
    assert list(cause.findings) == errors
    first = next(cell for cell in cells if in_ten_thousands(cell) == cause.span.text)
    assert Fraction(cause.suggestions[0].value) == Fraction(first.text.replace(",", ""))


@pytest.mark.parametrize(("role", "column", "at"), [("R3", "基本支出", 7), ("R5", "基本支出", 7), ("R1", "金额", 1)])
def test_two_cells_interchanged_are_told_so(role: str, column: str, at: int) -> None:
    cells = cells_of(role, column)[at:]
    one, other = next((one, other) for one, other in pairwise(cells) if one.text != other.text)
    causes = audit(rewritten({one: other.text, other: one.text})).causes
    assert len(causes) == 2
    assert {cause.span.text: cause.suggestions[0].text for cause in causes} == {one.text: other.text, other.text: one.text}
    assert {cause.suggestions[0].slip for cause in causes} == {"exchanged"}


def test_two_lists_that_say_the_same_are_no_exchange() -> None:
    """Either list may have a wrong total or a wrong part; that their figures could change places is chance."""
    line = "2024年度{side}合计96.40万元，其中：一般公共预算财政拨款{side}95.10万元，政府性基金预算财政拨款{side}0.00万元。\n"
    text = "三、收支情况说明\n" + line.format(side="收入") + line.format(side="支出")
    assert all(one.slip != "exchanged" for cause in audit(text).causes for one in cause.suggestions)
