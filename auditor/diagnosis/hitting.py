"""The lightest sets of elements that hit a list of conflicts, by branch and bound; a guess where there are too many.

The list grows on the way: a set that hits all of it is tried on the relations, and what still excludes each other is a further
conflict. Not its job: what a set means, and which conflicts belong together. Weights and caps: docs/explanation/numbers.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.diagnosis.propagation import Mask
from auditor.record import Record

NUMBER, REPEATED, RELATION = 2, 3, 3
"""Weights: a wrong print, one wrong figure in all its prints (or a zero in words), a relation that is none."""

MOST_TIES = 64
MOST_VISITED = 300
LISTED = 6
"""Up to this weight all ties are listed; beyond it one set is found, and then what could stand in place of each element."""


class Suspects(Record):
    """Sets of elements that explain one group of conflicts equally well; an element is a mask of figures, or of one row.

    exact     whether they are known to be the lightest; else they are a guess of a heuristic
    complete  whether these are all of them; else they are the first one and those that differ from it in one element
    """

    sets: tuple[tuple[Mask, ...], ...]
    exact: bool
    complete: bool


class Attempt:
    """The search for the lightest sets that hit a list of conflicts, which grows on the way."""

    def __init__(
        self,
        conflicts: list[Mask],
        guesses: Sequence[Mask],
        elements: Callable[[Mask], list[tuple[int, Mask]]],
        conflict_of: Callable[[Sequence[Mask]], Mask],
        reached: Callable[[Mask], Mask],
    ) -> None:
        self._conflicts = conflicts
        self._guesses = guesses
        self._of = elements
        self._conflict_of = conflict_of
        self._reached = reached
        self._reaches: dict[Mask, Mask] = {}
        self._elements: dict[Mask, list[tuple[int, Mask]]] = {}
        self._found: dict[frozenset[Mask], None] = {}
        self._exhausted = False
        self._visited = 0
        self._most = MOST_TIES

    def solution(self) -> Suspects:
        """The lightest sets, or a guess where there were too many steps."""
        budget = max(self._packed(self._conflicts), 1) * NUMBER
        while not self._found and not self._exhausted:
            self._most = MOST_TIES if budget <= LISTED else 1
            self._visit((), 0, frozenset(), budget)
            budget += 1
        if not self._found:
            self._most = 1
            self._found[frozenset(self._guessed())] = None
        if self._most == 1:
            self._exchange(next(iter(self._found)))
        return Suspects(
            tuple(tuple(sorted(found)) for found in self._found), exact=not self._exhausted, complete=self._most > 1
        )

    def _exchange(self, first: frozenset[Mask]) -> None:
        """Add the sets in which one element of the first one gives way to another of the same weight."""
        for element in sorted(first):
            rest = first - {element}
            hit = 0
            for one in rest:
                hit |= one
            needed = [conflict for conflict in self._conflicts if not conflict & hit]
            if not needed:
                continue
            weights = {other: weight for weight, other in self._of(min(needed, key=int.bit_count))}
            for other, weight in weights.items():
                if (
                    other != element
                    and weight <= weights.get(element, RELATION)
                    and all(conflict & other for conflict in needed)
                ):
                    changed = rest | {other}
                    if self._conflict_of(sorted(changed)) == 0:
                        self._found[changed] = None

    def _visit(self, chosen: tuple[Mask, ...], hit: Mask, forbidden: frozenset[Mask], budget: int) -> None:
        """Find the sets that consist of the chosen elements and of others that weigh `budget` or less."""
        self._visited += 1
        if self._visited > MOST_VISITED:
            self._exhausted = True
            return
        while True:
            open_ones = [conflict for conflict in self._conflicts if not conflict & hit]
            if open_ones:
                break
            conflict = self._conflict_of(chosen)
            if conflict < 0:
                self._exhausted = True
                return
            if not conflict:
                self._found[frozenset(chosen)] = None
                return
            if conflict & hit:
                return
            self._conflicts.append(conflict)
        if self._packed(open_ones) * NUMBER > budget:
            return
        chosen_conflict = min(open_ones, key=lambda conflict: (conflict.bit_count(), conflict))
        if chosen_conflict not in self._elements:
            self._elements[chosen_conflict] = self._of(chosen_conflict)
        passed = set(forbidden)
        for weight, element in self._elements[chosen_conflict]:
            if weight > budget or self._exhausted or len(self._found) >= self._most:
                return
            if element not in passed:
                self._visit((*chosen, element), hit | element, frozenset(passed), budget - weight)
                passed.add(element)

    def _packed(self, conflicts: Sequence[Mask]) -> int:
        """A number of conflicts that no element can hit together, so that each needs one of its own."""
        taken = count = 0
        for conflict in sorted(conflicts, key=int.bit_count):
            if conflict not in self._reaches:
                self._reaches[conflict] = self._reached(conflict)
            if not self._reaches[conflict] & taken:
                taken |= self._reaches[conflict]
                count += 1
        return count

    def _guessed(self) -> tuple[Mask, ...]:
        """A set that leaves no contradiction, without a member that could be spared.

        It begins with what explained smaller groups of these conflicts; then, again and again, the element joins it that hits
        most of the conflicts that are left for its weight.
        """
        chosen = list(self._guesses)
        while True:
            open_ones = [conflict for conflict in self._conflicts if not any(conflict & one for one in chosen)]
            if not open_ones:
                conflict = self._conflict_of(chosen)
                if conflict <= 0:
                    break
                self._conflicts.append(conflict)
                open_ones = [conflict]
            chosen.append(self._best(open_ones))
        for element in sorted(chosen):
            rest = [one for one in chosen if one != element]
            if all(any(conflict & one for one in rest) for conflict in self._conflicts) and self._conflict_of(rest) == 0:
                chosen = rest
        return tuple(chosen)

    def _best(self, conflicts: Sequence[Mask]) -> Mask:
        """The element that hits most of these conflicts for its weight."""
        weights = {element: weight for conflict in conflicts for weight, element in self._of(conflict)}
        counts = {element: sum(bool(conflict & element) for conflict in conflicts) for element in weights}
        return max(weights, key=lambda element: (counts[element] * RELATION * NUMBER // weights[element], -element))
