"""Fewer findings: what points at them keeps pointing at the same ones."""

from auditor import audit
from auditor.narrowing import narrowed
from tests.rendering.test_causes import SHARES


def test_causes_and_findings_still_point_at_each_other() -> None:
    report = audit(SHARES)
    assert len(report.findings) >= 2
    left = narrowed(report, lambda finding: finding is not report.findings[0])
    assert left.findings[0].content_fingerprint == report.findings[1].content_fingerprint
    for number, cause in enumerate(left.causes):
        assert cause.findings
        assert all(number in left.findings[place].causes for place in cause.findings)
    assert left.summary == report.summary


def test_a_cause_that_explains_nothing_any_more_goes() -> None:
    report = audit(SHARES)
    assert report.causes
    none = narrowed(report, lambda finding: not finding.causes)
    assert none.causes == ()
    assert all(finding.causes == () for finding in none.findings)


def test_nothing_left_out_is_the_same_report() -> None:
    report = audit(SHARES)
    assert narrowed(report, lambda _: True) is report
