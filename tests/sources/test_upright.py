"""One cell a line: a table whose rows are all alike is put together again; one that lost a cell, or has one more, is not."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit
from auditor.document import Table
from tests.reading.reader import document, reading

TITLE = "某县统计局2024年度部门决算\n支出决算表\n金额单位：万元\n"
HEAD = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
ROWS = [
    ["", "合计", "61.40", "40.15", "21.25"],
    ["201", "一般公共服务支出", "50.40", "40.15", "10.25"],
    ["20105", "统计信息事务", "50.40", "40.15", "10.25"],
    ["205", "教育支出", "11.00", "0.00", "11.00"],
]


def grid(text: str) -> list[list[list[str]]]:
    """The cells of every table of a text, by their places."""
    source = document(text)
    return [
        [["".join(text[cell.start : cell.end].split()) for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, Table)
    ]


def upright(rows: list[list[str]]) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in row if cell)


def test_rows_are_put_together() -> None:
    assert grid(TITLE + upright([HEAD, *ROWS])) == [[HEAD, *ROWS]]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["项目", *HEAD[2:], *HEAD[:2]], [["项目", "", *HEAD[2:]], [*HEAD[:2], "", "", ""]]),
        (
            ["项目", "本年支出", *HEAD[:2], "合计", *HEAD[3:]],
            [["项目", "", "本年支出", "", ""], [*HEAD[:2], "合计", *HEAD[3:]]],
        ),
    ],
)
def test_a_header_may_have_two_levels(lines: list[str], rows: list[list[str]]) -> None:
    assert grid(TITLE + upright([lines, *ROWS])) == [[*rows, *ROWS]]


def test_codes_may_stand_in_a_column_for_each_level() -> None:
    body = [["", "", "", *ROWS[0][1:]], ["201", "", "", *ROWS[1][1:]], ["201", "05", "", *ROWS[2][1:]]]
    lines = ["项目", *HEAD[2:], *HEAD[:2], "类", "款", "项"]
    header = [["项目", "", "", "", *HEAD[2:]], [HEAD[0], "", "", HEAD[1], "", "", ""], ["类", "款", "项", "", "", "", ""]]
    short = [[*(cell for cell in row[:3] if cell), *row[3:]] for row in body]
    placed = [[*row[:3], *row[3:]] for row in body]
    assert grid(TITLE + upright([lines, *short])) == [[*header, *placed]]


def test_the_row_of_column_numbers_and_dashes_are_cells() -> None:
    rows = [["", "栏次", "1", "2", "3"], *ROWS[:3], ["205", "教育支出", "11.00", "—", "11.00"]]
    assert grid(TITLE + upright([HEAD, *rows])) == [[HEAD, *rows]]


def test_its_facts_are_those_of_the_same_table_with_tabs() -> None:
    tabs = reading(TITLE + "".join("\t".join(row) + "\n" for row in [HEAD, *ROWS]))
    read = reading(TITLE + upright([HEAD, *ROWS]))
    assert [(f.label, f.concept, f.quantity, f.aspects) for f in read.facts] == [
        (f.label, f.concept, f.quantity, f.aspects) for f in tabs.facts
    ]
    assert len(read.divisions) == len(tabs.divisions) > 0


def test_a_wrong_cell_is_found() -> None:
    wrong = upright([HEAD, *ROWS]).replace("11.00\n0.00", "12.00\n0.00")
    assert {finding.rule_id for finding in audit(TITLE + wrong).findings} == {"TAB001", "TAB002"}


@pytest.mark.parametrize("lost", [1, 2])
def test_a_lost_cell_moves_no_other(lost: int) -> None:
    """Whatever cells are lost, those that are read stand in their own rows and columns."""
    cells = [(row, column) for row, line in enumerate(ROWS) for column, cell in enumerate(line) if cell]
    for gone in combinations(cells, lost):
        left = [[cell for column, cell in enumerate(line) if (row, column) not in gone] for row, line in enumerate(ROWS)]
        (found,) = grid(TITLE + upright([HEAD, *left]))
        if len(found[0]) > 1:
            assert all(row in [HEAD, *ROWS] for row in found), gone


def test_the_number_of_a_page_is_no_cell() -> None:
    """Even where it stands in for a cell that was lost."""
    lines = upright([HEAD, *ROWS]).splitlines()
    for place in range(len(HEAD), len(lines)):
        for instead in (False, True):
            text = "\n".join([*lines[:place], "12", *lines[place + instead :]])
            (found,) = grid(f"{TITLE}{text}\n")
            assert len(found[0]) == 1, text


def test_what_is_not_put_together_counts_as_printed_and_unread() -> None:
    found = reading(TITLE + upright([HEAD, *(row[:-1] for row in ROWS[:3])]) + "10.00\n")
    assert [number.read for number in found.numbers if not number.zero] == [False] * 7
    assert not found.facts


@pytest.mark.parametrize(
    "text",
    [
        "本年支出\n377.86\n万元，比上年增加\n22.35\n万元，增长\n6.29\n%。其中\n12.00\n万元用于维修。\n",
        "一、收入\n2024年收入\n12.50万元。\n",
        "3\n4\n5\n6\n",
    ],
)
def test_prose_over_many_lines_is_no_table(text: str) -> None:
    assert grid(TITLE + text) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(2, 9))
def test_any_table_is_read_back(seed: int, width: int, height: int) -> None:
    rng = Random(seed)
    figures = ["本年支出合计", "基本支出", "项目支出", "经营支出", "上缴上级支出"][:width]
    coded = rng.random() < 0.5

    def row(name: str, code: str) -> list[str]:
        return [*([code] if coded else []), name, *(f"{rng.randrange(10**6) / 100:.2f}" for _ in figures)]

    names = ["合计", "教育支出", "农林水支出", "卫生健康支出", "住房保障支出", "国防支出", "外交支出", "金融支出", "其他支出"]
    rows = [row(name, "" if name == "合计" else str(201 + at)) for at, name in enumerate(names[:height])]
    header = [*(["科目编码"] if coded else []), "科目名称", *figures]
    if sum(len(line) - 2 for line in rows) >= 4:
        assert grid(TITLE + upright([header, *rows])) == [[header, *rows]]
