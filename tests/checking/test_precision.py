"""Laws of dropped zeros: they never make an error, never doubt a true report, and find a digit that was lost."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor import Finding, audit
from auditor.checking import check
from auditor.checking.zeros import decided
from auditor.facts import Precision
from auditor.outcomes import Verdict
from auditor.pipeline import packaged_rules
from auditor.reading import read
from auditor.record import replace
from auditor.report import SpanShown
from auditor.sources import plain
from auditor.text import Source
from auditor.vocabulary import load
from tests.accounts import document
from tests.ledgers import STYLES, Document
from tests.ledgers import document as narrative
from tests.ledgers import documents as narratives

TEXT = """某市档案局2024年度部门决算
一、收入支出决算总体情况说明
2024年度本年收入合计589.31万元，其中：财政拨款收入512.4万元，其他收入76.91万元。
2024年度本年支出合计589.24万元，其中：基本支出329.74万元，项目支出259.5万元。
二、一般公共预算财政拨款基本支出决算情况说明
2024年度一般公共预算财政拨款基本支出329.74万元，其中：人员经费289.5万元，公用经费40.24万元。
三、“三公”经费支出决算情况说明
“三公”经费支出决算8.17万元，其中：公务用车购置及运行维护费5.87万元，公务接待费2.3万元。
四、政府采购支出情况
2024年度政府采购支出总额{total}万元，其中：政府采购货物支出12.3万元，政府采购服务支出11.16万元。
五、其他
2024年末资产总额为3141.59万元，负债总额为27.18万元。房屋原值161.83万元，设备原值141.42万元。
"""
AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*)\.(\d+)(?![\d.%])")
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def dropped(text: str) -> str:
    """The text with the zeros at the end of its amounts left out."""
    return AMOUNT.sub(lambda m: f"{m[1]}.{m[2]}".rstrip("0").rstrip("."), text)


def in_tables(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(line) if "\t" in line else line for line in text.splitlines(keepends=True))


def outside_tables(text: str, change: Callable[[str], str]) -> str:
    return "".join(line if "\t" in line else change(line) for line in text.splitlines(keepends=True))


def half_dropped(text: str) -> str:
    """The first half by one who keeps zeros, the rest by one who drops them."""
    middle = text.index("\n", len(text) // 2)
    return text[:middle] + dropped(text[middle:])


def coarser(text: str, seed: int, share: float) -> str:
    """Some amounts rounded to one digit less, where that can be told from two decimals."""
    rng = Random(seed)

    def one(match: re.Match[str]) -> str:
        digits = f"{match[1]}.{match[2]}"
        value, places = Decimal(digits.replace(",", "")), len(match[2]) - 1
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return digits if rng.random() >= share or digits[-1] == "5" or places < 1 or not rounded else str(rounded)

    return AMOUNT.sub(one, text)


HABITS: dict[str, Callable[[str], str]] = {
    "keeps": lambda text: text,
    "drops": dropped,
    "tables keep, text drops": lambda text: outside_tables(text, dropped),
    "tables drop, text keeps": lambda text: in_tables(text, dropped),
    "half and half": half_dropped,
}


def resting(text: str) -> list[Finding]:
    """The findings that rest on dropped zeros."""
    return [finding for finding in audit(text, diagnose=False).findings if finding.precision]


def test_figures_that_agree_only_as_printed_are_a_warning_that_says_on_what_it_rests() -> None:
    assert audit(TEXT.format(total="23.46")).findings == ()
    (finding,) = audit(TEXT.format(total="23.42")).findings
    assert (finding.severity, finding.verdict, finding.grade) == ("warning", "doubtful", "implausible")
    (rests,) = finding.precision
    assert (rests.place, rests.part, rests.unit, rests.decimals) == ("text", "account", "万元", 2)
    assert rests.meant == {"12.3": "12.30"}
    assert (rests.tried, rests.held) == (5, 4)
    assert float(rests.chance) <= 0.001
    assert any("12.3万元即12.30万元" in hint and "正文" in hint for hint in finding.hints)


def test_one_zero_at_the_end_and_the_printed_digits_count() -> None:
    assert audit(TEXT.format(total="23.42").replace("141.42", "141.40")).findings == ()
    assert audit(TEXT.format(total="23.42") + "其中，闲置设备处置收入共0.30万元上缴。\n").findings == ()


def test_text_that_drops_zeros_is_decided_beside_tables_that_keep_them() -> None:
    """And the figures of the tables keep their own precision: 259.50 there is the same figure as 259.5 here."""
    lines = ("支出决算表", "单位：万元", "项目\t本年支出合计\t基本支出\t项目支出", "合计\t589.24\t329.74\t259.50")
    table = "\n".join(lines) + "\n"
    assert audit(TEXT.format(total="23.46") + table).findings == ()
    (finding,) = audit(TEXT.format(total="23.42") + table).findings
    assert [(rests.place, rests.meant) for rests in finding.precision] == [("text", {"12.3": "12.30"})]
    assert {one.table for one in again(TEXT.format(total="23.42") + table)} == {None}


def test_sums_that_only_nearly_fit_decide_nothing() -> None:
    text = TEXT.format(total="23.42").replace("其他收入76.91", "其他收入76.93").replace("负债总额为27.18", "负债总额为27.19")
    assert not resting(text.replace("项目支出259.5", "项目支出259.4").replace("589.24", "589.17"))


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("variant", ["final", "budget"])
def test_a_true_account_is_not_doubted_whatever_its_habit(habit: str, variant: str) -> None:
    dropping = 0
    for seed in range(4):
        text = HABITS[habit](document(seed, "tab", "final" if variant == "final" else "budget", "medium").text)
        report = audit(text, diagnose=False)
        assert [finding for finding in report.findings if finding.severity == "error" or finding.precision] == []
        dropping += bool(again(text))
    assert (dropping > 0) == (habit in ("drops", "tables drop, text keeps", "half and half"))


def again(text: str) -> tuple[Precision, ...]:
    """The parts of a text of which it is decided that they drop zeros."""
    vocabulary = load()
    reading = read(plain.parse(Source(text, "law"), vocabulary), vocabulary)
    return decided(reading.precision, check(packaged_rules(), replace(reading, precision=()), vocabulary.names).outcomes)


@SLOW
@given(narratives(), st.sampled_from([name for name in HABITS if "table" not in name]))
def test_no_true_narrative_is_doubted_whatever_its_habit(printed: Document, habit: str) -> None:
    report = audit(HABITS[habit](printed.text), diagnose=False)
    assert [finding for finding in report.findings if finding.severity == "error" or finding.precision] == []


def test_what_is_decided_of_a_narrative_is_the_habit_of_its_author() -> None:
    """More often than not with zeros dropped; never where they are kept."""
    dropping: list[bool] = []
    for style, wording in STYLES.items():
        for seed in range(5):
            text = narrative(seed, style).text
            dropping.append(bool(again(dropped(text))))
            if not Random(f"{style}:{seed}").choice(wording.habits).bare:
                assert again(text) == (), (style, seed)
    assert 2 * sum(dropping) > len(dropping)


@SLOW
@given(st.integers(0, 10**6), st.sampled_from(sorted(HABITS)), st.sampled_from([0.0, 0.02, 0.2]))
def test_dropped_zeros_never_make_a_fail(seed: int, habit: str, share: float) -> None:
    """Not of true reports, nor of mixed and wrong ones: every fail is one as printed, and what they add is doubtful."""
    text = HABITS[habit](coarser(document(seed, "tab", "final", "small").text, seed, share))
    vocabulary = load()
    reading = read(plain.parse(Source(text, "law"), vocabulary), vocabulary)
    told = check(packaged_rules(), reading, vocabulary.names).outcomes
    printed = check(packaged_rules(), replace(reading, precision=()), vocabulary.names).outcomes
    added = [one for one in told if one.precision]
    assert all(one.verdict is Verdict.DOUBTFUL for one in added)
    fails = [one for one in printed if one.verdict not in (Verdict.PASS, Verdict.DOUBTFUL)]
    assert [one for one in told if one.verdict not in (Verdict.PASS, Verdict.DOUBTFUL)] == fails
    graded = [one for one in printed if one.grade is not None]
    assert [one for one in told if one.grade is not None and not one.precision] == graded


def test_an_account_that_keeps_zeros_and_rounds_some_figures_is_never_doubted_by_its_habit() -> None:
    for seed in range(6):
        assert resting(coarser(document(seed, "tab", "final", "medium").text, seed, 0.1)) == []


def test_where_many_figures_are_really_coarser_hardly_anything_rests_on_dropped_zeros() -> None:
    """Two of five rounded to one digit less: what would contradict by hundreds is told of one account of six at most."""
    texts = [dropped(coarser(dropped(document(seed, "tab", "final", "medium").text), seed, 0.4)) for seed in range(6)]
    assert sum(bool(resting(text)) for text in texts) <= 1


def test_a_lost_digit_is_found_where_zeros_are_dropped() -> None:
    """As printed 259.5 may be 259.54; where 259.54 would have been printed in full, it is told. Small tables decide nothing."""
    found = before = tried = 0
    for seed in range(4):
        text = dropped(document(seed, "tab", "final", "large").text)
        rows = list(re.finditer(r"(?<=\t)\d+\.\d[1234](?=\t|$)", text, re.MULTILINE))
        for match in Random(seed).sample(rows, 5):
            changed = text[: match.end() - 1] + text[match.end() :]
            tried += 1
            found += any(span.start <= match.start() < span.end for one in resting(changed) for span in places(one))
            before += any(
                span.start <= match.start() < span.end
                for one in audit(changed, diagnose=False).findings
                if not one.precision
                for span in places(one)
            )
    assert (5 * found >= tried, before) == (True, 0), (found, before, tried)


def places(finding: Finding) -> list[SpanShown]:
    return [finding.span, *(operand.span for operand in finding.operands)]
