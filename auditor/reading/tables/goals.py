"""The goals of projects, or of an office as a whole: weights of indicators, and the money behind them.

A list of projects has one column of their names, filled in the first row of each only; a form has one project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.facts import Division
from auditor.reading.tables import funds
from auditor.reading.tables.projects import Chapter, Naming, Row, Writer
from auditor.vocabulary import Evaluation, Listings

_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")


def read_goals(chapter: Chapter, words: Evaluation, lists: Listings, naming: Naming, writer: Writer) -> Iterator[Division]:
    """Write the weights and the money of one form or list down, and tell which totals are made of which parts."""
    rows = [row.cells for row in chapter.rows]
    found = list(funds.beside(rows, words))
    for place, row in enumerate(rows):
        own = [at for at, cell in enumerate(row) if funds.is_figure(cell)]
        found += funds.below(rows, place, own, words)
    homes = chapter.homes
    for one in found:
        division = writer.funds(one, homes)
        if division is not None:
            yield division
    _weights(chapter.rows, words, lists, naming, writer)


def _weights(rows: Sequence[Row], words: Evaluation, lists: Listings, naming: Naming, writer: Writer) -> None:
    """The weights of every project, where all its rows have one."""
    header = next((place for place, row in enumerate(rows) if _is_header(row, words)), None)
    if header is None:
        return
    titles = rows[header].cells
    weight = next(at for at, cell in enumerate(titles) if words.weight.match(cell.text))
    name = next(at for at, cell in enumerate(titles) if words.indicator.match(cell.text))
    project = next((at for at, cell in enumerate(titles) if lists.name.fullmatch(cell.text)), None)
    groups: list[list[Row]] = []
    for row in rows[header + 1 :]:
        if len(row.cells) <= weight or not row.cells[name].text or words.total.match(row.filled[0].text):
            continue
        if not groups or (project is not None and row.cells[project].text):
            groups.append([])
        groups[-1].append(row)
    for group in groups:
        if project is not None:
            writer.project = naming.unique(group[0].cells[project].text)
        if all(_POINTS.fullmatch(row.cells[weight].text) for row in group):
            for place, row in enumerate(group):
                writer.write("goal-weight", row.cells[name].text, row.cells[weight], row, (str(place), row.cells[name].text))


def _is_header(row: Row, words: Evaluation) -> bool:
    texts = [cell.text for cell in row.filled]
    return any(map(words.weight.match, texts)) and any(map(words.indicator.match, texts))
