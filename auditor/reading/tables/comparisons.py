"""Columns of figures that follow from others: which columns the changes, rates and shares of a table are worked out from.

The headings say it, with the years and stages of the columns. Where several columns fit, nobody knows which are meant, and
the figures stay unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from auditor.reading.naming import Namer
from auditor.reading.scan import Token, scan
from auditor.reading.tables.cells import Column, Side
from auditor.reading.tables.meaning import Meaning
from auditor.record import Record

Kind = Literal["delta", "rate", "completion", "share"]
_FINAL, _BUDGET = "final", "budget"
_COMPARING = "kKy"

Place = tuple[int | None, str | None]
"""The year and the stage of a column."""


class Comparison(Record):
    """A column of figures that follow from others, with the places of these on its side.

    current  the column of the figures that it is about
    prior    that of what they are compared with: an earlier year, or the budget; None for shares, which are of a total row
    base     what text calls the base of such a change; None where it may call several things so
    """

    column: Column
    kind: Kind
    current: int
    prior: int | None = None
    base: str | None = None


def comparisons(side: Side, meanings: Sequence[Meaning], whole: str, namer: Namer, stage: str | None) -> Iterator[Comparison]:
    """The columns of changes, rates and shares whose headings leave no doubt. `whole`: what totals of the table are."""
    for column in side.compared:
        said = _Said("".join(column.names), namer)
        concept = _concept(column.names[-1], whole, namer)
        heads = _heads(meanings, concept, whole, (namer.year, stage))
        kind = _kind(column.names, namer)
        if kind == "share":
            if len(heads) == 1:
                yield Comparison(column, kind, next(iter(heads.values())))
        elif kind == "completion":
            budgets = said.among(list(_completions(heads, namer)), heads, namer)
            own = [pair for pair in budgets if _place_of(heads, pair[0])[0] == namer.year]
            if len(own or budgets) == 1:
                yield Comparison(column, kind, *(own or budgets)[0])
        else:
            pairs = said.among(list(_changes(heads, namer)), heads, namer)
            if len(pairs) > 1 and said.compares:
                pairs = [(one, other) for one, other in pairs if _place_of(heads, one)[1] == _place_of(heads, other)[1]]
            if len(pairs) == 1:
                [(current, prior)] = pairs
                yield Comparison(column, kind, current, prior, _base(_place_of(heads, current), _place_of(heads, prior), namer))


class _Said:
    """What the headings of a comparison name: the year and stage before the word that compares, and those behind it."""

    def __init__(self, text: str, namer: Namer) -> None:
        tokens = scan(text, 0, len(text), namer.vocabulary)
        at = next((place for place, token in enumerate(tokens) if token.kind in _COMPARING), None)
        self.compares = at is not None
        self._current = _named(tokens[:at] if at is not None else [], namer)
        self._prior = _named(tokens[at:], namer) if at is not None else (None, _named(tokens, namer)[1])

    def among(self, pairs: Sequence[tuple[int, int]], heads: Mapping[Place, int], namer: Namer) -> list[tuple[int, int]]:
        """The pairs of columns that are what was named, as far as anything was."""
        return [
            (current, prior)
            for current, prior in pairs
            if _is_meant(self._current, _place_of(heads, current), namer)
            and _is_meant(self._prior, _place_of(heads, prior), namer)
        ]


def _named(tokens: Sequence[Token], namer: Namer) -> Place:
    years = [year for token in tokens if token.kind == "Y" and (year := namer.year_of(token)) is not None]
    stages = [token.word.stage for token in tokens if token.kind == "S" and token.word is not None]
    return (years[0] if years else None, stages[-1] if stages else None)


def _is_meant(named: Place, place: Place, namer: Namer) -> bool:
    stages = namer.vocabulary.names.lattices["stage"]
    year, stage = named
    there = place[1]
    joins = stage is None or (there is not None and (stages.contains(stage, there) or stages.contains(there, stage)))
    return year in (None, place[0]) and joins


def _kind(names: Sequence[str], namer: Namer) -> Kind:
    words, own = namer.vocabulary.tables, names[-1]
    if any(words.completion.search(name) for name in names):
        return "completion"
    if words.share.search(own):
        return "share"
    return "rate" if words.rate.search(own) else "delta"


def _concept(name: str, whole: str, namer: Namer) -> str:
    """The figure whose change a column holds: the one that its innermost heading names, else that of the table."""
    words = [token.word for token in scan(name, 0, len(name), namer.vocabulary) if token.kind == "C"]
    concepts = {word.concepts for word in words if word is not None}
    return next(iter(concepts))[0] if len(concepts) == 1 else whole


def _heads(meanings: Sequence[Meaning], concept: str, whole: str, own: Place) -> dict[Place, int]:
    """The columns of a figure by the year and stage that they are of; where there are two of one kind, a total among them."""
    found: dict[Place, list[int]] = {}
    for place, meaning in enumerate(meanings):
        label = meaning.label
        if not meaning.member and label.entity is None and (meaning.concept or whole) == concept:
            found.setdefault((label.year or own[0], label.stage or own[1]), []).append(place)
    heads: dict[Place, int] = {}
    for key, places in found.items():
        totals = [place for place in places if meanings[place].total]
        if len(places) == 1 or len(totals) == 1:
            heads[key] = (totals or places)[0]
    return heads


def _place_of(heads: Mapping[Place, int], place: int) -> Place:
    return next(key for key, head in heads.items() if head == place)


def _changes(heads: Mapping[Place, int], namer: Namer) -> Iterator[tuple[int, int]]:
    """Every figure with that of the year before, and every final one with its budget."""
    for (year, stage), current in heads.items():
        for (earlier, other), prior in heads.items():
            before = year is not None and earlier is not None and earlier == year - 1
            if before or (year == earlier and stage == _FINAL and _is_budget(other, namer)):
                yield current, prior


def _completions(heads: Mapping[Place, int], namer: Namer) -> Iterator[tuple[int, int]]:
    """Every final figure with a budget of its year."""
    for (year, stage), current in heads.items():
        for (other, budget), prior in heads.items():
            if year == other and stage == _FINAL and _is_budget(budget, namer):
                yield current, prior


def _is_budget(stage: str | None, namer: Namer) -> bool:
    return stage is not None and namer.vocabulary.names.lattices["stage"].contains(_BUDGET, stage)


def _base(current: Place, prior: Place, namer: Namer) -> str | None:
    """What a change is measured against: a budget of its own year, or the same stage of the year before."""
    if current[0] == prior[0]:
        return prior[1]
    if current[1] != prior[1] or prior[1] is None:
        return None
    return "prior-year-budget" if _is_budget(prior[1], namer) else "prior-year"
