"""The working paper as a real workbook, read back by another program."""

from io import BytesIO
from itertools import pairwise

from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from auditor.record import replace
from auditor.rendering.xlsx import render
from tests.rendering.example import HOSTILE, audited, context, empty, full, spoiled


def book(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def test_sheets_have_headings_filters_and_widths() -> None:
    read = book(render(full(), context()))
    assert read.sheetnames == ["概况", "根源", "发现", "检查", "规则"]
    for page in read.worksheets:
        assert page.freeze_panes is not None
        assert page.freeze_panes[1:] == "2"
        assert page.auto_filter.ref == (None if page.title == "概况" else page.dimensions)
        assert page.page_setup.orientation == "landscape"
        assert all(page[1][number].value for number in range(page.max_column))
        sized = {number for one in page.column_dimensions.values() for number in range(one.min or 0, (one.max or 0) + 1)}
        assert sized == set(range(1, page.max_column + 1))


def test_figures_are_numbers_shown_with_their_decimals() -> None:
    page = book(render(audited(), context()))["发现"]
    heads = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[heads.index("规则")].value == "FND001")
    stated = row[heads.index("写为")]
    assert (stated.value, stated.data_type, stated.number_format) == (-614.79, "n", "#,##0.00")


def test_rows_are_as_high_as_their_texts() -> None:
    page = book(render(audited(), context()))["发现"]
    heights = {number: page.row_dimensions[number].height for number in range(1, page.max_row + 1)}
    lines = {number: str(page.cell(number, 9).value).count("\n") for number in heights}
    assert all(
        (height is not None and height >= 15 * (lines[number] + 1)) or height == 409 for number, height in heights.items()
    )
    assert page.cell(1, 9).value == "原文"


def test_a_long_text_is_cut_and_a_long_figure_stays_exact() -> None:
    finding = audited().findings[0]
    assert finding.stated is not None
    exact = "12345678901234567.89"
    told = replace(finding, message="长" * 40_000, stated=replace(finding.stated, value=exact))
    page = book(render(replace(audited(), findings=(told,), causes=()), context()))["发现"]
    cells = {head.value: cell.value for head, cell in zip(page[1], page[2], strict=True)}
    assert len(str(cells["说明"])) <= 32_767
    assert str(cells["说明"]).endswith("长…")
    assert cells["写为"] == exact


def test_no_report_is_a_workbook_too() -> None:
    assert book(render(empty(), replace(context(), outcomes={}))).sheetnames[0] == "概况"


def test_the_bytes_are_the_same_every_time() -> None:
    assert all(one == other for one, other in pairwise(render(full(), context()) for _ in range(3)))


@settings(max_examples=6, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_shape_or_is_a_formula(text: str) -> None:
    plain, hostile = book(render(full(), context())), book(render(*spoiled(full(), context(), text)))
    assert [page.dimensions for page in hostile.worksheets] == [page.dimensions for page in plain.worksheets]
    cells = [cell for page in hostile.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink is not None]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [one for one in texts if not one.replace("\n", "").isprintable()]
