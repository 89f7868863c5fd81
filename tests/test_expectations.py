"""The comparison with expectations can fail: every way in which an audit departs from one is seen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.expectations import Evidence, Expectation, Expected, could_meet, false_alarms, numbers_in, read_expectation, unmet

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = sorted(SAMPLES.glob("*.expected.yaml"))


def expected(name: str, level: str, lines: set[int], *alternatives: str) -> Expected:
    return Expected(name, level, frozenset(lines), tuple(numbers_in(alternative) for alternative in alternatives), "")


def found(severity: str, lines: set[int], text: str) -> Evidence:
    return Evidence(severity, frozenset(lines), numbers_in(text), text)


def test_numbers_lose_commas_units_and_width() -> None:
    assert numbers_in("６，０６２．８２万元占32％") == {Decimal("6062.82"), Decimal(32)}


@pytest.mark.parametrize(
    ("lines", "text", "meets"),
    [
        ({3, 9}, "91% of 611.01", True),
        ({4}, "91% of 611.01", False),
        ({3}, "91% of 614.79", False),
        ({3}, "92% of 614.79", True),
    ],
)
def test_a_finding_meets_an_item_by_line_and_one_alternative(lines: set[int], text: str, meets: bool) -> None:
    item = expected("growth", "error", {3}, "91 611.01", "92 614.79")
    assert could_meet(found("error", lines, text), item) is meets


def test_each_item_needs_a_finding_of_its_own() -> None:
    items = [expected("either", "warn", {1}, "5", "7"), expected("five", "error", {1}, "5")]
    five, seven = found("error", {1}, "5"), found("warning", {1}, "7")
    assert unmet(items, [five, seven]) == []
    assert unmet(items, [seven, five]) == []
    assert len(unmet(items, [five])) == 1


def test_a_warning_does_not_meet_an_item_of_level_error() -> None:
    item = expected("five", "error", {1}, "5")
    assert unmet([item], [found("warning", {1}, "5")]) == [item]
    assert unmet([item], [found("error", {1}, "5")]) == []


def test_an_error_is_a_false_alarm_unless_an_item_or_an_allowed_entry_speaks_of_it() -> None:
    expectation = Expectation("x.txt", (expected("five", "warn", {1}, "5"),), (), (expected("", "", {2}),))
    known = [found("error", {1}, "5"), found("error", {2}, "8"), found("warning", {3}, "9")]
    alarm = found("error", {3}, "9")
    assert false_alarms(expectation, [*known, alarm]) == [alarm]


def test_the_levels_in_force_pick_the_required_items() -> None:
    text, warn = expected("a", "text", {1}), expected("b", "warn", {1})
    table = expected("c", "error", {1})
    expectation = Expectation("x.txt", (text, warn), (table,), ())
    assert expectation.required(("error", "warn"), tables=False) == (warn,)
    assert expectation.required(("error", "warn", "text"), tables=True) == (text, warn, table)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_an_expectation_speaks_of_its_document(path: Path) -> None:
    """Its lines exist, and an alternative has a member that is printed there: the others may be derived."""
    expectation = read_expectation(path)
    lines = (SAMPLES / expectation.document).read_text(encoding="utf-8").split("\n")
    assert expectation.document == path.name.replace(".expected.yaml", ".txt")
    printed = numbers_in("\n".join(lines))
    for entry in expectation.items + expectation.later + expectation.allowed:
        assert entry.lines <= set(range(1, len(lines) + 1)), entry
        assert not entry.figures or any(figures & printed for figures in entry.figures), entry
    identities = [item.id for item in expectation.items + expectation.later]
    assert len(identities) == len(set(identities))
