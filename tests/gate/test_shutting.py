"""What shuts the gate, and what does not."""

from pathlib import Path

import pytest

from auditor.gate import answered, gated
from auditor.gate.baseline import Baseline
from auditor.record import replace
from auditor.report import FailOn, Report
from tests.gate.making import TEXT, TODAY, report, waiving

RIGHT = TEXT.replace("98.12%", "89.12%").replace("增加（减少）1.00", "增加1.00").replace("50%", "100%")


def reasons(made: Report) -> dict[str, int]:
    return {shut.reason: shut.count for shut in made.gate.reasons}


@pytest.mark.parametrize(("fail_on", "passed"), [("error", False), ("warning", False), ("info", False), ("never", True)])
def test_errors_shut_it(fail_on: FailOn, passed: bool) -> None:
    made = gated(report(), fail_on)
    assert made.gate.passed is passed
    assert made.gate.fail_on == fail_on


def test_what_weighs_less_than_asked_does_not() -> None:
    made = report(TEXT.replace("98.12%", "89.12%").replace("50%", "100%"))
    lesser = made.summary.warning + made.summary.info
    assert made.summary.error == 0 < lesser
    assert gated(made, "error").gate.passed
    assert reasons(gated(made, "info")) == {"findings": lesser}


def test_a_right_report_passes() -> None:
    assert gated(report(RIGHT), "info").gate.passed


def test_waived_and_known_findings_do_not_count() -> None:
    made = report()
    waived = answered(made, waivers=[waiving(finding) for finding in made.findings], today=TODAY)
    assert gated(waived, "info").gate.passed
    known = answered(made, baseline=Baseline(Path(), ()).renewed(made.findings, ["a.txt"]))
    assert gated(known, "info").gate.passed


def test_strict_wants_every_check_decided_and_every_number_read() -> None:
    made = report(RIGHT + "上年结转12.5万元的8.5%另文说明，3.7。\n")
    assert made.undecided
    strict = reasons(gated(made, "error", strict=True))
    assert strict["undecided"] == len(made.undecided)
    unread = sum(document.coverage.numbers - document.coverage.read for document in made.documents)
    assert strict.get("unread", 0) == unread


def test_strict_minds_expired_waivers_only() -> None:
    made = report(RIGHT)
    for expires, count in ((TODAY.replace(year=2025), 1), (TODAY, 0)):
        old = waiving(report().findings[0], expires=expires)
        after = replace(answered(report(), waivers=[old], today=TODAY), summary=made.summary)
        assert reasons(gated(after, "error", strict=True)).get("waivers", 0) == count
        assert gated(after, "error").gate.passed


def test_a_mandatory_rule_must_have_judged_something() -> None:
    made = report(RIGHT)
    assert gated(made, mandatory=["SHR001"]).gate.passed
    shut = gated(made, mandatory=["SHR001", "PTS001"])
    assert reasons(shut) == {"mandatory": 1}
    assert shut.gate.reasons[0].details == ("a.txt PTS001",)
