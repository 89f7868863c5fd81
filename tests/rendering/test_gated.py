"""Waived findings, waivers that no longer hold, and reasons, as the console tells them."""

from datetime import timedelta
from pathlib import Path

from auditor.gate import answered, gated
from auditor.gate.baseline import Baseline
from auditor.rendering.console import render
from auditor.rendering.context import Context
from auditor.report import Report
from auditor.text import Source
from tests.gate.making import TEXT, TODAY, report, waiving

CONTEXT = Context({"a.txt": Source(TEXT, "a.txt")})


def shown(made: Report, *, quiet: bool = False, verbose: bool = False) -> str:
    return render(made, CONTEXT, quiet=quiet, verbose=verbose)


def test_a_waived_finding_is_told_with_who_answers_for_it() -> None:
    made = report()
    text = shown(gated(answered(made, waivers=[waiving(made.findings[0])], today=TODAY)))
    assert "已豁免（1）" in text
    assert f"{made.findings[0].rule_id} {made.findings[0].title}：表后有说明（张三，有效期至 2026-06-30）" in text


def test_waivers_that_no_longer_hold_are_told() -> None:
    made = report()
    late = answered(made, waivers=[waiving(made.findings[0])], today=TODAY + timedelta(days=1))
    assert "已于 2026-06-30 到期" in shown(late)
    assert "严格模式：1 项豁免已到期：audit-waivers.yaml:3" in shown(gated(late, strict=True)).replace("\n    ", "")


def test_known_and_hidden_findings_are_counted() -> None:
    made = report()
    known = answered(made, baseline=Baseline(Path(), ()).renewed(made.findings, ["a.txt"]))
    assert shown(known).startswith("a.txt：没有发现新的矛盾；")
    assert f"另有 {len(made.findings)} 项在基线中" in shown(known)
    assert "项低于所要求的级别" in shown(answered(made, min_severity="error"))


def test_quiet_says_nothing_about_what_passes() -> None:
    made = report()
    assert shown(gated(made, "never"), quiet=True) == ""
    said = shown(gated(made), quiet=True)
    assert made.findings[0].rule_id in said
    assert "检查结果" not in said


def test_verbose_names_the_fingerprints() -> None:
    made = report()
    text = shown(made, verbose=True)
    assert all(finding.fingerprint in text for finding in made.findings)
    assert made.findings[0].fingerprint not in shown(made)
