"""A table as rows and columns with names: what its title calls it, where its header ends, which columns hold amounts.

Not its job: what a name means. Names are texts without white space; a cell keeps its place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from auditor.document import Document, Layout, Paragraph, Table
from auditor.reading.tables.cells import BLANK, NUMBER, Cell, Column, Side, cell_at, cells_of
from auditor.reading.tables.heading import header_length, is_numbering, names_in_cells, names_on_page
from auditor.reading.tables.placed import Placed, Row, amounts, keeps_blanks, place
from auditor.reading.tables.reach import Words
from auditor.reading.tables.sides import sides_of
from auditor.reading.tables.titles import UNSAID, Unit, is_titled, owner_of, role_of, scale_of
from auditor.record import Record, replace
from auditor.text import Span
from auditor.vocabulary import TableRole, Tables, Vocabulary

_RULE = re.compile(r"[-:=_\u2014\u2500]*")
_MOST_LEAD = 8
_LONGEST_LEAD = 60


class Sheet(Record):
    """A table whose title is known.

    number   of the table in its document
    scale    base units per printed unit; where the table does not say, that of the one before it
    certain  whether this or an earlier table says its unit; else the scale is a guess; `said` whether it says so itself
    rows     the rows under the header, each as wide as the table
    owner    the body that a line above the table says it is of, empty without one
    titles   what stands above each column of the table, also above those that hold no amounts
    fewest   how many cells its shortest row was printed with
    kept     whether it shows that extraction kept its blank cells
    whole    whether every row is there, with every figure under its own column; else no row is the total of others
    """

    number: int
    role: TableRole
    scale: int
    section: int
    sides: tuple[Side, ...]
    rows: tuple[tuple[Cell, ...], ...]
    owner: str = ""
    certain: bool = True
    titles: tuple[tuple[str, ...], ...] = ()
    said: bool = True
    fewest: int = 0
    kept: bool = True
    whole: bool = True

    @property
    def columns(self) -> Iterator[Column]:
        """The columns of all sides that may hold amounts."""
        return (column for side in self.sides for column in side.columns)


def sheets(document: Document, vocabulary: Vocabulary, known: Words, titled: set[int] | None = None) -> list[Sheet]:
    """Every table of the document that its title or its place behind another one explains, its continuations included.

    The numbers of all tables with a known title are added to `titled`, also of those that nothing else explains.
    """
    found: list[Sheet] = []
    lead: list[str] = []
    last: Sheet | None = None
    parted = False
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            before = Unit(found[-1].scale, found[-1].certain) if found else UNSAID
            if titled is not None and role_of(lead, vocabulary.tables) is not None:
                titled.add(number)
            if block.layout is None:
                sheet = _sheet(document, block, number, lead, (last, before), vocabulary, known)
            else:
                sheet = _aligned(document, block, block.layout, number, lead, before, vocabulary, known)
            if sheet is not None and last is not None and _goes_on(sheet, last, lead, vocabulary.tables):
                found[-1] = sheet = replace(last, rows=(*last.rows, *sheet.rows), whole=last.whole and sheet.whole)
            elif sheet is None and last is not None and not parted and not is_titled(lead, vocabulary.tables):
                found[-1] = replace(last, whole=False)
            elif sheet is not None:
                found.append(sheet)
            last, lead, parted = sheet, [], False
        elif isinstance(block, Paragraph):
            texts = [BLANK.sub("", document.folded[line.start : line.end]) for line in block.lines]
            parted = parted or block.heading
            if block.heading or any(len(text) > _LONGEST_LEAD for text in texts):
                lead = []
            lead = [*lead, *(text for text in texts if len(text) <= _LONGEST_LEAD)][-_MOST_LEAD:]
    return found


def _goes_on(sheet: Sheet, last: Sheet, lead: Sequence[str], words: Tables) -> bool:
    """Whether a table is the rest of the one before it: the same columns, and no title of its own but one that says so."""
    again = any(words.continued.search(text) for text in lead)
    same = [column.index for column in sheet.columns] == [column.index for column in last.columns]
    return same and (again or not is_titled(lead, words))


def _aligned(
    document: Document,
    table: Table,
    layout: Layout,
    number: int,
    lead: list[str],
    before: Unit,
    vocabulary: Vocabulary,
    known: Words,
) -> Sheet | None:
    """A table whose columns are aligned by spaces. None where it has no layout: nobody knows what its amounts mean."""
    words = vocabulary.tables
    role = role_of(lead, words)
    if role is None or not layout.groups:
        return None
    body = _grouped(list(cells_of(document.folded, table)), layout)
    if not role.sides:
        body = [row for row in body if _says_something(row, words)]
    titles = names_on_page(layout, lambda heading: cell_at(document.folded, heading.span).text, known)
    unit = scale_of([*lead, *(name for names in titles for name in names)], before, vocabulary)
    sides = tuple(
        replace(side, columns=tuple(_told(column, known) for column in side.columns))
        for side in sides_of(titles, body, words, two_sided=role.sides)
    )
    if not sides:
        return None
    columns = [column for side in sides for column in side.columns]
    return Sheet(
        number,
        role,
        unit.scale,
        table.section,
        sides,
        amounts(body, columns, unit.scale),
        owner_of(lead, words),
        unit.certain,
        tuple(titles),
        unit.own,
    )


def _sheet(
    document: Document,
    table: Table,
    number: int,
    lead: list[str],
    earlier: tuple[Sheet | None, Unit],
    vocabulary: Vocabulary,
    known: Words,
) -> Sheet | None:
    """A table of cells. `earlier`: the table right before it if that is known, and the unit of the last one that is."""
    words = vocabulary.tables
    last, before = earlier
    rows = [row for row in cells_of(document.folded, table) if any(not _RULE.fullmatch(cell.text) for cell in row)]
    lengths = {row[0].span.start: len(row) for row in rows}
    kept = keeps_blanks(rows)
    width = max(map(len, rows), default=0)
    rows = _padded(rows, width)
    titles = 0
    while titles < len(rows) and _is_lead(rows[titles], words):
        titles += 1
    said = [*lead, *(cell.text for row in rows[:titles] for cell in row if cell.text)]
    role = role_of(said, words)
    rows = rows[titles:]
    header = header_length(rows, words)
    head = [[cell.text for cell in row] for row in rows[:header]]
    body = [row for row in rows[header:] if [cell.text for cell in row] not in head and not is_numbering(row, words)]
    headings = [texts for texts, row in zip(head, rows, strict=False) if not is_numbering(row, words)]
    names = tuple(names_in_cells(headings, index) for index in range(width))
    if role is None:
        rest = not is_titled(said, words) and (not header or (last is not None and names == last.titles))
        return _continued(last, number, body, lengths, words, known, kept=kept) if rest else None
    unit = scale_of([*said, *(text for row in head for text in row)], before, vocabulary)
    sides = sides_of(names, body, words, two_sided=role.sides)
    if not sides:
        return None
    whole = max((_reach(row) for row in rows[:header] if not is_numbering(row, words)), default=0) >= max(
        map(_reach, body), default=0
    )
    sides = tuple(replace(side, columns=tuple(_headed(column, known, whole) for column in side.columns)) for side in sides)
    printed = [lengths[row[0].span.start] for row in body]
    sheet = Sheet(
        number,
        role,
        unit.scale,
        table.section,
        sides,
        (),
        owner_of(said, words),
        unit.certain,
        names,
        unit.own,
        min(printed, default=0),
        kept,
    )
    return _filled(sheet, place(body, printed, sides, words, known, kept=kept))


def _continued(
    last: Sheet | None,
    number: int,
    rows: Sequence[Row],
    lengths: Mapping[int, int],
    words: Tables,
    known: Words,
    *,
    kept: bool,
) -> Sheet | None:
    """Rows without a header as the rest of the table before them. None where they have too few cells for its amounts."""
    if last is None or max(map(len, rows), default=0) < min(last.fewest, max(_places(last)) + 1):
        return None
    rest = _padded(rows, len(last.titles))
    printed = [lengths[row[0].span.start] for row in rest]
    placed = place(rest, printed, last.sides, words, known, kept=kept or last.kept)
    return _filled(replace(last, number=number), placed)


def _padded(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows with blank cells behind them, as wide as a table."""
    return [(*row, *(Cell("", Span(row[-1].span.end, row[-1].span.end)) for _ in range(width - len(row)))) for row in rows]


