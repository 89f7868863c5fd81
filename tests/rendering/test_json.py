"""The JSON that is written."""

import json

from auditor.rendering.json import render
from tests.test_reporting import report


def test_it_is_indented_and_ends_with_a_line_end() -> None:
    text = render(report())
    assert text.endswith("\n}\n")
    assert json.loads(text) == report().model_dump()
