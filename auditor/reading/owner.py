"""The body that a heading names, against the one whose document it is.

Subordinate units, short forms and longer names of the same body are named with right; only a heading of the whole account or
budget, alone in naming a body that has nothing of the document's own name, is another one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.document import Document
from auditor.facts import Announced
from auditor.text import Span
from auditor.vocabulary import Structure

_BLANK = re.compile(r"\s+")


def headings_of_bodies(document: Document, owner: str, structure: Structure) -> Iterator[Announced]:
    """Every heading of an account or budget that names a body, and whether that is the document's own."""
    if not owner:
        return
    found: list[tuple[Announced, bool]] = []
    for place, section in enumerate(document.sections):
        title = _BLANK.sub("", section.title)
        match = structure.titled.match(title)
        if match is not None:
            end = section.span.start + len(section.title)
            named = match["body"]
            same = is_same_body(named, owner, structure)
            found.append((Announced("owner", same, Span(section.span.start, end), place, named, owner), same))
    others = {one.text for one, same in found if not same}
    for one, same in found:
        if same or len(others) == 1:
            yield one


def is_same_body(one: str, other: str, structure: Structure) -> bool:
    """Whether two names may be those of one body: what stands behind the place is the same, or a short form of it."""
    first, second = (structure.region.sub("", name) or name for name in (one, other))
    return _shortens(first, second) or _shortens(second, first) or one in other or other in one


def _shortens(short: str, long: str) -> bool:
    """Whether the characters of a short form stand in the long one, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)
