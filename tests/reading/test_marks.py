"""Every mark of the vocabulary is found in its examples and not in what only looks like it; true passages have none."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from auditor.facts import Mark
from auditor.reading import read
from auditor.record import replace
from auditor.sources.plain import parse
from auditor.text import Source
from auditor.vocabulary import load
from auditor.yamlfile import read_yaml

VOCABULARY = load()
MARKS = read_yaml(Path(__file__).resolve().parent.parent.parent / "rules" / "vocabulary" / "marks.yaml").mapping()["marks"]
ROWS = [
    (row.mapping()["kind"].value.text(), key, text, number)
    for number, row in enumerate(MARKS.value.items())
    for key in ("example", "not")
    for text in row.mapping()[key].value.texts()
]
QUIET = """某局2024年度部门决算
第一部分 部门概况
一、主要职责
（一）在合同中列明双方责任，逐项列明采购需求。
（二）统一制定绩效评价报告范本，规范表样格式。
第二部分 2024年度部门决算情况说明
（注：本表反映部门本年度收支情况，以万元为单位，保留两位小数。）
一、收入支出决算总体情况说明
2024年度收、支总计1,234.56万元。与2023年度相比，收、支总计各增加10.00万元，增长0.82%，增减变动原因是人员增加（含退休）3人。
因人员增减增加5.00万元，参保67.45万，发放10万元元旦慰问金，王××同志采购XXL型号服装3套。
截至2024年12月31日，共有车辆3辆（含应急保障用车1辆）。截至2023年12月31日，累计参保67.45万人。
卫生健康支出210（类）医疗保障管理事务（款）行政运行（项）支出2.00万元，大于（等于）预算。
资金安排（其中：
基本支出15.00万元；项目支出5.00万元）。
金额单位为万元。签字：____ ____年____月____日
第三部分 名词解释
一、0（类）0（款）0（项）：可取自财决公开01表。
"""


def marks(text: str) -> tuple[Mark, ...]:
    return read(parse(Source(text, "marks"), VOCABULARY), VOCABULARY).marks


@pytest.mark.parametrize(("kind", "key", "text", "number"), ROWS)
def test_a_mark_is_found_in_its_examples_and_nowhere_else(kind: str, key: str, text: str, number: int) -> None:
    found = [mark.kind for mark in marks(text)]
    assert (kind in found) is (key == "example"), (number, found)


@pytest.mark.parametrize(("number", "text"), [(number, text) for _, key, text, number in ROWS if key == "example"])
def test_every_row_finds_its_examples_by_itself(number: int, text: str) -> None:
    alone = replace(VOCABULARY, marks=(VOCABULARY.marks[number],))
    assert read(parse(Source(text, "x"), alone), alone).marks


def test_a_true_report_has_no_mark_but_dates() -> None:
    assert [mark for mark in marks(QUIET) if not mark.kind.endswith("-year")] == []


def test_a_mark_knows_its_place_in_the_file_its_words_and_its_year() -> None:
    text = "2024年度部门决算\n支出2.00万元，比上年增 加\n（减少） 0万元。\n截至２０２３年12月31日，共有车辆1辆。"
    choice, dated = marks(text)
    assert (choice.kind, text[choice.span.start : choice.span.end]) == ("template-choice", "增 加\n（减少）")
    assert (choice.text, choice.year) == ("增加(减少)", None)
    assert (dated.kind, dated.year) == ("as-of-year", 2023)


def test_notes_are_searched_for_what_instructs_only() -> None:
    assert [mark.text for mark in marks("支出2.00万元。\n（注：数据可取自财决公开01表，增加（减少）0万元。）")] == ["可取自"]


def test_marks_of_one_kind_do_not_overlap() -> None:
    found = marks("支出增加（减少）0万元，（下降）3%。")
    assert [mark.text for mark in found] == ["增加(减少)", "(下降)"]


def test_glossary_contents_and_cells_are_not_searched() -> None:
    contents = "目录\n一、0（类）支出情况说明 1\n二、名词解释 2\n"
    assert marks(contents + "一、收入\n支出2.00万元。\n项目\t0（类）\n款\t0（款）\n二、名词解释\n0（项）：指支出。") == ()


@pytest.mark.parametrize(
    "piece",
    [
        "（",
        "（1元",
        "增加（",
        "（类）",
        "截至2023年12月31日",
        "根据实际",
        "，，",
        "1,000",
        "0万，",
        "XX",
        "___",
        "%%",
        "《2023年",
    ],
)
def test_hostile_text_costs_linear_time(piece: str) -> None:
    def cost(count: int) -> float:
        document = parse(Source("支出2.00万元。" + piece * count, "x"), VOCABULARY)
        begin = process_time()
        read(document, VOCABULARY)
        return process_time() - begin

    cost(100)
    small, large = min(cost(2_000) for _ in range(3)), min(cost(16_000) for _ in range(2))
    assert large < 24 * small + 0.2


def test_a_cell_is_searched_where_it_holds_a_sentence_and_not_where_it_is_a_name() -> None:
    text = "2024年度部门决算\n项目\t说明\n增加（减少）额\t3.20\n自评得分98份\t合格\n结论\t自评得分98份，执行良好。\n"
    (only,) = marks(text)
    assert (only.kind, text[only.span.start : only.span.end], text.count("\n", 0, only.span.start)) == (
        "score-unit",
        "得分98份",
        4,
    )


def test_a_sentence_that_goes_on_from_row_to_row_of_a_cell_is_one_text() -> None:
    text = (
        "2024年度部门决算\n支出决算表\n单位：万元\n"
        "项目            合计        备注说明\n"
        "行政运行        100.00      因人员调入，比上年增\n"
        "                            加（减少）20.00万元\n"
        "事业运行        200.00      与上年持平\n"
        "合计            300.00\n"
    )
    (only,) = marks(text)
    assert (only.kind, only.text) == ("template-choice", "增加(减少)")


@pytest.mark.parametrize("kind", ["unclosed-bracket", "class-without-section"])
def test_what_a_cut_off_cell_may_show_by_itself_is_not_looked_for_in_cells(kind: str) -> None:
    assert all("cell" not in wording.where for wording in VOCABULARY.marks if wording.kind == kind)
