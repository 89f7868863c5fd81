"""Changes against a base: by how much and at which rate a figure rose or fell, that it did not, and points of a share.

A change is drafted when another piece than its own ends it, since its amount and its rate may stand in either order.
"""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.quantity import Quantity, at_quantum, exact_zero
from auditor.reading.bases import inherited_base
from auditor.reading.completion import actuals_of, printed_budget
from auditor.reading.levels import write_level
from auditor.reading.naming import NAMELESS
from auditor.reading.notes import Candidates, Draft, Filled, Filler
from auditor.reading.scan import Token
from auditor.reading.sentence import (
    Base,
    Change,
    Piece,
    Sentence,
    aspects_of,
    extent,
    is_reported,
    measured,
    numbers_of,
    signed,
    understood,
    write,
)
from auditor.reading.subjects import subjects_of
from auditor.reading.tails import fits_change, holder_of, owners_of, said_of
from auditor.text import Span

Amount = tuple[Quantity, Span]

_DIRECTIONS = {"u": "up", "d": "down", "t": "open"}


def read_change(sentence: Sentence, piece: Piece) -> None:
    """A direction with amounts or rates: the other half of the open change, or a new one."""
    direction = _DIRECTIONS[sentence.kinds[piece.roles["direction"][0]]]
    tokens = numbers_of(sentence, piece.roles["value"])
    kind = tokens[0].kind if tokens else ""
    if not tokens or kind not in "APQN" or _moves_a_budget(sentence, piece):
        return
    change = sentence.change
    if (
        change is not None
        and change.respective
        and kind in "AP"
        and sentence.kinds[piece.start - 1 : piece.start] in ("/", "K")
    ):
        (change.rates if kind == "P" else change.deltas).extend(_amounts(sentence, tokens, direction))
        return
    filled = change is not None and (change.rates if kind == "P" else change.deltas)
    if change is None or filled or sentence.named is not None:
        change = _open_change(sentence, piece, tokens[0], direction)
    change.end = piece.end
    if kind == "P":
        change.rates = _amounts(sentence, tokens, direction)
    elif kind in "AN":
        change.deltas = _amounts(sentence, tokens, direction)
        change.direction = direction
    sentence.done = True


def _moves_a_budget(sentence: Sentence, piece: Piece) -> bool:
    """Whether an amount is added to a budget or taken from it within its year, and nothing is compared."""
    word = sentence.tokens[piece.roles["direction"][0]]
    return sentence.base is None and sentence.squeezed.text[word.start : word.end] in sentence.vocabulary.movements


def _amounts(sentence: Sentence, tokens: list[Token], direction: str) -> list[Amount]:
    return [(signed(t.quantity, direction), understood(sentence, t)) for t in tokens if t.quantity is not None]


def _open_change(sentence: Sentence, piece: Piece, token: Token, direction: str) -> Change:
    close_change(sentence)
    unit = "yuan" if token.kind in "AP" or token.quantity is None else token.quantity.unit
    subjects = () if sentence.comparable else subjects_of(sentence, unit)
    base = sentence.base or inherited_base(sentence)
    if base.own is not None:
        subjects = _of_year(sentence, subjects, base.own)
    respective = "r" in sentence.kinds[piece.start : piece.end]
    sentence.change = Change(subjects, base, direction, piece.start, piece.end, respective)
    sentence.change_named = sentence.named is not None
    return sentence.change


def _of_year(sentence: Sentence, subjects: tuple[Filler, ...], year: int) -> tuple[Filler, ...]:
    """The subjects, if they are of a year; else the latest level of the sentence that is."""
    if all(subject.aspects.year == year for subject in subjects):
        return subjects
    levels = [fact for fact in sentence.levels if fact.aspects.year == year and is_reported(sentence, fact)]
    return tuple(levels[-1:])


def close_change(sentence: Sentence) -> None:
    """Draft the open change, if there is one, for each of its subjects; they are the topic if there was none."""
    change, sentence.change = sentence.change, None
    if change is None:
        return
    sentence.changed = True
    several = max(len(change.deltas), len(change.rates))
    subjects = change.subjects
    if several > 1:
        levels = tuple(fact for fact in sentence.levels if is_reported(sentence, fact))[-several:]
        subjects = subjects if len(subjects) == several else levels
        if len(subjects) != several:
            return
    sentence.several = several > 1
    for index, subject in enumerate(subjects or (None,)):
        delta = _nth(change.deltas, index, several)
        rate = _nth(change.rates, index, several)
        _draft_change(sentence, change, subject, delta, rate)
    sentence.topics = sentence.topics or change.subjects


def _nth(values: list[Amount], index: int, several: int) -> Amount | None:
    if not values:
        return None
    return values[index] if several > 1 and len(values) == several else values[0]


