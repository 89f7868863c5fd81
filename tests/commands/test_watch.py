"""Watching a report: the answer at first, then what each saving mended and broke."""

import os
from pathlib import Path

import pytest

from auditor.commands import watch as watching
from auditor.commands.watch import compared, watch
from auditor.settings.model import Settings
from tests.commands.making import RIGHT
from tests.gate.making import TEXT, report


def test_each_saving_tells_what_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    texts = [TEXT, RIGHT, RIGHT, TEXT.replace("98.12%", "98.21%")]
    saved = [0]

    def save(_: float = 0) -> None:
        path.write_text(texts[saved[0]], encoding="utf-8")
        os.utime(path, ns=(saved[0], saved[0]))
        saved[0] += 1

    save()
    done: list[str] = []

    def pause(_: float) -> None:
        assert len(done) < 99, "the watch never ended"
        done.append(capsys.readouterr().out)
        if len(done) % 2 and saved[0] < len(texts):
            save()

    monkeypatch.setattr(watching, "sleep", pause)
    watch(str(path), Settings(), most=4)
    done.append(capsys.readouterr().out)
    first, mended, same, broken = [said for said in done if said]
    assert first.startswith("错误 ")
    assert "SHR001" in first
    assert mended.startswith("错误 0，")
    assert mended.count("已改正") == len(report().findings)
    assert same.splitlines() == [mended.splitlines()[0]]
    assert "新出现" in broken
    assert "98.21%" in broken


def test_a_finding_that_occurs_twice_is_told_as_often_as_it_changes() -> None:
    (first, *_), none = report().findings, ()
    assert compared((first, first), (first,)) == ([first], [])
    assert compared(none, (first, first)) == ([], [first, first])
    assert compared((first,), (first,)) == ([], [])


def test_a_file_that_is_away_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    monkeypatch.setattr(watching, "sleep", lambda _: path.write_text(RIGHT, encoding="utf-8"))
    watch(str(path), Settings(), most=1)
