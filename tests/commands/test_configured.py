"""The effective settings as a file: reading it back gives the same settings."""

from pathlib import Path

import pytest

from auditor import start
from auditor.record import replace
from auditor.settings.files import settings_of


def test_what_is_shown_would_set_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'paths = ["公开"]\nstrict = true\nmandatory = ["SHR001"]\nbaseline = "b.json"\n[severity]\nSHR001 = "info"\n'
    Path("audit.toml").write_text(text, encoding="utf-8")
    before = settings_of(Path())
    assert start.run(["config", "show"]) == 0
    shown = capsys.readouterr().out
    assert "strict = true  # audit.toml:2" in shown
    assert 'fail-on = "error"  # default' in shown
    Path("audit.toml").write_text(shown, encoding="utf-8")
    assert replace(settings_of(Path()), origin={}) == replace(before, origin={})
