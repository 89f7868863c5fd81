"""From drafts to claims: what the text names but does not print here is looked up among all levels of the document.

A named figure without a printed level of its own takes, in this order: its own level elsewhere; the sum of its children, when
each is printed; for the whole of a share its parent's level, which bounds it: such a share is `greater` (≥ part ÷ whole).
Several ways are several readings. A change with a level implies the level of its base.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from auditor.facts import Aspects, Claim, Fact, Reading
from auditor.quantity import combined
from auditor.reading.notes import Candidates, Draft, Filler, Notes, Reference
from auditor.record import replace
from auditor.vocabulary import Lattice, Vocabulary

_MOST_READINGS = 4


def claims_of(notes: Notes, vocabulary: Vocabulary, first: int = 0) -> tuple[Claim, ...]:
    """Every draft as a claim, in reading order, numbered from `first`. The notes gain the priors that changes imply, and have
    no drafts any more.
    """
    claims = tuple(_Resolver(notes, vocabulary).claims(first))
    notes.drafts.clear()
    return claims


class _Resolver:
    def __init__(self, notes: Notes, vocabulary: Vocabulary) -> None:
        self._notes = notes
        self._funds = vocabulary.names.lattices["fund"]
        self._stages = vocabulary.names.lattices["stage"]
        self._partitions = vocabulary.names.partitions
        self._levels: dict[str, list[Fact]] = {}
        for fact in notes.facts:
            if fact.concept is not None and fact.aspects.measure == "level":
                self._levels.setdefault(fact.concept, []).append(fact)

    def claims(self, first: int) -> Iterator[Claim]:
        drafts = sorted(self._notes.drafts, key=lambda draft: (draft.span.start, draft.kind))
        shares = Counter(draft.enumeration for draft in drafts if draft.kind == "share")
        for number, draft in enumerate(drafts, start=first):
            readings = self._all_readings(draft)
            if draft.kind == "sum" and draft.exhaustive:
                readings += tuple(self._with_siblings(readings[0]))
            if draft.kind == "change":
                readings = self._attached(draft, readings)
            yield Claim(
                number=number,
                kind=draft.kind,
                span=draft.span,
                sentence=draft.sentence,
                section=draft.section,
                readings=readings,
                exhaustive=draft.exhaustive or self._completes(draft, shares),
                direction=draft.direction,
                relation="greater" if draft.kind == "share" and readings[0].why == "parent" else draft.relation,
                base=draft.base,
                enumeration=draft.enumeration,
            )

    def _with_siblings(self, reading: Reading) -> Iterator[Reading]:
        """A second reading of a list that leaves out a declared part which its section prints: that part may belong to it."""
        total, parts = reading.roles.get("total"), reading.roles.get("parts")
        if not isinstance(total, Fact) or not isinstance(parts, tuple):
            return
        present = {part.concept for part in parts}
        for partition in self._partitions.get(total.concept or "", ()):
            if present <= set(partition) and len(present) < len(partition):
                missing = [self._sibling(concept, total, parts[0]) for concept in partition if concept not in present]
                found = tuple(fact for fact in missing if fact is not None)
                if found:
                    yield Reading("siblings", {"total": total, "parts": (*parts, *found)})
                    return

    def _sibling(self, concept: str, total: Fact, part: Fact) -> Fact | None:
        wanted = part.aspects
        for fact in self._levels.get(concept, ()):
            own = fact.aspects
            if fact.section == total.section and (own.stage, own.year, own.entity) == (
                wanted.stage,
                wanted.year,
                wanted.entity,
            ):
                return fact
        return None

    def _completes(self, draft: Draft, shares: Counter[int | None]) -> bool:
        """Whether a share is one of an enumeration that is complete, every member of which has its share."""
        number = draft.enumeration
        return draft.kind == "share" and number is not None and self._notes.complete.get(number) == shares[number]

    def _all_readings(self, draft: Draft) -> tuple[Reading, ...]:
        """The readings of the draft itself, then those of the same statement said of other figures; at most four."""
        readings = list(self._readings(draft))
        for way, other in draft.others:
            readings += [Reading(way, reading.roles) for reading in self._readings(other)]
        return tuple(readings[:_MOST_READINGS])

    def _readings(self, draft: Draft) -> Iterator[Reading]:
        """At most four ways to fill the open roles; the fixed ones alone when nothing fits."""
        filled: list[tuple[str, dict[str, Fact | tuple[Fact, ...]]]] = [("printed", dict(draft.fixed))]
        for role, candidates in draft.open.items():
            found = list(self._candidates(role, candidates))
            if found and not self._lacks_outer(role, candidates):
                filled = [(way, {**roles, role: fact}) for _, roles in filled for way, fact in found][:_MOST_READINGS]
        for way, roles in filled:
            current = {role: self._current(value) for role, value in roles.items()}
            yield Reading(way, current)

    def _lacks_outer(self, role: str, candidates: Candidates) -> bool:
        """Whether a share may be of a figure further out that is printed nowhere: then nothing says that it is of its head."""
        outer = [filler for way, filler in candidates if way == "outer"]
        return bool(outer) and not any(True for filler in outer for _ in self._look_up(role, "outer", filler))

    def _current(self, value: Fact | tuple[Fact, ...]) -> Fact | tuple[Fact, ...]:
        if isinstance(value, tuple):
            return tuple(self._fact(fact) for fact in value)
        return self._fact(value)

    def _fact(self, fact: Fact) -> Fact:
        """The fact as it stands in the notes now; a sum of children is not written there."""
        return fact if fact.implied else self._notes.facts[fact.number]

    def _candidates(self, role: str, candidates: tuple[tuple[str, Filler], ...]) -> Iterator[tuple[str, Fact]]:
        seen: set[tuple[int, int, int]] = set()
        for way, filler in candidates:
            for how, fact in self._look_up(role, way, filler):
                key = (fact.quantity.value, fact.quantity.low, fact.quantity.high)
                if key not in seen:
                    seen.add(key)
                    yield how, fact

    def _look_up(self, role: str, way: str, filler: Filler) -> Iterator[tuple[str, Fact]]:
        if isinstance(filler, Fact):
            yield way, filler
            return
        if filler.strict:
            if (exact := self._nearest_exact(filler, filler.aspects.fund)) is not None:
                yield way, exact
            return
        own = self._nearest(filler, filler.aspects.fund)
        if own is not None:
            loose = role == "whole" and own.aspects.fund is None and filler.aspects.fund not in (None, "all")
            yield "parent" if loose else way, own
            return
        children = self._children(filler)
        if children is not None:
            yield "children", children
        if role != "whole":
            return
        parent: str | None = filler.aspects.fund
        while parent is not None and (parent := self._funds.parents.get(parent)) is not None:
            above = self._nearest(filler, parent)
            if above is not None:
                yield "parent", above
                return

    def _nearest(self, reference: Reference, fund: str | None) -> Fact | None:
        """The print of the figure nearest before the reference, else the first behind; the same fund before an unknown one."""
        matching = [fact for fact in self._levels.get(reference.concept, ()) if self._matches(fact.aspects, reference.aspects)]
        exact = [fact for fact in matching if fact.aspects.stage == reference.aspects.stage]
        for funds in ((fund,), (None, *([] if fund is not None else self._funds.parents))):
            found = [fact for fact in exact or matching if fact.aspects.fund in funds]
            before = [fact for fact in found if fact.number < reference.near]
            if before:
                return before[-1]
            if found:
                return found[0]
        return None

    def _matches(self, own: Aspects, wanted: Aspects) -> bool:
        return (
            own.path == wanted.path
            and own.entity == wanted.entity
            and (own.year == wanted.year or None in (own.year, wanted.year))
            and _join(self._stages, own.stage, wanted.stage)
        )

    def _children(self, reference: Reference) -> Fact | None:
        """The sum of the funds within the reference's fund, when every one of them is printed."""
        fund = reference.aspects.fund
        inner = [child for child, parent in self._funds.parents.items() if parent == fund and fund is not None]
        found = [self._nearest_exact(reference, child) for child in inner]
        facts = [fact for fact in found if fact is not None]
        if len(facts) != len(inner) or len(facts) < 2 or len({fact.quantity.unit for fact in facts}) != 1:
            return None
        return replace(
            facts[0],
            quantity=combined(tuple((1, fact.quantity) for fact in facts)),
            aspects=replace(facts[0].aspects, fund=fund),
            implied=tuple(facts),
        )

    def _nearest_exact(self, reference: Reference, fund: str | None) -> Fact | None:
        found = [
            fact
            for fact in self._levels.get(reference.concept, ())
            if fact.aspects.fund == fund
            and self._matches(fact.aspects, reference.aspects)
            and (not reference.strict or fact.aspects.stage == reference.aspects.stage)
        ]
        before = [fact for fact in found if fact.number < reference.near]
        return before[-1] if before else found[0] if found else None

    def _attached(self, draft: Draft, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """The change's figures know their level, and the level of the base is written down as implied."""
        subject = readings[0].roles.get("subject")
        if draft.others:
            subject = self._holder(readings)
        if (
            not isinstance(subject, Fact)
            or subject.implied
            or readings[0].why in ("children", "parent")
            or draft.base == "itself"
        ):
            return readings
        updated: dict[str, Fact] = {}
        for role in ("delta", "rate", "prior"):
            fact = readings[0].roles.get(role)
            if isinstance(fact, Fact) and fact.of is None:
                updated[role] = self._notes.facts[fact.number] = replace(fact, of=subject.number)
        delta = updated.get("delta") or readings[0].roles.get("delta")
        if isinstance(delta, Fact) and delta.quantity.unit == subject.quantity.unit and "prior" not in readings[0].roles:
            self._imply_prior(subject, delta)
        return tuple(replace(reading, roles={**reading.roles, **updated}) for reading in readings)

    def _holder(self, readings: tuple[Reading, ...]) -> Fact | None:
        """Of several figures that a change may be of, the one that its figures were written down for; None if for none."""
        delta = readings[0].roles.get("delta")
        subjects = [reading.roles.get("subject") for reading in readings]
        facts = [fact for fact in subjects if isinstance(fact, Fact)]
        return next((fact for fact in facts if isinstance(delta, Fact) and fact.number == delta.of), None)

    def _imply_prior(self, level: Fact, delta: Fact) -> None:
        self._notes.write(
            level.label,
            level.concept,
            combined(((1, level.quantity), (-1, delta.quantity))),
            delta.span,
            replace(delta.aspects, measure="prior", year=_prior_year(delta.aspects)),
            section=delta.section,
            sentence=delta.sentence,
            of=level.number,
            implied=(level, delta),
        )


def _prior_year(aspects: Aspects) -> int | None:
    """The year of the level that a change is measured against; a budget of the same year is a base of that year."""
    earlier = aspects.base is not None and aspects.base.startswith("prior-year")
    return aspects.year - 1 if aspects.year is not None and earlier else aspects.year


def _join(lattice: Lattice, a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b or lattice.contains(a, b) or lattice.contains(b, a)
