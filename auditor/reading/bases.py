"""What a change is measured against: last year, another year, a budget, a comparable account, by a slip the figure itself."""

from __future__ import annotations

from auditor.reading.scan import Token
from auditor.reading.sentence import Base, Piece, Sentence, is_budget, understood
from auditor.record import replace

_CHANGED = ("adjusted-budget", "full-year-budget")


def read_base(sentence: Sentence, piece: Piece) -> None:
    """A comparison: the base of the changes that follow it."""
    tokens = sentence.tokens[slice(*piece.roles["base"])] if "base" in piece.roles else []
    year = next((sentence.namer.year_of(t) for t in tokens if t.kind == "Y"), None)
    stage = next((t.word.stage for t in reversed(tokens) if t.kind == "S" and t.word is not None), None)
    prior = sentence.tokens[piece.roles["prior"][0]] if "prior" in piece.roles else None
    year_on_year = sentence.kinds[piece.start] in "yq"
    sentence.base = _base_of(sentence, None if year_on_year else year, None if year_on_year else stage, prior)
    if len({fact.aspects.year for fact in sentence.levels}) > 1:
        sentence.base = replace(sentence.base, own=_year_compared(sentence, None if year_on_year else year))
    if sentence.comparable:
        sentence.base = replace(sentence.base, id="comparable")


def _base_of(sentence: Sentence, year: int | None, stage: str | None, prior: Token | None) -> Base:
    """The base that a year and a stage name, given the year of the topic and the reported stage."""
    own, reported = _year_compared(sentence, year), sentence.context.stage
    before = own - 1 if own else None
    budget = stage if is_budget(sentence, stage) else None
    amount = (prior.quantity, understood(sentence, prior)) if prior is not None else (None, None)
    if year is None and stage is None:
        return Base("prior-year", before, reported, *amount)
    if year is None or (year == own and stage is not None and stage != reported):
        named = Base(budget, own, stage or reported, *amount) if budget is not None else None
        return named or Base("prior-year", before, stage or reported, *amount)
    if year == own and sentence.year_printed:
        return Base("itself", own, stage or reported, *amount)
    if own is not None and year not in (own, own - 1):
        return Base("other-year", year, stage or reported, *amount)
    return Base(_of_year_before(budget), year, stage or reported, *amount)


def _of_year_before(budget: str | None) -> str:
    """The base of a change against the year before: its accounts, its budget as approved, or one as changed later."""
    if budget is None:
        return "prior-year"
    return f"prior-year-{budget}" if budget in _CHANGED else "prior-year-budget"


def _year_compared(sentence: Sentence, year: int | None) -> int | None:
    """The year of the figure that is compared with one of `year`: of the topic, unless the sentence prints several years.

    Then it is the year named right before the comparison, else one that is not the year of the base.
    """
    own = sentence.topics[0].aspects.year if sentence.topics else sentence.context.year
    printed = [fact.aspects.year for fact in sentence.levels if fact.aspects.year is not None]
    if sentence.year in printed:
        return sentence.year
    others = [other for other in printed if other != year]
    return others[-1] if year is not None and year == own and others else own


def inherited_base(sentence: Sentence) -> Base:
    """The base of a change that names none: that of the sentence before while its topic goes on, else the year before."""
    if not sentence.topics and sentence.context.base is not None:
        return sentence.context.base
    own = sentence.context.year
    return Base("prior-year", own - 1 if own else None, sentence.context.stage)
