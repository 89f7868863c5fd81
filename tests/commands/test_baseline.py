"""An office with old reports puts up the gate: old errors pass, the next new one does not."""

from pathlib import Path

import pytest

from auditor import start
from tests.commands.making import RIGHT, reports
from tests.gate.making import TEXT


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports(old=TEXT, right=RIGHT)


def test_old_errors_pass_and_new_ones_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run(["check", "."]) == 1
    assert start.run(["baseline", "write", "."]) == 0
    assert "原有 0 项" in capsys.readouterr().out
    assert start.run(["check", "."]) == 0
    assert "在基线中" in capsys.readouterr().out
    reports(new=TEXT)
    assert start.run(["check", "."]) == 1
    Path("new.txt").unlink()
    reports(old=TEXT.replace("178.24", "187.24"))
    assert start.run(["check", "."]) == 1
    assert start.run(["check", ".", "--isolated"]) == 1


def test_pruning_forgets_what_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    start.run(["baseline", "write", "old.txt", "right.txt"])
    before = Path(".audit-baseline.json").read_text(encoding="utf-8")
    assert start.run(["baseline", "prune"]) == 0
    assert Path(".audit-baseline.json").read_text(encoding="utf-8") == before
    reports(old=RIGHT)
    assert start.run(["baseline", "prune"]) == 0
    assert '"findings": []' in Path(".audit-baseline.json").read_text(encoding="utf-8")
    reports(old=TEXT)
    capsys.readouterr()
    assert start.run(["check", "old.txt"]) == 1


def test_a_report_that_is_gone_is_forgotten_and_one_that_cannot_be_read_is_kept() -> None:
    reports(gone=TEXT, broken=TEXT)
    start.run(["baseline", "write", "."])
    Path("gone.txt").unlink()
    Path("broken.txt").write_bytes(b"")
    assert start.run(["baseline", "prune"]) == 2
    text = Path(".audit-baseline.json").read_text(encoding="utf-8")
    assert "gone.txt" not in text
    assert "broken.txt" in text


def test_a_baseline_goes_where_it_is_wanted() -> None:
    Path("office").mkdir()
    assert start.run(["baseline", "write", "old.txt", "--baseline", "office/b.json"]) == 0
    assert '"../old.txt"' in Path("office/b.json").read_text(encoding="utf-8")
    assert start.run(["check", "old.txt", "--baseline", "office/b.json"]) == 0
    assert start.run(["check", "old.txt"]) == 1


def test_what_cannot_be_done_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run(["baseline", "prune"]) == 2
    assert "这里没有基线" in capsys.readouterr().err
    assert start.run(["baseline", "write"]) == 2
    assert "没有指定要审计的文件" in capsys.readouterr().err
    Path(".audit-baseline.json").write_text("{", encoding="utf-8")
    assert start.run(["check", "right.txt"]) == 2
