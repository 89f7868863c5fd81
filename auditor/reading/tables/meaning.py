"""What the name of a row or a column of a table means: a total, a code of a classification, a known figure, a fund, a stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from auditor.reading.naming import LABEL_KINDS, NAMELESS, Label, Namer
from auditor.reading.scan import scan
from auditor.reading.tables.cells import Cell, Column
from auditor.reading.tables.sheet import Sheet
from auditor.record import Record, replace

_SPLIT = re.compile(r"[0-9]{2}")
_CODE = re.compile(r"(?:2[0-3][0-9]|[35][0-9]{2})(?:[0-9]{2}){0,2}")
_CODED_NAME = re.compile(r"[\[(]?((?:2[0-3][0-9]|[35][0-9]{2})(?:[0-9]{2}){0,2})[\])]?(?![0-9.,])[-_\u2014]{0,2}(?=.)")
_CLASS = 3
_LONGEST_NAME = 10
_SIDES = (("income", "income-total"), ("expenditure", "expenditure-total"))

Scheme = Literal["function", "economic"]


class Meaning(Record):
    """What a row or column says of its cells.

    text     its name without its number, as evidence
    total    whether it holds the total of the others
    member   whether it is only a part of the one before it
    rank     of the number before its name, 0 without one: in a list within a list it is larger
    counted  the noun of what its figures count, empty where they are money
    unit     whether it is named after a body: the document's own, or one below it
    code     of the classification, empty without one; `scheme` which of the two it belongs to
    label    what its words name; NAMELESS for a mere total
    """

    text: str
    label: Label = NAMELESS
    total: bool = False
    member: bool = False
    unit: bool = False
    rank: int = 0
    code: str = ""
    scheme: Scheme | None = None
    counted: str = ""

    @property
    def concept(self) -> str | None:
        """The one figure that the name means, None if it means none or several."""
        return self.label.concepts[0] if len(self.label.concepts) == 1 else None

    @property
    def explained(self) -> bool:
        """Whether it is clear what its figures are part of."""
        return bool(self.total or self.unit or self.code)


class Reader:
    """Reads names of rows and columns with the words of a document."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer
        self._words = namer.vocabulary.tables
        self._names: dict[str, bool] = {}

    def column(self, column: Column) -> Meaning:
        """The meaning of a column: the innermost heading that names a figure, and the aspects of all headings."""
        if not column.known:
            text = "".join(column.names)
            return Meaning(text, Label(text, entity=text))
        labels = [self._label(name) for name in column.names]
        innermost = column.names[-1]
        total = self._words.total.match(innermost) is not None
        inner = labels[:-1] if total else labels
        strong = [label.concepts for label in inner if label.concepts and not label.weak]
        if any(not self._holds(outer, part) for outer, part in pairwise(strong)):
            text = "".join(column.names)
            return Meaning(text, Label(text, entity=text))
        concepts = strong[-1] if strong else ()
        if not concepts:
            concepts = next((label.concepts for label in reversed(labels) if label.concepts), ()) if total else ()
        path = next((label.path for label in reversed(inner) if label.path), ())
        member = self._words.member.match(innermost) is not None
        if member and not labels[-1].concepts:
            concepts = ()
        label = Label(
            "".join(column.names),
            concepts,
            path,
            year=next((label.year for label in reversed(labels) if label.year is not None), None),
            stage=next((label.stage for label in reversed(labels) if label.stage is not None), None),
            fund=next((label.fund for label in reversed(labels) if label.fund is not None), None),
            entity=None if total or concepts else labels[-1].entity or (innermost if member else None),
        )
        return Meaning(label.text, label, total, member)

    def _holds(self, outer: tuple[str, ...], part: tuple[str, ...]) -> bool:
        """Whether a heading can stand over another: the same figure, or one that it is declared to be made of."""
        partitions = self._namer.vocabulary.names.partitions
        return part == outer or any(
            set(part) <= set(partition) for concept in outer for partition in partitions.get(concept, ())
        )

    def row(self, sheet: Sheet, side: int, row: Sequence[Cell]) -> Meaning:
        """The meaning of a row on one side of its table."""
        columns = sheet.sides[side]
        text, beside = row[columns.name].text if columns.name >= 0 else "", ""
        if not text:
            around = (cell.text for cell in row[columns.first : columns.columns[0].index] if not cell.text.isdigit())
            beside = next(filter(None, around), "")
            text = beside or (_name_before(sheet, side, row) if side and not sheet.role.sides else "")
        enumerated = self._words.enumerator.match(text)
        name = text[enumerated.end() :] if enumerated else text
        member = self._words.member.match(name)
        if member:
            name = name[member.end() :]
        before = range(columns.first, columns.columns[0].index)
        code = "" if sheet.role.sides else _code([row[index] for index in before if index not in columns.numbers])
        if coded := _CODED_NAME.match(name):
            code, name = code or ("" if sheet.role.sides else coded[1]), name[coded.end() :]
        label = self._label(name)
        if len(label.concepts) == 1 and self._figures_in(name) > 1:
            label = Label(name, entity=name)
        if code and (len(code) > _CLASS or not self._is_body(name, label)):
            return Meaning(name, code=code, scheme="function" if code[0] == "2" else "economic")
        total = bool(self._words.total.match(name)) and not label.depth
        if sheet.role.sides and total and (not label.concepts or label.weak):
            label = Label(name, (_SIDES[min(side, 1)][name.startswith(self._words.whole)],))
        rank = self._rank(text) if enumerated else 0
        if self._words.number_of.search(name) and not total:
            return self._counts(name, label, member is not None, rank)
        among = bool(beside) or self._words.bodies.match(columns.heading) is not None
        unit = not total and bool(name) and (self._is_body(name, label) or (among and not label.concepts))
        return Meaning(name, label, total or not name, member is not None, unit, rank)

    def _counts(self, name: str, label: Label, member: bool, rank: int) -> Meaning:
        """The meaning of a row that counts something: its noun, and what such a count of its figure is called."""
        vocabulary = self._namer.vocabulary
        noun = match.group() if (match := self._words.noun.search(name)) else name[-1]
        noun = vocabulary.units.same_noun.get(noun, noun)
        [concept] = label.concepts if len(label.concepts) == 1 else ("",)
        concept = concept if concept in vocabulary.counted else vocabulary.counts.get((concept, noun), "")
        named = replace(label, concepts=(concept,) if concept else (), entity=None if concept else name)
        return Meaning(name, named, member=member, rank=rank, counted=noun)

    def is_own(self, name: str) -> bool:
        """Whether a name is that of the body whose document this is, as far as that is known."""
        return not self._namer.owner or self._label(name).entity is None

    def _figures_in(self, name: str) -> int:
        """How many figures a name names: `the carry-over of project expenditure` is neither the one nor the other."""
        return sum(token.kind == "C" for token in scan(name, 0, len(name), self._namer.vocabulary))

    def _is_body(self, name: str, label: Label) -> bool:
        """Whether a name is that of an office: the document's own, or any that ends as names of offices do."""
        named = name.endswith(self._namer.vocabulary.organisations)
        return not label.concepts and (named or (label.entity is None and label.unknown))

    def _rank(self, text: str) -> int:
        structure = self._namer.vocabulary.structure
        match = structure.enumerator.match(text)
        return structure.enumerator_ranks[match.lastindex or 0] if match else 0

    def is_total(self, text: str) -> bool:
        """Whether a text only says that a row or column holds the total of others."""
        return self._words.total.fullmatch(text) is not None

    def is_bare(self, text: str) -> bool:
        """Whether a text is only the word for one side of an account."""
        return self._label(text).weak

    def holds_no_amounts(self, text: str) -> bool:
        """Whether a text names a column of names, codes or notes."""
        return bool(self._words.name.search(text) or self._words.ignored.search(text))

    def is_name(self, text: str) -> bool:
        """Whether a text is the whole name of one thing: a figure, fund, stage, year, total, or a column of names or codes."""
        if text not in self._names:
            member = self._words.member.match(text)
            self._names[text] = self._is_name(text[member.end() :] if member else text)
        return self._names[text]

    def _is_name(self, text: str) -> bool:
        total = self._words.total.match(text)
        rest = text[total.end() :] if total else ""
        if rest and not self.is_total(rest) and self.is_name(rest):
            return False
        tokens = scan(text, 0, len(text), self._namer.vocabulary)
        kinds = [token.kind for token in tokens]
        if self.holds_no_amounts(text) and "C" not in kinds and len(text) <= _LONGEST_NAME:
            return True
        label = self._label(text)
        if label.unknown or kinds.count("C") > 1 or kinds.count("F") > 1:
            return self.is_total(text)
        return bool(label.concepts or label.fund or label.stage or label.year or total)

    def _label(self, text: str) -> Label:
        if not text:
            return NAMELESS
        tokens = scan(text, 0, len(text), self._namer.vocabulary)
        return self._namer.label(text, [token for token in tokens if token.kind in LABEL_KINDS])


def _name_before(sheet: Sheet, side: int, row: Sequence[Cell]) -> str:
    """The name on the side before, where that has no amount of its own: a total that stands under two sides."""
    before = sheet.sides[side - 1]
    blank = all(row[column.index].amount is None for column in before.columns)
    return row[before.name].text if blank and before.name >= 0 else ""


def _code(cells: Sequence[Cell]) -> str:
    """The code that the cells left of the amounts print, in one cell or in one for each level; empty if there is none."""
    joined = ""
    for cell in cells:
        text = cell.text
        if _CODE.fullmatch(text) and text.startswith(joined):
            joined = text
        elif joined and len(joined) <= _CLASS + 2 and _SPLIT.fullmatch(text):
            joined += text
    return joined
