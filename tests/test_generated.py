"""What is generated is what its sources say; the gate is the generator without the writing."""

from pathlib import Path

import pytest

from docs import generate


def test_nothing_generated_has_drifted() -> None:
    stale = [path.relative_to(generate.ROOT).as_posix() for path in generate.drifted()]
    assert stale == [], "run: make compile"


def test_drift_is_found_and_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "words.json"
    monkeypatch.setattr(generate, "SINGLE", {page: lambda: "{}\n"})
    monkeypatch.setattr(generate, "rule_pages", dict)
    monkeypatch.setattr(generate, "RULE_PAGES", tmp_path)
    (tmp_path / "OLD001.md").write_text("a rule that is gone", encoding="utf-8")
    assert generate.drifted() == [page, tmp_path / "OLD001.md"]
    assert generate.drifted(write=True) == [page, tmp_path / "OLD001.md"]
    assert generate.drifted() == []
