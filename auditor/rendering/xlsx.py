"""The report as an auditor's working paper: an Excel workbook with filters, fixed headings and room for what is verified.

Its bytes are the same for the same report: XlsxWriter dates the parts of a file from 1980, and the day of its making is fixed.
A text is written as a text, whatever it begins with; nothing in a document becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from auditor.rendering.cells import Cell
from auditor.rendering.context import Context
from auditor.rendering.lines import width_of
from auditor.rendering.workpaper import Sheet, Tinted, sheets
from auditor.report import Report

_A4 = 9
_MARGIN = Decimal("0.4")
_LINE, _HIGHEST = 15, 409
"""The points that a line of text takes, and that Excel gives a row at most."""
_LONGEST = 32_000
"""Excel refuses cells of more than 32,767 characters."""
_MOST_DIGITS = 15
"""Excel forgets the digits behind these; a longer figure is written as a text."""
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_TINTS = {"error": "#F8D7DA", "warning": "#FFF3CD", "info": "#DCEBFA"}
_TEXT = {
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#C8C8C8",
    "font_name": "Microsoft YaHei",
    "font_size": 10,
}


def render(report: Report, context: Context) -> bytes:
    """The workbook: the run, the root causes, the findings, the checks and the rules, a sheet each."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    say = context.said.say
    book.set_properties({"title": say("sheet.title"), "author": f"{report.tool.name} {report.tool.version}", "created": _MADE})
    styles = _Styles(book)
    for sheet in sheets(report, context):
        page = book.add_worksheet(say(f"sheet.{sheet.key}"))
        _laid_out(page, sheet)
        headings = [say(f"column.{column.key}") for column in sheet.columns]
        page.set_row(0, _height(sheet, headings))
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, headings[number], styles.heading)
        for place, row in enumerate(sheet.rows, start=1):
            page.set_row(place, _height(sheet, row))
            for number, cell in enumerate(row):
                _written(page, (place, number), cell, styles)
    book.close()
    return file.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.heading = book.add_format({**_TEXT, "bold": True, "bg_color": "#E4E8EE", "valign": "vcenter"})
        self.text = book.add_format(_TEXT)
        self._tints = {tint: book.add_format({**_TEXT, "bg_color": colour}) for tint, colour in _TINTS.items()}
        self._numbers: dict[int, Format] = {}

    def tint(self, tint: str) -> Format:
        """The format of a coloured text."""
        return self._tints[tint]

    def number(self, decimals: int) -> Format:
        """The format of a figure that shows as many decimals as it was printed with."""
        if decimals not in self._numbers:
            shown = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({**_TEXT, "num_format": shown, "text_wrap": False})
        return self._numbers[decimals]


def _laid_out(page: Worksheet, sheet: Sheet) -> None:
    """Headings and the first columns stay where they are, every column has a filter, and a page is as wide as the sheet."""
    page.freeze_panes(1, sheet.left)
    if sheet.filtered:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=_MARGIN, right=_MARGIN)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")


def _height(sheet: Sheet, row: Sequence[Cell | Tinted]) -> int:
    """The points that the longest text of a row takes in its column; not every program finds that out by itself."""
    texts = ((cell, column.width) for cell, column in zip(row, sheet.columns, strict=True) if isinstance(cell, str))
    most = max((sum(-(-width_of(line) // (width - 1)) or 1 for line in text.split("\n")) for text, width in texts), default=1)
    return min(_LINE * most + 2, _HIGHEST)


def _written(page: Worksheet, place: tuple[int, int], cell: Cell | Tinted, styles: _Styles) -> None:
    match cell:
        case None | "":
            page.write_blank(*place, None, styles.text)
        case Tinted():
            page.write_string(*place, cell.text, styles.tint(cell.tint))
        case str():
            page.write_string(*place, cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…", styles.text)
        case int():
            page.write_number(*place, cell, styles.text)
        case Decimal():
            _figure(page, place, cell, styles)


def _figure(page: Worksheet, place: tuple[int, int], figure: Decimal, styles: _Styles) -> None:
    text = f"{figure:f}"
    if len(text.replace(".", "").lstrip("-0")) > _MOST_DIGITS:
        page.write_string(*place, text, styles.text)
    else:
        page.write_number(*place, figure, styles.number(len(text.partition(".")[2])))
