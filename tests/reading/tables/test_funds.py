"""Where the money of a project comes from: sources below the total or beside it, never the total itself once more."""

import pytest

from auditor.quantity import digits_of
from tests.reading.reader import reading

TITLE = "某县文旅局2025年部门预算\n项目支出绩效目标表\n单位：万元\n"


def sums(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, digits_of(one.total.quantity), [digits_of(part.quantity) for part in one.parts])
        for one in reading(TITLE + text).divisions
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年度资金总额\t9.20\n其中：财政拨款\t9.00\n其他资金\t0.20\n", [("sources", "9.20", ["9.00", "0.20"])]),
        ("资金总额\t财政拨款\t其他资金\n9.20\t9.20\t0\n", [("sources", "9.20", ["9.20", "0"])]),
        ("资金总额\t财政拨款\t其他资金\n9.20\t9.20\t\n", [("funds", "9.20", ["9.20"])]),
        ("年度资金总额\t9.20\n财政拨款\t9.20\n一般公共预算\t9.20\n其他资金\t0.00\n", []),  # a fund within the appropriation
        ("年度资金总额\t9.20\n财政拨款\t9.20\n上年结转资金\t3.00\n其他资金\t0.00\n", []),  # which may be within it too
        ("年度资金总额\t9.20\n当年财政拨款\t6.20\n上年结转资金\t3.00\n", [("sources", "9.20", ["6.20", "3.00"])]),
        ("年度资金总额\t9.20\n其中：财政拨款\t9.00\n", []),  # one part alone is an example
        ("资金总额\t财政拨款\t捐赠\n9.20\t9.00\t0.20\n", []),  # a column that nobody knows
    ],
)
def test_sources_make_up_the_total(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert sums(text) == found


def test_a_zero_is_as_precise_as_the_amounts_beside_it() -> None:
    (division,) = reading(TITLE + "资金总额\t财政拨款\t其他资金\n9.20\t9.20\t0\n").divisions
    assert division.parts[1].quantity.ulp == division.total.quantity.ulp
