"""The lightest sets of wrong figures that leave no contradiction: hitting sets of conflicts that are found on the way.

A conflict is a set of figures and relations of which at least one is wrong. A set that hits all known conflicts is tried on the
relations; where these still exclude each other, that is a new conflict (Reiter 1987, with the corrections of Greiner 1989).
Conflicts that have nothing in common are solved apart. Source of the weights and caps: docs/explanation/numbers.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.diagnosis.hitting import NUMBER, RELATION, REPEATED, Attempt, Suspects
from auditor.diagnosis.network import Network
from auditor.diagnosis.propagation import Mask, Propagated, bits_of, figure_bit, figures_of, mask_of, propagate
from auditor.diagnosis.rows import Bounds

MOST_TRIED = 1200
"""So many trials on the relations are made for one document; beyond them guesses are taken as they are."""


class Search:
    """The search on one document. `groups` are masks of the prints of one figure that all say the same."""

    def __init__(self, network: Network, groups: Sequence[Mask]) -> None:
        self._network = network
        self._groups = groups
        self._conflicts: list[Mask] = []
        self._tried: dict[frozenset[Mask], Propagated] = {}
        self._reach: dict[Mask, set[int]] = {}
        for row in network.violated:
            self._learn(mask_of(row))
        for _, figures in network.opaque:
            self._learn(sum(map(figure_bit, figures)))

    def solutions(self) -> list[Suspects]:
        """One entry for each group of conflicts that has nothing in common with the others."""
        solved: dict[frozenset[Mask], Suspects] = {}
        guesses: list[Mask] = []
        while True:
            clusters = self._clusters()
            fresh = [cluster for cluster in clusters if cluster not in solved]
            if not fresh:
                return [solved[cluster] for cluster in clusters]
            for cluster in fresh:
                solution, known = self._solved(list(cluster), guesses)
                solved[frozenset(known)] = solution
                guesses += (element for element in solution.sets[0] if element not in guesses)

    def _learn(self, conflict: Mask) -> None:
        if conflict not in self._conflicts:
            self._conflicts.append(conflict)

    def _clusters(self) -> list[frozenset[Mask]]:
        """The conflicts, those that share a figure, prints of one figure, or a relation together."""
        clusters: list[tuple[Mask, list[Mask]]] = []
        for conflict in self._conflicts:
            reach = self._reached(conflict)
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

    def _reached(self, conflict: Mask) -> Mask:
        """A conflict with all prints of its figures: one element can hit every conflict that reaches it."""
        reach = conflict
        for group in self._groups:
            if conflict & group:
                reach |= group
        return reach

    def _solved(self, conflicts: list[Mask], guesses: Sequence[Mask]) -> tuple[Suspects, list[Mask]]:
        """The lightest sets for some conflicts, and these with all that were found on the way."""
        hitting = [element for element in guesses if any(conflict & element for conflict in conflicts)]
        attempt = Attempt(conflicts, hitting, self._elements, self._conflict_of, self._reached)
        solution = attempt.solution()
        for conflict in conflicts:
            self._learn(conflict)
        return solution, conflicts

    def propagated(self, chosen: Sequence[Mask]) -> Propagated:
        """What is left to the figures once the chosen elements are wrong, or a conflict."""
        bounds: dict[int, Bounds] = {}
        for part in self._parts(chosen):
            if part not in self._tried:
                self._tried[part] = propagate(self._network, sorted(part))
            if self._tried[part].conflict:
                return self._tried[part]
            bounds.update(self._tried[part].bounds)
        return Propagated(bounds)

    def _conflict_of(self, chosen: Sequence[Mask]) -> Mask:
        """What still excludes each other once the chosen elements are wrong; 0 if nothing does, -1 beyond the cap."""
        return -1 if len(self._tried) >= MOST_TRIED else self.propagated(chosen).conflict

    def _parts(self, chosen: Sequence[Mask]) -> list[frozenset[Mask]]:
        """The elements, those together that have a row in common."""
        parts: list[tuple[set[int], list[Mask]]] = []
        for element in chosen:
            rows = self._rows_of(element)
            joined = [element]
            apart = []
            for reach, members in parts:
                if reach.isdisjoint(rows):
                    apart.append((reach, members))
                else:
                    rows = rows | reach
                    joined += members
            parts = [*apart, (rows, joined)]
        return [frozenset(members) for _, members in parts]

    def _rows_of(self, element: Mask) -> set[int]:
        rows = self._reach.get(element)
        if rows is None:
            rows = {bit // 2 for bit in bits_of(element) if bit % 2}
            rows.update(row.number for figure in figures_of(element) for row in self._network.rows_of(figure))
            self._reach[element] = rows
        return rows

    def _elements(self, conflict: Mask) -> list[tuple[int, Mask]]:
        """The elements that hit a conflict, each with its weight, the lighter ones first."""
        found: list[tuple[int, Mask]] = []
        for bit in bits_of(conflict):
            if bit % 2:
                found.append((RELATION, 1 << bit))
            else:
                quantity = self._network.figures[bit // 2].quantity
                found.append((REPEATED if quantity.ulp == 0 and quantity.value == 0 else NUMBER, 1 << bit))
        found += [(REPEATED, group) for group in self._groups if group & conflict]
        found.sort(key=lambda one: one[0])
        return found


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
