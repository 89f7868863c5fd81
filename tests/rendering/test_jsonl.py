"""Lines of JSON: each stands for itself, and together they are the report."""

import json

from auditor.rendering.context import Context
from auditor.rendering.jsonl import render
from tests.test_reporting import report


def test_a_line_for_each_finding_and_the_tally_last() -> None:
    made = report()
    lines = [json.loads(line) for line in render(made, Context({})).splitlines()]
    whole = json.loads(made.model_dump_json())
    assert [line["finding"] for line in lines if "finding" in line] == whole["findings"]
    assert lines[-1] == {key: whole[key] for key in ("schema_version", "summary", "gate")}
