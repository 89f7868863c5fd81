"""What a rendering needs besides the report: the texts that it speaks of, the rules that it names, and a language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from auditor.coverage import NumberCovered
from auditor.locale import Lang, Words, words
from auditor.outcomes import Outcome
from auditor.record import Record
from auditor.ruleset import Ruleset
from auditor.text import Source

_NO_RULES = Ruleset((), "", ())


class Context(Record):
    """The text of every document of the report by its path, and a language.

    ruleset   the rules that were applied; only the console and JSON can do without them
    outcomes  every check of each document, for the working paper, which tells also what passed
    root      the folder in which the program runs: what other programs open, such as an annotation, is named relative to it
    numbers   what became of each printed number of a document, by its path; only renderings that show whole texts look at it
    """

    sources: Mapping[str, Source]
    lang: Lang = "zh"
    ruleset: Ruleset = _NO_RULES
    outcomes: Mapping[str, tuple[Outcome, ...]] = MappingProxyType({})
    root: str = ""
    numbers: Mapping[str, tuple[NumberCovered, ...]] = MappingProxyType({})

    @property
    def said(self) -> Words:
        """The words of the interface."""
        return words(self.lang)
