"""How often the figure that was changed is named as the root cause: typos planted into true reports and accounts.

`python -m tests.benchmarks.localisation` prints the tables (two minutes); `--write` puts them into the page. A document counts
if each of its typos raises an error by itself: what no rule notices cannot be traced.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from auditor import audit
from auditor.report import Alternative, Cause, Report
from tests.accounts import document as account
from tests.benchmarks.tail_table import main
from tests.ledgers import STYLES
from tests.ledgers import document as ledger
from tests.ledgers.mutation import well_formed

DOCUMENTS = 600
KINDS = ("digit", "point", "swapped", "lost", "doubled", "copied", "unit", "replaced")


@dataclass(frozen=True, slots=True)
class Print:
    """Digits on paper: where they stand and what they say."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with typos; for each of them where it stands now and what the digits had been, and the report with it alone."""

    text: str
    typos: tuple[Print, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Of one planted typo: whether it raised an error, and how the report names it."""

    kind: str
    top: bool
    near: bool
    value: bool
    named: bool


def prints_of_ledger(seed: int, style: str) -> tuple[str, list[Print]]:
    printed = ledger(seed, style)
    return printed.text, [Print(one.start, one.text) for one in printed.figures if not one.printed_zero and len(one.text) > 1]


def prints_of_account(seed: int) -> tuple[str, list[Print]]:
    printed = account(seed, "tab")
    return printed.text, [
        Print(one.start, one.text) for one in printed.cells if one.text and Fraction(one.text.replace(",", ""))
    ]


def slip(  # noqa: PLR0911 - one return for each slip
    kind: str, prints: list[Print], at: int, rng: Random
) -> str:
    """Other digits for a print, or the same ones where this slip does not apply."""
    text = prints[at].text
    places = [place for place, character in enumerate(text) if character.isdigit()]
    one = rng.choice(places)
    point = max(text.find("."), text.find("．"))
    match kind:
        case "digit":
            return text[:one] + rng.choice("0123456789") + text[one + 1 :]
        case "swapped" if len(places) > 1:
            first = rng.randrange(len(places) - 1)
            i, j = places[first], places[first + 1]
            return text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
        case "lost" if len(places) > 1:
            return text[:one] + text[one + 1 :]
        case "doubled":
            return text[:one] + text[one] + text[one:]
        case "point" if point > 0:
            if rng.randrange(2) and point > 1:
                return text[: point - 1] + text[point] + text[point - 1] + text[point + 1 :]
            return text[:point] + text[point + 1 : point + 2] + (text[point] + text[point + 2 :] if text[point + 2 :] else "")
        case "copied" if at:
            return prints[at - 1].text
        case "unit" if point > 0 and len(text) - point == 3:
            return (text[:point] + text[point + 1 :]).lstrip("0,") + "00"
        case "replaced":
            return "".join(rng.choice("123456789") if character.isdigit() else character for character in text)
        case _:
            return text


def value_of(text: str) -> Fraction:
    plain = text.translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,")).replace(",", "")
    return Fraction(plain)


def planted(text: str, prints: list[Print], kinds: tuple[str, ...], rng: Random) -> Planted | None:
    """The text with one typo of each kind in figures of their own; None where a slip did not lead to another number."""
    places = sorted(rng.sample(range(len(prints)), len(kinds)))
    typos: list[Print] = []
    alone: list[str] = []
    true, grown = text, 0
    for kind, at in zip(kinds, places, strict=True):
        old = prints[at]
        new = slip(kind, prints, at, rng)
        if "," in old.text and "," in new:
            whole, dot, rest = new.replace(",", "").partition(".")
            new = f"{int(whole or '0'):,}{dot}{rest}"
        if not well_formed(new) or value_of(new) == value_of(old.text):
            return None
        text = text[: old.start + grown] + new + text[old.start + grown + len(old.text) :]
        typos.append(Print(old.start + grown, old.text))
        alone.append(true[: old.start] + new + true[old.start + len(old.text) :])
        grown += len(new) - len(old.text)
    return Planted(text, tuple(typos), tuple(alone))


def raises_an_error(text: str) -> bool:
    return any(finding.severity == "error" for finding in audit(text, diagnose=False).findings)


def is_named(one: Cause | Alternative, typo: Print) -> bool:
    return one.kind == "figure" and any(span.start <= typo.start < span.end for span in (one.span, *one.duplicates))


def told(report: Report, planted: Planted, kinds: tuple[str, ...]) -> Iterator[Told]:
    """How each typo is told; the causes before the number of typos count as the first ones."""
    for kind, typo in zip(kinds, planted.typos, strict=True):
        places = [place for place, cause in enumerate(report.causes) if is_named(cause, typo)]
        tied = any(is_named(other, typo) for cause in report.causes for other in cause.alternatives)
        top = bool(places) and places[0] < len(kinds)
        suggestions = report.causes[places[0]].suggestions if top else ()
        right = bool(suggestions) and abs(Fraction(suggestions[0].value)) == value_of(typo.text)
        yield Told(kind, top, tied or (bool(places) and places[0] <= len(kinds)), right, bool(places) or tied)


def reports(rng: Random) -> Iterator[tuple[str, list[Print]]]:
    """Reports of all styles, and every third one an account of tables, without end."""
    styles = sorted(STYLES)
    while True:
        for style in styles:
            yield prints_of_ledger(rng.randrange(10**6), style)
            if rng.randrange(3) == 0:
                yield prints_of_account(rng.randrange(10**6))


def measured(documents: int, errors: int, seed: int = 1) -> tuple[list[Told], int, int]:
    """What was told of the typos of so many documents with errors; how many have all named, and how many there are."""
    rng = Random(seed)
    found: list[Told] = []
    complete = count = 0
    for text, prints in reports(rng):
        kinds = tuple(rng.choice(KINDS) for _ in range(errors))
        made = planted(text, prints, kinds, rng)
        if made is None:
            continue
        if raises_an_error(text) or not all(raises_an_error(alone) for alone in made.alone):
            continue
        report = audit(made.text)
        typos = list(told(report, made, kinds))
        found += typos
        complete += all(one.named for one in typos)
        count += 1
        if count == documents:
            return found, complete, count
    raise AssertionError("reports never end")


def table(found: list[Told]) -> str:
    rows = ["| slip | typos | top cause | first two or tied | value first |", "|---|---|---|---|---|"]
    for kind in (*KINDS, "all"):
        some = [one for one in found if kind in {one.kind, "all"}]
        if some:
            counts = Counter({"top": 0, "near": 0, "value": 0})
            for one in some:
                counts.update({"top": one.top, "near": one.near, "value": one.value})
            shares = " | ".join(f"{100 * counts[word] / len(some):.0f}%" for word in ("top", "near", "value"))
            rows.append(f"| {kind} | {len(some)} | {shares} |")
    return "\n".join(rows)


def tables(documents: int = DOCUMENTS) -> dict[str, str]:
    """By name of its place in the page, the table for one and for three errors."""
    blocks = {}
    for name, errors in (("one error", 1), ("three errors", 3)):
        found, complete, count = measured(documents, errors)
        blocks[name] = f"{table(found)}\n\nAll named in {100 * complete / count:.0f}% of {count} documents."
    return blocks


if __name__ == "__main__":
    main(tables())
