"""How often the figure that was changed is named as the root cause: typos planted into true reports, accounts and networks.

Three materials: narratives of ten styles, accounts with all tables in three sizes, and networks of figures without any text.
`python -m tests.benchmarks.localisation` prints the tables (about ten minutes); `--write` puts them into the page. A document
counts if each of its typos raises an error by itself: what no rule notices cannot be traced. How many raise nothing but a
milder finding is told beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from random import Random
from time import perf_counter

from auditor import audit
from auditor.diagnosis import Diagnosis, diagnose
from auditor.outcomes import Verdict
from auditor.report import Alternative, Cause, Report
from tests.accounts import SIZES as ACCOUNTS
from tests.accounts import VARIANTS, Size, Variant
from tests.accounts import document as account
from tests.benchmarks.networks import SIZES as NETWORKS
from tests.benchmarks.networks import Network, network
from tests.benchmarks.tail_table import main
from tests.ledgers import STYLES
from tests.ledgers import document as ledger
from tests.ledgers.mutation import well_formed

DOCUMENTS = 1000
KINDS = ("digit", "point", "swapped", "lost", "doubled", "copied", "unit", "replaced")


@dataclass(frozen=True, slots=True)
class Print:
    """Digits on paper: where they stand, what they say, and the kind of table (R1 to R9) or of statement they belong to."""

    start: int
    text: str
    role: str = ""


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
    role: str
    top: bool
    near: bool
    value: bool
    named: bool


def prints_of_ledger(seed: int, style: str) -> tuple[str, list[Print]]:
    printed = ledger(seed, style)
    return printed.text, [
        Print(one.start, one.text, "text") for one in printed.figures if not one.printed_zero and len(one.text) > 1
    ]


def prints_of_account(seed: int, variant: Variant = "final", size: Size = "medium") -> tuple[str, list[Print]]:
    printed = account(seed, "tab", variant, size)
    return printed.text, [
        Print(one.start, one.text, one.table) for one in printed.cells if one.text and Fraction(one.text.replace(",", ""))
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
        typos.append(Print(old.start + grown, old.text, old.role))
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
        yield Told(kind, typo.role, top, tied or (bool(places) and places[0] <= len(kinds)), right, bool(places) or tied)


Material = Callable[[Random], tuple[str, list[Print]]]


def any_ledger(rng: Random) -> tuple[str, list[Print]]:
    return prints_of_ledger(rng.randrange(10**6), rng.choice(sorted(STYLES)))


def any_account(rng: Random) -> tuple[str, list[Print]]:
    return prints_of_account(rng.randrange(10**6), rng.choice(VARIANTS), rng.choice(ACCOUNTS))


def either(rng: Random) -> tuple[str, list[Print]]:
    return (any_account if rng.randrange(4) == 0 else any_ledger)(rng)


@dataclass
class Tally:
    """What was told of planted typos; how many documents have all named, how many there are, and what raised no error."""

    found: list[Told]
    complete: int = 0
    documents: int = 0
    milder: int = 0
    unnoticed: int = 0


def measured(documents: int, errors: int, material: Material = either, seed: int = 1) -> Tally:
    """What is told of the typos of so many documents with errors."""
    rng = Random(seed)
    tally = Tally([])
    while tally.documents < documents:
        text, prints = material(rng)
        kinds = tuple(rng.choice(KINDS) for _ in range(errors))
        made = planted(text, prints, kinds, rng)
        if made is None or raises_an_error(text):
            continue
        silent = [alone for alone in made.alone if not raises_an_error(alone)]
        for alone in silent:
            if any(finding.verdict == "fail" for finding in audit(alone, diagnose=False).findings):
                tally.milder += 1
            else:
                tally.unnoticed += 1
        if silent:
            continue
        typos = list(told(audit(made.text), made, kinds))
        tally.found += typos
        tally.complete += all(one.named for one in typos)
        tally.documents += 1
    return tally


def told_of_network(diagnosis: Diagnosis, digits: dict[int, str], kinds: tuple[str, ...], true: Network) -> Iterator[Told]:
    """As `told`, for the figures of a network that got other digits."""
    for place, kind in zip(digits, kinds, strict=True):
        causes = [
            at
            for at, blame in enumerate(diagnosis.blames)
            if blame.suspect.relation is None and any(fact.number == place for fact in blame.suspect.facts)
        ]
        others = [other for blame in diagnosis.blames for other in blame.alternatives if other.relation is None]
        tied = any(fact.number == place for other in others for fact in other.facts)
        top = bool(causes) and causes[0] < len(kinds)
        meant = diagnosis.blames[causes[0]].suspect.corrections if top else ()
        quantity = true.figures[place].quantity()
        right = bool(meant) and quantity is not None and abs(meant[0].value) == abs(quantity.value)
        yield Told(
            kind, true.figures[place].role, top, tied or (bool(causes) and causes[0] <= len(kinds)), right, bool(causes) or tied
        )


def measured_networks(runs: int, errors: int, size: str, *, dense: bool) -> tuple[Tally, list[float]]:
    """As `measured`, for networks of one size; and the milliseconds of each diagnosis."""
    rng = Random(f"{size} {dense} {errors}")
    tally, times = Tally([]), []
    while tally.documents < runs:
        true = network(rng, size, dense=dense)
        places = sorted(rng.sample(range(len(true.figures)), errors))
        kinds = tuple(rng.choice(KINDS) for _ in places)
        prints = [Print(0, one.digits) for one in true.figures]
        digits = {place: slip(kind, prints, place, rng) for place, kind in zip(places, kinds, strict=True)}
        if not all(well_formed(text) and value_of(text) != value_of(prints[place].text) for place, text in digits.items()):
            continue
        if not all(fails(true.misprinted({place: text})) for place, text in digits.items()):
            tally.unnoticed += 1
            continue
        facts = true.misprinted(digits).facts()
        outcomes = true.outcomes(facts)
        start = perf_counter()
        diagnosis = diagnose(outcomes, facts)
        times.append(1000 * (perf_counter() - start))
        typos = list(told_of_network(diagnosis, digits, kinds, true))
        tally.found += typos
        tally.complete += all(one.named for one in typos)
        tally.documents += 1
    return tally, times


def fails(printed: Network) -> bool:
    return any(outcome.verdict is Verdict.FAIL for outcome in printed.outcomes(printed.facts()))


HEAD = "top cause | first two or tied | value first |"


def shares(some: list[Told]) -> str:
    counts = [sum(getattr(one, word) for one in some) for word in ("top", "near", "value")]
    return " | ".join(f"{100 * count / len(some):.0f}%" for count in counts)


def table(name: str, keys: list[str], key: Callable[[Told], str], found: list[Told]) -> str:
    rows = [f"| {name} | typos | {HEAD}", "|---|---|---|---|---|"]
    for one in (*keys, "all"):
        some = [told_one for told_one in found if one in {key(told_one), "all"}]
        if some:
            rows.append(f"| {one} | {len(some)} | {shares(some)} |")
    return "\n".join(rows)


def by_kind(found: list[Told]) -> str:
    return table("slip", list(KINDS), lambda one: one.kind, found)


def by_role(found: list[Told]) -> str:
    return table("table", sorted({one.role for one in found}), lambda one: one.role, found)


def in_words(tally: Tally) -> str:
    every = len(tally.found) + tally.milder + tally.unnoticed
    milder, unnoticed = 100 * tally.milder / every, 100 * tally.unnoticed / every
    return (
        f"All named in {100 * tally.complete / tally.documents:.0f}% of {tally.documents} documents. Beside these, of the "
        f"typos tried {milder:.1f}% raised only a milder finding, and {unnoticed:.1f}% none."
    )


def networks(runs: int) -> str:
    rows = [f"| network | figures | relations | errors | {HEAD} all named | ms median | ms most |", "|" + "---|" * 10]
    for dense in (True, False):
        for size in NETWORKS:
            shown = network(Random(0), size, dense=dense)
            for errors in (1, 3, 5):
                tally, times = measured_networks(runs, errors, size, dense=dense)
                times.sort()
                name = f"{'dense' if dense else 'sparse'} {size}"
                rows.append(
                    f"| {name} | {len(shown.figures)} | {len(shown.relations)} | {errors} | {shares(tally.found)} "
                    f"| {100 * tally.complete / tally.documents:.0f}% | {times[len(times) // 2]:.1f} | {times[-1]:.0f} |"
                )
    return "\n".join(rows)


def tables(documents: int = DOCUMENTS) -> dict[str, str]:
    """By name of its place in the page, the tables for one and for three errors, and for networks."""
    blocks = {}
    for name, errors in (("one error", 1), ("three errors", 3)):
        ledgers = measured(documents, errors, any_ledger)
        accounts = measured(documents // 2, errors, any_account)
        blocks[f"{name}, narratives"] = f"{by_kind(ledgers.found)}\n\n{in_words(ledgers)}"
        blocks[f"{name}, accounts"] = f"{by_kind(accounts.found)}\n\n{by_role(accounts.found)}\n\n{in_words(accounts)}"
    blocks["networks"] = networks(max(documents // 6, 1))
    blocks["when localisation was measured"] = f"Printed on {datetime.now(UTC):%Y-%m-%d}."
    return blocks


if __name__ == "__main__":
    main(tables())
