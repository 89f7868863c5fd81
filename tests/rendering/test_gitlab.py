"""GitLab's code quality report, against the schema that its documentation describes."""

import json
from typing import Any

import jsonschema
from hypothesis import given, settings

from auditor.gate import gated
from auditor.record import replace
from auditor.rendering.context import Context
from auditor.rendering.gitlab import render
from auditor.report import Report
from tests.rendering.example import HOSTILE, ROOT, SAMPLE, audited, context, empty, full, spoiled

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8"))


def entries(report: Report, told: Context | None = None) -> list[dict[str, Any]]:
    text = render(report, told or context())
    assert text.endswith("]\n")
    loaded: list[dict[str, Any]] = json.loads(text)
    jsonschema.validate(loaded, SCHEMA)
    return loaded


def test_nothing_is_an_empty_list() -> None:
    assert render(empty(), context()) == "[]\n"


def test_an_entry_has_its_place_and_its_message() -> None:
    entry = next(one for one in entries(audited()) if one["check_name"] == "SHR001")
    assert entry["location"] == {"path": SAMPLE, "lines": {"begin": 43, "end": 43}}
    assert entry["severity"] == "critical"
    assert entry["description"].startswith("SHR001 占比与金额不符：")


def test_fingerprints_are_unique_and_stay_where_lines_move() -> None:
    told = [one["fingerprint"] for one in entries(full())]
    assert len(set(told)) == len(told)
    finding = audited().findings[0]
    moved = replace(finding, span=replace(finding.span, start_line=99, end_line=99), causes=())
    twice = gated(replace(audited(), findings=(moved, moved), causes=()), "never")
    first, second = entries(twice)
    assert first["fingerprint"] == entries(audited())[0]["fingerprint"] != second["fingerprint"]


def test_problems_and_the_gate_are_entries() -> None:
    told = entries(full())
    assert len(told) == 1 + (31 - 2) + 4
    assert (told[0]["check_name"], told[0]["severity"], told[0]["location"]["path"]) == ("problem", "blocker", "lost.txt")
    assert [one["check_name"] for one in told[-4:]] == ["gate-mandatory", "gate-undecided", "gate-unread", "gate-waivers"]


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_shape(text: str) -> None:
    report, told = spoiled(full(), context(), text)
    hostile = entries(report, told)
    assert [one["check_name"] for one in hostile] == [one["check_name"] for one in entries(full())]
    assert all("\n" not in one["description"] and "\u202e" not in one["description"] for one in hostile)
