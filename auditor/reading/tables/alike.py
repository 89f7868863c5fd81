"""What rows and columns of a table mean beside each other: what two of them name is neither, what one is part of another is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from auditor.reading.naming import Label
from auditor.reading.tables.meaning import Meaning
from auditor.record import replace


def parts_of(whole: str, partitions: Mapping[str, tuple[tuple[str, ...], ...]]) -> Set[str]:
    """A figure with all that it is declared to be made of: what a row of a table of this figure can be the whole of."""
    found, waiting = {whole}, [whole]
    while waiting:
        parts = {part for partition in partitions.get(waiting.pop(), ()) for part in partition}
        waiting += parts - found
        found |= parts
    return found


def told_apart(columns: Sequence[Meaning], whole: str) -> list[Meaning]:
    """The columns with what they mean; those that mean the same mean nothing: a heading of theirs must have been missed.

    Of several mere totals the first is the total.
    """
    keys = [
        (column.concept or (whole if column.total else None), column.member, replace(column.label, text="", concepts=()))
        for column in columns
    ]
    count = Counter(keys)
    return [
        Meaning(column.text, Label(column.text, entity=column.text))
        if count[key] > 1 and not key[2].entity and not (column.total and keys.index(key) == place)
        else column
        for place, (column, key) in enumerate(zip(columns, keys, strict=True))
    ]


def whole_of(total: str, columns: Sequence[Meaning]) -> str:
    """What the totals of a table are: those of its side with balances where a column of balances stands behind them."""
    balances = {"income": ("opening", "income-total"), "expenditure": ("closing", "expenditure-total")}
    balance, whole = balances.get(total, ("", total))
    return whole if columns[0].total and any(column.concept == balance for column in columns[1:]) else total


def once(rows: Sequence[Meaning], *, whole: bool = False) -> list[Meaning]:
    """The rows, those that name the same figure as another one without a meaning; totals may be printed again.

    `whole`: a row that is not only a part of another one keeps its meaning beside those that are.
    """
    keys = [(row.concept, row.label.path, row.label.fund, row.label.entity, row.total, row.member and whole) for row in rows]
    count = Counter(keys)
    whole_ones = {key[:-1] for key in keys if not key[-1]}
    return [
        replace(row, label=Label(row.text, entity=row.text))
        if row.concept and not row.total and (count[key] > 1 or (key[-1] and key[:-1] in whole_ones))
        else row
        for row, key in zip(rows, keys, strict=True)
    ]


def members(rows: Sequence[Meaning]) -> list[Meaning]:
    """The rows, those without a number behind one that is only a part being such parts too where the others have numbers."""
    found: list[Meaning] = []
    within = False
    for row in rows:
        bare = not (row.rank or row.total or row.code)
        within = bare and (within or (row.member and bool(found) and found[-1].rank > 0))
        found.append(replace(row, member=True) if within else row)
    return found


def named_by_fund(rows: Sequence[Meaning], concept: str) -> list[Meaning]:
    """The rows, those that name nothing but a fund being of the figure above them, the first ones of `concept`."""
    named: list[Meaning] = []
    for row in rows:
        if row.label.fund is not None and row.label.names_nothing:
            named.append(replace(row, label=replace(row.label, concepts=(concept,))))
        else:
            named.append(row)
            concept = row.concept if row.concept is not None and not row.total else concept
    return named
