"""A report as if its text stood many times in one document: for tests of pages with many findings."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.json import encode

from auditor.coverage import NumberCovered
from auditor.record import replace
from auditor.rendering.context import Context
from auditor.report import Report
from auditor.text import Span


def multiplied(report: Report, context: Context, times: int) -> tuple[Report, Context]:
    """The report on one document, and its context, with everything in it repeated; fingerprints and tallies stay."""
    (document,) = report.documents
    source = context.sources[document.path]
    said = report.model_dump()
    findings, causes, undecided = (said[name] for name in ("findings", "causes", "undecided"))
    assert isinstance(findings, list)
    assert isinstance(causes, list)
    assert isinstance(undecided, list)
    repeated: dict[str, list[object]] = {"findings": [], "causes": [], "undecided": []}
    for time in range(times):
        by = _Shift(time, len(source.text), source.line_count, len(findings), len(causes))
        repeated["findings"] += [by.shifted(one) for one in findings]
        repeated["causes"] += [by.shifted(one) for one in causes]
        repeated["undecided"] += [by.shifted(one) for one in undecided]
    text = source.text * times
    numbers = tuple(
        NumberCovered(
            Span(number.span.start + len(source.text) * time, number.span.end + len(source.text) * time), number.covering
        )
        for time in range(times)
        for number in context.numbers[document.path]
    )
    made = Report.model_validate_json(encode(said | repeated))
    return made, Context({document.path: replace(source, text=text)}, context.lang, numbers={document.path: numbers})


class _Shift:
    def __init__(self, time: int, characters: int, lines: int, findings: int, causes: int) -> None:
        self._by = {
            "start": characters * time,
            "end": characters * time,
            "start_line": lines * time,
            "end_line": lines * time,
            "findings": findings * time,
            "causes": causes * time,
        }

    def shifted(self, value: object) -> object:
        """The value with every place and every index in it moved."""
        if isinstance(value, Mapping):
            return {key: self._moved(str(key), inner) for key, inner in value.items()}
        return [self.shifted(one) for one in value] if isinstance(value, list) else value

    def _moved(self, key: str, value: object) -> object:
        by = self._by.get(key, 0)
        if by and isinstance(value, int):
            return value + by
        if by and isinstance(value, list):
            return [one + by for one in value]
        return self.shifted(value)
