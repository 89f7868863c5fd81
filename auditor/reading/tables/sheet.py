"""A table as rows and columns with names: what its title calls it, where its header ends, which columns hold amounts.

Not its job: what a name means. Names are texts without white space; a cell keeps its place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditor.document import Document, Layout, Paragraph, Table
from auditor.quantity import Quantity, at_quantum, printed
from auditor.reading.tables.heading import names_in_cells, names_on_page
from auditor.reading.tables.reach import Words
from auditor.record import Record, replace
from auditor.text import Span, span_of
from auditor.vocabulary import TableRole, Tables, Vocabulary

_BLANK = re.compile(r"[\s|]+")
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_RULE = re.compile(r"[-:=_\u2014\u2500]*")
_MOST_LEAD = 8
_LONGEST_LEAD = 60
_MOST_BETWEEN = 3
_FEWEST_COUNTED = 4
_YUAN_PER_TEN_THOUSAND = 10**4


class Cell(Record):
    """A cell: its text without white space, its place, and the amount that it prints; None for words, codes and blanks."""

    text: str
    span: Span
    amount: Quantity | None = None


class Column(Record):
    """A column: its place from the left, and the texts of its header from the outermost heading to its own.

    known  whether every text is the whole name of something; False where it is not clear which texts stand above it
    """

    index: int
    names: tuple[str, ...]
    known: bool = True


class Side(Record):
    """Columns that belong together: one of row names and those that may hold amounts. Some forms set several side by side.

    first  the first column of the side; between it and the amounts may stand codes
    """

    first: int
    name: int
    columns: tuple[Column, ...]


class Sheet(Record):
    """A table whose title is known.

    number   of the table in its document
    scale    base units per printed unit; where the table does not say, that of the one before it
    certain  whether this or an earlier table says its unit; else the scale is a guess; `said` whether it says so itself
    rows     the rows under the header, each as wide as the table
    owner    the body that a line above the table says it is of, empty without one
    """

    number: int
    role: TableRole
    scale: int
    section: int
    sides: tuple[Side, ...]
    rows: tuple[tuple[Cell, ...], ...]
    owner: str = ""
    certain: bool = True
    said: bool = True

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
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            before = found[-1] if found else None
            if titled is not None and _role(lead, vocabulary.tables) is not None:
                titled.add(number)
            if block.layout is None:
                sheet = _sheet(document, block, number, lead, (last, before), vocabulary, known)
            else:
                sheet = _aligned(document, block, block.layout, number, lead, before, vocabulary, known)
            if sheet is not None and last is not None and _goes_on(sheet, last, lead, vocabulary.tables):
                found[-1] = sheet = replace(last, rows=(*last.rows, *sheet.rows))
            elif sheet is not None:
                found.append(sheet)
            last, lead = sheet, []
        elif isinstance(block, Paragraph):
            texts = [_BLANK.sub("", document.folded[line.start : line.end]) for line in block.lines]
            if block.heading or any(len(text) > _LONGEST_LEAD for text in texts):
                lead = []
            lead = [*lead, *(text for text in texts if len(text) <= _LONGEST_LEAD)][-_MOST_LEAD:]
    return found


def _goes_on(sheet: Sheet, last: Sheet, lead: Sequence[str], words: Tables) -> bool:
    """Whether a table is the rest of the one before it: the same columns, and no title of its own but one that says so."""
    again = any(words.continued.search(text) for text in lead)
    same = [column.index for column in sheet.columns] == [column.index for column in last.columns]
    return same and (again or not _titled(lead, words))


def _titled(lead: Sequence[str], words: Tables) -> bool:
    """Whether the text before a table names one, or says too much to be only the foot of a page and the head of the next."""
    return len(lead) > _MOST_BETWEEN or any(sign in text for text in lead for sign in words.sign)


def _aligned(
    document: Document,
    table: Table,
    layout: Layout,
    number: int,
    lead: list[str],
    before: Sheet | None,
    vocabulary: Vocabulary,
    known: Words,
) -> Sheet | None:
    """A table whose columns are aligned by spaces. None where it has no layout: nobody knows what its amounts mean."""
    words = vocabulary.tables
    role = _role(lead, words)
    if role is None or not layout.groups:
        return None
    body = _grouped(list(cells_of(document.folded, table)), layout)
    if not role.sides:
        body = [row for row in body if _says_something(row, words)]
    titles = names_on_page(layout, lambda heading: _cell(document.folded, heading.span).text, known)
    scale, certain, own = _scale([*lead, *(name for names in titles for name in names)], before, vocabulary)
    sides = tuple(
        replace(side, columns=tuple(_told(column, known) for column in side.columns))
        for side in _sides(titles, body, words, two_sided=role.sides)
    )
    if not sides:
        return None
    columns = [column for side in sides for column in side.columns]
    return Sheet(number, role, scale, table.section, sides, _amounts(body, columns, scale), _owner(lead, words), certain, own)


def _sheet(
    document: Document,
    table: Table,
    number: int,
    lead: list[str],
    earlier: tuple[Sheet | None, Sheet | None],
    vocabulary: Vocabulary,
    known: Words,
) -> Sheet | None:
    """A table of cells. `earlier`: the table right before it if that is known, and the last one that is."""
    words = vocabulary.tables
    last, before = earlier
    rows = [row for row in cells_of(document.folded, table) if any(not _RULE.fullmatch(cell.text) for cell in row)]
    width = max(map(len, rows), default=0)
    rows = [(*row, *(Cell("", Span(row[-1].span.end, row[-1].span.end)) for _ in range(width - len(row)))) for row in rows]
    titles = 0
    while titles < len(rows) and _is_lead(rows[titles], words):
        titles += 1
    said = [*lead, *(cell.text for row in rows[:titles] for cell in row if cell.text)]
    role = _role(said, words)
    rows = rows[titles:]
    header = _header_length(rows, words)
    head = [[cell.text for cell in row] for row in rows[:header]]
    body = [row for row in rows[header:] if [cell.text for cell in row] not in head and not _is_numbering(row, words)]
    if role is None:
        if last is None or header or _titled(said, words) or max(column.index for column in last.columns) >= width:
            return None
        return replace(last, number=number, rows=_amounts(rows, tuple(last.columns), last.scale))
    scale, certain, own = _scale([*said, *(text for row in head for text in row)], before, vocabulary)
    headings = [texts for texts, row in zip(head, rows, strict=False) if not _is_numbering(row, words)]
    sides = _sides([names_in_cells(headings, index) for index in range(width)], body, words, two_sided=role.sides)
    if not sides:
        return None
    whole = max((_reach(row) for row in rows[:header] if not _is_numbering(row, words)), default=0) >= max(
        map(_reach, body), default=0
    )
    sides = tuple(replace(side, columns=tuple(_headed(column, known, whole) for column in side.columns)) for side in sides)
    columns = [column for side in sides for column in side.columns]
    return Sheet(number, role, scale, table.section, sides, _amounts(body, columns, scale), _owner(said, words), certain, own)


def _owner(said: Sequence[str], words: Tables) -> str:
    """The body that a line names behind a word for office, nearest to the table."""
    return next((match["owner"] for text in reversed(said) if (match := words.owner.search(text))), "")


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
    return any(_NUMBER.fullmatch(cell.text) or words.enumerator.match(cell.text) for cell in row)


def _grouped(rows: Sequence[tuple[Cell, ...]], layout: Layout) -> list[tuple[Cell, ...]]:
    """The rows of a table whose cells go on from line to line."""
    return [
        rows[group[0]] if len(group) == 1 else tuple(map(_joined, zip(*(rows[at] for at in group), strict=True)))
        for group in layout.groups
    ]


def cells_of(folded: str, table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table as cells."""
    for row in table.rows:
        yield tuple(_cell(folded, span) for span in row)


