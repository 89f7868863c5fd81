"""Shares: a printed percentage, what it is the share of, and which figure it is a share in."""

from __future__ import annotations

from auditor.facts import Aspects, Fact
from auditor.reading.completion import read_completion
from auditor.reading.levels import declared_wholes, facts_of
from auditor.reading.naming import LABEL_KINDS, Label
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
_PROPORTION = "p"
_ENDS_OF_CLAUSES = ("", ",", ";", ".")


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
    candidates = _wholes(sentence, _wider(whole, parts), piece, parts)
    sentence.shares.append((parts, candidates))
    sentence.notes.wholes.update((part.number, candidates) for part in parts if isinstance(part, Fact))
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


def _wholes(sentence: Sentence, whole: Label, piece: Piece, parts: tuple[Filler, ...]) -> Candidates:
    """What the share is of: as printed or named by the wording, else in the order that the vocabulary declares."""
    if "amount" in piece.roles and (token := sentence.tokens[piece.roles["amount"][0]]).quantity is not None:
        facts = facts_of(sentence, whole, token.quantity, understood(sentence, token), None)
        return (("printed", facts[0]),)
    if not whole.names_nothing:
        return _named_wholes(sentence, whole, parts)
    if _is_ratio_of_its_own(sentence, piece):
        return ()
    if any(head.number in sentence.notes.wholes and not sentence.notes.wholes[head.number] for head in _heads(sentence)):
        return ()
    ways = sentence.vocabulary.readings["share.whole"]
    found: list[tuple[str, Filler]] = [("clause", filler) for filler in _topic(sentence)]
    for way in ways:
        found += ((way, filler) for filler in _unnamed_wholes(sentence, way))
        if way == "head":
            found += (("outer", filler) for filler in _outer(sentence))
            found += (("clause", filler) for filler in _before(sentence))
    return tuple(found)


def _named_wholes(sentence: Sentence, whole: Label, parts: tuple[Filler, ...]) -> Candidates:
    """The figure that a share names: printed in its sentence or dividing there, at the stage of the part first, else elsewhere.

    It is of the body that the name says, else of the document's own or of the part's; the part is not its own whole.
    """
    bodies = {whole.entity} if whole.entity is not None else {None, *(part.aspects.entity for part in parts)}
    inner = sentence.enumerations.innermost
    printed = list(sentence.levels[:-1])
    if inner is not None and (not whole.weak or whole.fund is not None):
        printed += (head for head in inner.heads if head not in printed)
    found = [
        fact
        for fact in printed
        if fact not in parts and fact not in sentence.latest and fact.aspects.entity in bodies and names(whole, fact)
    ]
    elsewhere = tuple(("named", reference) for reference in references_to(sentence, whole)[:1])
    if (member := _member(sentence, whole)) is not None:
        return (("named", member),)
    if not found:
        return elsewhere
    stages = {found[0].aspects.stage: found[0]}
    for fact in found if whole.stage is None else ():
        stages.setdefault(fact.aspects.stage, fact)
    here = tuple(("named", fact) for fact in stages.values())
    at_stage = whole.stage is not None or any(part.aspects.stage in stages for part in parts)
    return here if at_stage else (*elsewhere, *here)


def _is_ratio_of_its_own(sentence: Sentence, piece: Piece) -> bool:
    """Whether words that nothing knows stand right before `proportion`, and are not how the part's label begins.

    Such a ratio has a name and a whole of its own.
    """
    if sentence.kinds[piece.start] != _PROPORTION:
        return False
    start = piece.start
    while start and sentence.kinds[start - 1] in LABEL_KINDS:
        start -= 1
    if sentence.kinds[start - 1 : start] not in _ENDS_OF_CLAUSES:
        return False
    label = label_of(sentence, (start, piece.start))
    repeats = len(label.text) > 1 and any(fact.label.startswith(label.text) for fact in sentence.latest)
    return label.unknown and not label.concepts and not repeats


