"""Waived and known findings are marked and counted apart, and a change of a figure ends both."""

from datetime import timedelta
from pathlib import Path

from auditor.gate import answered
from auditor.gate.baseline import Baseline
from auditor.report import Report
from tests.gate.making import TEXT, TODAY, report, waiving


def states(made: Report) -> list[str]:
    return [waiver.state for waiver in made.waivers]


def known(made: Report) -> Baseline:
    return Baseline(Path(), ()).renewed(made.findings, [document.path for document in made.documents])


def test_a_waived_finding_stays_visible_and_is_counted_apart() -> None:
    made = report()
    first = made.findings[0]
    after = answered(made, waivers=[waiving(first)], today=TODAY)
    assert len(after.findings) == len(made.findings)
    waived = after.findings[0].waiver
    assert waived is not None
    assert (waived.reason, waived.by, waived.expires) == ("表后有说明", "张三", "2026-06-30")
    assert (after.summary.waived, after.summary.error) == (1, made.summary.error - 1)
    assert (states(after), after.today) == (["used"], "2026-06-30")


def test_a_waiver_ends_with_its_last_day() -> None:
    made = report()
    after = answered(made, waivers=[waiving(made.findings[0])], today=TODAY + timedelta(days=1))
    assert (states(after), after.summary.waived, after.findings[0].waiver) == (["expired"], 0, None)
    for_good = answered(made, waivers=[waiving(made.findings[0], expires=None)], today=TODAY + timedelta(days=9999))
    assert states(for_good) == ["used"]


def test_a_waiver_lapses_when_a_figure_changes() -> None:
    old = waiving(report().findings[0])
    after = answered(report(TEXT.replace("98.12%", "98.21%")), waivers=[old], today=TODAY)
    assert (states(after), after.summary.waived) == (["lapsed"], 0)


def test_a_waiver_of_what_is_gone_is_told() -> None:
    old = waiving(report().findings[0])
    after = answered(report(TEXT.replace("98.12%", "89.12%")), waivers=[old], today=TODAY)
    assert states(after) == ["unused"]


def test_a_waiver_of_another_document_is_not_of_this_one() -> None:
    made = report()
    after = answered(made, waivers=[waiving(made.findings[0], document="b.txt")], today=TODAY)
    assert (states(after), after.summary.waived) == ([], 0)


def test_a_waiver_of_another_rule_answers_for_nothing() -> None:
    made = report()
    after = answered(made, waivers=[waiving(made.findings[0], rule="XXX001")], today=TODAY)
    assert (states(after), after.summary.waived) == (["unused"], 0)


def test_without_waivers_there_is_no_day() -> None:
    assert answered(report()).today is None


def test_what_was_there_before_does_not_count() -> None:
    made = report()
    after = answered(made, baseline=known(made))
    assert {finding.baseline_state for finding in after.findings} == {"unchanged"}
    assert (after.summary.error, after.summary.baselined) == (0, len(made.findings))


def test_moved_lines_change_nothing_and_a_new_figure_does() -> None:
    baseline = known(report())
    moved = answered(report(TEXT.replace("\n三、", "\n\n概况如下。\n三、")), baseline=baseline)
    assert {finding.baseline_state for finding in moved.findings} == {"unchanged"}
    changed = answered(report(TEXT.replace("98.12%", "98.21%")), baseline=baseline)
    assert "new" in {finding.baseline_state for finding in changed.findings}
    assert changed.summary.error > 0


def test_the_baseline_is_a_multiset() -> None:
    sentence = TEXT.splitlines(keepends=True)[2]
    twice = report(TEXT + "四、情况\n" + sentence)
    after = answered(twice, baseline=known(report()))
    fingerprints = [finding.content_fingerprint for finding in twice.findings]
    for finding in after.findings:
        same = [other for other in after.findings if other.content_fingerprint == finding.content_fingerprint]
        before = known(report()).left()["a.txt", finding.content_fingerprint]
        assert sum(other.baseline_state == "unchanged" for other in same) == min(before, len(same))
    assert len(fingerprints) == len(after.findings)


def test_a_waived_finding_uses_up_nothing_of_the_baseline() -> None:
    made = report()
    after = answered(made, waivers=[waiving(made.findings[0])], baseline=known(made), today=TODAY)
    assert after.findings[0].baseline_state == "new"
    assert (after.summary.waived, after.summary.baselined) == (1, len(made.findings) - 1)


def test_lesser_findings_are_counted_and_not_listed() -> None:
    made = report()
    lesser = sum(finding.severity != "error" for finding in made.findings)
    assert lesser
    after = answered(made, min_severity="error")
    assert (after.summary.hidden, {finding.severity for finding in after.findings}) == (lesser, {"error"})
    assert after.summary.warning == made.summary.warning
