"""Waiver files: what is written is read back, and a mistake is shown where it was made."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import SettingsError
from auditor.gate.waivers import append, read_waivers, written
from tests.gate.making import report

ANY = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1).filter(lambda text: text.strip())


@given(reason=ANY, by=ANY)
def test_what_is_written_reads_back(reason: str, by: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("waivers") / "audit-waivers.yaml"
    findings = report(name="folder/a.txt").findings
    append(path, written(findings, reason=reason, by=by, expires=date(2026, 12, 31)))
    read = read_waivers([path])
    assert [(one.rule, one.content_fingerprint, one.stated) for one in read] == [
        (finding.rule_id, finding.content_fingerprint, finding.span.text) for finding in findings
    ]
    assert {(one.reason, one.by, one.expires) for one in read} == {(reason, by, date(2026, 12, 31))}
    assert {one.document for one in read} == {(path.parent / "a.txt").as_posix()}


def test_more_waivers_are_added_behind_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    first, second, *_ = report().findings
    append(path, written([first], reason="一", by="甲", expires=None))
    path.write_text(path.read_text(encoding="utf-8") + "# 备注", encoding="utf-8")
    append(path, written([second], reason="二", by="乙", expires=None))
    assert [(one.reason, one.expires) for one in read_waivers([path])] == [("一", None), ("二", None)]
    assert "# 备注\n" in path.read_text(encoding="utf-8")
    assert [one.place for one in read_waivers([path])] == [f"{path.as_posix()}:{line}" for line in (3, 12)]


GOOD = """audit_waivers: 1
waivers:
- rule: SHR001
  document: a.txt
  content_fingerprint: 0123456789abcdef
  reason: 有说明
  by: 张三
  expires: 2026-12-31
"""


def test_few_keys_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text(GOOD, encoding="utf-8")
    (one,) = read_waivers([path])
    assert (one.fingerprint, one.stated, one.expires) == ("", "", date(2026, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("audit_waivers: 1", "audit_waivers: 2", ":1:16", "expected 'audit_waivers: 1'"),
        ("  reason: 有说明\n", "", ":3:3", "a waiver needs 'reason'"),
        ("reason: 有说明", "reason: ' '", ":3:3", "a waiver needs 'reason'"),
        ("  by:", "  bye:", ":7:3", "unknown key 'bye'"),
        ("0123456789abcdef", "012", ":3:3", "16 hexadecimal digits"),
        ("2026-12-31", "31.12.2026", ":3:3", "is no day"),
        ("- rule: SHR001", "- rule: [SHR001]", ":3:9", "expected a text here"),
    ],
)
def test_a_mistake_is_shown_where_it_was_made(old: str, new: str, place: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_waivers([path])
    assert f"w.yaml{place}" in raised.value.message
    assert said in raised.value.message
