"""How often it is decided that a part drops zeros, where it does and where it does not: a seeded simulation.

A part has amounts with two decimals and sums of three, each of which has one shorter figure among them. Its author drops zeros,
or keeps them and rounds the shorter figures. Then whole generated accounts of every habit.
`python -m tests.benchmarks.precision_habit` prints the tables (some minutes); `--write` puts them into the page.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from random import Random

from auditor import audit
from auditor.checking.zeros import decided
from auditor.facts import Aspects, Fact
from auditor.outcomes import Equation, Outcome, Verdict
from auditor.quantity import Quantity, printed, to_text
from auditor.reading.precision import precision_of
from auditor.sources import plain
from auditor.text import Source, Span
from auditor.vocabulary import load
from tests.accounts import document
from tests.benchmarks.tail_table import main, markdown
from tests.checking.test_precision import HABITS, again, coarser, dropped

SEED = 20240131
PARTS = 20_000
ACCOUNTS = 40
SIZES = ((10, 0), (10, 3), (22, 0), (22, 2), (44, 0), (44, 1), (44, 3), (66, 0), (66, 3), (150, 0))
LAST = re.compile(r"(?<=\t)\d+\.\d[1234](?=\t|$)", re.MULTILINE)
EMPTY = plain.parse(Source("", "simulated"), load())


def kept(value: int) -> str:
    """An amount in hundredths with all its zeros."""
    return to_text(Fraction(value, 100), 2, 1)


def coarse(value: int) -> str:
    return to_text(Fraction(value, 100), 1, 1)


def stripped(value: int) -> str:
    return kept(value).rstrip("0").rstrip(".")


def part(rng: Random, figures: int, sums: int, habit: str) -> bool:
    """Whether it is decided that a part drops zeros: one of so many figures with two decimals, and so many sums."""
    printing = stripped if habit == "drops" else kept
    facts: list[Fact] = []
    outcomes: list[Outcome] = []

    def write(digits: str) -> Fact:
        quantity = printed_amount(digits)
        number = len(facts)
        facts.append(Fact(number, "", None, quantity, Span(number, number + 1), Aspects(), -1, Span(0, 1)))
        return facts[-1]

    for _ in range(sums or 1):
        short = rng.randrange(10, 10**5)
        first = 10 * short if habit == "drops" else 10 * short + rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))
        second = rng.randrange(10, 10**6)
        operands = (
            write(stripped(first) if habit == "drops" else coarse(first)),
            write(printing(second)),
            write(printing(first + second)),
        )
        if sums:
            equation = Equation({(0,): 1, (1,): 1, (2,): -1}, True, None, operands)
            outcomes.append(Outcome("SIM001", Verdict.PASS, operands[0].span, 0, equations=(equation,)))
    while sum(fact.quantity.decimals == 2 for fact in facts) < figures:
        write(printing(rng.randrange(10, 10**6)))
    return any(one.printed == 1 for one in decided(precision_of(facts, (), EMPTY, ()), outcomes))


def printed_amount(digits: str) -> Quantity:
    result = printed(digits, unit="yuan", scale=10**4)
    assert result is not None
    return result


def parts(number: int) -> str:
    rows = []
    for figures, sums in SIZES:
        row = [str(figures), str(sums)]
        for habit in ("keeps", "drops"):
            rng = Random(f"{SEED} {habit} {figures} {sums}")
            found = sum(part(rng, figures, sums, habit) for _ in range(number))
            row.append(f"{100 * found / number:.2f}")
        rows.append(row)
    return markdown(["figures with two decimals", "sums", "keeps zeros, decided", "drops zeros, decided"], rows)


def accounts(number: int) -> str:
    rows = []
    habits: dict[str, tuple[Callable[[str], str], float]] = {name: (change, 0) for name, change in HABITS.items()}
    habits["keeps, one figure in 10 rounded"] = (HABITS["keeps"], 0.1)
    for share in (0.01, 0.05, 0.2):
        habits[f"drops, one figure in {round(1 / share)} rounded"] = (dropped, share)
    for name, (change, share) in habits.items():
        true = [change(document(seed, "tab", "final" if seed % 2 else "budget").text) for seed in range(number)]
        texts = [change(coarser(text, seed, share)) if share else text for seed, text in enumerate(true)]
        reports = [audit(text, diagnose=False) for text in texts]
        counts = (
            sum(bool(again(text)) for text in texts),
            sum(report.summary.error > 0 for report in reports),
            sum(any(finding.precision for finding in report.findings) for report in reports),
        )
        rows.append([name, *map(str, counts)])
    return markdown(
        ["accounts of an author who", f"decided, of {number}", "with an error", "with a doubt that rests on it"], rows
    )


def lost_digits(number: int) -> str:
    rows = []
    for size in ("medium", "large"):
        found = before = tried = 0
        for seed in range(number):
            text = dropped(document(seed, "tab", "final", size).text)
            rng = Random(f"{SEED} {size} {seed}")
            cells = list(LAST.finditer(text))
            if not cells:
                continue
            match = rng.choice(cells)
            tried += 1
            report = audit(text[: match.end() - 1] + text[match.end() :], diagnose=False)
            hit = [one for one in report.findings if any(o.span.start <= match.start() < o.span.end for o in one.operands)]
            found += bool(hit)
            before += any(not one.precision for one in hit)
        rows.append([size, str(tried), str(before), str(found)])
    return markdown(["accounts that drop zeros", "last digits lost", "found as printed", "found"], rows)


def tables(number: int = PARTS, documents: int = ACCOUNTS) -> dict[str, str]:
    return {"zeros of parts": parts(number), "zeros of accounts": accounts(documents), "lost digits": lost_digits(documents)}


if __name__ == "__main__":
    main(tables())
