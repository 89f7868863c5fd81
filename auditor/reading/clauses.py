"""The walk through a sentence, piece by piece as the wordings cut it: each goes to the part that understands its kind.

What a piece says is decided there. Decided here: which words are an explanation, whose figures say nothing of their own.
"""

from __future__ import annotations

import re
from typing import assert_never

from auditor.reading.bases import read_base
from auditor.reading.changes import close_change, read_change, read_deviation, read_flat, read_from_to, read_points
from auditor.reading.completion import attach_late_budgets, read_comparison, read_completion
from auditor.reading.levels import read_level, read_levels
from auditor.reading.lists import (
    close_aside,
    draft_addition,
    draft_product,
    open_aside,
    open_list,
    read_absence,
    read_average,
)
from auditor.reading.sentence import Piece, Sentence, label_of
from auditor.reading.shares import read_share
from auditor.reading.subjects import heads_of_topic, read_name
from auditor.vocabulary import PieceKind

_RESUMING_CHANGE = re.compile(r",?[ear]*[udtf]")
_WITHIN_A_CHANGE: frozenset[PieceKind] = frozenset({"change", "name", "absence"})
_REMEMBERED = 8


def read_sentence(sentence: Sentence) -> None:
    """Read every piece in order into the notes, close what ends with the sentence, and leave its context to the next one."""
    if not sentence.first:
        sentence.enumerations.sentence()
    drafted = len(sentence.notes.drafts)
    wordings = sentence.vocabulary.wordings
    for match in sentence.vocabulary.pieces.finditer(sentence.kinds):
        wording = wordings[match.lastindex or 0]
        if wording.means == "separator":
            _separate(sentence, match[0])
            continue
        start, end = match.span()
        if sentence.explaining and not _resumes(sentence, wording.means, start, end):
            continue
        sentence.explaining = ""
        roles = {role: span for role, group in wording.roles if (span := match.span(group))[0] >= 0}
        _read_piece(sentence, wording.means, Piece(start, end, roles))
    close_change(sentence)
    draft_product(sentence)
    draft_addition(sentence)
    attach_late_budgets(sentence, drafted)
    _leave_context(sentence)


def _separate(sentence: Sentence, sign: str) -> None:
    """Behind a comma a name is over, behind a semicolon a comparison too; a colon and a full stop say nothing here."""
    if sign == ";":
        sentence.separator, sentence.named, sentence.base, sentence.done = ";", None, None, True
    elif sign in ",/":
        sentence.separator, sentence.named = ",", None


def _resumes(sentence: Sentence, means: PieceKind, start: int, end: int) -> bool:
    """Whether an explanation is over: a new comparison, list or member begins behind a comma or semicolon."""
    before = sentence.kinds[start - 1] if start else ""
    if means in ("of-which", "aspects", "details"):
        return True
    if before not in (",", ";"):
        return False
    if means == "base":
        return not sentence.changed and bool(_RESUMING_CHANGE.match(sentence.kinds, end))
    if means in ("share", "list"):
        return sentence.explaining == "use" or before == ";"
    return means == "completion" or (means == "level" and _is_sibling(sentence, start, end, before))


def _is_sibling(sentence: Sentence, start: int, end: int, before: str) -> bool:
    """Whether a level is the next member of a list rather than part of what explains the last one."""
    label = label_of(sentence, (start, end))
    if not label.concepts or label.weak or label.entity is not None:
        return False
    enumerations = sentence.enumerations
    if any(enumerations.is_part(enumeration, label) for enumeration in enumerations.stack):
        return True
    return before == ";" and sentence.explaining == "use"


def _read_piece(sentence: Sentence, means: PieceKind, piece: Piece) -> None:  # noqa: C901, PLR0912, PLR0915 - one case a kind
    if sentence.change is not None and means not in _WITHIN_A_CHANGE:
        close_change(sentence)
    match means:
        case "level":
            read_level(sentence, piece)
        case "name":
            read_name(sentence, piece)
        case "base":
            read_base(sentence, piece)
        case "change":
            read_change(sentence, piece)
        case "share":
            read_share(sentence, piece)
        case "of-which" | "list" | "details" | "aspects":
            open_list(sentence, piece, means)
        case "reason" | "use":
            if means == "reason" or sentence.levels or sentence.topics or not sentence.first:
                sentence.explaining = means
        case "completion":
            read_completion(sentence, piece)
        case "comparison":
            read_comparison(sentence, piece)
        case "deviation":
            read_deviation(sentence, piece)
        case "flat":
            read_flat(sentence, piece)
        case "from-to":
            read_from_to(sentence, piece)
        case "points":
            read_points(sentence, piece)
        case "levels":
            read_levels(sentence, piece)
        case "average":
            read_average(sentence, piece)
        case "absence":
            read_absence(sentence, piece)
        case "aside-opens":
            open_aside(sentence, piece)
        case "aside-closes":
            close_aside(sentence, piece)
        case "comparable":
            sentence.comparable = True
        case "adds":
            sentence.adding = True
        case "ignored" | "separator":
            pass
        case _:
            assert_never(means)


def _leave_context(sentence: Sentence) -> None:
    """What the sentence leaves to the one after it."""
    context = sentence.context
    if sentence.topics:
        context.topics = sentence.topics
        context.main = context.main or tuple(fact for fact in sentence.opening if fact.concept is not None)
    context.base = sentence.base or context.base
    if sentence.first and not sentence.last and not any(token.is_number for token in sentence.tokens):
        context.item = context.item or sentence.clause
    context.explaining = sentence.explaining if sentence.last and not sentence.kinds.endswith(".") else ""
    context.levels = (*context.levels, *sentence.levels)[-_REMEMBERED:]
    context.heads = heads_of_topic(sentence)
    context.clause = sentence.clause or (None if sentence.levels else context.clause)
