"""The money of a project or an office in its goals and evaluations: a total, and where it comes from.

The sources stand below the total, row by row, or beside it, under headings of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.reading.tables.cells import Cell
from auditor.record import Record
from auditor.vocabulary import Evaluation

Row = Sequence[Cell]


class Funds(Record):
    """A total, and its parts with their names, blank ones left out; `complete` says whether none is blank."""

    total: Cell
    parts: tuple[tuple[str, Cell], ...]
    complete: bool


def beside(rows: Sequence[Row], words: Evaluation) -> Iterator[Funds]:
    """Totals under a heading with the sources under headings beside it, in forms; `rows` have their blank cells too."""
    for place, row in enumerate(rows[:-1]):
        heads = [at for at, cell in enumerate(row) if words.amounts.match(cell.text)]
        if len(heads) != 1 or any(words.name.match(cell.text) for cell in row):
            continue
        sources = [at for at, cell in enumerate(row) if at > heads[0] and words.source.match(cell.text)]
        others = [cell for at, cell in enumerate(row) if at > heads[0] and cell.text and at not in sources]
        below = rows[place + 1]
        if len(sources) > 1 and not others and len(below) > sources[-1] and is_figure(below[heads[0]]):
            parts = tuple((row[at].text, below[at]) for at in sources if is_figure(below[at]))
            if _are_apart([row[at].text for at in sources], words):
                yield Funds(below[heads[0]], parts, len(parts) == len(sources))


def below(rows: Sequence[Row], place: int, columns: Sequence[int], words: Evaluation) -> Iterator[Funds]:
    """The totals of a row, in these columns, with the sources in the rows below it; none where their names stand elsewhere."""
    row = rows[place]
    label = next((at for at, cell in enumerate(row) if words.amounts.match(cell.text)), None)
    if label is None:
        return
    sources: list[Row] = []
    for under in rows[place + 1 :]:
        if len(under) <= label or not words.source.match(under[label].text):
            break
        sources.append(under)
    if len(sources) < 2 or not _are_apart([one[label].text for one in sources], words):
        return
    for at in columns:
        parts = tuple((one[label].text, one[at]) for one in sources if at < len(one) and is_figure(one[at]))
        yield Funds(row[at], parts, len(parts) == len(sources))


def _are_apart(names: Sequence[str], words: Evaluation) -> bool:
    """Whether no source contains another: the appropriation its funds, or what is left of earlier years."""
    whole = [name for name in names if words.appropriation.match(name)]
    others = [name for name in names if name not in whole]
    if whole and any(map(words.within.search, others)):
        return False
    return all(map(words.current.search, whole)) or not any(map(words.carried.search, others))


def is_figure(cell: Cell) -> bool:
    """Whether a cell prints an amount."""
    digits = cell.text.replace(",", "", 8)
    return digits.replace(".", "", 1).isdigit() and digits[0].isdigit()
