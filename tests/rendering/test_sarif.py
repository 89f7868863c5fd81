"""SARIF against its schema, and what services for code scanning demand beyond it."""

import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from auditor.locale import Lang
from auditor.record import replace
from auditor.rendering.context import Context
from auditor.rendering.sarif import render
from auditor.report import Report
from tests.rendering.example import HOSTILE, ROOT, audited, context, empty, full, spoiled

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALID = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
URI_REFERENCE = re.compile(r"[A-Za-z0-9\-._~/%!$&'()*+,;=@]+")


def run(report: Report, told: Context | None = None) -> dict[str, Any]:
    text = render(report, told or context())
    assert text.endswith("}\n")
    log = json.loads(text)
    VALID.validate(log)
    (only,) = log["runs"]
    made: dict[str, Any] = only
    return made


def objects(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [one for part in value for one in objects(part)]
    if isinstance(value, dict):
        return [value, *(one for part in value.values() for one in objects(part))]
    return []


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not VALID.is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_nothing_is_a_run_without_results() -> None:
    assert run(empty())["results"] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_that_judged_something_is_described(lang: Lang) -> None:
    told = run(full(lang), context(lang))
    rules = told["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == set(full().documents[0].by_rule)
    for rule in rules:
        assert all(rule[text]["text"].strip() for text in ("shortDescription", "fullDescription", "help"))
        assert "helpUri" not in rule
    for result in told["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_region_has_four_sides_within_the_document() -> None:
    regions = [one["region"] for one in objects(run(full())["results"]) if "region" in one]
    assert len(regions) > 100
    lines = context().sources[full().documents[0].path].text.split("\n")
    for region in regions:
        assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(region)
        assert region["startLine"] == region["endLine"]
        shown = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert shown == region.get("snippet", {"text": ""})["text"]


def test_uris_are_relative_and_encoded() -> None:
    told = run(
        replace(audited(), documents=(replace(audited().documents[0], path="/checkout/决算 1.txt"),), findings=(), causes=())
    )
    assert told["artifacts"][0]["location"]["uri"].startswith("file:///checkout/%E5")
    for one in objects(run(full())):
        if "uri" in one:
            assert URI_REFERENCE.fullmatch(one["uri"])
            assert not one["uri"].startswith(("/", "file:", "./"))


def test_operands_are_related_locations() -> None:
    result = next(one for one in run(audited())["results"] if one["ruleId"] == "SHR001")
    texts = [one["physicalLocation"]["region"]["snippet"]["text"] for one in result["relatedLocations"]]
    assert texts == ["32%", "196.82万元", "6,062.82万元"]
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2, 3]


def test_results_are_recognised_by_their_figures_and_not_by_their_line() -> None:
    hashes = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run(audited())["results"]]
    assert len(set(hashes)) == len(hashes)
    assert hashes[0] == f"{audited().findings[0].content_fingerprint}:1"
    twice = replace(audited(), findings=(audited().findings[0],) * 2)
    assert run(twice)["results"][1]["partialFingerprints"]["primaryLocationLineHash"].endswith(":2")


def test_waived_findings_are_suppressed_and_old_ones_unchanged() -> None:
    results = run(full())["results"]
    suppressed = [one["suppressions"] for one in results]
    assert suppressed.count([]) == 30
    assert suppressed[21] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "已豁免：settled with the bureau（Li，有效期至 2030-01-01）",
        }
    ]
    assert [one["baselineState"] for one in results] == ["unchanged"] + ["new"] * 30
    assert not {"suppressions", "baselineState"} & set(run(audited())["results"][0])


def test_levels_are_the_severities() -> None:
    levels = [one["level"] for one in run(audited())["results"]]
    assert [levels.count(level) for level in ("error", "warning", "note")] == [20, 10, 1]


def test_what_could_not_be_done_is_a_notification() -> None:
    (invocation,) = run(full())["invocations"]
    assert not invocation["executionSuccessful"]
    assert (
        invocation["toolExecutionNotifications"][0]["message"]["text"]
        == "there is no such file（check the spelling of the path）"
    )
    assert len(invocation["toolExecutionNotifications"]) == 5
    assert run(audited())["invocations"] == [{"executionSuccessful": True}]


@settings(max_examples=15, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_shape_or_makes_a_link(text: str) -> None:
    plain, hostile = run(full()), run(*spoiled(full(), context(), text))
    assert [set(one) for one in objects(hostile)] == [set(one) for one in objects(plain)]
    messages = [one["message"]["text"] for one in objects(hostile) if "message" in one]
    assert all("](" not in message and "\u202e" not in message and "\x00" not in message for message in messages)
    assert all(URI_REFERENCE.fullmatch(one["uri"]) for one in objects(hostile) if "uri" in one)
