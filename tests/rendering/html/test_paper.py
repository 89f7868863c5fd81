"""The text on the page is the text of the document."""

import pytest

from auditor.locale import words
from auditor.rendering.html.paper import Paper, Told, heading_lines, place_link
from auditor.rendering.html.stretches import Stretch
from auditor.text import Source, Span
from tests.rendering.html.pages import SAMPLES, sample_page
from tests.rendering.html.parsed import Node, parsed


def paper(text: str, *cut: Stretch, headings: frozenset[int] = frozenset()) -> Node:
    told = {number: Told("error open", f"R{number}") for number in range(5)}
    starts = [stretch.start for stretch in cut]
    numbered = {stretch.start: stretch.findings[0] for stretch in cut if stretch.findings}
    return parsed(Paper("d0", Source(text, "a.txt"), cut, starts, headings, told, numbered, words("zh")).text())


def lines(shown: Node) -> list[str]:
    """The lines of a shown text; cells as they stand, one after the other."""
    return [node.text for node in shown.walk() if "line" in node.classes or node.name == "tr"]


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.txt")))
def test_no_character_of_a_sample_is_lost(name: str) -> None:
    source = Source((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), name)
    text = [source.slice(source.line_span(line)) for line in range(1, source.line_count + 1)]
    shown = lines(parsed(sample_page(name)).one("div", "paper"))
    assert len(shown) == len(text)
    for line, told in zip(text, shown, strict=True):
        assert told == line or ("\t" in line and told.split() == line.replace("\t", "").split())


def test_a_stretch_is_cut_at_the_end_of_a_line() -> None:
    shown = paper("甲乙\n丙丁\n", Stretch(1, 4, (3,), None))
    assert [(mark.text, mark.attributes["id"]) for mark in shown.all("a")] == [("乙", "d0-1"), ("丙", "d0-3")]
    assert shown.all("a")[0].attributes["href"] == "#f3"
    assert lines(shown) == ["甲乙", "丙丁"]


def test_a_place_where_something_is_absent_has_a_mark() -> None:
    shown = paper("甲\n乙\n", Stretch(1, 1, (0,), None), Stretch(4, 4, (1,), None))
    assert [(mark.text, mark.attributes["id"], mark.attributes["aria-label"]) for mark in shown.all("a")] == [
        ("", "d0-1-point", "R0"),
        ("", "d0-4-point", "R1"),
    ]
    link = parsed(place_link("d0", Span(4, 4), "x")).one("a")
    assert link.attributes["href"] == "#d0-4-point"


def test_lines_with_tabs_are_a_table_without_its_empty_columns() -> None:
    shown = paper(
        "项目\t\t金额\n甲\t\t1.00\n\t\t2.00\n合计\t\t3.00\t\n说明：以上数字均取自决算报表\t\t\n",
        Stretch(10, 14, (2,), "checked"),
    )
    assert [[cell.text for cell in row.all("td")] for row in shown.all("tr")] == [
        ["", "项目", "金额"],
        ["", "甲", "1.00"],
        ["", "", "2.00"],
        ["", "合计", "3.00"],
        ["", "说明：以上数字均取自决算报表"],
    ]
    assert shown.all("tr")[4].all("td")[1].attributes["colspan"] == "2"
    assert shown.one("a").text == "1.00"
    assert "amount" in shown.all("tr")[1].all("td")[2].classes


def test_a_single_line_with_a_tab_is_no_table() -> None:
    assert not paper("甲\t乙\n丙\n").all("table")


def test_lines_aligned_by_spaces_stay_aligned() -> None:
    shown = paper("项目    预算数    决算数\n甲      1.00      2.00\n以上。\n")
    assert [line.text for line in shown.one("div", "aligned").all("div", "line")] == [
        "项目    预算数    决算数",
        "甲      1.00      2.00",
    ]


def test_headings_are_lines_that_hold_no_more_than_a_title() -> None:
    source = Source("一、收入\n（一）支出情况。本年支出1.00万元，与上年持平。\n", "a.txt")
    assert heading_lines(source, [(0, "一、收入"), (5, "(一)支出情况。")]) == {1}
    assert [node.text for node in paper(source.text, headings=frozenset({1})).all("h3")] == ["一、收入"]


def test_a_number_that_was_not_understood_says_so() -> None:
    shown = paper("甲1乙2丙", Stretch(1, 2, (), "unread"), Stretch(3, 4, (), "checked"))
    assert [(one.text, one.attributes.get("title")) for one in shown.all("span", "number")] == [("1", "未读懂"), ("2", None)]


def test_the_number_of_a_finding_stands_at_its_first_character() -> None:
    shown = paper("甲乙丙", Stretch(0, 1, (3,), None), Stretch(1, 2, (3, 1), None))
    assert [mark.attributes.get("title") for mark in shown.all("a")] == ["R3", "R3，另有 1 项"]
    assert shown.all("a")[1].attributes["data-findings"] == "3 1"
