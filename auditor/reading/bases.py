"""What a change is measured against: last year, another year, a budget, a comparable account, by a slip the figure itself."""

from __future__ import annotations

from auditor.reading.scan import Token
from auditor.reading.sentence import Base, Piece, Sentence, is_budget, understood
from auditor.record import replace


def read_base(sentence: Sentence, piece: Piece) -> None:
    """A comparison: the base of the changes that follow it."""
    tokens = sentence.tokens[slice(*piece.roles["base"])] if "base" in piece.roles else []
    year = next((sentence.namer.year_of(t) for t in tokens if t.kind == "Y"), None)
    stage = next((t.word.stage for t in reversed(tokens) if t.kind == "S" and t.word is not None), None)
    prior = sentence.tokens[piece.roles["prior"][0]] if "prior" in piece.roles else None
    year_on_year = sentence.kinds[piece.start] in "yq"
    sentence.base = _base_of(sentence, None if year_on_year else year, None if year_on_year else stage, prior)
    if sentence.comparable:
        sentence.base = replace(sentence.base, id="comparable")


def _base_of(sentence: Sentence, year: int | None, stage: str | None, prior: Token | None) -> Base:
    """The base that a year and a stage name, given the year of the topic and the reported stage."""
    own, reported = sentence.topics[0].aspects.year if sentence.topics else sentence.context.year, sentence.context.stage
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
    return Base("prior-year" if budget is None else "prior-year-budget", year, stage or reported, *amount)


def inherited_base(sentence: Sentence) -> Base:
    """The base of a change that names none: that of the sentence before while its topic goes on, else the year before."""
    if not sentence.topics and sentence.context.base is not None:
        return sentence.context.base
    own = sentence.context.year
    return Base("prior-year", own - 1 if own else None, sentence.context.stage)
