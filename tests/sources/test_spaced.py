"""Tables whose columns are parted by single blanks."""

import pytest

from auditor import audit
from auditor.document import Table
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load
from tests.test_laws import errors

HEAD = "某市档案局2024年度部门决算\n支出决算表\n单位：万元\n"
HEADER = "科目编码 科目名称 合计 基本支出 项目支出\n"
ROWS = "合 计 30.00 20.00 10.00\n201 一般公共服务支出 25.00 20.00 5.00\n208 社会保障和就业支出 5.00 — 5.00\n"


def tables(text: str) -> list[tuple[list[list[str]], bool]]:
    document = parse(Source(text, "text"), load())
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    return [
        ([[document.folded[cell.start : cell.end] for cell in row] for row in block.rows], block.layout is None)
        for block in blocks
    ]


def test_rows_with_all_their_figures_are_a_table() -> None:
    [(rows, told)] = tables(HEAD + HEADER + "栏次 1 2 3\n" + ROWS)
    assert told
    assert rows == [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["", "合 计", "30.00", "20.00", "10.00"],
        ["201", "一般公共服务支出", "25.00", "20.00", "5.00"],
        ["208", "社会保障和就业支出", "5.00", "—", "5.00"],
    ]


def test_a_code_and_its_name_may_share_a_column() -> None:
    [(rows, told)] = tables(HEAD + HEADER.replace("科目编码 ", "") + ROWS)
    assert told
    assert rows[2][0] == "201 一般公共服务支出"


@pytest.mark.parametrize(
    "text",
    [HEADER + ROWS.replace(" — ", " "), ROWS, HEADER.replace(" 项目支出", "") + ROWS, HEADER.replace("项目支出", "3 4") + ROWS],
)
def test_figures_under_no_sure_name_are_counted_unread(text: str) -> None:
    [(_, told)] = tables(HEAD + text)
    assert not told
    report = audit(HEAD + text)
    assert report.documents[0].coverage.read == 0
    assert report.documents[0].coverage.numbers >= 7


def test_sentences_are_no_rows() -> None:
    assert tables(HEAD + "本年支出 30.00 万元。\n基本支出 20.00 万元。\n项目支出 10.00 万元。\n") == []
    assert tables(HEAD + HEADER + "合计 30.00 20.00 10.00\n") == []


def test_sums_are_checked() -> None:
    assert errors(audit(HEAD + HEADER + ROWS)) == []
    assert len(errors(audit(HEAD + HEADER + ROWS.replace("25.00", "26.00")))) == 2
