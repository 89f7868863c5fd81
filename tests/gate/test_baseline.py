"""The baseline as a file: written, read back, renewed report by report, pruned of what is mended."""

from pathlib import Path

import pytest

from auditor.errors import SettingsError
from auditor.gate.baseline import Baseline, Known, read_baseline, write_baseline
from tests.gate.making import TEXT, report

EMPTY = Baseline(Path(), ())


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    for baseline in (Baseline(tmp_path, ()), Baseline(tmp_path, (Known("甲.txt", "SHR001", "f" * 16, 2),))):
        write_baseline(path, baseline)
        assert read_baseline(path) == baseline


def test_one_report_is_renewed_and_the_others_stay() -> None:
    first = EMPTY.renewed(report(name="a.txt").findings, ["a.txt"])
    both = first.renewed(report(name="b.txt").findings, ["b.txt"])
    assert both.documents() == ("a.txt", "b.txt")
    mended = both.renewed((), ["a.txt"])
    assert mended.documents() == ("b.txt",)
    assert mended == EMPTY.renewed(report(name="b.txt").findings, ["b.txt"])


def test_pruning_forgets_what_is_mended_and_adds_nothing() -> None:
    before = EMPTY.renewed(report().findings, ["a.txt"])
    after = before.pruned(report(TEXT.replace("98.12%", "98.21%")).findings)
    assert set(after.known) < set(before.known)
    assert before.pruned(()).known == ()
    assert before.pruned((), keep={"a.txt"}) == before


def test_files_are_named_from_the_folder_of_the_baseline() -> None:
    baseline = Baseline(Path("office"), ()).renewed(report(name="office/2024/a.txt").findings, ["office/2024/a.txt"])
    assert {known.file for known in baseline.known} == {"2024/a.txt"}
    assert baseline.documents() == ("office/2024/a.txt",)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"audit_baseline": 2, "findings": []}', '{"audit_baseline": 1}'])
def test_what_is_no_baseline_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_baseline(path)
    assert raised.value.place == path.as_posix()
    assert raised.value.hint


def test_a_missing_baseline_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")
