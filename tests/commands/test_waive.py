"""Somebody answers for a finding: the gate opens until the day passes or the figure changes."""

import json
from pathlib import Path

import pytest

from auditor import start
from tests.commands.making import RIGHT, reports

ONE = RIGHT.replace("89.12%", "98.12%")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports(a=ONE)


def fingerprints(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    start.run(["check", "a.txt", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return [finding["fingerprint"] for finding in found]


def waive(fingerprint: str, *more: str) -> int:
    return start.run(["waive", fingerprint, "a.txt", "--reason", "表后有说明", "--by", "张三", *more])


def test_a_waiver_opens_the_gate_until_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    for fingerprint in fingerprints(capsys):
        assert waive(fingerprint, "--expires", "2026-12-31") == 0
    capsys.readouterr()
    assert start.run(["check", "a.txt", "--today", "2026-12-31"]) == 0
    said = capsys.readouterr().out
    assert "表后有说明（张三，有效期至 2026-12-31）" in said
    assert start.run(["check", "a.txt", "--today", "2027-01-01"]) == 1
    assert "已于 2026-12-31 到期" in capsys.readouterr().out


def test_it_lapses_when_the_figure_changes(capsys: pytest.CaptureFixture[str]) -> None:
    for fingerprint in fingerprints(capsys):
        waive(fingerprint)
    assert start.run(["check", "a.txt"]) == 0
    reports(a=ONE.replace("98.12%", "98.21%"))
    capsys.readouterr()
    assert start.run(["check", "a.txt"]) == 1
    assert "数字已变，不再适用" in capsys.readouterr().out


def test_the_report_names_its_day_only_with_waivers(capsys: pytest.CaptureFixture[str]) -> None:
    start.run(["check", "a.txt", "--format", "json", "--today", "2026-01-02"])
    assert json.loads(capsys.readouterr().out)["today"] is None
    waive(fingerprints(capsys)[0])
    capsys.readouterr()
    start.run(["check", "a.txt", "--format", "json", "--today", "2026-01-02"])
    assert json.loads(capsys.readouterr().out)["today"] == "2026-01-02"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("0" * 16, "a.txt", "--reason", "一", "--by", "甲"), "没有这个指纹的发现"),
        (("0" * 16, "none.txt", "--reason", "一", "--by", "甲"), "不是文件"),
        (("0" * 16, "a.txt", "--reason", " ", "--by", "甲"), "不能为空"),
    ],
)
def test_what_cannot_be_waived_is_told(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run(["waive", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not Path("audit-waivers.yaml").exists()