def _places(sheet: Sheet) -> list[int]:
    return [column.index for column in sheet.columns]


def _filled(sheet: Sheet, placed: Placed) -> Sheet:
    """A table with its rows."""
    return replace(sheet, rows=amounts(placed.rows, tuple(sheet.columns), sheet.scale), whole=placed.whole)


def _headed(column: Column, known: Words, whole: bool) -> Column:
    """A column whose outer headings are not understood is not: they may say that it is only a part. Nor is any where a header
    is not as wide as its body: its blank cells were lost.
    """
    return replace(column, known=whole and all(known.is_name(name) for name in column.names[:-1]))


def _reach(row: Sequence[Cell]) -> int:
    """How many cells a row has up to its last one that is not blank."""
    return max((index + 1 for index, cell in enumerate(row) if cell.text), default=0)


def _is_lead(row: Sequence[Cell], words: Tables) -> bool:
    """Whether a row above the header is no part of the table: a title, or the name of the office and the unit."""
    filled = [cell.text for cell in row if cell.text]
    return len(filled) < 2 or any(words.unit.search(text) for text in filled)


def _joined(cells: Sequence[Cell]) -> Cell:
    """The cell that goes on from line to line; its place is that of its first line."""
    first = next((cell for cell in cells if cell.text), cells[0])
    return replace(first, text="".join(cell.text for cell in cells))


def _told(column: Column, known: Words) -> Column:
    return replace(column, known=all(known.is_name(name) for name in column.names))


def _says_something(row: Sequence[Cell], words: Tables) -> bool:
    """Whether a row has a number or begins an item; other words alone are the rest of a name that lost its place."""
    return any(NUMBER.fullmatch(cell.text) or words.enumerator.match(cell.text) for cell in row)


def _grouped(rows: Sequence[tuple[Cell, ...]], layout: Layout) -> list[tuple[Cell, ...]]:
    """The rows of a table whose cells go on from line to line."""
    return [
        rows[group[0]] if len(group) == 1 else tuple(map(_joined, zip(*(rows[at] for at in group), strict=True)))
        for group in layout.groups
    ]
