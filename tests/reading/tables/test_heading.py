"""Headings over columns, in tables of cells and in tables aligned by spaces."""

from textwrap import dedent

from auditor.document import Table
from auditor.reading.naming import Namer
from auditor.reading.tables.heading import names_in_cells, names_on_page
from auditor.reading.tables.meaning import Reader
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()
READER = Reader(Namer(VOCABULARY, 2024, ""))


def names(text: str) -> list[tuple[str, ...]]:
    """The headings over the columns of the only table of a text."""
    found = parse(Source(dedent(text), "text"), VOCABULARY)
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert table.layout is not None
    assert table.layout.columns
    text_of = found.folded
    return names_on_page(table.layout, lambda one: "".join(text_of[one.span.start : one.span.end].split()), READER)


def test_a_heading_of_cells_stands_over_the_first_of_its_columns() -> None:
    header = [["项目", "基本支出", "", "项目支出"], ["", "人员经费", "公用经费", ""]]
    found = [names_in_cells(header, index) for index in range(4)]
    assert found == [("项目",), ("基本支出", "人员经费"), ("基本支出", "公用经费"), ("项目支出",)]


def test_a_name_over_two_lines_is_one_name() -> None:
    found = names(
        """\
        科目名称    本年收入   财政拨款   上级补助   附属单位
                      合计       收入       收入     上缴收入
        教育支出       10.00       4.00       3.00       3.00
        卫生支出       10.00       4.00       3.00       3.00
        """
    )
    assert found == [("科目名称",), ("本年收入合计",), ("财政拨款收入",), ("上级补助收入",), ("附属单位上缴收入",)]


def test_a_heading_stands_over_the_columns_around_its_middle() -> None:
    found = names(
        """\
          项目         合计                 基本支出              项目支出
        科目名称                 小计     人员经费   公用经费
        教育支出       10.00      8.00       4.00       4.00          2.00
        卫生支出       10.00      8.00       4.00       4.00          2.00
        """
    )
    assert found[1:] == [
        ("合计",),
        ("基本支出", "小计"),
        ("基本支出", "人员经费"),
        ("基本支出", "公用经费"),
        ("项目支出",),
    ]


def test_a_heading_holds_one_total() -> None:
    """The columns stand level and the heading in the middle of all five; two totals are never of one heading."""
    found = names(
        """\
                                     基本支出
        科目名称      合计     小计     人员经费   公用经费   项目支出
        教育支出      10.00     8.00       4.00       4.00       2.00
        卫生支出      10.00     8.00       4.00       4.00       2.00
        """
    )
    assert ("基本支出", "合计") not in found
    assert ("基本支出", "项目支出") not in found


def test_a_side_has_its_names_and_all_its_amounts() -> None:
    found = names(
        """\
                  收入                       支出
            项目          金额        项目             金额
        一、事业收入      10.00   一、教育支出         10.00
        二、经营收入      10.00   二、卫生支出         10.00
        """
    )
    assert found == [("收入", "项目"), ("收入", "金额"), ("支出", "项目"), ("支出", "金额")]


def test_a_name_whose_end_is_level_with_its_neighbours_is_one_name() -> None:
    found = names(
        """\
                                          上缴上级                对附属单
        科目名称    基本支出   项目支出     支出      经营支出    位补助支
                                                                     出
        教育支出       10.00       4.00       3.00        3.00        1.00
        卫生支出       10.00       4.00       3.00        3.00        1.00
        """
    )
    assert found[2:] == [("项目支出",), ("上缴上级支出",), ("经营支出",), ("对附属单位补助支出",)]


def test_a_stage_stands_over_headings_that_stand_over_others() -> None:
    found = names(
        """\
                               预算数
         合计     因公出国    公务用车购置及运行维护费    公务接待
                  （境）费     小计    购置费    运行费      费
           9.00       1.00     6.00      2.00      4.00       2.00
           9.00       1.00     6.00      2.00      4.00       2.00
        """
    )
    assert {names[0] for names in found} == {"预算数"}
    assert found[2] == ("预算数", "公务用车购置及运行维护费", "小计")
