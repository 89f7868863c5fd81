"""The printed numbers of a document: which part of the disclosure they belong to, and which tables were not understood."""

from __future__ import annotations

import pytest

from auditor.facts import DocumentReading
from auditor.reading import read
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()


def reading(text: str) -> DocumentReading:
    return read(parse(Source(text, "printed"), VOCABULARY), VOCABULARY)


def parts(text: str) -> list[tuple[str, str]]:
    return [(text[number.span.start : number.span.end], number.part) for number in reading(text).numbers]


def test_the_part_of_a_number_is_what_the_innermost_telling_title_says() -> None:
    text = (
        "某馆2024年度部门决算\n支出1.00万元。\n第一部分 部门概况\n（一）主要职责\n投资2.00万元，接待3批次。\n"
        "第二部分 决算情况说明\n一、支出决算情况\n支出4.00万元，占5%。\n（一）说明\n支出6.00万元。\n"
        "（二）绩效自评\n涉及7.00万元，得分98分。\n"
    )
    assert parts(text) == [
        ("1.00万元", "account"),
        ("2.00万元", "work"),
        ("3批次", "counts"),
        ("4.00万元", "account"),
        ("5%", "account"),
        ("6.00万元", "account"),
        ("7.00万元", "targets"),
        ("98分", "counts"),
    ]


def table(title: str, head: str = "项目\t决算数", rows: str = "本年支出合计\t5.00\n其他支出\t6.00\n") -> str:
    return f"2024年度部门决算\n一、重点工作完成情况\n{title}\n单位：万元\n{head}\n{rows}"


def test_tables_of_the_account_belong_to_it_wherever_they_stand() -> None:
    assert {part for _, part in parts(table("支出决算表"))} == {"account"}
    assert {part for _, part in parts(table("捐赠清单"))} == {"work"}


@pytest.mark.parametrize(
    ("text", "figures", "why"),
    [
        (table("支出决算表"), 2, ""),
        (table("捐赠清单"), 2, "title"),
        (table("支出决算表", head="备注\t序号"), 2, "columns"),
        (table("捐赠清单", rows="图书\t1200\n字画\t1500\n家具\t1800\n"), 3, "title"),
    ],
)
def test_a_table_of_which_nothing_was_understood_says_why(text: str, figures: int, why: str) -> None:
    (only,) = reading(text).tables
    assert (only.figures, only.why) == (figures, why)
    assert text[only.span.start :].startswith(text.splitlines()[4])


def test_a_table_is_not_understood_where_many_of_its_columns_are_not() -> None:
    rows = "".join(
        f"{name}\t5.00\t{at}.10\t{at}.20%\n" for at, name in enumerate(("教育支出", "国防支出", "其他支出"), start=1)
    )
    (only,) = reading(table("支出决算表", head="项目\t决算数\t上年决算比\t比例", rows=rows)).tables
    assert only.why == "some"


@pytest.mark.parametrize("rows", ["一\t甲\n二\t乙\n", "1\t甲\n2\t乙\n3\t丙\n", "2080505\t甲\n2080506\t乙\n208\t丙\n2024\t丁\n"])
def test_words_ordinals_codes_and_years_are_no_figures_of_a_table(rows: str) -> None:
    assert reading(table("人员名单", rows=rows)).tables == ()


HEAD = "项目\t预算数\t执行数"
ROWS = (("修缮", "{a}", "{b}"), ("采编", "{b}", "{a}"), ("合计", "{c}", "{c}"))


def unknown(unit: str, a: str, b: str, c: str, *, code: str = "", head: str = HEAD) -> str:
    body = "\n".join(code + "\t".join(row).format(a=a, b=b, c=c) for row in ROWS)
    return f"2024年度情况\n馆舍修缮经费拨付明细表\n单位：{unit}\n{head}\n{body}\n"


def test_a_table_of_money_counts_the_same_in_whole_numbers_as_with_decimals() -> None:
    decimals = reading(unknown("亿元", "1.2345", "0.2050", "1.4395"))
    whole = reading(unknown("万元", "12345", "2050", "14395"))
    assert len(decimals.numbers) == len(whole.numbers) == 6
    assert [table.figures for table in whole.tables] == [6]
    assert not any(number.read for number in whole.numbers)


def test_codes_numbers_of_rows_and_columns_and_counts_are_no_amounts_of_a_table_of_money() -> None:
    coded = unknown("万元", "12345", "2050", "14395", code="20701\t", head=f"科目编码\t{HEAD}\n栏次\t\t1\t2")
    counted = unknown("万元", "12345", "2050", "14395", head="项目\t预算数\t受益人次")
    assert len(reading(coded).numbers) == 6
    assert len(reading(counted).numbers) == 3


def test_whole_numbers_of_a_table_that_says_no_unit_may_be_anything() -> None:
    assert not reading(unknown("万元", "12345", "2050", "14395").replace("单位：万元\n", "")).numbers
