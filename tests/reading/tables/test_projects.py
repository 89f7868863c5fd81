"""The projects of a table, and names that several of them have."""

from auditor.reading.tables.cells import Cell
from auditor.reading.tables.projects import Naming, Row
from auditor.text import Span
from tests.reading.reader import VOCABULARY


def row(*texts: str) -> Row:
    cells = tuple(Cell(text, Span(0, len(text))) for text in texts)
    return Row(cells, tuple(cell for cell in cells if cell.text))


def test_every_project_begins_with_its_name() -> None:
    naming = Naming(VOCABULARY.tables.evaluation)
    rows = [row("填报日期"), row("项目名称", "", "演出"), row("总分", "100"), row("项目名称", "演出"), row("总分", "90")]
    found = list(naming.chapters(rows, 3, whole=False))
    assert [(chapter.name, len(chapter.rows)) for chapter in found] == [("3.0", 1), ("演出", 2), ("演出(2)", 2)]


def test_the_office_as_a_whole_has_no_name() -> None:
    naming = Naming(VOCABULARY.tables.evaluation)
    assert [chapter.name for chapter in naming.chapters([row("总分", "100")], 3, whole=True)] == [None]
