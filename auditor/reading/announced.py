"""What the text announces of a list of projects: how many there are, and the money involved.

Only a document with such a list is searched; the figures themselves were read with their sentences.
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
