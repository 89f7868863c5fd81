"""Laws of the diagnosis: a true report has no cause, and of a report with typos the changed figures are the causes.

Floors lie a little below what `python -m tests.benchmarks.localisation` measures; the material is the same in every run.
"""

from fractions import Fraction
from random import Random

import pytest

from auditor import audit
from auditor.report import Cause, Report
from tests.accounts import document as account
from tests.benchmarks.localisation import Print, Told, is_named, measured, planted, prints_of_ledger, raises_an_error
from tests.ledgers import STYLES
from tests.ledgers import document as ledger


def share(found: list[Told], quality: str) -> Fraction:
    return Fraction(sum(getattr(one, quality) for one in found), len(found))


@pytest.mark.parametrize("style", STYLES)
def test_a_true_ledger_has_no_cause(style: str) -> None:
    for seed in range(6):
        assert audit(ledger(seed, style).text).causes == ()


def test_there_is_no_cause_without_an_error() -> None:
    texts = [*(account(seed, "tab").text for seed in range(8)), *map(broken_ledger, range(4))]
    assert all(errors(report) for report in map(audit, texts) if report.causes)


def test_one_typo_is_the_top_cause_or_tied_with_it() -> None:
    found = measured(80, 1).found
    assert share(found, "top") >= Fraction(84, 100)
    assert share(found, "near") >= Fraction(95, 100)
    assert share(found, "value") >= Fraction(55, 100)


def test_three_typos_are_all_named() -> None:
    tally = measured(40, 3)
    assert Fraction(tally.complete, tally.documents) >= Fraction(80, 100)
    assert share(tally.found, "near") >= Fraction(90, 100)


def test_a_diagnosis_changes_no_finding() -> None:
    text = broken_ledger()
    with_causes, without = audit(text), audit(text, diagnose=False)
    assert without.causes == ()
    assert [(one.rule_id, one.span, one.message) for one in with_causes.findings] == [
        (one.rule_id, one.span, one.message) for one in without.findings
    ]


def test_causes_and_findings_point_at_each_other() -> None:
    for report in (audit(broken_ledger(seed)) for seed in range(5)):
        assert report.causes
        assert all(cause.findings for cause in report.causes)
        pairs = {(number, place) for number, cause in enumerate(report.causes) for place in cause.findings}
        assert pairs == {(number, place) for place, finding in enumerate(report.findings) for number in finding.causes}
        for explained in (finding for finding in report.findings if finding.causes):
            meant = report.causes[explained.causes[0]].suggestions
            assert (explained.suggestion is None) == (not meant)


def test_the_figure_that_is_meant_removes_the_errors() -> None:
    """What a lone cause suggests, printed in its place everywhere, leaves no error of those that it explains."""
    tried = 0
    for seed in range(40):
        text = broken_ledger(seed)
        report = audit(text)
        if len(report.causes) != 1 or not report.causes[0].suggestions:
            continue
        tried += 1
        assert errors(audit(corrected(text, report.causes[0]))) == []
    assert tried >= 15


def errors(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.severity == "error"]


def corrected(text: str, cause: Cause) -> str:
    for span in sorted((cause.span, *cause.duplicates), key=lambda span: -span.start):
        text = text[: span.start] + cause.suggestions[0].text + text[span.end :]
    return text


def broken_ledger(seed: int = 0) -> str:
    """A ledger in which the decimal point of one figure moved, such that an error is raised."""
    rng = Random(seed)
    text, prints = prints_of_ledger(seed, sorted(STYLES)[seed % len(STYLES)])
    while True:
        made = planted(text, prints, ("point",), rng)
        if made is not None and raises_an_error(made.text):
            return made.text


SHARES = "三、支出决算情况说明\n本年支出200.00万元，其中：基本支出178.24万元，占{basic}；项目支出21.76万元，占{project}。\n"


@pytest.mark.parametrize(
    ("basic", "meant", "slip"),
    [
        ("8.912%", "89.12%", "point"),
        ("89.21%", "89.12%", "swapped"),
        ("19.12%", "89.12%", "digit"),
        ("889.12%", "89.12%", "doubled"),
    ],
)
def test_a_share_is_explained_by_its_slip(basic: str, meant: str, slip: str) -> None:
    report = audit(SHARES.format(basic=basic, project="10.88%"))
    (cause,) = report.causes
    assert cause.span.text == basic
    assert (cause.suggestions[0].text, cause.suggestions[0].slip) == (meant, slip)
    assert cause.low is not None
    assert cause.high is not None
    assert Fraction(cause.low) <= Fraction(8912, 100) <= Fraction(cause.high) + Fraction(1, 100)


def test_no_slip_is_invented() -> None:
    report = audit(SHARES.format(basic="51.37%", project="10.88%"))
    (cause,) = report.causes
    assert cause.span.text == "51.37%"
    assert cause.suggestions == ()
    assert cause.low is not None


def test_a_total_and_its_rows_are_a_tie() -> None:
    report = audit("公务用车购置及运行维护费支出8.00万元，其中：公务用车购置支出5.00万元，公务用车运行维护费支出2.00万元。\n")
    (cause,) = report.causes
    assert {cause.span.text, *(other.span.text for other in cause.alternatives)} == {"8.00万元", "5.00万元", "2.00万元"}


def test_the_same_wrong_figure_in_several_places_is_one_cause() -> None:
    rows = "基本支出178.24万元；项目支出21.76万元"
    text = (
        "2024年度部门决算\n三、支出决算情况说明\n2024年度本年支出合计2000.00万元，其中：" + rows + "。\n"
        "2024年度本年支出合计2000.00万元，其中：" + rows + "。\n"
    )
    causes = audit(text).causes
    assert len(causes) == 1
    assert [span.start_line for span in (causes[0].span, *causes[0].duplicates)] == [3, 4]
    assert causes[0].suggestions[0].slip in {"point", "extra", "doubled"}


def test_a_typo_is_found_by_its_place() -> None:
    report = audit(SHARES.format(basic="8.912%", project="10.88%"))
    text = SHARES.format(basic="8.912%", project="10.88%")
    assert is_named(report.causes[0], Print(text.index("8.912"), "89.12"))
    assert not is_named(report.causes[0], Print(text.index("178.24"), "178.24"))
