"""From a text to a report through all parts, and the choice of rules."""

from pathlib import Path

import pytest

import auditor
from auditor.errors import InputError, RuleError, UsageError
from auditor.pipeline import audit, audit_file, audit_files, packaged_rules, ruleset_of
from auditor.record import replace

WRONG = (
    "某局2024年度部门决算\n三、支出决算情况说明\n"
    "本年支出200.00万元，其中：基本支出178.24万元，占89.12%；项目支出21.76万元，占18.88%。\n"
)
RIGHT = WRONG.replace("18.88%", "10.88%")


def test_a_wrong_share_is_an_error_and_a_right_one_is_not() -> None:
    assert any(finding.severity == "error" and "18.88%" in finding.span.text for finding in audit(WRONG).findings)
    assert not audit(RIGHT).findings


def test_a_file_is_audited_under_the_name_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WRONG, encoding="gb18030")
    (document,) = audit_file("a.txt").documents
    assert (document.path, document.encoding) == ("a.txt", "gb18030")
    report = audit_files(["a.txt", tmp_path / "a.txt"])
    assert [document.path for document in report.documents] == ["a.txt", f"{tmp_path.as_posix()}/a.txt"]


def test_diagnosis_changes_no_finding() -> None:
    without, diagnosed = audit(WRONG, diagnose=False), audit(WRONG, diagnose=True)
    assert without.causes == ()
    assert diagnosed.causes
    assert without.findings == tuple(replace(one, causes=(), suggestion=None) for one in diagnosed.findings)
    assert without.summary == diagnosed.summary


def test_a_text_without_figures_cannot_be_audited() -> None:
    with pytest.raises(InputError) as caught:
        audit("没有任何数字的一段话。", name="x")
    assert (caught.value.place, caught.value.hint != "") == ("x", True)


def test_rules_are_selected_by_id_beginning_and_name() -> None:
    rules = packaged_rules().rules
    first = rules[0]
    assert [rule.id for rule in ruleset_of(select=[first.id]).rules] == [first.id]
    assert [rule.id for rule in ruleset_of(select=[first.name]).rules] == [first.id]
    family = first.id[:3]
    assert {rule.id for rule in ruleset_of(select=[family]).rules} == {r.id for r in rules if r.id.startswith(family)}
    assert first.id not in {rule.id for rule in ruleset_of(ignore=[f"{first.id},{rules[1].id}"]).rules}
    assert len(ruleset_of(ignore=[first.id]).rules) == len(rules) - 1


def test_a_selector_that_fits_nothing_is_an_error() -> None:
    with pytest.raises(UsageError):
        ruleset_of(select=["NOPE999"])


def test_rules_of_ones_own_are_added(tmp_path: Path) -> None:
    packaged = Path(__file__).parent.parent / "rules"
    source = next(path for path in sorted(packaged.rglob("*.yaml")) if "vocabulary" not in path.parts)
    own = tmp_path / "own.yaml"
    own.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(RuleError, match="already a packaged rule"):
        ruleset_of([own])
    text = own.read_text(encoding="utf-8").replace("id: ", "id: OWN").replace("name: ", "name: own-")
    own.write_text(text.replace("OWN", "X"), encoding="utf-8")
    added = ruleset_of([own])
    assert len(added.rules) > len(packaged_rules().rules)
    assert added.digest != packaged_rules().digest


def test_the_public_names_can_be_imported() -> None:
    for name in auditor.__all__:
        assert getattr(auditor, name).__name__ == name
    with pytest.raises(AttributeError):
        auditor.nothing  # noqa: B018
