"""The lightest sets of wrong figures that leave no contradiction: hitting sets of conflicts that are found on the way.

A conflict is a set of figures and relations of which at least one is wrong. A set that hits all known conflicts is tried on the
relations; where these still exclude each other, that is a new conflict (Reiter 1987, with the corrections of Greiner 1989).
Conflicts that have nothing in common are solved apart. Source of the weights and caps: docs/explanation/numbers.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from auditor.diagnosis.network import Network
from auditor.diagnosis.propagation import Mask, figure_bit, mask_of, propagate, row_bit
from auditor.record import Record

NUMBER, REPEATED, RELATION = 2, 3, 3
"""Weights: a wrong print, one wrong figure in all its prints (or a zero in words), a relation that is none."""

MOST_TIES = 64
MOST_TRIED = 1200
MOST_EXTRA = 12


class Suspects(Record):
    """Sets of elements that explain one group of conflicts equally well; an element is a mask of figures, or of one row.

    exact  whether they are known to be the lightest, and all of these; else they are one guess of a heuristic
    """

    sets: tuple[tuple[Mask, ...], ...]
    exact: bool


class Search:
    """The search on one document. `groups` are masks of the prints of one figure that all say the same."""

    def __init__(self, network: Network, groups: Sequence[Mask]) -> None:
        self._network = network
        self._groups = groups
        self._conflicts: list[Mask] = []
        self._tried: dict[frozenset[Mask], Mask] = {}
        for row in network.violated:
            self._learn(mask_of(row))
        for _, figures in network.opaque:
            self._learn(sum(map(figure_bit, figures)))

    def solutions(self) -> list[Suspects]:
        """One entry for each group of conflicts that has nothing in common with the others."""
        solved: dict[frozenset[Mask], Suspects] = {}
        while True:
            clusters = self._clusters()
            fresh = [cluster for cluster in clusters if cluster not in solved]
            if not fresh:
                return [solved[cluster] for cluster in clusters]
            for cluster in fresh:
                solution, known = self._solved(list(cluster))
                solved[frozenset(known)] = solution

    def _learn(self, conflict: Mask) -> None:
        if conflict not in self._conflicts:
            self._conflicts.append(conflict)

    def _clusters(self) -> list[frozenset[Mask]]:
        """The conflicts, those that share a figure, prints of one figure, or a relation together."""
        clusters: list[tuple[Mask, list[Mask]]] = []
        for conflict in self._conflicts:
            reach = conflict
            for group in self._groups:
                if conflict & group:
                    reach |= group
            joined = [conflict]
            apart = []
            for other, members in clusters:
                if other & reach:
                    reach |= other
                    joined = members + joined
                else:
                    apart.append((other, members))
            clusters = [*apart, (reach, joined)]
        return [frozenset(members) for _, members in clusters]

    def _solved(self, conflicts: list[Mask]) -> tuple[Suspects, list[Mask]]:
        """The lightest sets for some conflicts, and these with all that were found on the way."""
        attempt = _Attempt(conflicts, self._elements, self._conflict_of)
        solution = attempt.solution()
        for conflict in conflicts:
            self._learn(conflict)
        return solution, conflicts

    def _conflict_of(self, chosen: Sequence[Mask]) -> Mask:
        """What still excludes each other once the chosen elements are wrong; 0 if nothing does. -1 beyond the cap."""
        key = frozenset(chosen)
        if key not in self._tried:
            if len(self._tried) >= MOST_TRIED:
                return -1
            merged = 0
            for element in chosen:
                merged |= element
            self._tried[key] = propagate(self._network, figures_of(merged), merged).conflict
        return self._tried[key]

    def _elements(self, conflict: Mask) -> list[tuple[int, Mask]]:
        """The elements that hit a conflict, each with its weight, the lighter ones first."""
        found: list[tuple[int, Mask]] = []
        for bit in _bits(conflict):
            if bit % 2:
                found.append((RELATION, 1 << bit))
            else:
                quantity = self._network.figures[bit // 2].quantity
                found.append((REPEATED if quantity.ulp == 0 and quantity.value == 0 else NUMBER, 1 << bit))
        found += [(REPEATED, group) for group in self._groups if group & conflict]
        found.sort(key=lambda one: one[0])
        return found


class _Attempt:
    """The search for the lightest sets that hit a list of conflicts, which grows on the way."""

    def __init__(
        self,
        conflicts: list[Mask],
        elements: Callable[[Mask], list[tuple[int, Mask]]],
        conflict_of: Callable[[Sequence[Mask]], Mask],
    ) -> None:
        self._conflicts = conflicts
        self._of = elements
        self._conflict_of = conflict_of
        self._elements: dict[Mask, list[tuple[int, Mask]]] = {}
        self._found: dict[frozenset[Mask], None] = {}
        self._exhausted = False

    def solution(self) -> Suspects:
        least = max(_packed(self._conflicts), 1) * NUMBER
        for budget in range(least, least + MOST_EXTRA + 1):
            self._visit((), 0, frozenset(), budget)
            if self._exhausted:
                break
            if self._found:
                return Suspects(tuple(tuple(sorted(found)) for found in self._found), exact=len(self._found) < MOST_TIES)
        return Suspects((self._guessed(),), exact=False)

    def _visit(self, chosen: tuple[Mask, ...], hit: Mask, forbidden: frozenset[Mask], budget: int) -> None:
        """Find the sets that consist of the chosen elements and of others that weigh `budget` or less."""
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
        if _packed(open_ones) * NUMBER > budget:
            return
        chosen_conflict = min(open_ones, key=lambda conflict: (conflict.bit_count(), conflict))
        if chosen_conflict not in self._elements:
            self._elements[chosen_conflict] = self._of(chosen_conflict)
        passed = set(forbidden)
        for weight, element in self._elements[chosen_conflict]:
            if weight > budget or self._exhausted or len(self._found) >= MOST_TIES:
                return
            if element not in passed:
                self._visit((*chosen, element), hit | element, frozenset(passed), budget - weight)
                passed.add(element)

    def _guessed(self) -> tuple[Mask, ...]:
        """A set that leaves no contradiction: again and again the element that hits most of the known conflicts for its weight."""
        chosen: list[Mask] = []
        open_ones = list(self._conflicts)
        while open_ones:
            counts: dict[Mask, int] = {}
            weights: dict[Mask, int] = {}
            for conflict in open_ones:
                for weight, element in self._of(conflict):
                    counts[element] = counts.get(element, 0) + 1
                    weights[element] = weight
            best = max(counts, key=lambda element: (counts[element] * RELATION * NUMBER // weights[element], -element))
            chosen.append(best)
            open_ones = [conflict for conflict in open_ones if not conflict & best]
            if not open_ones:
                conflict = self._conflict_of(chosen)
                if conflict > 0:
                    open_ones = [conflict]
        return tuple(chosen)


def _packed(conflicts: Sequence[Mask]) -> int:
    """A number of conflicts that have no element in common, so that each needs one of its own."""
    taken = count = 0
    for conflict in sorted(conflicts, key=int.bit_count):
        if not conflict & taken:
            taken |= conflict
            count += 1
    return count


def figures_of(mask: Mask) -> list[int]:
    """The figures in a set, ascending."""
    return [bit // 2 for bit in _bits(mask) if not bit % 2]


def is_relation(element: Mask) -> bool:
    """Whether an element is a relation."""
    return not figures_of(element)


def groups_of(network: Network) -> list[Mask]:
    """The prints of one figure that all say the same, where two or more of them stand in the broken relations' neighbourhood.

    They are joined by agreements, and by equations that say no more than that two figures are equal.
    """
    groups: list[Mask] = []
    seen = 0
    suspects = dict.fromkeys(figure for row in network.violated for figure in row.figures)
    suspects.update(dict.fromkeys(figure for _, figures in network.opaque for figure in figures))
    for start in suspects:
        if seen & figure_bit(start):
            continue
        reached, todo = figure_bit(start), [start]
        while todo:
            for other in _alike(network, todo.pop()):
                if not reached & figure_bit(other):
                    reached |= figure_bit(other)
                    todo.append(other)
        seen |= reached
        if reached.bit_count() > 1:
            groups.append(reached)
    return groups


def _alike(network: Network, figure: int) -> Iterator[int]:
    """The figures of the same printed value that a row says to be equal to this one."""
    value = network.figures[figure].quantity.value
    for row in network.rows_of(figure):
        if row.agrees or (len(row.terms) == 2 and not row.constant and sum(weight for weight, _ in row.terms) == 0):
            for other in row.figures:
                if other != figure and network.figures[other].quantity.value == value:
                    yield other


def _bits(mask: Mask) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


__all__ = ["MOST_TIES", "MOST_TRIED", "Search", "Suspects", "figures_of", "groups_of", "is_relation", "row_bit"]
