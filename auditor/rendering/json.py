"""The report as JSON, byte for byte the same for the same report."""

from __future__ import annotations

from auditor.rendering.context import Context
from auditor.report import Report


def render(report: Report, _context: Context | None = None) -> str:
    """The report in the published schema (docs/reference/report.schema.json), indented, with a line end."""
    return report.model_dump_json(indent=2) + "\n"
