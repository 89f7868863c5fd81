"""The findings as CSV that spreadsheets open: UTF-8 with a byte order mark, CRLF, every cell in quotes, one row a finding.

A spreadsheet takes a cell for a formula that begins with = + - @ or a tab or carriage return. A document could say one, so such
a text gets an apostrophe before it, which spreadsheets show or drop but never run. What is a number and nothing else stays as
it is, also a negative one: a column of differences can be added up.
"""

from __future__ import annotations

import re

from auditor.rendering.cells import Cell, finding_cells
from auditor.rendering.context import Context
from auditor.report import Report

_MARK = "\ufeff"
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""How a formula begins; some spreadsheets know the full-width forms too."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
COLUMNS = (
    *("number", "document", "section", "line", "column", "end_line", "end_column"),
    *("severity", "rule", "name", "title", "verdict", "grade", "message", "printed"),
    *("stated", "stated_low", "stated_high", "derived", "derived_low", "derived_high", "difference", "unit", "arithmetic"),
    *("operand_labels", "operand_texts", "operand_places", "also_at", "hints", "suggestion", "causes"),
    *("standing", "waiver", "fingerprint", "content_fingerprint"),
)


def render(report: Report, context: Context) -> str:
    """A row of headings in the language of the report, then a row for each finding, also for waived ones."""
    rows: list[list[Cell]] = [[context.said.say(f"column.{column}") for column in COLUMNS]]
    for number, finding in enumerate(report.findings, start=1):
        cells = finding_cells(finding, number, report, context)
        rows.append([cells[column] for column in COLUMNS])
    return _MARK + "".join(",".join(f'"{_shown(cell)}"' for cell in row) + "\r\n" for row in rows)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    text = f"{cell:f}" if not isinstance(cell, str | int) else str(cell).strip()
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    return text.replace('"', '""')
