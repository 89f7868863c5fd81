"""Contents and lists of tables against the titles of the text: what is kept, what is not, and what is left open."""

from __future__ import annotations

import pytest

from auditor.facts import Announced
from auditor.reading.contents import announced
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()
BODY = "项目\t决算数\n合计\t5.00\n"


def said(text: str) -> tuple[Announced, ...]:
    return announced(parse(Source(text, "contents"), VOCABULARY), VOCABULARY)


def broken(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, one.found) for one in said(text) if not one.kept]


def kept(text: str, kind: str) -> list[str]:
    return [one.text for one in said(text) if one.kept and one.kind == kind]


def account(*, contents: str = "", body: str = "") -> str:
    return f"某馆2024年度部门决算\n目录\n第一部分 概况\t1\n{contents}第一部分 概况\n{body}"


CHAPTERS = ("一、主要职责", "二、机构设置", "三、人员构成")
CONTENTS = "".join(f"{chapter}......{page}\n" for page, chapter in enumerate(CHAPTERS, start=2))


def test_every_entry_with_its_heading_is_kept() -> None:
    text = account(contents=CONTENTS, body="".join(f"{chapter}\n有关文字。\n" for chapter in CHAPTERS))
    assert broken(text) == []
    assert kept(text, "heading") == kept(text, "title") == kept(text, "order") == list(CHAPTERS)


@pytest.mark.parametrize(
    "heading", ["二、机构设置情况", "二、部门机构设置", "二、机构\n设置", "（二）机构设置", "二、2024年度机构设置情况说明"]
)
def test_a_heading_may_be_broken_or_have_words_that_say_nothing(heading: str) -> None:
    body = f"一、主要职责\n有关文字。\n{heading}\n有关文字。\n三、人员构成\n"
    assert broken(account(contents=CONTENTS, body=body)) == []


def test_an_entry_without_heading_is_told_where_its_neighbours_have_theirs() -> None:
    body = "一、主要职责\n有关文字。\n三、人员构成\n"
    assert broken(account(contents=CONTENTS, body=body)) == [("heading", "二、机构设置", "")]


def test_nothing_is_told_of_a_part_whose_headings_are_not_there_at_all() -> None:
    assert broken(account(contents=CONTENTS, body="一、主要职责\n其余内容为图片。\n")) == []
    assert said("某馆2024年度部门决算\n一、主要职责\n支出5.00万元。\n") == ()


def test_a_heading_of_another_title_under_the_same_number_is_told() -> None:
    contents = "一、收入决算表\n二、支出决算明细表\n三、财政拨款收支表\n"
    body = "一、收入决算表\n二、支出决算表\n三、财政拨款收支表\n"
    assert broken(account(contents=contents, body=body)) == [("title", "二、支出决算明细表", "二、支出决算表")]


def test_the_fewest_titles_are_out_of_their_order() -> None:
    body = "".join(f"{CHAPTERS[number]}\n有关文字。\n" for number in (1, 2, 0))
    (only,) = [one for one in said(account(contents=CONTENTS, body=body)) if not one.kept]
    assert (only.kind, only.text) == ("order", "一、主要职责")


def test_a_chapter_is_looked_for_in_its_own_part() -> None:
    text = (
        "某馆2024年度部门决算\n目录\n第一部分 概况\n一、主要职责\n二、机构设置\n"
        "第二部分 说明\n一、收入决算情况\n二、支出决算情况\n"
        "第一部分 概况\n一、主要职责\n有关文字。\n二、机构设置\n第二部分 说明\n一、收入决算情况\n有关文字。\n二、支出决算情况\n"
    )
    assert broken(text) == []
    assert len(kept(text, "heading")) == 4


TABLES = ("收入决算表", "支出决算表", "财政拨款支出决算表", "基金支出决算表")


def listed(*, order: tuple[int, ...] = (0, 1, 2, 3), body: str = BODY, names: tuple[str, ...] = TABLES) -> str:
    numbers = "一二三四"
    entries = "".join(f"- {number}、{name}（表{at}）\n" for at, (number, name) in enumerate(zip(numbers, TABLES, strict=True)))
    return (
        "某馆2024年度部门决算\n第三部分 决算表\n"
        + entries
        + "".join(f"表{at}\n{names[at]}\n单位：万元\n{body}" for at in order)
    )


def test_tables_of_the_list_that_stand_in_the_text_are_kept() -> None:
    assert broken(listed()) == []
    assert len(kept(listed(), "table")) == len(kept(listed(), "body")) + 1 == 4


def test_a_table_of_the_list_that_is_missing_is_told_unless_a_word_says_why() -> None:
    assert broken(listed(order=(0, 1, 2))) == [("table", "四、基金支出决算表(表3)", "")]
    assert broken(listed(order=(0, 1, 2)) + "本馆无基金收支，故《基金支出决算表》为空表。\n") == []


def test_tables_that_are_an_attachment_are_not_missing() -> None:
    assert broken(listed(order=()) + "以上报表见附件。\n") == []


def test_a_table_out_of_its_order_and_one_of_another_name_are_told() -> None:
    assert [kind for kind, _, _ in broken(listed(order=(0, 1, 3, 2)))] == ["order"]
    names = ("收入决算表", "支出决算表", "财政拨款支出预决算表", "基金支出决算表")
    assert broken(listed(names=names)) == [("title", "三、财政拨款支出决算表(表2)", "财政拨款支出预决算表")]


@pytest.mark.parametrize(("under", "kinds"), [("", ["body"]), ("本表无数据。\n", []), ("见附件。\n", []), ("另行公布。\n", [])])
def test_a_title_right_over_the_next_one_has_no_table(under: str, kinds: list[str]) -> None:
    text = listed(order=(0,)) + f"支出决算表\n{under}" + listed(order=(2, 3)).split("（表3）\n", 1)[1]
    assert [kind for kind, _, _ in broken(text)] == kinds
