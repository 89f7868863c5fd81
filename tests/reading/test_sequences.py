"""Which ordinal is due: lists go on, begin again, lie inside each other, and sometimes lack a member."""

from __future__ import annotations

from time import process_time

import pytest

from auditor.reading import read
from auditor.reading.sequences import numbered
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load
from tests.ledgers import STYLES, document

VOCABULARY = load()


def gaps(text: str) -> list[tuple[str, int]]:
    """The enumerators before which something is missing, each with the ordinal that was due."""
    found = read(parse(Source(text, "x"), VOCABULARY), VOCABULARY).numbered
    return [(one.text, one.expected) for one in found if one.ordinal != one.expected]


def heads(*enumerators: str) -> str:
    return "\n".join(f"{enumerator}收入支出情况说明\n本年支出20.00万元。" for enumerator in enumerators)


@pytest.mark.parametrize(
    ("enumerators", "missing"),
    [
        (("一、", "二、", "三、"), []),
        (("一、", "三、"), [("三、", 2)]),
        (("一、", "二、", "五、", "六、"), [("五、", 3)]),
        (("第一部分 ", "第二部分 ", "第四部分 "), [("第四部分", 3)]),
        (("一、", "（一）", "（二）", "二、", "（一）", "三、"), []),
        (("一、", "（一）", "（三）", "二、"), [("(三)", 2)]),
        # A list inside a list of the same kind, and the outer one going on.
        (("一、", "二、", "一、", "二、", "三、", "四、"), []),
        (("一、", "二、", "三、", "一、", "二、", "四、"), []),
        # Numbered through the parts.
        (("第一部分 ", "一、", "二、", "第二部分 ", "三、", "四、"), []),
        # An ordinal that is not larger than the last is no gap; neither is a text that begins in the middle.
        (("一、", "二、", "二、", "三、"), []),
        (("三、", "四、"), []),
        (("第三部分 ", "第四部分 "), []),
        # Out of order, but there: a part anywhere, a chapter or item under the same parent.
        (("第一部分 ", "第三部分 ", "第二部分 "), []),
        (("第一部分 ", "第四部分 ", "第二部分 "), [("第四部分", 3)]),
        (("一、", "三、", "二、", "四、"), []),
        (("一、", "三、", "一、", "二、"), [("三、", 2)]),
        (("一、", "（一）", "（三）", "（二）", "二、"), []),
        (("一、", "（一）", "（三）", "二、", "（二）"), [("(三)", 2)]),
        # Late below a heading, with a member that goes on.
        (("七、", "（二）", "（三）"), [("(二)", 1)]),
        (("七、", "（二）", "八、"), []),
        (("十、", "十一、", "十二、", "二十一、"), [("二十一、", 13)]),
        # An attachment has no ordinal, and its lists are its own.
        (("第一部分 ", "一、", "附件一 ", "一、", "二、"), []),
    ],
)
def test_what_is_due(enumerators: tuple[str, ...], missing: list[tuple[str, int]]) -> None:
    assert gaps(heads(*enumerators)) == missing


@pytest.mark.parametrize(
    "between",
    [
        "本年支出20.00万元。二、本年收入20.00万元。",
        "1.本年支出20.00万元；二、本年收入20.00万元。",
        "图二、支出结构",
        "项目\t金额\n二、收入\t20.00",
    ],
)
def test_an_ordinal_that_is_printed_between_is_not_missing(between: str) -> None:
    assert gaps(f"一、收入情况说明\n{between}\n三、支出情况说明\n支出20.00万元。") == []


def test_a_part_that_the_contents_or_a_line_of_a_table_name_is_not_missing() -> None:
    body = "第一部分 概况\n支出20.00万元。\n第三部分 名词解释\n支出：指支出。\n"
    assert gaps("目录\n第一部分 概况 1\n第三部分 名词解释 3\n" + body) == [("第三部分", 2)]
    assert gaps("目录\n第一部分 概况 1\n第二部分 情况说明 2\n第三部分 名词解释 3\n" + body) == []
    assert gaps(body + "项目\t金额\n收入\t20.00\n  第二部分 情况说明\n") == []
    assert gaps(body + "具体情况见第二部分。\n") == [("第三部分", 2)]


def test_a_line_that_only_begins_like_a_chapter_is_none() -> None:
    assert gaps("一、收入情况说明\n全年分季度支出：\n九、十月份支出20.00万元，其余各月支出5.00万元。\n二、支出情况说明\n") == []


def test_contents_glossary_and_cells_do_not_count() -> None:
    contents = "目录\n第一部分 概况 1\n第三部分 情况说明 3\n第一部分 概况\n支出20.00万元。\n"
    glossary = "第二部分 名词解释\n一、基本支出：指支出。\n三、项目支出：指支出。\n"
    assert gaps(contents + glossary + "项目\t金额\n一、收入\t20.00\n三、支出\t20.00\n") == []


def test_numbers_have_their_place_in_the_file() -> None:
    text = "第一部分 概况\n 一、 收入情况说明\n支出20.00万元。"
    part, chapter = read(parse(Source(text, "x"), VOCABULARY), VOCABULARY).numbered
    assert (part.kind, text[part.span.start : part.span.end]) == ("part", "第一部分")
    assert (chapter.kind, text[chapter.span.start : chapter.span.end], chapter.ordinal) == ("chapter", "一、", 1)


@pytest.mark.parametrize(
    "lines", ["附件一\n（三）收入情况说明\n", "一、收入\n三、支出\n", "一、收入\n（三）支出\n", "一、\n九、支出\n"]
)
def test_hostile_lists_cost_linear_time(lines: str) -> None:
    def cost(count: int) -> float:
        text = parse(Source("第一部分 概况\n支出20.00万元。\n" + lines * count, "x"), VOCABULARY)
        begin = process_time()
        numbered(text, VOCABULARY)
        return process_time() - begin

    cost(100)
    small, large = min(cost(1_000) for _ in range(3)), min(cost(8_000) for _ in range(2))
    assert large < 24 * small + 0.2


@pytest.mark.parametrize("style", STYLES)
def test_true_reports_have_no_gap_and_no_mark(style: str) -> None:
    for seed in range(3):
        reading = read(parse(Source(document(seed, style).text, style), VOCABULARY), VOCABULARY)
        assert [one for one in reading.numbered if one.ordinal != one.expected] == []
        assert [mark for mark in reading.marks if mark.year is None] == []
        assert {mark.year for mark in reading.marks} <= {reading.year, (reading.year or 0) - 1}
