"""Header, columns and rows of tables aligned by spaces."""

from textwrap import dedent

from auditor.document import Layout, Table
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()


def cells(text: str) -> tuple[Layout, list[list[str]]]:
    """The layout of the only table of a text, and its rows with the lines of each cell joined."""
    found = parse(Source(dedent(text), "text"), VOCABULARY)
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert table.layout is not None
    rows = []
    for group in table.layout.groups:
        columns = zip(*(table.rows[at] for at in group), strict=True)
        rows.append(["".join(found.folded[cell.start : cell.end].strip() for cell in column) for column in columns])
    return table.layout, rows


def test_names_over_two_lines_and_a_blank_column() -> None:
    layout, rows = cells(
        """\
        科目编码   科目名称            合计      基本支出   经营支出   项目支出
        208        社会保障和就业       30.00     10.00                 20.00
                   支出
        20805      行政事业单位养      130.00    110.00                 20.00
                   老支出
        """
    )
    assert rows == [
        ["208", "社会保障和就业支出", "30.00", "10.00", "", "20.00"],
        ["20805", "行政事业单位养老支出", "130.00", "110.00", "", "20.00"],
    ]
    assert [heading.line for heading in layout.header] == [0] * 6


def test_the_first_name_may_begin_above_its_amounts() -> None:
    _, rows = cells(
        """\
        科目编码   科目名称            合计      基本支出   项目支出
                   社会保障和就业
        208                             30.00     10.00      20.00
                   支出
        20805      养老支出             30.00     10.00      20.00
        """
    )
    assert [row[1] for row in rows] == ["社会保障和就业支出", "养老支出"]


def test_the_next_page_may_be_laid_out_otherwise() -> None:
    _, rows = cells(
        """\
        科目名称     合计      基本支出   项目支出
        教育支出     1030.00     10.00    1020.00
        \f
           科目名称       合计         基本支出      项目支出
           卫生支出          3.00          1.00          2.00
        """
    )
    assert rows == [["教育支出", "1030.00", "10.00", "1020.00"], ["卫生支出", "3.00", "1.00", "2.00"]]


def test_column_numbers_end_the_header() -> None:
    layout, rows = cells(
        """\
        科目名称     合计      基本支出   项目支出
          栏次        1          2          3
        教育支出     30.00      10.00      20.00
        卫生支出     30.00      10.00      20.00
        """
    )
    assert len(rows) == 2
    assert len(layout.header) == 4


def test_a_table_whose_rows_cannot_be_told_apart_has_no_rows() -> None:
    layout, rows = cells(
        """\
        科目名称         合计      基本支出
        行政运行         30.00      10.00
        退休
                         30.00      10.00
        一般行政管理事务 30.00      10.00
        """
    )
    assert layout == Layout()
    assert rows == []


def test_a_table_whose_columns_cannot_be_told_apart_has_none() -> None:
    layout, _ = cells("教育支出  1.00  2.00\n卫生支出及其他支出  1.00  2.00\n其他  123.00  3.00  4.00\n")
    assert layout == Layout()
