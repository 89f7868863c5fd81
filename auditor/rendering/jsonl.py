"""The report as lines of JSON: one for each finding, for programs that read a stream, and a last one with the tally."""

from __future__ import annotations

from msgspec.json import Encoder

from auditor.rendering.context import Context
from auditor.report import Report

_ENCODER = Encoder(enc_hook=dict)


def render(report: Report, _context: Context) -> str:
    """For each finding a line `{"finding": ...}`, for each cause and each problem likewise; at the end the tally and the gate.

    The members are those of the published schema. Indexes of findings and causes count the lines of their kind from 0.
    """
    lines: list[dict[str, object]] = [{"finding": finding} for finding in report.findings]
    lines += [{"cause": cause} for cause in report.causes]
    lines += [{"problem": problem} for problem in report.problems]
    lines.append({"schema_version": report.schema_version, "summary": report.summary, "gate": report.gate})
    return "".join(f"{_ENCODER.encode(line).decode()}\n" for line in lines)
