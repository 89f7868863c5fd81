"""What a rendering needs besides the report: the texts that it speaks of, and the language of its own words."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.locale import Lang, Words, words
from auditor.record import Record
from auditor.text import Source


class Context(Record):
    """The text of every document of the report by its path, and a language."""

    sources: Mapping[str, Source]
    lang: Lang = "zh"

    @property
    def said(self) -> Words:
        """The words of the interface."""
        return words(self.lang)
