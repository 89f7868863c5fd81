"""What the lines above a table say of it: its role, the unit of its amounts, and the body that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.record import Record
from auditor.vocabulary import TableRole, Tables, Vocabulary

_MOST_BETWEEN = 3
_YUAN_PER_TEN_THOUSAND = 10**4


class Unit(Record):
    """The unit of the amounts of a table, in base units per printed unit.

    certain  whether this or an earlier table says it; else it is a guess
    own      whether it is said around this very table
    """

    scale: int
    certain: bool
    own: bool = False


UNSAID = Unit(_YUAN_PER_TEN_THOUSAND, certain=False)


def role_of(said: Sequence[str], words: Tables) -> TableRole | None:
    """The role that the text nearest to the table gives it; only what calls itself a table does."""
    for text in reversed(said):
        if any(sign in text for sign in words.sign):
            for role in words.roles:
                if role.pattern.search(text) and not role.unless.search(text):
                    return role
    return None


def scale_of(said: Iterable[str], before: Unit, vocabulary: Vocabulary) -> Unit:
    """The unit that the words around a table say, or that of the table before."""
    for text in said:
        if match := vocabulary.tables.unit.search(text):
            return Unit(vocabulary.units.money[match["unit"]], certain=True, own=True)
    return before


def owner_of(said: Sequence[str], words: Tables) -> str:
    """The body that a line names behind a word for office, nearest to the table."""
    return next((match["owner"] for text in reversed(said) if (match := words.owner.search(text))), "")


def is_titled(lead: Sequence[str], words: Tables) -> bool:
    """Whether the text before a table names one, or says too much to be only the foot of a page and the head of the next."""
    return len(lead) > _MOST_BETWEEN or any(sign in text for text in lead for sign in words.sign)
