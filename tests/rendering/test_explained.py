"""The whole arithmetic of one finding, found by its fingerprint."""

from auditor.locale import words
from auditor.pipeline import examine, packaged_rules
from auditor.rendering.explained import explained
from auditor.reporting import build_report
from auditor.sources import decode

TEXT = "三、支出决算情况说明\n本年支出200.00万元，其中：基本支出178.24万元，占8.912%；项目支出21.76万元，占10.88%。\n"


def explanation(fingerprint: str = "") -> str:
    rules = packaged_rules()
    audited = examine(decode.of_text(TEXT, "x"), rules)
    report = build_report([audited], rules)
    found = next(finding for finding in report.findings if finding.rule_id == "SHR001")
    return explained(audited, report, rules, fingerprint or found.fingerprint, words("zh"))


def test_a_finding_is_explained_in_full() -> None:
    text = explanation()
    for piece in (
        "percent 2:31 ",
        "178.24万元 [178.235, 178.245]万元",
        "percent = part / whole * 100",
        "178.24 ÷ 200.00 × 100 = 89.120%",
        "[8.9115, 8.9125]",
        "两个区间的间距",
        "疑似 89.12%（小数点错位）",
        "audit explain SHR001",
    ):
        assert piece in text, text


def test_another_fingerprint_explains_nothing() -> None:
    assert explanation("0" * 16) == ""
