"""The glossary's lines of the classification: kept, broken, or nothing said."""

from __future__ import annotations

import pytest

from auditor.facts import Announced
from auditor.reading import read
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()


def explained(entry: str) -> list[Announced]:
    text = (
        "2024年度部门决算\n第一部分 决算情况说明\n"
        "卫生健康支出（类）医疗保障管理事务（款）行政运行（项）：支出决算为12.40万元。\n"
        f"第二部分 名词解释\n{entry}：指基本支出。\n"
    )
    reading = read(parse(Source(text, "glossary"), VOCABULARY), VOCABULARY)
    return [one for one in reading.announced if one.kind == "explained"]


def test_a_line_that_figures_stand_under_is_kept() -> None:
    (one,) = explained("1.卫生健康（类）医疗保障管理事务（款）行政运行（项）")
    assert (one.kept, one.found) == (True, "")


def test_a_section_that_nobody_knows_is_told_with_the_one_of_the_figures() -> None:
    (one,) = explained("1.一般公共服务（类）医保管理（款）行政运行（项）")
    assert (one.kept, one.text) == (False, "一般公共服务(类)医保管理(款)行政运行(项)")
    assert one.found == "卫生健康支出 医疗保障管理事务 行政运行"


@pytest.mark.parametrize(
    "entry",
    [
        "1.教育支出（类）普通教育（款）小学教育（项）",
        "1.教育支出（类）教育管理事务（款）行政运行（项）",
        "1.行政运行",
    ],
)
def test_nothing_is_said_of_a_section_that_the_classification_knows_or_a_line_without_figures(entry: str) -> None:
    assert explained(entry) == []
