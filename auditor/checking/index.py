"""The facts of one document by what they are about, so that every join is a look-up. Built once and never changed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from auditor.checking.binding import Print, print_of
from auditor.facts import Fact, Measure
from auditor.ruleset.rule import Selector
from auditor.vocabulary.model import Names

Key = tuple[Hashable, ...]
Bucket = dict[tuple[str | None, str | None], dict[Print, list[Fact]]]
"""Facts by stage and fund, and then by what is printed, in reading order."""


class Index:
    """Facts by concept, by the level they are about, and by identity."""

    def __init__(self, facts: Iterable[Fact], names: Names) -> None:
        self.names = names
        self.facts = tuple(facts)
        self._by_concept: dict[str, list[Fact]] = {}
        self._about: dict[tuple[int, str], list[Fact]] = {}
        self._measured: dict[Key, list[Fact]] = {}
        self._pools: dict[str, dict[Key, Bucket]] = {}
        self._by_measure: dict[str, list[Fact]] = {}
        self._split: dict[str, bool] = {}
        in_tables = any(fact.table is not None for fact in self.facts)
        for fact in self.facts:
            self._by_measure.setdefault(fact.aspects.measure, []).append(fact)
            if fact.concept is not None and not (in_tables and fact.loose):
                self._by_concept.setdefault(fact.concept, []).append(fact)
            if fact.aspects.measure != "level":
                if fact.of is not None:
                    self._about.setdefault((fact.of, fact.aspects.measure), []).append(fact)
                if fact.concept is not None:
                    self._measured.setdefault(_measured_key(fact, fact.aspects.measure), []).append(fact)

    def of_concepts(self, concepts: tuple[str, ...]) -> Iterable[Fact]:
        """The facts of any of the concepts in reading order; all facts if none is named."""
        if not concepts:
            return self.facts
        if len(concepts) == 1:
            return self._by_concept.get(concepts[0], ())
        found = [fact for concept in dict.fromkeys(concepts) for fact in self._by_concept.get(concept, ())]
        return sorted(found, key=lambda fact: fact.number)

    def pool(self, concept: str) -> dict[Key, Bucket]:
        """The facts of a concept by the aspects of JOINED. Worked out when it is first asked for."""
        pool = self._pools.get(concept)
        if pool is None:
            pool = self._pools[concept] = {}
            for fact in self._by_concept.get(concept, ()):
                lattice = (fact.aspects.stage, fact.aspects.fund)
                prints = pool.setdefault(joined_key(fact), {}).setdefault(lattice, {})
                prints.setdefault(print_of(fact), []).append(fact)
        return pool

    def selected(self, selector: Selector) -> list[Fact]:
        """The facts that fit the constants of a selector; its measure is the level where it says nothing else."""
        return self._fitting(selector, None if "measure" in selector.aspects else ("level",))

    def selected_of_any_measure(self, selector: Selector) -> list[Fact]:
        """The facts that fit the constants of a selector, of whatever measure where it says nothing else."""
        return self._fitting(selector, None)

    def _fitting(self, selector: Selector, measures: tuple[object, ...] | None) -> list[Fact]:
        wanted = {aspect: want.constants for aspect, want in selector.aspects.items() if want.mode == "one-of"}
        if measures is not None:
            wanted["measure"] = ("level",)
        facts = self.of_concepts(selector.concepts)
        if not selector.concepts and "measure" in wanted:
            facts = [fact for measure in wanted.pop("measure") for fact in self._by_measure.get(str(measure), ())]
            facts.sort(key=lambda fact: fact.number)
        return [fact for fact in facts if fits(fact, wanted)]

    def projected(self, level: Fact, measure: Measure) -> list[Fact]:
        """The figures of another measure that belong to a level: its own, or else those of its concept and aspects."""
        own = self._about.get((level.number, measure))
        if own is not None:
            return own
        if level.concept is None:
            return []
        years = {level.aspects.year, None} if measure != "prior" else {level.aspects.year, None, _before(level.aspects.year)}
        return [fact for fact in self._measured.get(_measured_key(level, measure), ()) if fact.aspects.year in years]

    def _is_split(self, concept: str) -> bool:
        """Whether amounts of a concept are printed for funds beside each other, so that each is a figure of its own."""
        split = self._split.get(concept)
        if split is None:
            lattice = self.names.lattices["fund"]
            levels = [fact for fact in self._by_concept.get(concept, ()) if fact.aspects.measure == "level"]
            funds = {fact.aspects.fund for fact in levels if fact.aspects.fund is not None and not fact.quantity.is_zero}
            split = self._split[concept] = any(
                a != b and not lattice.contains(a, b) and not lattice.contains(b, a) for a in funds for b in funds
            )
        return split

    def identity(self, fact: Fact) -> Key | None:
        """What two prints of one figure have in common; None if the concept or an identifying aspect is unknown."""
        concept = None if fact.concept is None else self.names.concepts.get(fact.concept)
        if concept is None:
            return None
        aspects = fact.aspects
        names = concept.identity
        if "fund" not in names and self._is_split(concept.id):
            names = (*names, "fund")
        known = tuple([getattr(aspects, aspect) for aspect in names])
        if None in known:
            return None
        return fact.concept, known, aspects.entity, aspects.project, aspects.path, aspects.measure, aspects.base, fact.loose


def joined_key(fact: Fact) -> Key:
    """The aspects of a fact that JOINED names, in its order."""
    about = fact.aspects
    return about.entity, about.year, about.measure, about.base, about.path, about.project


def _before(year: int | None) -> int | None:
    return None if year is None else year - 1


def _measured_key(fact: Fact, measure: str) -> Key:
    aspects = fact.aspects
    return fact.concept, measure, aspects.entity, aspects.stage, aspects.fund, aspects.project, aspects.path


def fits(fact: Fact, wanted: Mapping[str, tuple[object, ...]]) -> bool:
    """Whether every aspect of the fact is one of the constants wanted for it; an absent path counts as None."""
    for aspect, constants in wanted.items():  # noqa: SIM110 - a loop, since this is asked for nearly every fact of many rules
        if (getattr(fact.aspects, aspect) or None) not in constants:
            return False
    return True
