"""The worked tables of docs/explanation/numbers.md: intervals, grades and tail masses of statements that anybody can recompute.

`python -m tests.benchmarks.tail_table` prints them; `--write` puts them into the page. A test fails when the page differs.
"""

import sys
from fractions import Fraction
from pathlib import Path

from auditor.judgement import Judgement, Polynomial, judge, same
from auditor.quantity import GRAINS, Quantity, at_quantum, combined, exact_zero, printed, to_text
from auditor.tail import cdf

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "numbers.md"
WAN = 10**4
SHARE: tuple[Polynomial, Polynomial] = ({(0,): 100}, {(1,): 1})


def quantity(digits: str, unit: str = "yuan", scale: int = WAN, *, exact: bool = False) -> Quantity:
    result = printed(digits, unit=unit, scale=scale, exact=exact)
    assert result is not None
    return result


def percent(digits: str) -> Quantity:
    return quantity(digits, "percent", 1)


def decimal(value: Fraction | int, decimals: int = 2, scale: int = 1) -> str:
    """Thousands in groups, and no zeros after the last significant decimal."""
    whole, _, fraction = to_text(value, decimals, scale).partition(".")
    fraction = fraction.rstrip("0")
    return f"{int(whole):,}" + (f".{fraction}" if fraction else "")


def mass(tail: Fraction) -> str:
    return "0" if tail == 0 else f"{float(tail):.2g}"


def verdict(judgement: Judgement) -> str:
    return f"{judgement.verdict} ({judgement.grade})" if judgement.grade else judgement.verdict


def markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def share_tail(part: Quantity, whole: Quantity, stated: Quantity) -> Fraction:
    """min(P(D ≤ high), P(D ≥ low)) for D = 100 · part / whole > 0, also where judging needs no tail."""
    sides = [
        cdf([(sign * 100 * GRAINS, part.low, part.high), (-sign * bound, whole.low, whole.high)], 0)
        for sign, bound in ((1, stated.high), (-1, stated.low))
    ]
    return min(side for side in sides if side is not None)


def intervals() -> str:
    level, change = quantity("120.00"), quantity("20.00")
    kinds = [
        ("6062.82 in ten thousand yuan", quantity("6062.82")),
        ("0.28 in a hundred million yuan", quantity("0.28", scale=10**8)),
        ("32 %", percent("32")),
        ("32.00 %", percent("32.00")),
        ("17 vehicles", quantity("17", "count:vehicles", 1, exact=True)),
        ("2.35 ten thousand visits", quantity("2.35", "count:visits")),
        ("“none”", exact_zero("yuan")),
        ("0 in ten thousand yuan, alone", quantity("0")),
        ("0 in ten thousand yuan, beside 2844.74", at_quantum(quantity("0"), quantity("2844.74").ulp)),
        ("−3.59 in ten thousand yuan", quantity("-3.59")),
        ("prior year of 120.00 after an increase of 20.00", combined(((1, level), (-1, change)))),
    ]
    rows = [[name, decimal(Fraction(q.low, GRAINS), 3), decimal(Fraction(q.high, GRAINS), 3)] for name, q in kinds]
    return markdown(["printed", "least true value", "greatest true value"], rows)


def shares() -> str:
    rows = []
    for part, whole, stated in [
        ("0.53", "0.54", "98.15"),
        ("0.53", "0.54", "98"),
        ("0.53", "0.54", "99.7"),
        ("0.53", "0.54", "99.9"),
        ("0.53", "0.54", "100"),
        ("0.54", "0.54", "99.00"),
        ("0.01", "0.02", "100"),
        ("12.34", "28.79", "42.84"),
        ("96.75", "100.00", "96"),
        ("96.75", "100.00", "96.73"),
        ("6062.82", "18946.31", "32.01"),
        ("196.82", "6062.82", "32"),
    ]:
        a, b, p = quantity(part), quantity(whole), percent(stated)
        judgement = judge(p, *SHARE, (a, b), kind="ratio")
        assert judgement.low is not None
        assert judgement.high is not None
        derived = f"{decimal(judgement.low, 4)} … {decimal(judgement.high, 4)}"
        rows.append([f"{part} ÷ {whole}", f"{stated} %", derived, mass(share_tail(a, b, p)), verdict(judgement)])
    return markdown(["printed", "stated", "derived, %", "tail", "verdict"], rows)


def sums() -> str:
    rows = []
    for count in (2, 3, 6, 8, 12, 20, 40):
        row = [str(count)]
        for off in range(1, 7):
            parts = tuple(quantity("1.00") for _ in range(count))
            stated = quantity(to_text(count * WAN + off * 100, 2, WAN))
            judgement = judge(stated, {(i,): 1 for i in range(count)}, {(): 1}, parts, kind="sum")
            number = "" if judgement.tail is None else f" {mass(judgement.tail)}"
            row.append(f"{judgement.grade or judgement.verdict}{number}")
        rows.append(row)
    return markdown(["parts", *(f"off by {off}" for off in range(1, 7))], rows)


def prints() -> str:
    pairs = [
        ("2844.74 · 28447400 yuan", same(quantity("2844.74"), quantity("28447400", scale=1))),
        ("2844.74 · 0.28 hundred million", same(quantity("2844.74"), quantity("0.28", scale=10**8))),
        ("0.35 · 0.36", same(quantity("0.35"), quantity("0.36"))),
        ("0.35 · 0.37", same(quantity("0.35"), quantity("0.37"))),
        ("0.01 · “none”", same(quantity("0.01"), exact_zero("yuan"))),
    ]
    return markdown(["two prints of one figure", "verdict"], [[name, verdict(judgement)] for name, judgement in pairs])


def tables() -> dict[str, str]:
    return {"intervals": intervals(), "shares": shares(), "sums": sums(), "prints": prints()}


def placed(page: str, blocks: dict[str, str]) -> str:
    """The page with every named block between `<!-- name -->` and `<!-- end -->` as it is now."""
    for name, block in blocks.items():
        before, mark, rest = page.partition(f"<!-- {name} -->\n")
        assert mark, name
        page = f"{before}{mark}{block}\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return page


def main(blocks: dict[str, str]) -> None:
    if "--write" in sys.argv:
        PAGE.write_text(placed(PAGE.read_text(encoding="utf-8"), blocks), encoding="utf-8")
    for name, block in blocks.items():
        print(f"{name}\n{block}\n")


if __name__ == "__main__":
    main(tables())
