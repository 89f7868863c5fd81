"""The indicators of an evaluation or of goals, row by row: what one aims at, what was reached, its weight and its score.

Where target and sign stand in one cell, columns are those of the header, or as many to the left as cells were lost there. What
fits neither way is no indicator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading.tables.cells import Cell
from auditor.record import Record
from auditor.text import Span
from auditor.vocabulary import Evaluation

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_MEASURE = re.compile(r"((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)([^0-9]*)")
_MOST_LOST = 3


class Columns(Record):
    """Where the header of the indicators has its columns, None for one that it has not; `width` is how many cells it has."""

    name: int
    target: int
    reached: int | None
    weight: int
    score: int | None
    width: int


class Indicator(Record):
    """A row: its name, what its target demands of the figure reached (ids of the vocabulary), and the cells of its figures.

    demand, target, reached   None together where they are words, or of different units
    """

    name: str
    weight: Cell
    score: Cell | None
    demand: str | None = None
    target: Cell | None = None
    reached: Cell | None = None


def columns_of(row: Sequence[Cell], words: Evaluation) -> Columns | None:
    """The columns that a row is the header of; None for any other row, and for one with a column of signs."""
    if not any(words.indicator.match(cell.text) for cell in row):
        return None
    at: dict[str, int] = {}
    patterns = {
        "sign": words.sign,
        "name": words.indicator,
        "target": words.target,
        "reached": words.reached,
        "weight": words.weight,
        "score": words.header,
    }
    for index, cell in enumerate(row):
        for what, pattern in patterns.items():
            if cell.text and what not in at and pattern.match(cell.text):
                at[what] = index
                break
    if "sign" in at or not {"name", "target", "weight"} <= at.keys():
        return None
    return Columns(at["name"], at["target"], at.get("reached"), at["weight"], at.get("score"), len(row))


def indicator_of(row: Sequence[Cell], columns: Columns, words: Evaluation) -> Indicator | None:
    """The indicator of a row under such a header."""
    cells = list(row)
    while cells and not cells[-1].text:
        cells.pop()
    for lost in range(_MOST_LOST + 1):
        found = _shifted(cells, columns, lost, words)
        if found is not None:
            return found if lost == 0 or len(row) < columns.width else None
    return None


def _shifted(cells: Sequence[Cell], columns: Columns, lost: int, words: Evaluation) -> Indicator | None:
    """The indicator of a row that lost some cells on its left."""
    places = [columns.name, columns.target, columns.reached, columns.weight, columns.score]
    own = [None if place is None else place - lost for place in places]
    if any(place is not None and not 0 <= place < len(cells) for place in own):
        return None
    name, target, reached, weight, score = (None if place is None else cells[place] for place in own)
    if name is None or target is None or weight is None or not name.text or _NUMBER.fullmatch(name.text):
        return None
    if not _POINTS.fullmatch(weight.text) or (score is not None and not _POINTS.fullmatch(score.text)):
        return None
    if lost and not _is_measure(target, words):
        return None
    return _measured(Indicator(name.text, weight, score), target, reached, words)


def _is_measure(cell: Cell, words: Evaluation) -> bool:
    """Whether a cell is a figure to be reached, not a name."""
    return _split(cell, words) is not None and not _POINTS.fullmatch(cell.text)


def _split(cell: Cell, words: Evaluation) -> tuple[str, str, str] | None:
    """A cell as sign, digits and unit; None for one that says anything else."""
    text = cell.text
    sign = max((sign for sign in words.operators if text.startswith(sign)), key=len, default="")
    match = _MEASURE.fullmatch(text[len(sign) :])
    return None if match is None else (words.operators.get(sign, ""), match[1], match[2])


def _measured(row: Indicator, target: Cell, reached: Cell | None, words: Evaluation) -> Indicator:
    """The indicator with its target and the figure reached, where both are figures of one unit and the target has a sign."""
    wanted = _split(target, words)
    got = None if reached is None else _split(reached, words)
    if reached is None or wanted is None or got is None or got[0] or not wanted[0] or wanted[2] != got[2]:
        return row
    return Indicator(row.name, row.weight, row.score, wanted[0], _digits(target, wanted[1]), _digits(reached, got[1]))


def _digits(cell: Cell, digits: str) -> Cell:
    """The digits of a cell; where white space parts them, their place is that of the cell."""
    start = cell.span.start + cell.text.index(digits)
    exact = cell.span.end - cell.span.start == len(cell.text)
    return Cell(digits, Span(start, start + len(digits)) if exact else cell.span)
