"""The packaged dictionary: its rows, the years it covers, and what reports really print."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from auditor.classification import Classification, classification
from auditor.classification.load import COMPILED, from_json
from auditor.vocabulary import load

YEARS = (2022, 2023, 2024, 2025)


@pytest.mark.parametrize("year", YEARS)
def test_every_row_has_its_parent_and_siblings_their_own_names(year: int) -> None:
    book, sources = classification(year), json.loads(COMPILED.read_text(encoding="utf-8"))["sources"]
    assert len(book.rows) > 1400
    for (scheme, code), row in book.rows.items():
        assert row.level == 1 or (scheme, code[:-2]) in book.rows
        assert row.source in sources
    named = sorted((scheme, code[:-2], row.name) for (scheme, code), row in book.rows.items() if row.level > 1)
    assert [pair for pair in pairwise(named) if pair[0] == pair[1]] == []


def test_a_row_that_holds_in_some_years_only_is_not_claimed_to_be_certain() -> None:
    rows, _ = from_json(COMPILED.read_text(encoding="utf-8"))
    assert [row.code for row in rows if (row.first, row.last) != (2022, 2025) and row.certain] == []


def test_the_vocabulary_names_the_same_classes() -> None:
    book = classification(2024)
    for name, code in load().functions.items():
        if (told := book.name_of("functional", code)) == name:
            assert code in book.codes_of("functional", name, 1)
        assert told is not None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2080505", "机关事业单位基本养老保险缴费支出"),
        ("2101501", "行政运行"),
        ("21208", "国有土地使用权出让收入安排的支出"),
        ("2210201", "住房公积金"),
        ("2296002", "用于社会福利的彩票公益金支出"),
        ("224", "灾害防治及应急管理支出"),
    ],
)
def test_codes_that_every_office_knows(code: str, name: str) -> None:
    assert classification(2024).name_of("functional", code) == name


def test_economic_codes() -> None:
    book = classification(2024)
    assert book.name_of("economic", "30231") == "公务用车运行维护费"
    assert book.codes_of("economic", "维修(护)费", 2) == ("30213",)
    assert book.codes_of("economic", "其他支出", 1) == ("399",)
    assert book.parents_of("economic", "办公设备购置", 2) == ("309", "310")


TRUE = [
    ("其他社会保障和就业支出", "其他社会保障和就业支出", "社会保障和就业支出"),
    ("其他社会保障和就业支出", "其他社会保障和就业", "社会保障和就业"),
    ("行政单位离退休", "行政事业单位养老支出", "208"),
    ("突发公共卫生事件应急处置", "公共卫生", "卫生健康支出"),
    ("信息化建设", "医疗保障管理事务", "卫生健康"),
    ("住房公积金", "住房改革支出", "住房保障"),
    ("事业运行", "农业农村", "农林水支出"),
    ("档案馆", "档案事务", "一般公共服务支出"),
]
FALSE = [
    ("其他社会保障和就业支出", "行政事业单位养老支出", "社会保障和就业支出"),
    ("住房公积金", "行政事业单位医疗", "卫生健康支出"),
    ("行政运行", "住房改革支出", "住房保障支出"),
    ("死亡抚恤", "行政事业单位养老支出", None),
    ("行政单位医疗", "行政事业单位医疗", "社会保障和就业支出"),
]
UNKNOWN = [
    ("行政运行", "医保事务", "一般公共服务"),
    ("一个没有的科目", "行政事业单位养老支出", "208"),
    ("褒扬纪念", "行政事业单位养老支出", "208"),
    ("行政运行", "中医药事务", "卫生健康支出"),
    ("事业运行", "档案事务", "一般公共服务支出"),
]


@pytest.mark.parametrize("names", TRUE)
def test_lines_that_their_section_owns(names: tuple[str, str, str | None]) -> None:
    assert classification(2024).may_stand_under(*names) is True


@pytest.mark.parametrize("names", FALSE)
def test_lines_that_another_section_owns(names: tuple[str, str, str | None]) -> None:
    assert classification(2024).may_stand_under(*names) is False


@pytest.mark.parametrize("names", UNKNOWN)
def test_lines_of_which_nothing_is_known(names: tuple[str, str, str | None]) -> None:
    assert classification(2024).may_stand_under(*names) is None


def test_every_certain_line_may_stand_where_it_stands() -> None:
    book = classification(2024)
    for code, row in lines(book):
        section, class_ = book.name_of("functional", code[:5]), book.name_of("functional", code[:3])
        assert section is not None
        assert book.may_stand_under(row, section, class_) is not False


def lines(book: Classification) -> list[tuple[str, str]]:
    return [(code, row.name) for (scheme, code), row in book.rows.items() if scheme == "functional" and row.level == 3]


@pytest.mark.parametrize("year", [1999, 2021, 2026])
def test_other_years_are_unknown(year: int) -> None:
    assert classification(year).rows == {}
    assert [classification(year).may_stand_under(*names) for names in FALSE] == [None] * len(FALSE)


def test_a_name_lasts_as_long_as_its_row() -> None:
    names = [classification(year).name_of("functional", "21305") for year in YEARS]
    assert names == ["巩固脱贫衔接乡村振兴", *["巩固脱贫攻坚成果衔接乡村振兴"] * 3]
    assert [classification(year).name_of("functional", "21018") is None for year in YEARS] == [True, True, False, False]


def test_reading_a_report_without_codes_does_not_load_the_dictionary() -> None:
    program = (
        "import auditor; from auditor.classification.load import classification\n"
        "auditor.audit('2024年部门决算。本年支出200.00万元。'); print(classification.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
