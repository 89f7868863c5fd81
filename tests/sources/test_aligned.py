"""Which lines of a text are tables aligned by spaces."""

from textwrap import dedent

from auditor.document import Document, Paragraph, Silent, Table
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()
ROWS = """\
项目        合计      基本支出    项目支出
合计        130.00    110.00      20.00
教育支出    130.00    110.00      20.00
"""


def document(text: str) -> Document:
    return parse(Source(dedent(text), "text"), VOCABULARY)


def tables(found: Document) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def said(found: Document) -> list[str]:
    return [
        found.folded[line.start : line.end] for block in found.blocks if isinstance(block, Paragraph) for line in block.lines
    ]


def test_title_and_unit_stand_above_a_table() -> None:
    found = document("支出决算表\n部门：某局    单位：万元\n" + ROWS)
    [table] = tables(found)
    assert len(table.rows) == 3
    assert said(found) == ["支出决算表", "部门:某局    单位:万元"]


def test_the_heading_of_the_next_part_is_no_row() -> None:
    found = document(ROWS + "第二部分 情况说明\n一、支出情况\n")
    assert [len(table.rows) for table in tables(found)] == [3]
    assert [section.title for section in found.sections] == ["第二部分 情况说明", "一、支出情况"]


def test_the_title_of_the_next_table_parts_them() -> None:
    found = document(ROWS + "表5\n一般公共预算财政拨款支出决算表（按科目）\n" + ROWS)
    assert [len(table.rows) for table in tables(found)] == [3, 3]


def test_a_table_goes_on_over_a_page_number_and_a_repeated_header() -> None:
    found = document(ROWS + "\n                    - 7 -\n\n" + ROWS.replace("教育支出", "卫生支出"))
    [table] = tables(found)
    assert table.layout is not None
    assert len(table.rows) == 6
    assert table.layout.groups == ((1,), (2,), (4,), (5,))
    assert [block.kind for block in found.blocks if isinstance(block, Silent)] == ["caption"]


def test_the_rest_of_the_last_name_is_a_row_and_a_sentence_is_not() -> None:
    rows = "教育支出及其相关    130.00    110.00      20.00\n卫生健康及其相关    130.00    110.00      20.00\n支出\n"
    assert [len(table.rows) for table in tables(document(rows))] == [3]
    assert [len(table.rows) for table in tables(document(rows.replace("\n支出\n", "\n无。\n")))] == [2]


def test_one_row_under_a_header_is_a_table_and_alone_it_is_none() -> None:
    assert len(tables(document("合计      基本支出    项目支出\n130.00    110.00      20.00\n"))) == 1
    assert tables(document("支出情况如下\n130.00    110.00      20.00\n")) == []


def test_prose_with_wide_gaps_is_no_table() -> None:
    assert tables(document("本年支出  5.00  万元，\n比上年  增加  3.00  万元，\n增长  2.00  倍。\n")) == []