def _cell(folded: str, span: Span) -> Cell:
    text = folded[span.start : span.end]
    begin = span.start + len(text) - len(text.lstrip(" \t|"))
    end = max(begin, span.start + len(text.rstrip(" \t|")))
    return Cell(_BLANK.sub("", text), span_of((begin, end)))


def _role(said: Sequence[str], words: Tables) -> TableRole | None:
    """The role that the text nearest to the table gives it; only what calls itself a table does."""
    for text in reversed(said):
        if any(sign in text for sign in words.sign):
            for role in words.roles:
                if role.pattern.search(text) and not role.unless.search(text):
                    return role
    return None


def _scale(said: Iterable[str], before: Sheet | None, vocabulary: Vocabulary) -> tuple[int, bool, bool]:
    """The unit that the words around a table say, in base units, or that of the table before; whether it is said, and
    whether around this table.
    """
    for text in said:
        if match := vocabulary.tables.unit.search(text):
            return vocabulary.units.money[match["unit"]], True, True
    return (before.scale, before.certain, False) if before is not None else (_YUAN_PER_TEN_THOUSAND, False, False)


def _header_length(rows: Sequence[Sequence[Cell]], words: Tables) -> int:
    """How many rows stand above the first one with a number, rows of column numbers included, the beginning of a name not."""
    for index, row in enumerate(rows):
        if _is_numbering(row, words):
            return index + 1
        if any(_NUMBER.fullmatch(cell.text) for cell in row):
            begun = index > 0 and any(words.enumerator.match(cell.text) for cell in rows[index - 1])
            return index - begun
    return len(rows)


