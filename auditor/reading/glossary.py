"""The glossary's lines of the classification, held against those under which the document prints its figures.

A glossary may explain more than the figures need; nothing is said of a section that the fiscal year's classification knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.classification import classification
from auditor.classification.model import spelling
from auditor.document import Document, Silent
from auditor.facts import Announced, Fact
from auditor.reading.squeeze import squeeze_line
from auditor.vocabulary import Structure

_LEVELS = 3


def explained(document: Document, facts: Iterable[Fact], year: int | None, structure: Structure) -> Iterator[Announced]:
    """Every line of the classification that the glossary explains, where figures of the document stand under its last level.

    It is not kept where no figure stands under its section, and the classification of the year has no such section.
    """
    entries = [block for block in document.blocks if isinstance(block, Silent) and block.kind == "glossary"]
    texts = [(block, squeeze_line(document.folded, block.span)) for block in entries]
    matches = [(block, text, match) for block, text in texts if (match := structure.explained.search(text.text))]
    paths = list(dict.fromkeys(fact.aspects.path for fact in facts if len(fact.aspects.path) == _LEVELS))
    if year is None or not matches or not paths:
        return
    dictionary = classification(year)
    if not dictionary.rows:
        return
    used: dict[str, tuple[str, ...]] = {}
    for one in reversed(paths):
        used[spelling(one[2], dictionary.endings)] = one
    sections = {spelling(path[1], dictionary.endings) for path in paths}
    for block, text, match in matches:
        path = used.get(spelling(match["line"], dictionary.endings))
        if path is None:
            continue
        span = text.span(*match.span("path"))
        if spelling(match["section"], dictionary.endings) in sections:
            yield Announced("explained", True, span, block.section, match["path"])
        elif not dictionary.codes_of("functional", match["section"], 2) and dictionary.codes_of("functional", path[1], 2):
            above = dictionary.name_of("functional", path[0]) or path[0]
            yield Announced("explained", False, span, block.section, match["path"], f"{above} {path[1]} {path[2]}")