def _unnamed_wholes(sentence: Sentence, way: Way) -> tuple[Filler, ...]:
    latest = sentence.latest[-1] if sentence.latest else None
    match way:
        case "head":
            return _head(sentence, latest) if latest is not None else ()
        case "clause":
            label = sentence.whole or sentence.clause
            if (
                label is not None
                and not any(names(label, fact) for fact in sentence.latest)
                and not _has_share(sentence, label)
            ):
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


def _topic(sentence: Sentence) -> tuple[Filler, ...]:
    """What a sentence speaks of from its beginning, where the list that it goes on with began in an earlier sentence."""
    heads = _heads(sentence)
    label = sentence.whole or sentence.clause
    if label is None or not heads or heads[0].sentence == sentence.span or _names_latest(sentence, label):
        return ()
    member = _member(sentence, label)
    return (member,) if member is not None else references_to(sentence, label)[:1]


def _member(sentence: Sentence, label: Label) -> Fact | None:
    """The member of the open list that was printed under the very words of a label."""
    inner = sentence.enumerations.innermost
    members = [fact for member in inner.members for fact in member] if inner is not None else []
    return next((fact for fact in members if fact.label == label.text and fact not in sentence.latest), None)


def _outer(sentence: Sentence) -> tuple[Filler, ...]:
    """What the head of the list is a share of itself: shares of a list within a list are printed of either."""
    wholes = sentence.notes.wholes
    return tuple(filler for head in _heads(sentence) for _, filler in wholes.get(head.number, ()))


def _before(sentence: Sentence) -> tuple[Filler, ...]:
    """What the share before it in the sentence is of, where that is one of a figure that is printed elsewhere."""
    if not sentence.shares or any(isinstance(part, Fact) for part in sentence.shares[-1][0]):
        return ()
    return tuple(filler for _, filler in sentence.shares[-1][1])


def _names_latest(sentence: Sentence, label: Label) -> bool:
    return any(names(label, fact) for fact in sentence.latest)


def _has_share(sentence: Sentence, label: Label) -> bool:
    """Whether a label names what has a share in this sentence itself: another figure's share is not of that."""
    return any(names(label, part) for parts, _ in sentence.shares for part in parts)


def _heads(sentence: Sentence) -> tuple[Fact, ...]:
    inner = sentence.enumerations.innermost
    return inner.heads if inner is not None else ()


def _head(sentence: Sentence, latest: Fact) -> tuple[Fact, ...]:
    """The head of the innermost enumeration, at the stage of the part if printed for that; then what else it may divide."""
    inner = sentence.enumerations.innermost
    if inner is None:
        return ()
    heads = [head for head in inner.heads if head.aspects.stage == latest.aspects.stage] or list(inner.heads[:1])
    return tuple(head for head in (*heads[:1], *inner.others[:_OTHERS]) if head not in sentence.latest)


def _larger_count(sentence: Sentence, latest: Fact) -> tuple[Fact, ...]:
    """For a share of a count: the nearest larger one in an earlier sentence, or one in its own without a share."""
    count = latest.quantity
    if not count.unit.startswith("count:"):
        return ()
    larger = [f for f in sentence.notes.facts[-_NEARBY:] if f.quantity.unit == count.unit and f.quantity.value > count.value]
    shared = sentence.notes.wholes
    beside = tuple(fact for fact in larger if fact.sentence == latest.sentence and fact.number not in shared)
    before = tuple(fact for fact in larger if fact.sentence != latest.sentence)
    return (*before[-1:], *beside) if before else ()


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
    number = level.enumeration if level is not None and _divides_list(sentence, level, wholes) else None
    section = sentence.context.section
    draft = Draft("share", place, sentence.span, section, fixed, opened, enumeration=number)
    sentence.notes.drafts.append(said_of(draft, [{**fixed, "part": head} for head in owners[1:]]))


def _divides_list(sentence: Sentence, part: Fact, wholes: Candidates) -> bool:
    """Whether the share of a member is of its list's head and of nothing else, so that such shares add up."""
    inner = sentence.enumerations.innermost
    if inner is None or part.enumeration != inner.number or not wholes or any(way == "outer" for way, _ in wholes):
        return False
    way, first = wholes[0]
    return way == "head" or (way == "named" and any(head.concept == first.concept for head in inner.heads))
