"""Shares: a printed percentage, what it is the share of, and which figure it is a share in."""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.reading.completion import read_completion
from auditor.reading.levels import declared_wholes, facts_of
from auditor.reading.naming import Label
from auditor.reading.notes import Candidates, Draft, Filled, Filler, Reference
from auditor.reading.scan import Token
from auditor.reading.sentence import (
    Piece,
    Sentence,
    aspects_of,
    extent,
    is_budget,
    is_reported,
    label_of,
    measured,
    numbers_of,
    understood,
    write,
)
from auditor.reading.subjects import names, references_to, subjects_of
from auditor.reading.tails import fits_quotient, holder_of, owners_of, said_of
from auditor.record import replace
from auditor.text import Span
from auditor.vocabulary import Way

_NEARBY = 40
_OTHERS = 3


def read_share(sentence: Sentence, piece: Piece) -> None:
    """Percentages of a whole, several in the order of the figures before them; a share of a budget is its completion."""
    whole = label_of(sentence, piece.roles.get("whole"))
    if is_budget(sentence, whole.stage) and not _is_own_figure(sentence, whole):
        roles = {"basis": piece.roles["whole"], "rate": piece.roles["percent"]}
        if "amount" in piece.roles:
            roles["amount"] = piece.roles["amount"]
        read_completion(sentence, replace(piece, roles=roles))
        return
    tokens = numbers_of(sentence, piece.roles["percent"])
    if len(tokens) > 1:
        reported = tuple(fact for fact in sentence.levels if is_reported(sentence, fact))
        parts: tuple[Filler, ...] = reported[-len(tokens) :]
        if len(parts) != len(tokens):
            return
    else:
        parts = _part(sentence, piece)
    candidates = _wholes(sentence, _wider(whole, parts), piece)
    place = extent(sentence, piece.start, piece.end)
    for token, part in zip(tokens, parts or (None,), strict=False):
        owners = _owners(sentence, part, candidates, piece) if len(tokens) == 1 else ()
        _draft_share(sentence, token, owners, part, candidates, place)
    sentence.done = True


def _is_own_figure(sentence: Sentence, whole: Label) -> bool:
    """Whether a whole that names a budget is a figure of the document rather than the budget of the part."""
    return bool(whole.concepts) and (not whole.weak or sentence.context.stage == "budget")


def _part(sentence: Sentence, piece: Piece) -> tuple[Filler, ...]:
    """The figure whose share is printed: named right before it, else the latest level, else what the clause speaks of."""
    named = sentence.named
    if named is None or not (named.concepts or named.entity) or sentence.kinds[piece.start - 1 : piece.start] in (",", ";"):
        return sentence.latest[-1:] or subjects_of(sentence)[:1]
    return references_to(sentence, named)[:1] or sentence.latest[-1:]


def _wider(whole: Label, parts: tuple[Filler, ...]) -> Label:
    """A whole that is named like its part (total expenditure, of one fund's expenditure) is that figure over all funds."""
    if (
        whole.fund is None
        and not whole.path
        and any(part.concept in whole.concepts and not part.aspects.path for part in parts)
    ):
        return replace(whole, fund="all", weak=False)
    return whole


def _wholes(sentence: Sentence, whole: Label, piece: Piece) -> Candidates:
    """What the share is of: as printed or named by the wording, else in the order that the vocabulary declares."""
    if "amount" in piece.roles and (token := sentence.tokens[piece.roles["amount"][0]]).quantity is not None:
        facts = facts_of(sentence, whole, token.quantity, understood(sentence, token), None)
        return (("printed", facts[0]),)
    if not whole.names_nothing:
        for fact in sentence.levels[:-1]:
            if names(whole, fact):
                return (("named", fact),)
        inner = sentence.enumerations.innermost
        if inner is not None and (not whole.weak or whole.fund is not None) and names(whole, inner.heads[0]):
            return (("named", inner.heads[0]),)
        return tuple(("named", reference) for reference in references_to(sentence, whole)[:1])
    ways = sentence.vocabulary.readings["share.whole"]
    return tuple((way, filler) for way in ways for filler in _unnamed_wholes(sentence, way))