def _draft_change(
    sentence: Sentence, change: Change, subject: Filler | None, delta: Amount | None, rate: Amount | None
) -> None:
    """Nothing follows from an unchosen direction with a figure, nor from a change that leaves something out of account."""
    values = [amount[0].value for amount in (delta, rate) if amount is not None and not amount[0].is_zero]
    if change.base.id == "comparable" or (change.direction == "open" and values):
        return
    direction = change.direction
    if direction != "open":
        direction = "flat" if not values else "down" if values[0] < 0 else "up"
    level = subject if isinstance(subject, Fact) else None
    owners = _owners(sentence, change, level)
    if level is not None and owners:
        subject = level = owners[0]
    others = _other_topics(sentence, level) if level is not None and len(owners) < 2 and level in change.subjects else ()
    holder = _holder(owners, change.base, delta, rate)
    if level is not None and others:
        holder = _holder((level, *others), change.base, delta, rate) or level
    fixed = _figures(sentence, change.base, holder or subject, delta, rate, certain=holder is not None or not owners)
    if level is not None and "prior" not in fixed:
        fixed |= _budget_of(sentence, change.base, level)
    opened: dict[str, Candidates] = {}
    if level is not None and others:
        opened["subject"] = (("topic", level), *(("latest", fact) for fact in others))
    elif level is not None:
        fixed["subject"] = level
    elif subject is not None:
        opened["subject"] = (("named", subject),)
    draft = Draft(
        kind="change",
        span=extent(sentence, change.start, change.end),
        sentence=sentence.span,
        section=sentence.context.section,
        fixed=fixed,
        open=opened,
        direction=direction,
        base=change.base.id,
        enumeration=level.enumeration if level is not None else None,
    )
    printed = change.base.prior is not None
    without = {role: fact for role, fact in fixed.items() if role != "prior" or printed}
    instead = [{**without, **_budget_of(sentence, change.base, head), "subject": head} for head in owners[1:]]
    sentence.notes.drafts.append(said_of(draft, instead))


def _owners(sentence: Sentence, change: Change, level: Fact | None) -> tuple[Fact, ...]:
    """The figures that an unnamed change may be of; none where its subject is named, no level, or one of several."""
    if level is None or sentence.change_named or sentence.several or len(change.subjects) != 1:
        return ()
    return owners_of(sentence, level, "change", change.start, change.end)


def _holder(owners: tuple[Fact, ...], base: Base, delta: Amount | None, rate: Amount | None) -> Fact | None:
    """The one of the owners that the figures of a change certainly belong to."""
    amount, percent = (part[0] if part is not None else None for part in (delta, rate))
    return holder_of(owners, tuple(fits_change(one.quantity, amount, percent, base.prior) for one in owners))


def _budget_of(sentence: Sentence, base: Base, level: Fact) -> dict[str, Filled]:
    """The budget that a figure is compared with, where the base is one and is printed elsewhere in the sentence."""
    if base.prior is not None or base.id not in sentence.vocabulary.names.lattices["stage"].parents:
        return {}
    budget = printed_budget(sentence, base.id, level)
    return {} if budget is None else {"prior": budget}


def _figures(
    sentence: Sentence, base: Base, subject: Filler | None, delta: Amount | None, rate: Amount | None, *, certain: bool
) -> dict[str, Filled]:
    """The figures that a change prints, written down; a change of a figure against itself says nothing of the figure.

    Nor does one that is not `certain` to be of this figure.
    """
    label = subject.label if isinstance(subject, Fact) else ""
    concept = subject.concept if subject is not None else None
    aspects = aspects_of(sentence, subject)
    if not certain:
        concept, subject = None, None
    fixed: dict[str, Filled] = {}
    name, of = (None, None) if base.id == "itself" else (concept, subject)
    if delta is not None:
        fixed["delta"] = write(sentence, label, name, *delta, measured(aspects, "delta", base.id), of)
    if rate is not None:
        fixed["rate"] = write(sentence, label, name, *rate, measured(aspects, "rate", base.id), of)
    if base.prior is not None and base.prior_span is not None and base.prior.unit != "percent":
        of_base = measured(aspects, "prior", base.id, year=base.year)
        fixed["prior"] = write(sentence, label, concept, base.prior, base.prior_span, of_base, subject)
    return fixed


def _other_topics(sentence: Sentence, level: Fact) -> tuple[Fact, ...]:
    """Levels behind the topic in the same sentence that an unnamed change may be of instead, the latest first."""
    if sentence.change_named or sentence.several:
        return ()
    if sentence.alternates:
        return tuple(fact for fact in sentence.alternates if isinstance(fact, Fact))
    if level not in sentence.levels or len(sentence.topics) != 1 or level.enumeration is not None:
        return ()
    unit = level.quantity.unit
    later = [f for f in sentence.levels if f.number > level.number and is_reported(sentence, f) and f.quantity.unit == unit]
    return tuple(reversed(later))[:2]


