"""Names and codes of one year; which names may stand under which; and what stays unknown."""

import pytest

from auditor.classification.model import Classification, Row, of_year, spelling

SMALL = of_year(
    [
        Row("functional", "301", "甲支出", "book", 2022, 2025, True, True),
        Row("functional", "30101", "乙", "book", 2022, 2025, True, True),
        Row("functional", "3010101", "运行", "book", 2022, 2025, True, False),
        Row("functional", "3010102", "疑问", "book", 2022, 2025, False, False),
        Row("functional", "30102", "丙", "book", 2022, 2025, True, False),
        Row("functional", "3010201", "运行", "book", 2022, 2025, True, False),
        Row("functional", "3010202", "丙事业（专项）", "book", 2022, 2025, True, False),
        Row("functional", "30103", "丁", "book", 2022, 2025, False, True),
        Row("functional", "302", "戊支出", "book", 2022, 2025, True, False),
        Row("functional", "30201", "己", "book", 2022, 2025, True, True),
        Row("functional", "3020101", "未定", "book", 2022, 2025, False, False),
        Row("economic", "301", "工资", "book", 2022, 2025, True, True),
    ],
    2024,
    ("支出",),
)


def test_names_and_codes_belong_to_a_scheme_and_a_level() -> None:
    assert SMALL.name_of("functional", "301") == "甲支出"
    assert SMALL.name_of("economic", "301") == "工资"
    assert SMALL.name_of("functional", "999") is None
    assert SMALL.codes_of("functional", "运行", 3) == ("3010101", "3010201")
    assert SMALL.codes_of("functional", "运行", 2) == ()
    assert SMALL.codes_of("economic", "运行", 2) == ()


def test_the_codes_above_a_name() -> None:
    assert SMALL.parents_of("functional", "运行", 3) == ("30101", "30102")
    assert SMALL.parents_of("functional", "乙", 2) == ("301",)
    assert SMALL.parents_of("functional", "甲", 1) == ()
    assert SMALL.parents_of("functional", "没有", 3) == ()


@pytest.mark.parametrize(
    "printed", ["丙事业（专项）", "丙事业(专项)", "丙 事业（专项）", "丙事业（专项）支出", "丙事业\n（专项）"]
)
def test_spellings_of_one_name_are_one_name(printed: str) -> None:
    assert SMALL.codes_of("functional", printed, 3) == ("3010202",)


def test_an_ending_alone_is_a_name() -> None:
    assert spelling("支出", ("支出",)) == "支出"
    assert spelling("其他支出", ("支出",)) == "其他"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("运行", "乙", "甲"), True),
        (("运行", "乙", "301"), True),
        (("运行", "30101", "301"), True),
        (("3010101", "乙", "301"), True),
        (("丙事业（专项）", "30101", "301"), False),
        (("3010202", "30101"), False),
        (("3010199", "30101", "301"), None),  # a code that is not in the dictionary
        (("30101", "30101", "301"), None),  # the code of a section
        (("运行", "乙"), True),
        (("丙事业（专项）", "乙"), False),
        (("丙事业（专项）", "乙", "甲支出"), False),
        (("己", "乙"), None),  # a section is no line
        (("没有", "乙"), None),  # a line that nobody knows
        (("运行", "没有"), None),  # a section that nobody knows
        (("运行", "乙", "没有"), None),  # a class that nobody knows
        (("疑问", "乙"), None),  # owned, for all that is known
        (("未定", "乙"), None),  # known for certain nowhere
        (("丙事业（专项）", "丁"), None),  # the section is uncertain
        (("疑问", "丙"), None),  # the section may have more lines than those listed
        (("运行", "己", "甲"), False),  # the class lists its sections, and this one is of another class
        (("运行", "乙", "戊"), None),  # the class may have more sections than those listed
    ],
)
def test_what_may_stand_under_what(names: tuple[str, str] | tuple[str, str, str], expected: bool | None) -> None:
    assert SMALL.may_stand_under(*names) is expected


def test_a_year_without_rows_knows_nothing() -> None:
    nothing = of_year(SMALL.rows.values(), 1999, ("支出",))
    assert nothing.rows == {}
    assert nothing.may_stand_under("丙事业（专项）", "乙") is None


def test_rows_count_in_their_years_only() -> None:
    rows = [
        Row("functional", "301", "旧", "book", 2022, 2023, True, False),
        Row("functional", "301", "新", "book", 2024, 2025, True, False),
    ]
    named = [of_year(rows, year, ()).name_of("functional", "301") for year in range(2021, 2027)]
    assert named == [None, "旧", "旧", "新", "新", None]


def test_order_of_rows_makes_no_difference() -> None:
    backwards: Classification = of_year(list(SMALL.rows.values())[::-1], 2024, ("支出",))
    assert backwards == SMALL
