"""Levels against budgets: how far one was completed, whether it was exceeded, and which one was printed for a figure."""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.reading.notes import Candidates, Draft, Filled, Filler, Reference
from auditor.reading.scan import Token
from auditor.reading.sentence import (
    Base,
    Change,
    Piece,
    Sentence,
    aspects_of,
    extent,
    is_reported,
    label_of,
    measured,
    numbers_of,
    signed,
    understood,
    write,
)
from auditor.reading.subjects import subjects_of
from auditor.reading.tails import fits_quotient, holder_of, owners_of
from auditor.record import replace
from auditor.text import Span

_RELATIONS = {">": "greater", "<": "less", "=": "equal"}


def read_completion(sentence: Sentence, piece: Piece) -> None:
    """A rate of completion: actual ÷ budget, for every figure the clause speaks of; several in the order of the figures."""
    tokens = numbers_of(sentence, piece.roles["rate"])
    if len(tokens) > 1:
        reported = [fact for fact in sentence.levels if is_reported(sentence, fact)][-len(tokens) :]
        if len(reported) == len(tokens) and "amount" not in piece.roles:
            for each, one in zip(tokens, reported, strict=True):
                _draft_completion(sentence, piece, each, (), one)
        return
    token = sentence.tokens[piece.roles["rate"][0]]
    actuals = actuals_of(sentence)
    for subject in actuals or (None,):
        owners: tuple[Fact, ...] = ()
        if isinstance(subject, Fact) and sentence.named is None and len(actuals) == 1:
            owners = owners_of(sentence, subject, "completion", piece.start, piece.end)
        _draft_completion(sentence, piece, token, owners, subject)
    sentence.done = True


def _draft_completion(sentence: Sentence, piece: Piece, token: Token, owners: tuple[Fact, ...], subject: Filler | None) -> None:
    """The rate for one figure, or for the likeliest of its owners, where the text leaves open which."""
    budget = sentence.tokens[piece.roles["amount"][0]].quantity if "amount" in piece.roles else None
    basis = label_of(sentence, piece.roles.get("basis"))
    stage = basis.stage if basis.stage not in (None, "final") else "budget"
    of, known = owners[0] if owners else subject, subject
    if owners and token.quantity is not None:
        known = holder_of(owners, tuple(fits_quotient(one.quantity, budget, token.quantity) for one in owners))
    if token.quantity is None:
        return
    label, concept = of.label if isinstance(of, Fact) else "", known.concept if known is not None else None
    aspects = aspects_of(sentence, known or of)
    rate_aspects = measured(aspects, "completion", stage)
    rate = write(sentence, label, concept, token.quantity, understood(sentence, token), rate_aspects, known)
    fixed: dict[str, Filled] = {"rate": rate}
    opened: dict[str, Candidates] = {"budget": _budgets_of(sentence, stage or "budget", of)}
    if budget is not None:
        place = understood(sentence, sentence.tokens[piece.roles["amount"][0]])
        fact = write(sentence, basis.text, concept, budget, place, _staged(aspects, stage))
        opened["budget"] = (("printed", fact),)
    if isinstance(of, Fact):
        fixed["actual"] = of
    elif of is not None:
        opened["actual"] = (("named", of),)
    extended = extent(sentence, piece.start, piece.end)
    draft = Draft("completion", extended, sentence.span, sentence.context.section, fixed, opened, base=stage)
    others = []
    for head in owners[1:]:
        budgets = opened if budget is not None else _budgets_of_head(sentence, stage or "budget", head, opened)
        others.append(("head", replace(draft, fixed={**fixed, "actual": head}, open=budgets)))
    sentence.notes.drafts.append(replace(draft, others=tuple(others)))


def _staged(aspects: Aspects, stage: str | None) -> Aspects:
    return Aspects(aspects.entity, aspects.year, stage, aspects.fund, path=aspects.path, project=aspects.project)


def attach_late_budgets(sentence: Sentence, drafted: int) -> None:
    """Give rates without a budget the one that the same sentence prints behind them; `drafted` claims were there before it."""
    drafts = sentence.notes.drafts
    for index, draft in enumerate(drafts[drafted:], start=drafted):
        rate = draft.fixed.get("rate")
        if draft.kind != "completion" or draft.open.get("budget") or not isinstance(rate, Fact):
            continue
        actual = draft.fixed.get("actual")
        budget = printed_budget(sentence, draft.base or "budget", actual if isinstance(actual, Fact) else None)
        if budget is None or budget.number <= rate.number:
            continue
        if budget not in sentence.unstaged and budget in sentence.levels:
            late: dict[str, Candidates] = {"budget": (("member", budget),)}
            others = tuple((way, replace(other, open=late)) for way, other in draft.others)
            drafts[index] = replace(draft, open=late, others=others)