def _unnamed_wholes(sentence: Sentence, way: Way) -> tuple[Filler, ...]:
    latest = sentence.latest[-1] if sentence.latest else None
    match way:
        case "head":
            return _head(sentence, latest) if latest is not None else ()
        case "clause":
            label = sentence.whole or sentence.clause
            if label is not None and not any(names(label, fact) for fact in sentence.latest):
                return references_to(sentence, label)[:1]
            return ()
        case "count":
            return _larger_count(sentence, latest) if latest is not None else ()
        case "section":
            known = aspects_of(sentence, latest)
            aspects, near = Aspects(year=known.year, stage=known.stage, fund=known.fund), len(sentence.notes.facts)
            wholes = declared_wholes(sentence, latest.concept if latest is not None else None)
            return tuple(Reference(concept, aspects, near) for concept in wholes)
        case "member":
            return ()


def _head(sentence: Sentence, latest: Fact) -> tuple[Fact, ...]:
    """The head of the innermost enumeration, at the stage of the part if printed for that; then what else it may divide."""
    inner = sentence.enumerations.innermost
    if inner is None:
        return ()
    heads = [head for head in inner.heads if head.aspects.stage == latest.aspects.stage] or list(inner.heads[:1])
    return tuple(head for head in (*heads[:1], *inner.others[:_OTHERS]) if head not in sentence.latest)


def _larger_count(sentence: Sentence, latest: Fact) -> tuple[Fact, ...]:
    """For a share of a count: the nearest larger count of the same noun in an earlier sentence."""
    count = latest.quantity
    if not count.unit.startswith("count:"):
        return ()
    for fact in reversed(sentence.notes.facts[-_NEARBY:]):
        if fact.quantity.unit == count.unit and fact.quantity.value > count.value and fact.sentence != latest.sentence:
            return (fact,)
    return ()


def _owners(sentence: Sentence, part: Filler | None, wholes: Candidates, piece: Piece) -> tuple[Fact, ...]:
    """The figures behind a list that a share of something else than the list's head may be of; none if that is not open."""
    if not isinstance(part, Fact) or sentence.named is not None or not wholes or wholes[0][0] not in ("named", "printed"):
        return ()
    way, whole = wholes[0]
    owners = owners_of(sentence, part, "share", piece.start, piece.end)
    return tuple(
        one for one in owners if one is part or way == "printed" or (one is not whole and one.concept != whole.concept)
    )


def _draft_share(
    sentence: Sentence, token: Token, owners: tuple[Fact, ...], part: Filler | None, wholes: Candidates, place: Span
) -> None:
    if token.quantity is None:
        return
    part = owners[0] if owners else part
    whole = wholes[0][1] if owners else None
    printed = whole.quantity if isinstance(whole, Fact) else None
    holder = holder_of(owners, tuple(fits_quotient(one.quantity, printed, token.quantity) for one in owners))
    known = holder or (None if owners else part)
    level = part if isinstance(part, Fact) else None
    inner = sentence.enumerations.innermost
    percent = write(
        sentence,
        level.label if level is not None else "",
        known.concept if known is not None else None,
        token.quantity,
        understood(sentence, token),
        measured(aspects_of(sentence, known or part), "share", None),
        known,
    )
    sentence.percent = percent
    fixed: dict[str, Filled] = {"percent": percent}
    opened: dict[str, Candidates] = {"whole": wholes}
    if level is not None:
        fixed["part"] = level
    elif part is not None:
        opened["part"] = (("named", part),)
    number = None
    if level is not None and inner is not None and level.enumeration == inner.number:
        number = inner.number if not wholes or wholes[0][0] in ("head", "named") else None
    section = sentence.context.section
    draft = Draft("share", place, sentence.span, section, fixed, opened, enumeration=number)
    sentence.notes.drafts.append(said_of(draft, [{**fixed, "part": head} for head in owners[1:]]))
