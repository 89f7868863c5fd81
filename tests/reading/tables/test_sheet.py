"""Tables as rows and columns with names."""

from textwrap import dedent

from auditor.reading.naming import Namer
from auditor.reading.tables.meaning import Reader
from auditor.reading.tables.sheet import Sheet, sheets
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()
ALIGNED = """\
    支出决算表
                                    单位：元
    科目编码   科目名称           合计      基本支出   项目支出
    208        社会保障和就业     30.00        10.00      20.00
               支出
    20805      养老支出           30.00        10.00      20.00
"""


def read(text: str) -> list[Sheet]:
    document = parse(Source(dedent(text), "text"), VOCABULARY)
    return list(sheets(document, VOCABULARY, Reader(Namer(VOCABULARY, 2024, ""))))


def test_the_three_forms_of_a_table_are_one_table() -> None:
    rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    rows += [["208", "社会保障和就业支出", "30.00", "10.00", "20.00"], ["20805", "养老支出", "30.00", "10.00", "20.00"]]
    head = "支出决算表\n单位：元\n"
    tabs = head + "\n".join(map("\t".join, rows))
    pipes = head + "\n".join(f"|{'|'.join(row)}|" for row in rows)
    found = [read(text) for text in (ALIGNED, tabs, pipes)]
    said = []
    for [sheet] in found:
        names, cells = (
            [column.names for column in sheet.columns],
            [[cell.text for cell in row if cell.text] for row in sheet.rows],
        )
        said.append((sheet.role.id, sheet.scale, names, cells))
    assert said[0] == said[1] == said[2]


def test_a_cell_that_goes_on_stands_where_it_begins() -> None:
    [sheet] = read(ALIGNED)
    name = sheet.rows[0][1]
    assert name.text == "社会保障和就业支出"
    assert dedent(ALIGNED)[name.span.start : name.span.end] == "社会保障和就业"


def test_an_aligned_table_whose_rows_are_not_told_apart_is_unread() -> None:
    assert len(read(ALIGNED)) == 1
    assert read(ALIGNED.replace("    20805      养老支出     ", "    养老\n    20805                   ")) == []


def test_a_table_without_a_title_is_unread() -> None:
    assert read(ALIGNED.replace("支出决算表", "情况如下")) == []


def test_a_heading_that_nobody_knows_leaves_its_column_without_meaning() -> None:
    """The column stays in its place: without it the others would pass for all parts of the total."""
    [sheet] = read(ALIGNED.replace("项目支出", "甲乙项目"))
    assert [column.known for column in sheet.columns] == [True, True, False]


def test_a_column_that_numbers_the_rows_holds_no_amounts() -> None:
    rows = "\n".join(f"支出{name}\t{number}\t{number}0.00" for number, name in enumerate("甲乙丙丁", start=1))
    [sheet] = read(f"支出决算表\n项目\t合计\t决算数\n{rows}")
    assert [column.index for column in sheet.columns] == [2]
