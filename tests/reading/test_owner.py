"""The body in a heading against the document's own: short forms and longer names are the same one."""

from __future__ import annotations

import pytest

from auditor.reading.owner import headings_of_bodies, is_same_body
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江北市图书馆", "江北市图书馆", True),
        ("江南省江北市医疗保障局", "市医保局", True),
        ("江北市人民政府办公室", "江北市政府办", True),
        ("江北市文化局本级", "江北市文化局", True),
        ("江北市图书馆", "江北市博物馆", False),
        ("江北市文化局", "江北市卫生健康局", False),
    ],
)
def test_two_names_are_of_one_body_where_one_is_a_short_form_of_the_other(one: str, other: str, same: bool) -> None:
    assert is_same_body(one, other, VOCABULARY.structure) is same
    assert is_same_body(other, one, VOCABULARY.structure) is same


def kept(*headings: str, owner: str = "江北市图书馆") -> list[bool]:
    text = "\n".join(("江北市图书馆2024年度部门决算", *(f"{heading}\n支出5.00万元。" for heading in headings)))
    document = parse(Source(text, "owner"), VOCABULARY)
    return [one.kept for one in headings_of_bodies(document, owner, VOCABULARY.structure)]


def test_a_heading_of_another_body_is_told_and_one_of_the_own_is_kept() -> None:
    assert kept("第二部分 江北市博物馆2024年度部门决算情况说明") == [False]
    assert kept("第二部分 市图书馆2024年度部门决算情况说明") == [True]


def test_nothing_is_told_of_several_bodies_of_headings_without_one_or_of_a_document_of_nobody() -> None:
    assert kept("第二部分 江北市博物馆2024年度单位决算情况说明", "第三部分 江北市文化馆2024年度单位决算情况说明") == []
    assert kept("第二部分 2024年度部门决算情况说明", "一、江北市博物馆建设情况说明") == []
    assert kept("第二部分 江北市博物馆2024年度部门决算情况说明", owner="") == []
