"""Counts of units against their lists: only a list that is clearly the count's own says anything."""

from __future__ import annotations

import pytest

from auditor.facts import Announced
from auditor.reading import read
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load

VOCABULARY = load()


def counted(text: str) -> list[Announced]:
    document = parse(Source(f"江北市文化局2024年度部门决算\n支出5.00万元。{text}", "units"), VOCABULARY)
    return [one for one in read(document, VOCABULARY).announced if one.kind == "units"]


@pytest.mark.parametrize(
    ("text", "kept", "listed"),
    [
        ("内设机构3个，分别是办公室、人事科、财务科。", True, "3"),
        ("设置3个股室。分别是办公室、人事股、政策法规股。", True, "3"),
        ("内设三个科室：办公室、人事科和财务科。", True, "3"),
        ("内设机构3个，即办公室（含值班室）、文化和旅游科、财务科。", True, "4"),
        ("内设机构3个，分别为办公室、人事科、财务科、法规科。", False, "4"),
        ("下属二级预算单位3个，包括：江北市文化馆、江北市图书馆。", False, "2"),
    ],
)
def test_a_list_in_the_sentence(text: str, kept: bool, listed: str) -> None:
    (only,) = counted(text)
    assert (only.kept, only.found) == (kept, listed)


LINES = "1.江北市文化馆\n2.江北市图书馆（未独立核算）；\n3.江北市博物馆。\n第二部分 说明\n"


@pytest.mark.parametrize(("count", "kept"), [(3, True), (2, False), (4, False)])
def test_a_list_in_numbered_lines(count: int, kept: bool) -> None:
    assert [one.kept for one in counted(f"下属单位{count}个，包括：\n{LINES}")] == [kept]
    between = f"下属单位{count}个。\n纳入2024年度部门决算编制范围的单位包括：\n{LINES}"
    assert [one.kept for one in counted(between)] == [kept]


@pytest.mark.parametrize("own", ["江北市文化局", "江北市文化局本级", "局机关"])
def test_the_office_itself_is_no_unit_below_itself_but_may_be_listed(own: str) -> None:
    lines = f"1.{own}\n2.江北市文化馆\n3.江北市图书馆\n"
    assert [[one.kept for one in counted(f"下属单位{count}个，包括：\n{lines}")] for count in (1, 2, 3)] == [
        [False],
        [True],
        [True],
    ]


def test_a_list_in_a_table() -> None:
    table = "序号\t单位名称\n1\t江北市文化馆\n2\t江北市图书馆\n"
    assert [one.kept for one in counted(f"纳入2024年度部门决算编制范围的单位共2个，具体如下：\n{table}")] == [True]
    assert [one.kept for one in counted(f"纳入2024年度部门决算编制范围的单位共3个，具体如下：\n{table}")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "内设机构6个，下属单位2个。",
        "内设机构3个，分别是办公室、财务科等。",
        "下属单位3个，包括：正科级1名，副科级2名。",
        "下属单位3个，其中行政单位1个，事业单位2个。",
        "内设机构2个。主要职责如下：\n1.组织拟订规划\n2.负责监督检查\n3.完成其他工作\n",
        f"下属单位2个。\n本局贯彻落实有关决策部署。\n主要职责是：\n{LINES}",
    ],
)
def test_a_list_that_is_not_clearly_its_own_says_nothing(text: str) -> None:
    assert counted(text) == []