def read_comparison(sentence: Sentence, piece: Piece) -> None:
    """A figure is more than, less than or as much as its budget, perhaps by a printed amount, or as the budget is printed."""
    relation = _RELATIONS.get(sentence.kinds[piece.roles["relation"][0]])
    right = label_of(sentence, piece.roles["right"])
    if right.stage is None or right.stage == "final" or (right.concepts and not right.weak):
        return
    subjects = subjects_of(sentence)
    place = extent(sentence, piece.start, piece.end)
    for subject in subjects:
        if isinstance(subject, Fact) and relation is not None:
            _draft_comparison(sentence, subject, relation, right.stage, place)
    if "prior" in piece.roles:
        token = sentence.tokens[piece.roles["prior"][0]]
        sentence.base = Base(right.stage, sentence.context.year, right.stage, token.quantity, understood(sentence, token))
    if "delta" in piece.roles and relation in ("greater", "less") and subjects:
        token = sentence.tokens[piece.roles["delta"][0]]
        direction = "up" if relation == "greater" else "down"
        if token.quantity is not None:
            base = Base(right.stage, sentence.context.year, right.stage)
            delta = (signed(token.quantity, direction), understood(sentence, token))
            sentence.change = Change(subjects, base, direction, piece.start, piece.end, deltas=[delta])


def _draft_comparison(sentence: Sentence, level: Fact, relation: str, stage: str, place: Span) -> None:
    fixed: dict[str, Filled] = {"left": level}
    opened = {"right": _budgets_of(sentence, stage, level)}
    section = sentence.context.section
    sentence.notes.drafts.append(
        Draft("comparison", place, sentence.span, section, fixed, opened, relation=relation, base=stage)
    )


def actuals_of(sentence: Sentence) -> tuple[Filler, ...]:
    """What was completed: the final figure of the sentence even where the document reports budgets."""
    if sentence.completed and sentence.completed == sentence.latest and sentence.named is None:
        return sentence.completed
    subjects = subjects_of(sentence)
    if any(isinstance(s, Fact) and s.aspects.stage != "final" for s in subjects):
        amounts = [fact for fact in sentence.levels if fact.quantity.unit == "yuan"]
        finals = [fact for fact in amounts if fact.aspects.stage == "final"]
        finals = finals or [fact for fact in amounts if fact in sentence.unstaged]
        return tuple(finals[-1:]) or subjects
    return subjects


def _budgets_of(sentence: Sentence, stage: str, subject: Filler | None) -> Candidates:
    """The budget of a figure: the one printed beside it, else exactly that budget elsewhere."""
    member = printed_budget(sentence, stage, subject)
    if member is not None:
        return (("member", member),)
    if subject is None or subject.concept is None or subject.aspects.stage == stage:
        return ()
    reference = Reference(subject.concept, _staged(subject.aspects, stage), len(sentence.notes.facts), strict=True)
    return (("elsewhere", reference),)


def _budgets_of_head(sentence: Sentence, stage: str, head: Fact, of_member: dict[str, Candidates]) -> dict[str, Candidates]:
    """The budget of a list's head: its own, else one printed without a name that the last member would take."""
    return {"budget": (*_budgets_of(sentence, stage, head), *of_member["budget"])}


def printed_budget(sentence: Sentence, stage: str, subject: Filler | None) -> Fact | None:
    """The budget that was printed for a figure (None: the topic): the latest level of a stage that joins the one named."""
    lattice = sentence.vocabulary.names.lattices["stage"]
    for fact in (*reversed(sentence.levels), *reversed(sentence.context.levels)):
        own = fact.aspects.stage
        if own is None or own == "final" or fact is subject:
            continue
        if (lattice.contains(stage, own) or lattice.contains(own, stage)) and _same_member(sentence, fact, subject):
            return fact
    return None


def _same_member(sentence: Sentence, fact: Fact, subject: Filler | None) -> bool:
    topic = subject or (sentence.topics[0] if sentence.topics else None)
    if topic is None:
        return True
    mine, theirs = fact.aspects, topic.aspects
    if (fact.concept, mine.path, mine.entity) == (topic.concept, theirs.path, theirs.entity):
        return True
    beside = fact.enumeration is None or not isinstance(topic, Fact) or topic.enumeration is not None
    unnamed = fact.concept is None and mine.entity in (None, theirs.entity) and beside
    return unnamed or (topic.concept is None and mine.entity == theirs.entity)
