"""The report as JSON: the same bytes, a schema that refuses what it does not name, records that read back."""

import json
from types import MappingProxyType

import jsonschema
import pytest
from msgspec import ValidationError

from auditor.report import SCHEMA_VERSION, Problem, Report, RulesetUsed, Summary, Tool
from auditor.reporting import UNJUDGED


def empty() -> Report:
    summary = Summary(0, 0, 0, 0, 0, 0, MappingProxyType({"pass": 0}), MappingProxyType({}), ())
    problems = (Problem("input", "甲.txt", "是空的", ""),)
    return Report(
        SCHEMA_VERSION,
        Tool("disclosure-auditor", "0"),
        None,
        RulesetUsed("d", (), 0),
        documents=(),
        summary=summary,
        findings=(),
        causes=(),
        undecided=(),
        problems=problems,
        waivers=(),
        gate=UNJUDGED,
    )


def test_json_keeps_chinese_and_the_order_of_the_fields() -> None:
    text = empty().model_dump_json()
    assert "甲.txt" in text
    assert list(json.loads(text))[:3] == ["schema_version", "tool", "today"]
    assert empty().model_dump_json(indent=2).startswith('{\n  "schema_version": "1.0",\n')


def test_a_report_reads_back() -> None:
    assert Report.model_validate_json(empty().model_dump_json()) == empty()
    with pytest.raises(ValidationError):
        Report.model_validate_json("{}")


def test_the_schema_refuses_a_key_that_it_does_not_name() -> None:
    validator = jsonschema.Draft202012Validator(Report.model_json_schema())
    values = empty().model_dump()
    validator.validate(values)
    values["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(values)
