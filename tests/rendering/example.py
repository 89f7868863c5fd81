"""A report with one of everything, for the tests of its formats, and the same one as if a hostile document had written it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from msgspec.json import encode

from auditor.gate import gated
from auditor.locale import Lang
from auditor.outcomes import Outcome
from auditor.pipeline import audit_sources, examine, packaged_rules
from auditor.record import replace
from auditor.rendering.context import Context
from auditor.report import Problem, Report, Waiver, WaiverRead
from auditor.sources import decode
from auditor.text import Source

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "samples/seni-2024-final.txt"
FORMULAS = ("=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\u200b=1", " =1", "＝1+1")
MARKUP = (
    "<script>alert(1)</script>",
    "]]>",
    "-->",
    "&lt;&#0;",
    "'\"",
    "|",
    "`",
    "```",
    "*_~",
    "[x](http://a.b)",
    "<!--",
    "#1 @all",
)
LINES = (
    "\n",
    "\r\n::error ::x",
    "\n# x",
    "\n- x",
    "\n\n</details>",
    "\f",
    "\v",
    "\u2028",
    "\u0085",
    "::set-output name=a::b",
    "%0A::error::x",
)
CONTROL = ("\x00", "\x1b[31m", "\x07", "\ufffe", "\uffff", "\u202e", "\u2066", "\ufeff", "\u200b", "_x0041_")
HOSTILE = st.lists(st.sampled_from((*FORMULAS, *MARKUP, *LINES, *CONTROL)), min_size=1, max_size=4).map("".join)
_OF_DOCUMENTS = {
    "message",
    "text",
    "label",
    "expression",
    "document",
    "path",
    "place",
    "details",
    "reason",
    "by",
    "message_args",
}


@cache
def sources() -> dict[str, Source]:
    return {SAMPLE: replace(decode.read(str(ROOT / SAMPLE)), name=SAMPLE)}


@cache
def outcomes() -> dict[str, tuple[Outcome, ...]]:
    return {path: examine(source, packaged_rules(), detailed=True).checked.outcomes for path, source in sources().items()}


def context(lang: Lang = "zh") -> Context:
    return Context(sources(), lang, ruleset=packaged_rules(), outcomes=outcomes(), root=str(ROOT))


@cache
def audited(lang: Lang = "zh") -> Report:
    """The worst sample, as it is."""
    return audit_sources(sources().values(), lang=lang)


@cache
def full(lang: Lang = "zh") -> Report:
    """The worst sample with a waived finding, one of the baseline, a file that was lost, and a strict gate."""
    report = audited(lang)
    findings = [replace(finding, baseline_state="new") for finding in report.findings]
    findings[0] = replace(findings[0], baseline_state="unchanged")
    findings[21] = replace(findings[21], waiver=Waiver("settled with the bureau", "Li", "2030-01-01"))
    waivers = (
        WaiverRead(
            ".audit/waivers.yaml:3", "used", SAMPLE, findings[21].rule_id, "", "settled with the bureau", "Li", "2030-01-01"
        ),
        WaiverRead(".audit/waivers.yaml:9", "expired", SAMPLE, "SHR001", "1%", "old", "Li", "2020-01-01"),
    )
    report = replace(
        report,
        today="2026-01-01",
        findings=tuple(findings),
        problems=(Problem("input", "lost.txt", "there is no such file", "check the spelling of the path"),),
        summary=replace(
            report.summary, error=report.summary.error - 1, warning=report.summary.warning - 1, waived=1, baselined=1
        ),
        waivers=waivers,
    )
    return gated(report, "warning", strict=True, mandatory=("BND002", "TAB001"))


def empty() -> Report:
    """A report on no document at all."""
    return gated(replace(audit_sources(()), problems=()))


def spoiled(report: Report, told: Context, text: str) -> tuple[Report, Context]:
    """The report as if every text in it that a document or its writer had a say in began and ended with this one."""
    changed = _walked(report.model_dump(), "", text)
    named = {path: f"{text}{path}{text}" for path in told.sources}
    renamed = {named[path]: replace(source, name=named[path]) for path, source in told.sources.items()}
    checks = {named[path]: outcomes for path, outcomes in told.outcomes.items()}
    return Report.model_validate_json(encode(changed)), replace(told, sources=renamed, outcomes=checks)


def _walked(value: object, key: str, text: str) -> object:
    if isinstance(value, dict):
        code = "reason" if "by" not in value else ""
        return {
            name: one if name == code else _walked(one, key if key == "message_args" else str(name), text)
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [_walked(one, key, text) for one in value]
    return f"{text}{value}{text}" if isinstance(value, str) and key in _OF_DOCUMENTS else value