def _is_numbering(row: Sequence[Cell], words: Tables) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 …"""
    texts = [cell.text for cell in row if cell.text]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 3]
    counted = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and (len(numbers) == len(texts) or any(words.numbering.match(text) for text in texts))


def _sides(
    titles: Sequence[tuple[str, ...]], body: Sequence[Sequence[Cell]], words: Tables, *, two_sided: bool
) -> tuple[Side, ...]:
    """The sides of a table with these headings: a column of names begins a new one where amounts stand between it and the
    one before.
    """
    width = len(titles)
    texts = [[row[index].text for row in body if row[index].text] for index in range(width)]
    numeric = [any(_NUMBER.fullmatch(text) for text in column) for column in texts]
    wordy = [not all(_NUMBER.fullmatch(text) for text in column) for column in texts]
    left_out = [
        not names or any(pattern.search(name) for pattern in words.amountless for name in names) or _only_counts(column)
        for names, column in zip(titles, texts, strict=True)
    ]
    named = [index for index in range(width) if wordy[index] and titles[index] and words.name.search(titles[index][-1])]
    if two_sided:
        named = [index for index in range(width) if index in named or (wordy[index] and not left_out[index])]
    printed = [index for index in range(width) if numeric[index] and index not in named and not left_out[index]]
    nexts = pairwise([*named, width])
    named = [name for name, following in nexts if following == width or any(name < index < following for index in printed)]
    if not named:
        named = [index for index in range(width) if wordy[index] and not left_out[index]][:1]
    blank = [not column for column in texts]
    amounts = [
        index for index in range(width) if (numeric[index] or blank[index]) and index not in named and not left_out[index]
    ]
    sides: list[Side] = []
    first = 0
    for place, name in enumerate(named):
        following = [later for later in named[place + 1 :] if any(name < index < later and numeric[index] for index in amounts)]
        end = min(following, default=width)
        own = [index for index in amounts if name < index < end]
        if any(numeric[index] for index in own):
            sides.append(Side(first, name, tuple(Column(index, titles[index]) for index in own)))
            first = max(index for index in own if numeric[index]) + 1
    if not sides and any(numeric[index] for index in amounts):
        sides.append(Side(0, -1, tuple(Column(index, titles[index]) for index in amounts)))
    return tuple(sides)


def _only_counts(column: Sequence[str]) -> bool:
    """Whether a column numbers the rows: its numbers go up by one."""
    if len(column) < _FEWEST_COUNTED or not all(text.isdigit() for text in column):
        return False
    first = int(column[0])
    return all(int(text) == number for number, text in enumerate(column, start=first))


def _amounts(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], scale: int) -> tuple[tuple[Cell, ...], ...]:
    """The rows with the amounts of their columns; a printed zero is as precise as the finest amount of the table."""
    found: list[list[Cell]] = []
    for row in rows:
        cells = list(row)
        for column in columns:
            cell = cells[column.index]
            if _NUMBER.fullmatch(cell.text):
                cells[column.index] = replace(cell, amount=printed(cell.text, unit="yuan", scale=scale))
        found.append(cells)
    amounts = [cell.amount for row in found for cell in row if cell.amount is not None]
    finest = min((amount.ulp for amount in amounts if amount.value), default=0)
    for row in found:
        for index, cell in enumerate(row):
            if cell.amount is not None and cell.amount.is_zero and 0 < finest < cell.amount.ulp:
                row[index] = replace(cell, amount=at_quantum(cell.amount, finest))
    return tuple(map(tuple, found))
