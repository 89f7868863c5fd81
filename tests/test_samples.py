"""Every sample against what was written down about it by hand, its corrected copy, and its golden report.

A golden report is rewritten with `python tests/regenerate_goldens.py`, never by hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from auditor import audit_file
from auditor.report import Coverage
from tests.expectations import WAITING, Evidence, evidence, false_alarms, read_expectation, unmet

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.txt"))
CORRECTED = sorted(path.stem for path in (ROOT / "tests" / "corrected").glob("*.txt"))

QUIET = sorted((ROOT / "tests" / "quiet").glob("*.txt"))


@cache
def findings(path: Path) -> tuple[Evidence, ...]:
    return tuple(evidence(finding) for finding in audit_file(str(path)).findings)


def sample(name: str) -> Path:
    return ROOT / "samples" / f"{name}.txt"


@pytest.mark.parametrize("name", SAMPLES)
def test_every_expected_item_is_met_by_a_finding_of_its_own(name: str) -> None:
    expectation = read_expectation(ROOT / "samples" / f"{name}.expected.yaml")
    found = findings(sample(name))
    missed = [
        "\n".join(
            [
                f"{item.id} ({item.level}) on lines {sorted(item.lines)}: {item.note}",
                *(f"    near: {one.shown}" for one in found if not one.lines.isdisjoint(item.lines)),
            ]
        )
        for item in unmet(expectation.required(), found)
    ]
    assert not missed, f"{len(missed)} expected items of {name} are not met:\n" + "\n".join(missed)


@pytest.mark.parametrize(("document", "item"), WAITING)
def test_what_waits_is_written_down_and_still_unmet(document: str, item: str) -> None:
    name = document.removesuffix(".txt")
    expectation = read_expectation(ROOT / "samples" / f"{name}.expected.yaml")
    (waiting,) = [one for one in expectation.items + expectation.later if one.id == item]
    # A finding of the text may be near it for another reason; only those are looked at that speak of nothing else.
    textual = [one for one in findings(sample(name)) if one.shown.startswith(("TXT", "STR"))]
    assert unmet((waiting,), textual), f"{item} of {name} is met now: take it out of WAITING"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_error_is_a_false_alarm(name: str) -> None:
    alarms = false_alarms(read_expectation(ROOT / "samples" / f"{name}.expected.yaml"), findings(sample(name)))
    assert not alarms, f"{len(alarms)} errors of {name} are expected by nobody:\n" + "\n".join(one.shown for one in alarms)


REAL = [name for name in SAMPLES if not name.startswith("example")]
READ, CHECKED = 90, 75


@cache
def covered(name: str) -> Coverage:
    return audit_file(str(sample(name))).documents[0].coverage


@pytest.mark.parametrize("name", SAMPLES)
def test_nearly_all_figures_are_read(name: str) -> None:
    assert 100 * covered(name).read >= READ * covered(name).numbers


def test_most_amounts_and_percentages_of_the_accounts_are_checked() -> None:
    """Over the real samples together; what is counted, goals, and the work of an office are not among them."""
    parts = [part for name in REAL for part in covered(name).parts if part.part == "account"]
    assert 100 * sum(part.checked for part in parts) >= CHECKED * sum(part.numbers for part in parts) > 0


@pytest.mark.parametrize("name", CORRECTED)
def test_a_corrected_copy_has_no_error(name: str) -> None:
    errors = [one.shown for one in findings(ROOT / "tests" / "corrected" / f"{name}.txt") if one.severity == "error"]
    assert not errors, "\n".join(errors)


@pytest.mark.parametrize("path", QUIET, ids=lambda path: path.stem)
def test_a_quiet_passage_has_no_finding_on_its_text(path: Path) -> None:
    found = [one.shown for one in findings(path) if one.shown.startswith(("TXT", "STR"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", ["0", "1"])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_report_is_met_byte_for_byte(name: str, seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "check", "--format", "json", f"samples/{name}.txt"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    golden = (ROOT / "samples" / f"{name}.report.json").read_bytes()
    assert done.stdout == golden, f"{name}.report.json is stale: if the change is meant, run python tests/regenerate_goldens.py"
