"""How the tables of generated accounts fare, for every form: `python -m tests.benchmarks.account_tables [DOCUMENTS]`.

False alarms on true accounts, the share of figures that are checked, and of typos that contradict the page those found with the
cell among the operands. A typo counts if the oracle proves it beyond one and a half last digits; `everywhere` changes all
prints of an amount in the same row.
"""

import sys
from fractions import Fraction
from random import Random

from auditor import Report, audit
from tests.accounts import FORMS, SIZES, VARIANTS, Document, document
from tests.accounts.mutation import Change, mutate
from tests.accounts.oracle import Oracle

BEYOND = Fraction(3, 2)
TYPOS = 30


def errors(report: Report) -> int:
    return sum(finding.severity == "error" for finding in report.findings)


def found(report: Report, change: Change) -> bool:
    """Whether an error has the changed cell, or one that was changed with it, among its figures."""
    spans = [
        span
        for finding in report.findings
        if finding.severity == "error"
        for span in (finding.span, *(operand.span for operand in finding.operands), *finding.duplicates)
    ]
    return any(span.start < end and start < span.end for span in spans for start, end in change.spans)


def typos(printed: Document, rng: Random, *, everywhere: bool) -> tuple[int, int]:
    """How many of some typos are found, and how many contradict the page."""
    oracle, hits, all_of_them = Oracle(printed), 0, 0
    cells = [cell for cell in printed.shown() if not cell.is_zero]
    for cell in rng.sample(cells, min(TYPOS, len(cells))):
        change = mutate(printed, cell, rng, everywhere=everywhere)
        if oracle.broken(change.digits_of(), BEYOND):
            all_of_them += 1
            hits += found(audit(change.text, diagnose=False), change)
    return hits, all_of_them


def main(documents: int) -> None:
    """Print one row for each form and variant."""
    print("form     variant  documents  with errors  figures  checked %  typos  found %  everywhere  found %")
    for form in FORMS:
        for variant in VARIANTS:
            alarms = figures = checked = 0
            tallies = {False: [0, 0], True: [0, 0]}
            for seed in range(documents):
                printed = document(seed, form, variant, SIZES[seed % len(SIZES)])
                report = audit(printed.text, diagnose=False)
                coverage = report.documents[0].coverage
                alarms, figures, checked = alarms + bool(errors(report)), figures + coverage.numbers, checked + coverage.checked
                for everywhere, tally in tallies.items():
                    hits, all_of_them = typos(printed, Random(seed), everywhere=everywhere)
                    tally[0], tally[1] = tally[0] + hits, tally[1] + all_of_them
            shares = [f"{all_of_them:>6}  {100 * hits / all_of_them:7.1f}" for hits, all_of_them in tallies.values()]
            counts = f"{documents:>9}  {alarms:>11}  {figures:>7}  {100 * checked / figures:9.1f}"
            print(f"{form:<8} {variant:<8} {counts}  {'      '.join(shares)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
