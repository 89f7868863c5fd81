"""What a rendering needs besides the report: the texts that it speaks of, and the language of its own words."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.coverage import NumberCovered
from auditor.locale import Lang, Words, words
from auditor.record import Record, field
from auditor.text import Source


class Context(Record):
    """The text of every document of the report by its path, and a language.

    numbers  what became of each printed number of a document, by its path; only renderings that show whole texts look at it
    """

    sources: Mapping[str, Source]
    lang: Lang = "zh"
    numbers: Mapping[str, tuple[NumberCovered, ...]] = field(default_factory=dict)

    @property
    def said(self) -> Words:
        """The words of the interface."""
        return words(self.lang)
