"""Which figures are the parts of which: lists over commas, over sentences, and over the paragraphs that follow.

An enumeration hangs on the figure before it (its head), takes figures of the head's unit, ends where its level ends. Whether
its members make up the whole head follows from declared partitions, never from what makes a sum work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from auditor.facts import Fact
from auditor.reading.naming import Label
from auditor.reading.notes import Draft, Notes
from auditor.record import field
from auditor.text import Span
from auditor.vocabulary import Vocabulary

Opening = Literal["of-which", "list", "details", "aspects", "aside"]

_DEEPEST = 8
_FUND_PART = "fund-part"
_FUNCTION = "function"
_ECONOMIC = "economic"
_CLASSIFIED = frozenset({_FUNCTION, _ECONOMIC})
_ITEM_DIGITS = 5
_FEWEST_ITEMS = 5


class Enumeration(Struct):
    """An open enumeration.

    heads      the levels of the figure it divides, one per stage (budget and final), the topic first
    inline     whether its members follow in the same paragraph; else they are the paragraphs after it
    rank       rank of the paragraph that opened it (its section's if that has no enumerator)
    members    the levels of each member, one per stage
    member_rank  rank of the enumerators of its paragraphs, None while none was seen
    open_end   whether the text says that the list is not complete
    restated   whether it begins with its head once more, and so goes on from it instead of dividing it
    others      what it may divide instead of its heads, where the text leaves that open
    separators what stands between its members (`,` or `;`): behind a `;` a list that goes by `,` is over
    """

    number: int
    opening: Opening
    heads: tuple[Fact, ...]
    inline: bool
    rank: int
    members: list[list[Fact]] = field(default_factory=list)
    member_rank: int | None = None
    open_end: bool = False
    restated: bool = False
    others: tuple[Fact, ...] = ()
    separators: set[str] = field(default_factory=set)
    awaits: bool = True


def names_few_items(parts: Sequence[Fact]) -> bool:
    """Whether these are a few items of the economic classification: of about thirty each, so they are examples."""
    return len(parts) < _FEWEST_ITEMS and all(_is_item(part) for part in parts)


def _ended_with_its_sentence(enumeration: Enumeration) -> bool:
    """Whether the members so far are items of one sentence: a full stop ends such a list, as nothing says that it goes on."""
    members = [member[0] for member in enumeration.members if member]
    return len(members) > 1 and all(_is_item(one) for one in members) and members[0].sentence == members[-1].sentence


def _of_another_year(enumeration: Enumeration, label: Label) -> bool:
    """Whether the label names the head once more, for another year."""
    return any(head.concept in label.concepts and label.year not in (None, head.aspects.year) for head in enumeration.heads)


def _is_item(part: Fact) -> bool:
    path = part.aspects.path
    return part.concept == _ECONOMIC and bool(path) and len(path[-1]) == _ITEM_DIGITS


class Enumerations:
    """The stack of open enumerations of a document, innermost last.

    told  by enumeration and kind of statement: the numbers of its members that such a statement was made behind
    """

    def __init__(self, vocabulary: Vocabulary, notes: Notes) -> None:
        self._partitions = vocabulary.names.partitions
        self._economic = vocabulary.economic
        self._notes = notes
        self._count = 0
        self.stack: list[Enumeration] = []
        self.told: dict[tuple[int | None, str], set[int]] = {}

    @property
    def innermost(self) -> Enumeration | None:
        """The enumeration that a figure belongs to if nothing says otherwise."""
        return self.stack[-1] if self.stack else None

    def open(self, opening: Opening, heads: tuple[Fact, ...], *, inline: bool, rank: int) -> Enumeration:
        """Begin an enumeration of `heads`. One over the paragraphs that follow ends those within this paragraph."""
        while self.stack and ((not inline and self.stack[-1].inline) or len(self.stack) >= _DEEPEST):
            self.close()
        self._count += 1
        self.stack.append(Enumeration(self._count, opening, heads, inline, rank))
        return self.stack[-1]

    def paragraph(self, rank: int | None, heading: bool) -> None:
        """A new paragraph begins: close what it ends, and let the enumeration it continues await a member."""
        while self.stack and (self.stack[-1].inline or self._ended_by(self.stack[-1], rank, heading)):
            self.close()
        inner = self.innermost
        if inner is not None and rank is not None:
            inner.member_rank = inner.member_rank or rank
            inner.awaits = True

    def _ended_by(self, enumeration: Enumeration, rank: int | None, heading: bool) -> bool:
        if rank is None:
            return heading
        if rank <= enumeration.rank and not (rank == enumeration.rank and enumeration.member_rank == rank):
            return True
        return enumeration.member_rank is not None and rank < enumeration.member_rank

    def sentence(self) -> None:
        """A new sentence begins in the same paragraph: enumerations stay open for a sibling, see `belongs`."""
        for enumeration in self.stack:
            if enumeration.inline:
                enumeration.awaits = True

    def close(self) -> Enumeration:
        """End the innermost enumeration and draft its sums, one per stage that the head and every member print."""
        enumeration = self.stack.pop()
        self._draft(enumeration)
        return enumeration

    def _draft(self, enumeration: Enumeration) -> None:
        members = [member for member in enumeration.members if member]
        if not members or enumeration.restated:
            return
        for head in enumeration.heads:
            if head.number in self._notes.averages:
                continue
            parts = [next((f for f in member if f.aspects.stage == head.aspects.stage), None) for member in members]
            whole = [part for part in parts if part is not None]
            if len(whole) != len(parts) or not self._related(enumeration, head, whole):
                continue
            exhaustive = self.exhaustive(enumeration, head, whole)
            if enumeration.opening == "aside" and not exhaustive:
                continue  # nothing says that what stands in a parenthesis is a part: it may be a maximum, or another year
            if exhaustive:
                self._notes.complete[enumeration.number] = len(members)
            self._notes.drafts.append(
                Draft(
                    kind="sum",
                    span=Span(head.span.start, max(part.span.end for part in whole)),
                    sentence=whole[0].sentence,
                    section=whole[0].section,
                    fixed={"total": head, "parts": tuple(whole)},
                    exhaustive=exhaustive,
                    relation="less" if self._within(enumeration, head, whole) and not exhaustive else None,
                    enumeration=enumeration.number,
                )
            )

    def _related(self, enumeration: Enumeration, head: Fact, parts: list[Fact]) -> bool:
        """Several heads of different concepts (the totals of both sides) are told apart by what their members are parts of."""
        if len({fact.concept for fact in enumeration.heads}) == 1:
            return True
        return self.exhaustive(enumeration, head, parts)

    def exhaustive(self, enumeration: Enumeration, head: Fact, parts: list[Fact]) -> bool:
        """Whether the members make up the whole of the head: details do, and members of one declared partition do.

        One member alone is only an example (`basic expenditure, of which staff`), except in a list of numbered items of the
        classification; so are a few items of the economic classification, unless their paragraphs are numbered; and what a
        report on a whole area names of its functions are the main ones.
        """
        if enumeration.open_end:
            return False
        if enumeration.opening == "details":
            return all(part.concept is None or part.aspects.entity == head.aspects.entity for part in parts)
        concepts = {part.concept for part in parts}
        if len(parts) < 2 and not (concepts <= _CLASSIFIED and not enumeration.inline):
            return False
        if enumeration.member_rank is None and names_few_items(parts):
            return False
        if concepts == {_FUNCTION} and enumeration.inline and head.aspects.entity is not None:
            return False
        return self._distinct(head, parts)

    def _within(self, enumeration: Enumeration, head: Fact, parts: list[Fact]) -> bool:
        """Whether the members are items beside each other, which need not be all but together are at most the head."""
        items = len(parts) > 1 and all(_is_item(part) for part in parts)
        return items and enumeration.opening != "details" and self._distinct(head, parts)

    def _distinct(self, head: Fact, parts: list[Fact]) -> bool:
        """Whether the members are different parts of the head, by one declared partition and of one depth."""
        if any(part.aspects.entity != head.aspects.entity for part in parts):
            return False
        concepts = [part.concept or "" for part in parts]
        if not any(
            all(concept in partition for concept in concepts) for partition in self._partitions.get(head.concept or "", ())
        ):
            return False
        keys = {
            (part.concept, part.aspects.path, part.aspects.fund if part.concept == "appropriation" else None) for part in parts
        }
        depths = {len(part.aspects.path) for part in parts if part.concept in _CLASSIFIED}
        codes = {len(part.aspects.path[0]) for part in parts if part.concept == _ECONOMIC and part.aspects.path}
        return len(keys) == len(parts) and len(depths) <= 1 and len(codes) <= 1

    def belongs(self, label: Label, unit: str, separator: str, *, new_sentence: bool, has_share: bool) -> Enumeration | None:
        """The enumeration that a figure of this label is a member of, closing the inner ones that it ends.

        None if it is none. In a later sentence only a further part of a declared partition goes on with an enumeration of the
        same paragraph.
        """
        for depth in range(len(self.stack) - 1, -1, -1):
            enumeration = self.stack[depth]
            if not self._takes(enumeration, label, unit, separator, new_sentence):
                outer = self.stack[:depth]
                if enumeration.inline and not enumeration.awaits and not new_sentence and not self._take_part(outer, label):
                    return None
                continue
            while len(self.stack) > depth + 1:
                self.close()
            return enumeration
        if new_sentence:
            while self.stack and self.stack[-1].inline and self.stack[-1].heads[0].quantity.unit == unit:
                self.stack[-1].open_end |= has_share or (not label.concepts and bool(label.text))
                self.close()
        return None

    def _takes(self, enumeration: Enumeration, label: Label, unit: str, separator: str, new_sentence: bool) -> bool:
        if enumeration.heads[0].quantity.unit != unit:
            return False
        if enumeration.inline and _of_another_year(enumeration, label):
            return False
        part = self.is_part(enumeration, label)
        if enumeration.inline:
            if new_sentence:
                return part and not _ended_with_its_sentence(enumeration) and not self._seen(enumeration, label)
            is_head = any(head.concept in label.concepts for head in enumeration.heads)
            lower = separator == ";" and len(enumeration.members) > 1 and ";" not in enumeration.separators
            if lower and not part and not is_head and self._ends_before(enumeration, label):
                return False
            deeper = (
                len(self.stack) > 1 and enumeration is self.stack[-1] and not part and self._take_part(self.stack[:-1], label)
            )
            return not deeper and not (part and self._seen(enumeration, label))
        if enumeration.member_rank is None:
            return part
        return enumeration.awaits

    def _ends_before(self, enumeration: Enumeration, label: Label) -> bool:
        """Whether a list that goes by commas ends before a name behind a semicolon that is no declared part of its head."""
        if label.concepts:
            return self._declared(enumeration)
        return bool(label.text) and enumeration.opening in ("of-which", "list")

    def _declared(self, enumeration: Enumeration) -> bool:
        """Whether every member so far is a declared part of the head: then a known figure that is none does not belong."""
        heads = [sets for head in enumeration.heads for sets in self._partitions.get(head.concept or "", ())]
        return all(any(member[0].concept in parts for parts in heads) for member in enumeration.members if member)

    def _take_part(self, outer: Sequence[Enumeration], label: Label) -> bool:
        return any(self.is_part(enumeration, label) for enumeration in outer)

    def is_part(self, enumeration: Enumeration, label: Label) -> bool:
        """Whether the label names a part of the head by a declared partition."""
        for head in enumeration.heads:
            for partition in self._partitions.get(head.concept or "", ()):
                named = bool(label.concepts) and all(concept in partition for concept in label.concepts)
                same = (label.concepts, label.path, label.fund) == ((head.concept,), head.aspects.path, head.aspects.fund)
                if named and not same:
                    return True
                if _ECONOMIC in partition and label.text in self._economic:
                    return True
                if _FUND_PART in partition and label.weak and label.fund is not None:
                    return True
        return False

    def _seen(self, enumeration: Enumeration, label: Label) -> bool:
        return any(
            fact.concept in label.concepts and fact.aspects.path == label.path and label.fund in (None, fact.aspects.fund)
            for member in enumeration.members
            for fact in member[:1]
        )
