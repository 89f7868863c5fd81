"""The report on a terminal: the answer first, at most so many rows, everything when asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len

from auditor import audit
from auditor.locale import Lang
from auditor.outcomes import Grade, Outcome
from auditor.record import replace
from auditor.rendering.console import MOST_ROWS, render
from auditor.rendering.context import Context
from auditor.report import Problem, Report
from auditor.reporting import Audited
from auditor.text import Source
from tests import handmade
from tests.test_reporting import audited, report

SOURCES = {name: Source(handmade.TEXT, name) for name in ("report.txt", "b.txt")}


def shown(made: Report, *, lang: Lang = "zh", width: int = 100, colour: bool = False, verbose: bool = False) -> str:
    return render(made, Context(SOURCES, lang), width=width, colour=colour, verbose=verbose)


def many(count: int, grades: Sequence[Grade] = (Grade.CONTRADICTION,)) -> Audited:
    _, (_, undecided, fail) = handmade.contradiction()
    outcomes: list[Outcome] = [replace(fail, grade=grades[number % len(grades)]) for number in range(count)]
    return audited((*outcomes, undecided))


def test_a_contradiction_with_its_evidence() -> None:
    assert shown(report()) == (
        "report.txt：1 项错误；6 个数中 4 个受检\n"
        "\n"
        "错误（1）：这些数不可能同时为真\n"
        "三、支出决算情况说明\n"
        "  4:33 SHR001 占比与金额不符\n"
        f"    {report().findings[0].message}\n"
        "    4:23 本年支出6,062.82万元，其中：基本支出⟦196.82万元⟧，占32%；项目支出5,865.99万元，占96%；经…\n"
        "    4:5  本年支出⟦6,062.82万元⟧，其中：基本支出196.82万元，占32%；项目支出…\n"
        "    4:33 …出6,062.82万元，其中：基本支出196.82万元，占⟦32%⟧；项目支出5,865.99万元，占96%；经营支出…\n"
        "    196.82 ÷ 6,062.82 × 100 = 3.25%［3.2463，3.2464］；写为 32%［31.5，32.5］；相差 28.75\n"
        "    提示：疑似小数点错位\n"
        "\n"
        "检查结果：通过 1，存疑 0，不符 1，不适用 0，未能判定 1，规则故障 0\n"
        "覆盖：report.txt：非零数 6 个，读懂 5 个，受检 4 个；另有零 1 个；受检／非零数：收支 4/6\n"
        "未检：2 个数没有等式可检（audit facts FILE --unchecked 列出）；1 次检查未能判定；0 条规则没有遇到适\n"
        "  用对象\n"
    )


@pytest.mark.parametrize("count", [1, 5, 20, 40, 100, 400])
@pytest.mark.parametrize("grades", [(Grade.CONTRADICTION,), (Grade.CONTRADICTION, Grade.TRUNCATED, Grade.BOUNDARY)])
def test_the_rows_are_bounded_and_nothing_is_dropped_in_silence(count: int, grades: tuple[Grade, ...]) -> None:
    text = shown(report(many(count, grades)))
    assert text.count("\n") <= MOST_ROWS
    left_out = [line for line in text.splitlines() if line.startswith("另有")]
    missing = count - text.count(" SHR001 ")
    assert left_out == ([f"另有 {missing} 项没有显示；加 -v 显示全部。"] if missing else [])


def test_verbose_shows_everything() -> None:
    text = shown(report(many(100)), verbose=True)
    assert text.count("4:23 ") == 100
    assert "未判定 4:61 SHR001 share-mismatch：缺少数据 percent" in text


@pytest.mark.parametrize("width", [40, 60, 100, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_row_is_wider_than_the_terminal(width: int, lang: Lang) -> None:
    for verbose in (False, True):
        text = shown(
            report(many(30, (Grade.CONTRADICTION, Grade.TRUNCATED)), lang=lang), lang=lang, width=width, verbose=verbose
        )
        assert max(map(cell_len, text.splitlines())) <= width


def test_a_report_without_findings_says_so() -> None:
    assert shown(report(audited(()))).startswith("report.txt：没有发现矛盾；但 6 个数中只有 0 个受检\n")
    assert shown(report(audited(())), lang="en").startswith("report.txt: no contradiction found; only 0 of 6 numbers checked\n")


UNREAD = """2024年度部门决算
支出决算表
单位：万元
项目\t决算数
本年支出合计\t30.00
基本支出\t10.00
项目支出\t20.00
捐赠清单
物品\t价值
图书\t7.00
字画\t8.00
"""


def test_what_was_not_read_is_told_right_under_the_answer() -> None:
    source = Source(UNREAD, "report.txt")
    rows = render(audit(UNREAD, name="report.txt"), Context({"report.txt": source})).splitlines()
    assert rows[0].startswith("report.txt：没有发现矛盾；")
    assert rows[1] == "未读懂：1 张表表题不明（行 9）；未读懂的数都没有受检"
    both = Report.model_validate_json(audit(UNREAD, name="report.txt").model_dump_json())
    two = render(replace(both, documents=(*both.documents, *both.documents)), Context({"report.txt": source}))
    assert "未读懂：2 张表表题不明；" in two


def test_the_verbose_form_tells_the_coverage_of_every_section() -> None:
    assert "行 3 三、支出决算情况说明：非零数 5 个，读懂 5 个，受检 4 个；零 1 个\n" in shown(report(), verbose=True)
    assert "行 3 三、" not in shown(report())


def test_several_documents_have_one_answer() -> None:
    problem = Problem("input", "c.txt", "是空的", "")
    text = shown(report(audited(), audited(name="b.txt"), problems=(problem,)))
    assert text.startswith("2 份文件：2 项错误；12 个数中 8 个受检；1 份文件未能审计\n")
    assert "\nb.txt 三、支出决算情况说明\n" in text
    assert text.endswith("问题：c.txt：是空的\n")


def test_no_document_at_all() -> None:
    text = render(replace(report(), documents=(), findings=(), undecided=()), Context({}))
    assert text.startswith("没有一份文件得到审计\n")


def test_a_duplicate_is_told_with_its_place() -> None:
    made, (_, _, fail) = handmade.contradiction()
    assert "    同一问题另见 4:41\n" in shown(report(audited((replace(fail, duplicates=(made.facts[3].span,)),))))


def test_colours_change_no_words() -> None:
    plain, coloured = shown(report()), shown(report(), colour=True)
    assert "\x1b[1;4m32%\x1b[0m" in coloured
    assert "⟦" not in coloured
    assert "\x1b" not in plain


def test_findings_on_the_text_come_last_in_one_row_each() -> None:
    source = Source(
        "2024年度部门决算\n本年支出2.00万元，比上年增加（减少）0万元。\n基本支出1.00万元，占⟦增长（下降）0%。\n", "report.txt"
    )
    made = audit(source.text, name="report.txt")
    rows = render(made, Context({"report.txt": source})).splitlines()
    assert rows[rows.index("文字与结构（1）") + 1] == "  行 2, 3  TXT001 模板选项未选定（2 处）"
    assert not any("TXT001" in row for row in rows[: rows.index("文字与结构（1）")])
    (told,) = [row for row in render(made, Context({"report.txt": source}), verbose=True).splitlines() if "TXT001" in row]
    assert told == "  行 2, 3  TXT001 模板选项未选定（2 处）：“增加(减少)”没有选定"


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.txt")), ids=lambda path: path.stem
)
def test_no_sample_takes_more_than_a_page(path: Path) -> None:
    source = Source(path.read_text(encoding="utf-8"), "report.txt")
    text = render(audit(source.text, name="report.txt"), Context({"report.txt": source}))
    assert text.count("\n") < 120
    assert max(map(cell_len, text.splitlines())) <= 100
