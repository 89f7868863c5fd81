"""The classification of one fiscal year: which names stand under which. What is not in it is unknown, never wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

from auditor.record import Record

Scheme = Literal["functional", "economic"]
Level = Literal[1, 2, 3]

CODE_LENGTHS: Mapping[Scheme, tuple[int, ...]] = {"functional": (3, 5, 7), "economic": (3, 5)}
"""The digits of a code by its level: class, section and, of the functional classification, line."""


class Row(Record):
    """A code of the classification and its name, from the fiscal year `first` to `last`, both included.

    source    key of the document that prints it
    certain   False where code, name or years have not been confirmed
    complete  whether everything that may stand directly under it is a row too
    """

    scheme: Scheme
    code: str
    name: str
    source: str
    first: int
    last: int
    certain: bool
    complete: bool

    @property
    def level(self) -> int:
        """1 for a class, 2 for a section, 3 for a line."""
        return CODE_LENGTHS[self.scheme].index(len(self.code)) + 1


class Classification(Record):
    """The rows of one fiscal year, of all schemes; without rows if the dictionary does not cover the year.

    rows     by scheme and code
    codes    of the rows that bear a name, by scheme, level and the name as `spelling` has it
    endings  what a report may drop from a name or add to it
    """

    year: int
    rows: Mapping[tuple[Scheme, str], Row]
    codes: Mapping[tuple[Scheme, int, str], tuple[str, ...]]
    endings: tuple[str, ...]

    def name_of(self, scheme: Scheme, code: str) -> str | None:
        """The name of a code, or None if the code is not known in this year."""
        row = self.rows.get((scheme, code))
        return None if row is None else row.name

    def codes_of(self, scheme: Scheme, name: str, level: Level) -> tuple[str, ...]:
        """All codes of that level with this name, ascending: many for a line that most sections have, none if unknown."""
        return self.codes.get((scheme, level, spelling(name, self.endings)), ())

    def parents_of(self, scheme: Scheme, name: str, level: Level) -> tuple[str, ...]:
        """The codes directly above the rows of that name, ascending, each once; empty for a class or an unknown name."""
        return tuple(dict.fromkeys(code[:-2] for code in self.codes_of(scheme, name, level))) if level > 1 else ()

    def may_stand_under(self, line: str, section: str, class_name: str | None = None) -> bool | None:
        """Whether the functional classification has this line in this section, and the section in the class, if one is given.

        Each may be given by its code instead of its name. False means that the dictionary lists everything that the section (or
        the class) owns, and this known name is not among it. None means unknown: a name that the dictionary does not have, an
        uncertain row, or an owner whose list is not complete.
        """
        lines, sections = self._named(line, 3), self._named(section, 2)
        if not lines or not sections:
            return None
        if class_name is not None:
            classes = self._named(class_name, 1)
            within = _children(classes, sections)
            if not within:
                return _not_owned(sections, classes)
            sections = within
        owned = [row for row in sections for child in _children([row], lines) if row.certain and child.certain]
        if owned or _children(sections, lines):
            return True if owned else None
        return _not_owned(lines, sections)

    def _named(self, name: str, level: Level) -> list[Row]:
        """The rows of that level with this name or code."""
        coded = self.rows.get(("functional", name))
        if coded is not None:
            return [coded] if coded.level == level else []
        return [self.rows["functional", code] for code in self.codes_of("functional", name, level)]


def spelling(name: str, endings: Iterable[str]) -> str:
    """The form in which names are compared: half-width, without white space and without an ending that reports drop or add."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    for ending in endings:
        if folded != ending:
            folded = folded.removesuffix(ending)
    return folded


def of_year(rows: Iterable[Row], year: int, endings: tuple[str, ...]) -> Classification:
    """The classification that the rows make up in one fiscal year."""
    valid = sorted((row for row in rows if row.first <= year <= row.last), key=lambda row: (row.scheme, row.code))
    codes: dict[tuple[Scheme, int, str], tuple[str, ...]] = {}
    for row in valid:
        key = (row.scheme, row.level, spelling(row.name, endings))
        codes[key] = (*codes.get(key, ()), row.code)
    return Classification(year, {(row.scheme, row.code): row for row in valid}, codes, endings)


def _children(parents: Iterable[Row], rows: Iterable[Row]) -> list[Row]:
    above = {parent.code for parent in parents}
    return [row for row in rows if row.code[:-2] in above]


def _not_owned(rows: list[Row], owners: list[Row]) -> Literal[False] | None:
    """False if the rows are known for certain and all owners list everything they own, else unknown."""
    listed = bool(owners) and all(owner.certain and owner.complete for owner in owners)
    return False if listed and any(row.certain for row in rows) else None
