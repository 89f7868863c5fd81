"""Reports to put through the gate: a document with two contradictions and a note, and what is written down about them."""

from datetime import date
from pathlib import Path

from auditor import audit
from auditor.gate.waivers import Waiving
from auditor.report import Finding, Report

TEXT = (
    "某局2024年度部门决算\n三、支出决算情况说明\n"
    "本年支出200.00万元，其中：基本支出178.24万元，占98.12%；项目支出21.76万元，占10.88%。\n"
    "公务接待费2.00万元，比上年增加（减少）1.00万元，增长50%。\n"
)
TODAY = date(2026, 6, 30)


def report(text: str = TEXT, name: str = "a.txt") -> Report:
    return audit(text, name=name)


def waiving(finding: Finding, **changed: object) -> Waiving:
    """A waiver of this finding that holds today, unless something of it is changed."""
    fields: dict[str, object] = {
        "place": "audit-waivers.yaml:3",
        "document": Path(finding.document).as_posix(),
        "rule": finding.rule_id,
        "stated": finding.span.text,
        "fingerprint": finding.fingerprint,
        "content_fingerprint": finding.content_fingerprint,
        "reason": "表后有说明",
        "by": "张三",
        "expires": TODAY,
    }
    return Waiving(**{**fields, **changed})  # type: ignore[arg-type]