def read_from_to(sentence: Sentence, piece: Piece) -> None:
    """From one amount to another: the second figure is the level, the first the level of the base."""
    prior, level = sentence.tokens[piece.roles["prior"][0]], sentence.tokens[piece.roles["level"][0]]
    if prior.quantity is None or level.quantity is None:
        return
    write_level(sentence, sentence.named or sentence.clause or NAMELESS, level)
    own = sentence.context.year
    base = sentence.base or Base("prior-year", own - 1 if own else None, sentence.context.stage)
    base = Base(base.id, base.year, base.stage, prior.quantity, understood(sentence, prior))
    direction = "down" if level.quantity.value < prior.quantity.value else "up"
    sentence.change = Change(sentence.latest, base, direction, piece.start, piece.end)
    sentence.done = True


def read_deviation(sentence: Sentence, piece: Piece) -> None:
    """The final figure's change against its budget, with the sign that is printed."""
    token = sentence.tokens[piece.roles["rate"][0]]
    level = next((fact for fact in actuals_of(sentence) if isinstance(fact, Fact)), None)
    budget = printed_budget(sentence, "budget", level) if level is not None else None
    if token.quantity is None or level is None or budget is None:
        return
    base = Base(budget.aspects.stage or "budget", sentence.context.year, budget.aspects.stage)
    rates = [(token.quantity, understood(sentence, token))]
    sentence.change = Change((level,), base, "up", piece.start, piece.end, rates=rates)
    sentence.change_named = True
    close_change(sentence)


def read_flat(sentence: Sentence, piece: Piece) -> None:
    """Nothing changed: a change of nothing or, against a figure that is printed, equality with it."""
    subjects = subjects_of(sentence)
    if "a" in sentence.kinds[max(0, piece.start - 4) : piece.end] and len(sentence.levels) > 1:
        levels = tuple(f for f in sentence.levels if is_reported(sentence, f) and f.quantity.unit == "yuan")
        subjects = levels or subjects
    base = sentence.base or inherited_base(sentence)
    if base.id in ("itself", "comparable") or not subjects:
        return
    place = extent(sentence, piece.start, piece.end)
    for subject in subjects:
        level = subject if isinstance(subject, Fact) else None
        if level is not None and _draft_equality(sentence, level, base, place):
            continue
        zero = exact_zero(level.quantity.unit if level is not None else "yuan")
        if level is not None and level.quantity.ulp:
            zero = at_quantum(zero, 2 * level.quantity.ulp)
        change = Change((subject,), base, "flat", piece.start, piece.end)
        _draft_change(sentence, change, subject, (zero, place), None)
    sentence.done = True
    sentence.topics = sentence.topics or subjects


def _draft_equality(sentence: Sentence, level: Fact, base: Base, place: Span) -> bool:
    """Whether there was a figure to be equal to: the printed level of the base, or else the budget of the member."""
    other = None
    if base.id in sentence.vocabulary.names.lattices["stage"].parents:
        other = printed_budget(sentence, base.id, level)
    if base.prior is not None and base.prior_span is not None:
        of_base = measured(level.aspects, "prior", base.id, year=base.year)
        other = write(sentence, level.label, level.concept, base.prior, base.prior_span, of_base, level)
    if other is None:
        return False
    fixed: dict[str, Filled] = {"subject": level, "other": other}
    sentence.notes.drafts.append(Draft("equality", place, sentence.span, sentence.context.section, fixed, base=base.id))
    return True


def read_points(sentence: Sentence, piece: Piece) -> None:
    """Percentage points: the change of the last share, whose prior a comparison may have printed."""
    direction = "up" if sentence.kinds[piece.roles["direction"][0]] == "u" else "down"
    base, percent = sentence.base, sentence.percent
    for token in numbers_of(sentence, piece.roles["value"]):
        if token.quantity is None or token.kind != "O":
            continue
        aspects = Aspects(year=sentence.context.year, measure="points", base=base.id if base else "prior-year")
        points = write(sentence, "", None, signed(token.quantity, direction), understood(sentence, token), aspects)
        fixed: dict[str, Filled] = {"points": points}
        if percent is not None:
            fixed["subject"] = percent
        if percent is not None and base is not None and base.prior is not None and base.prior_span is not None:
            of_base = measured(percent.aspects, "share", base.id, year=base.year)
            fixed["prior"] = write(sentence, percent.label, None, base.prior, base.prior_span, of_base)
        section = sentence.context.section
        sentence.notes.drafts.append(
            Draft("points", points.span, sentence.span, section, fixed, direction=direction, base=aspects.base)
        )
