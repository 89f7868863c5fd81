"""The diagnosis against solvers that are not ours: its verdicts against a linear program, its sizes against CP-SAT.

Needs the extra `verify` (scipy, ortools), which neither the program nor its tests need:
`pip install '.[verify]' && python -m tests.benchmarks.independent` (about three minutes).

A printed percentage that is right bounds part and whole linearly, and one that is wrong bounds nothing, so all relations
together are a linear program, and with a bit for each figure and relation an integer one. ortools and HiGHS cannot live in one
process, so the second part runs in one of its own.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import gcd, lcm
from random import Random

from auditor.diagnosis import propagation
from auditor.diagnosis.hitting import NUMBER, RELATION, REPEATED
from auditor.diagnosis.network import Network as Diagnosed
from auditor.diagnosis.propagation import figure_bit, figures_of, is_relation, propagate
from auditor.diagnosis.rows import Row
from auditor.diagnosis.search import Search, groups_of
from auditor.quantity import GRAINS
from tests.benchmarks.localisation import KINDS, Print, slip, value_of
from tests.benchmarks.networks import SIZES, Network, network
from tests.ledgers.mutation import well_formed

TRIALS, SOLVED = 4000, 50
UNIT = GRAINS  # amounts are told to the solvers in yuan, percentages in percent

GRAIN, MOST = GRAINS // 2, 10**12
"""CP-SAT counts half yuan, the half of the fourth decimal of ten thousand yuan, up to a limit that keeps products in range."""

BEYOND = Fraction(10**30)
"""No bound."""

Linear = tuple[dict[int, Fraction], Fraction, Fraction]
"""Coefficients of figures, and the bounds of their sum, in UNIT."""


def broken_networks(rng: Random, sizes: Sequence[str] = tuple(SIZES), most: int = 5) -> Iterator[Network]:
    """Networks with one to five typos, without end; some of the typos break nothing."""
    while True:
        true = network(rng, rng.choice(sizes), dense=rng.random() < 0.5)
        prints = [Print(0, one.digits) for one in true.figures]
        digits = {
            place: slip(rng.choice(KINDS), prints, place, rng) for place in rng.sample(range(len(prints)), rng.randint(1, most))
        }
        if all(well_formed(text) and value_of(text) != value_of(prints[place].text) for place, text in digits.items()):
            yield true.misprinted(digits)


def diagnosed(printed: Network) -> Diagnosed:
    """The network as the diagnosis sees it, all of its rows made."""
    found = Diagnosed(printed.outcomes(printed.facts()), frozenset())
    for relation in printed.relations:
        for place in relation.figures:
            for fact in printed.facts()[place : place + 1]:
                found.rows_of(found.figure_of(fact))
    return found


def rows_of(found: Diagnosed) -> list[Row]:
    rows = {row.number: row for figure in range(len(found.figures)) for row in found.rows_of(figure)}
    rows.update({row.number: row for row in found.violated})
    return list(rows.values())


def linear(row: Row, found: Diagnosed, wrong: frozenset[int]) -> list[Linear]:
    """A row as linear constraints; none where its percentage is wrong and it therefore bounds nothing."""
    if row.agrees:
        first, *others = row.figures
        return [({first: Fraction(1), other: Fraction(-1)}, Fraction(0), Fraction(0)) for other in others]
    percent = next((figure for figure in row.figures if found.figures[figure].quantity.unit == "percent"), None)
    if percent is None:
        return [
            (
                {of[0]: Fraction(weight) for weight, of in row.terms},
                Fraction(-row.constant, UNIT),
                Fraction(-row.constant, UNIT),
            )
        ]
    if percent in wrong:
        return []
    low, high = found.box(percent)
    found_rows: list[Linear] = []
    # sum(w * x) + p * sum(v * y) = 0 for a p within [low, high], with a positive sum(v * y), as every base here is.
    factor = {(of[0] if of[1] == percent else of[1]): weight for weight, of in row.terms if len(of) == 2}
    for end, downward in ((low, True), (high, False)):
        weights = {of[0]: Fraction(weight) for weight, of in row.terms if len(of) == 1}
        for figure, weight in factor.items():
            weights[figure] = weights.get(figure, Fraction(0)) + weight * end
        scale = max(map(abs, weights.values()))
        scaled = {figure: weight / scale for figure, weight in weights.items()}
        found_rows.append((scaled, -BEYOND, Fraction(0)) if downward else (scaled, Fraction(0), BEYOND))
    found_rows.append(({figure: Fraction(weight) for figure, weight in factor.items()}, Fraction(0), BEYOND))
    return found_rows


def feasible(found: Diagnosed, rows: Sequence[Row], wrong: frozenset[int]) -> bool:
    """Whether the rows can hold with the wrong figures free and all others within their intervals, by HiGHS."""
    from scipy.optimize import linprog  # noqa: PLC0415 - the second part runs where it must not be loaded

    figures = sorted({figure for row in rows for figure in row.figures if found.figures[figure].quantity.unit != "percent"})
    places = {figure: place for place, figure in enumerate(figures)}
    matrix: list[list[float]] = []
    limits: list[float] = []
    for row in rows:
        for weights, low, high in linear(row, found, wrong):
            dense = [0.0] * len(figures)
            for figure, weight in weights.items():
                dense[places[figure]] = float(weight)
            if high < BEYOND:
                matrix.append(dense)
                limits.append(float(high))
            if low > -BEYOND:
                matrix.append([-weight for weight in dense])
                limits.append(float(-low))
    if not matrix:
        return True
    boxes = [
        (None, None) if figure in wrong else tuple(float(Fraction(end, UNIT)) for end in found.box(figure))
        for figure in figures
    ]
    solved = linprog([0.0] * len(figures), A_ub=matrix, b_ub=limits, bounds=boxes, method="highs")
    return bool(solved.status == 0)


def verdicts(trials: int) -> str:
    """How often propagation and the linear program agree on figures taken for wrong, with the touched rows and with all."""
    rng, counts = Random(1), Counter[str]()
    networks = broken_networks(rng)
    propagation._beyond_slips = lambda quantity, one: 0  # noqa: ARG005 - likelihood is no arithmetic
    while counts["tried"] < trials:
        found = diagnosed(next(networks))
        if not found.violated:
            continue
        search = Search(found, groups_of(found))
        sets = [
            [element for element in one if not is_relation(element)] for solved in search.solutions() for one in solved.sets[:3]
        ]
        violated = sorted({figure for row in found.violated for figure in row.figures})
        sets += [
            [figure_bit(figure) for figure in rng.sample(violated, min(rng.randint(1, 4), len(violated)))] for _ in range(4)
        ]
        every = rows_of(found)
        for elements in sets:
            wrong = frozenset(figure for element in elements for figure in figures_of(element))
            ours = propagate(found, sorted(figure_bit(figure) for figure in wrong)).conflict == 0
            touched = [row for row in every if not wrong.isdisjoint(row.figures)]
            near = feasible(found, touched, wrong)
            counts["tried"] += 1
            counts["feasible"] += near
            counts["agree"] += ours == near
            counts["ours only"] += ours and not near
            counts["theirs only"] += near and not ours
            broken = {row.number for row in found.violated}
            if ours and near and all(row in touched for row in found.violated if row.number in broken):
                counts["whole"] += 1
                counts["whole agree"] += feasible(found, every, wrong)
    return (
        f"{counts['tried']} sets of figures taken for wrong, {counts['feasible']} of them feasible: propagation and the linear "
        f"program over the same relations agree on {counts['agree']}; {counts['ours only']} are feasible to propagation only, "
        f"{counts['theirs only']} to the program only. Of {counts['whole']} sets that repair all broken relations, "
        f"{counts['whole agree']} are feasible over all relations of their networks too."
    )


def smallest(found: Diagnosed, rows: Sequence[Row], groups: Sequence[int]) -> tuple[int, bool]:
    """The least weight of figures and relations to be wrong, by CP-SAT over exact integers; and whether it is proven."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - as above

    model = cp_model.CpModel()
    free = {figure: model.new_bool_var("") for figure in range(len(found.figures))}
    value = {figure: model.new_int_var(-MOST, MOST, "") for figure in free}
    loose = {figure: [bit] for figure, bit in free.items()}
    cost = [weight_of(figure_bit(figure), found) * bit for figure, bit in free.items()]
    for group in groups:
        bit = model.new_bool_var("")
        cost.append(REPEATED * bit)
        first, *others = figures_of(group)
        for figure in (first, *others):
            loose[figure].append(bit)
            model.add(value[first] == value[figure]).only_enforce_if(bit)
    for figure, bits in loose.items():
        low, high = found.box(figure)
        tight = model.new_bool_var("")
        model.add_bool_or([tight, *bits])
        model.add_linear_constraint(value[figure], low // GRAIN, -(-high // GRAIN)).only_enforce_if(tight)
    for row in rows:
        dropped = model.new_bool_var("")
        cost.append(RELATION * dropped)
        percents = [figure for figure in row.figures if found.figures[figure].quantity.unit == "percent"]
        holds = [dropped.negated(), *(free[percent].negated() for percent in percents)]
        for weights, least, greatest in linear(row, found, frozenset()):
            total = sum(weight * value[figure] for figure, weight in _integers(weights).items())
            if least == 0:
                model.add(total >= 0).only_enforce_if(holds)
            if greatest == 0:
                model.add(total <= 0).only_enforce_if(holds)
    model.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 10
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    return round(solver.objective_value), status == cp_model.OPTIMAL


def _integers(weights: dict[int, Fraction]) -> dict[int, int]:
    """The same coefficients up to a common factor, as whole numbers."""
    common = lcm(*(weight.denominator for weight in weights.values()))
    whole = {figure: int(weight * common) for figure, weight in weights.items()}
    divisor = gcd(*whole.values())
    return {figure: weight // divisor for figure, weight in whole.items()}


def weight_of(element: int, found: Diagnosed) -> int:
    if is_relation(element):
        return RELATION
    figures = figures_of(element)
    quantity = found.figures[figures[0]].quantity
    return NUMBER if len(figures) == 1 and not (quantity.value == 0 and quantity.ulp == 0) else REPEATED


def minima(runs: int) -> str:
    """How often the least weight of an explanation is that of CP-SAT, among those that both have proven."""
    rng, counts = Random(2), Counter[str]()
    networks = broken_networks(rng, sizes=("small", "medium"))
    propagation._beyond_slips = lambda quantity, one: 0  # noqa: ARG005 - likelihood is no arithmetic
    while counts["proven"] < runs:
        found = diagnosed(next(networks))
        if not found.violated:
            continue
        groups = groups_of(found)
        solved = Search(found, groups).solutions()
        if not all(one.exact for one in solved):
            counts["guessed"] += 1
            continue
        ours = sum(weight_of(element, found) for one in solved for element in one.sets[0])
        theirs, proven = smallest(found, rows_of(found), groups)
        if not proven:
            counts["unproven"] += 1
            continue
        counts["proven"] += 1
        counts["equal"] += ours == theirs
        counts["lighter"] += ours < theirs
        counts["heavier"] += ours > theirs
    return (
        f"{counts['proven']} networks that CP-SAT solved to the proven optimum (and {counts['unproven']} that it did not in "
        f"ten seconds, {counts['guessed']} that are a guess to us): the least weight is the same in {counts['equal']}, ours is "
        f"lighter in {counts['lighter']} and heavier in {counts['heavier']}."
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["minima"]:
        print(minima(SOLVED))
    else:
        print(verdicts(TRIALS))
        subprocess.run([sys.executable, "-m", "tests.benchmarks.independent", "minima"], check=True)
