"""What the text announces of lists of projects, how many there are and the money involved, and of the score of an office.

Only a document with such a table is searched; the figures themselves were read with their sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.document import Paragraph
from auditor.facts import Aspects
from auditor.quantity import printed
from auditor.reading.notes import Notes
from auditor.reading.sentence import Context
from auditor.reading.squeeze import Squeezed
from auditor.vocabulary import Vocabulary

_LISTED = "-listed"
_SCORE = "score-total"


def read_announced(
    squeezed: Sequence[tuple[Paragraph, Squeezed]], vocabulary: Vocabulary, notes: Notes, context: Context
) -> None:
    """Write down what the text says of the lists that were counted."""
    words = vocabulary.tables.listings
    listed = {fact.concept.removesuffix(_LISTED) for fact in notes.facts if fact.concept and fact.concept.endswith(_LISTED)}
    if not listed:
        return
    aspects = Aspects(year=context.year, stage=context.stage)
    for paragraph, text in squeezed:
        if words.announcing not in text.text:
            continue
        for listing, pattern in words.announced:
            if listing not in listed:
                continue
            for match in pattern.finditer(text.text):
                found = [("count", match.span("count"), f"count:{words.counted}", 1)]
                if match.groupdict().get("amount"):
                    printed_at = (match.start("amount"), match.end("unit"))
                    found.append(("amount", printed_at, "yuan", vocabulary.units.money[match["unit"]]))
                for group, place, unit, scale in found:
                    quantity = printed(match[group], unit=unit, scale=scale, exact=group == "count")
                    if quantity is not None:
                        notes.write(
                            match.group(),
                            f"{listing}-announced" + ("-amount" if group == "amount" else ""),
                            quantity,
                            text.span(*place),
                            aspects,
                            section=paragraph.section,
                            sentence=text.span(*match.span()),
                        )


def read_whole_score(
    squeezed: Sequence[tuple[Paragraph, Squeezed]], vocabulary: Vocabulary, notes: Notes, year: int | None
) -> None:
    """Write down what the text says that the office as a whole scored, where its evaluation stands in a table too."""
    pattern = vocabulary.tables.evaluation.whole_score
    if not any(fact.concept == _SCORE and fact.aspects.project is None for fact in notes.facts):
        return
    for paragraph, text in squeezed:
        for match in pattern.finditer(text.text):
            points = printed(match["score"], unit="score", exact=True)
            if points is not None:
                notes.write(
                    match.group(),
                    _SCORE,
                    points,
                    text.span(*match.span("score")),
                    Aspects(year=year),
                    section=paragraph.section,
                    sentence=text.span(*match.span()),
                )
