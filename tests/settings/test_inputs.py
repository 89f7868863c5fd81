"""From paths to files: folders and patterns in order, nothing twice, nothing hidden, nothing silently empty."""

from pathlib import Path

import pytest

from auditor.settings.inputs import inputs


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a.txt",
        "c.md",
        ".hidden.txt",
        "sub/d.TXT",
        "sub/deeper/e.text",
        ".git/f.txt",
        "draft/g.txt",
        "[1].txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_gives_its_reports_in_order() -> None:
    assert inputs(["."]).files == ("[1].txt", "a.txt", "b.txt", "draft/g.txt", "sub/d.TXT", "sub/deeper/e.text")


def test_a_pattern_gives_what_fits() -> None:
    assert inputs(["*.txt"]).files == ("[1].txt", "a.txt", "b.txt")
    assert inputs(["**/*.text"]).files == ("sub/deeper/e.text",)


def test_a_file_is_itself_even_if_its_name_is_a_pattern() -> None:
    assert inputs(["[1].txt"]).files == ("[1].txt",)
    assert inputs(["c.md", "-"]).files == ("c.md", "-")


def test_no_file_twice() -> None:
    assert inputs(["b.txt", "*.txt", "b.txt"]).files == ("b.txt", "[1].txt", "a.txt")


def test_what_is_excluded_is_left_out_unless_it_is_named() -> None:
    assert inputs(["."], exclude=["draft", "sub/*", "[[]1].txt"]).files == ("a.txt", "b.txt")
    assert inputs(["draft/g.txt"], exclude=["draft"]).files == ("draft/g.txt",)


@pytest.mark.parametrize("path", ["empty", "*.none", "draft/*.md"])
def test_what_gives_nothing_is_told(path: str) -> None:
    found = inputs([path, "a.txt"])
    assert found.files == ("a.txt",)
    (error,) = found.missing
    assert error.place == path
    assert error.hint


def test_a_file_that_is_missing_is_left_to_whoever_reads_it() -> None:
    assert inputs(["missing.txt"]).files == ("missing.txt",)
