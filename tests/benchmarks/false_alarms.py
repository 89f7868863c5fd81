"""How often a correct statement is called doubtful, and how often a wrong one is found: a seeded simulation.

True amounts are whole fen, printed in ten thousand yuan with two decimals, half up. Percentages come from the unrounded
amounts, which is the worst case, or from the printed ones, and have none, one or two decimals.
`python -m tests.benchmarks.false_alarms` prints the tables (about half a minute); `--write` puts them into the page.
"""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from auditor.judgement import Judgement, Polynomial, judge
from auditor.quantity import Quantity, combined, printed, to_text
from tests.benchmarks.tail_table import main, markdown

SEED = 20240131
STATEMENTS = 20_000
THRESHOLDS = ("0.1", "0.05", "0.02", "0.01", "0.005", "0.001")
WAN = 10**6  # fen in ten thousand yuan
SIZES = {
    "0.05–1": (WAN // 20, WAN),
    "1–10": (WAN, 10 * WAN),
    "10–1000": (10 * WAN, 1000 * WAN),
    "1000–100000": (1000 * WAN, 100_000 * WAN),
}
SHARE: tuple[Polynomial, Polynomial] = ({(0,): 100}, {(1,): 1})

Statement = Callable[[Random, tuple[int, int], bool], Judgement]


def amount(fen: int) -> Quantity:
    result = printed(to_text(Fraction(fen, 100), 2, 10**4), unit="yuan", scale=10**4)
    assert result is not None
    return result


def percentage(rng: Random, part: Fraction, whole: Fraction, decimals: int | None = None) -> Quantity:
    result = printed(to_text(100 * part / whole, rng.randrange(3) if decimals is None else decimals, 1), unit="percent")
    assert result is not None
    return result


def ratio(rng: Random, part: int, whole: int, of_prints: bool, decimals: int | None = None) -> Judgement:
    a, b = amount(part), amount(whole)
    base = (Fraction(a.value), Fraction(b.value)) if of_prints else (Fraction(part), Fraction(whole))
    return judge(percentage(rng, *base, decimals), *SHARE, (a, b), kind="ratio")


def share(rng: Random, size: tuple[int, int], of_prints: bool) -> Judgement:
    whole = rng.randint(*size)
    return ratio(rng, rng.randint(0, whole), whole, of_prints)


def completion(rng: Random, size: tuple[int, int], of_prints: bool) -> Judgement:
    budget = rng.randint(*size)
    return ratio(rng, budget * rng.randint(300_000, 1_200_000) // 10**6, budget, of_prints)


def full_completion(rng: Random, size: tuple[int, int], of_prints: bool) -> Judgement:
    budget = rng.randint(*size)
    return ratio(rng, budget * rng.randint(970_000, 1_030_000) // 10**6, budget, of_prints, decimals=0)


def change(rng: Random, size: tuple[int, int], of_prints: bool) -> Judgement:
    prior = rng.randint(*size)
    current = prior * rng.randint(500_000, 1_600_000) // 10**6
    level, delta = amount(current), amount(current - prior)
    implied = combined(((1, level), (-1, delta)))
    base = (Fraction(delta.value), Fraction(implied.value)) if of_prints else (Fraction(current - prior), Fraction(prior))
    return judge(percentage(rng, *base), *SHARE, (delta, implied), kind="ratio")


def total(rng: Random, parts: int, off: int = 0, zeros: int = 0) -> Judgement:
    values = [0] * zeros + [rng.randint(WAN // 20, 1000 * WAN) for _ in range(parts - zeros)]
    stated = amount(sum(values))
    if off:
        moved = stated.value + off * stated.ulp
        stated = Quantity(moved, moved - stated.ulp // 2, moved + stated.ulp // 2, "yuan", stated.ulp, 2, 10**4)
    operands = tuple(amount(value) for value in values)
    return judge(stated, {(i,): 1 for i in range(parts)}, {(): 1}, operands, kind="sum")


def below(judgements: list[Judgement], threshold: Fraction) -> str:
    """The percentage of judgements with a tail below the threshold; where the boxes only touch, the tail is 0."""
    rare = sum(j.grade == "boundary" or (j.tail is not None and j.tail < threshold) for j in judgements)
    return f"{100 * rare / len(judgements):.2f}"


def rated(name: list[str], judgements: list[Judgement]) -> list[str]:
    """One row: alarms at each threshold, the doubtful ones as the program judges, and the fails, which must be none."""
    doubtful = sum(j.verdict == "doubtful" for j in judgements)
    fails = sum(j.verdict == "fail" for j in judgements)
    rates = [below(judgements, Fraction(threshold)) for threshold in THRESHOLDS]
    return [*name, *rates, f"{100 * doubtful / len(judgements):.2f}", str(fails)]


def ratios(statements: int) -> str:
    rows = []
    kinds: dict[str, Statement] = {
        "share": share,
        "completion": completion,
        "change": change,
        "completion near 100 %": full_completion,
    }
    for kind, statement in kinds.items():
        for name, size in SIZES.items():
            rng = Random(f"{SEED} {kind} {name}")
            rows.append(rated([kind, name], [statement(rng, size, False) for _ in range(statements)]))
        rng = Random(f"{SEED} {kind} printed")
        smallest = SIZES["0.05–1"]
        rows.append(rated([kind, "0.05–1, from printed amounts"], [statement(rng, smallest, True) for _ in range(statements)]))
    return markdown(["statement", "amounts", *THRESHOLDS, "doubtful", "fails"], rows)


def totals(statements: int) -> str:
    rows = []
    for parts, zeros in ((2, 0), (3, 0), (5, 0), (8, 0), (12, 0), (20, 0), (40, 0), (12, 8)):
        rng = Random(f"{SEED} sum {parts} {zeros}")
        name = f"{parts}, of which {zeros} are 0.00" if zeros else str(parts)
        rows.append(rated([name], [total(rng, parts, zeros=zeros) for _ in range(statements)]))
    return markdown(["parts", *THRESHOLDS, "doubtful", "fails"], rows)


def alarmed(rng: Random, size: tuple[int, int], statements: int, *, of_prints: bool) -> tuple[bool, bool]:
    """Whether a correct report of so many ratios (shares, completions, changes) and some sums has a doubtful one, or a fail."""
    kinds = (share, completion, change)
    judgements = [rng.choice(kinds)(rng, size, of_prints) for _ in range(statements)]
    judgements += [total(rng, rng.choice((2, 3, 3, 5, 8))) for _ in range(statements // 6)]
    return any(one.verdict == "doubtful" for one in judgements), any(one.verdict == "fail" for one in judgements)


def correct_reports(reports: int) -> str:
    """Of how many correct reports in a hundred any statement is called doubtful; amounts of all sizes occur in each."""
    rows = []
    low, high = SIZES["0.05–1"][0], SIZES["1000–100000"][1]
    for statements in (30, 60):
        for of_prints in (True, False):
            rng = Random(f"{SEED} report {statements} {of_prints}")
            found_ones = [alarmed(rng, _any_size(rng, low, high), statements, of_prints=of_prints) for _ in range(reports)]
            doubtful, fails = (sum(one[place] for one in found_ones) for place in (0, 1))
            name = "printed" if of_prints else "unrounded"
            rows.append([str(statements), name, str(reports), f"{100 * doubtful / reports:.2f}", str(fails)])
    return markdown(["ratios in a report", "percentages from amounts", "reports", "with a doubtful one", "with a fail"], rows)


def _any_size(rng: Random, low: int, high: int) -> tuple[int, int]:
    """A range of amounts between a tenth and ten times of a middle that is as likely in every decade."""
    middle = int(low * (high / low) ** rng.random())
    return max(middle // 10, low), min(middle * 10, high)


def found(name: list[str], judgements: list[Judgement]) -> list[str]:
    counts = [sum(j.grade == grade for j in judgements) for grade in ("contradiction", "truncated", "last_digit")]
    doubtful = sum(j.verdict == "doubtful" for j in judgements)
    return [*name, *(f"{100 * count / len(judgements):.1f}" for count in (*counts, doubtful))]


def false_hundred(rng: Random, size: tuple[int, int]) -> Judgement:
    budget = rng.randint(*size)
    actual = budget * rng.randint(300_000, 980_000) // 10**6
    hundred = printed("100", unit="percent")
    assert hundred is not None
    return judge(hundred, *SHARE, (amount(actual), amount(budget)), kind="ratio")


def power(statements: int) -> str:
    rows = []
    for parts, off in ((3, 2), (3, 4), (5, 3), (5, 5), (12, 4), (12, 5), (12, 7), (20, 5), (20, 9)):
        rng = Random(f"{SEED} power {parts} {off}")
        rows.append(found([f"sum of {parts}, off by {off} last digits"], [total(rng, parts, off) for _ in range(statements)]))
    for name, size in SIZES.items():
        rng = Random(f"{SEED} hundred {name}")
        judgements = [false_hundred(rng, size) for _ in range(statements)]
        rows.append(found([f"completion of 30–98 % stated as 100 %, amounts {name}"], judgements))
    return markdown(["wrong statement", "contradiction", "truncated", "last digit", "doubtful"], rows)


def tables(statements: int = STATEMENTS) -> dict[str, str]:
    return {
        "ratios": ratios(statements),
        "totals": totals(statements),
        "correct reports": correct_reports(statements // 10),
        "power": power(statements // 10),
    }


if __name__ == "__main__":
    main(tables())
