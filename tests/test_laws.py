"""The laws of the whole: what an audit may and must say about reports whose truth is known.

The reports are true ledgers printed in the wordings of many provinces (`tests/ledgers`). What must be found is decided there
too, by an oracle of plain fractions that knows nothing of the program.
"""

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from auditor import Finding, Report, audit
from auditor.pipeline import examine, packaged_rules
from auditor.text import Source
from tests.ledgers import STYLES, Document, document, documents, transforms
from tests.ledgers.mutation import mutate, proof, provable, tenfold
from tests.ledgers.printing import Figure

SEEDS = range(4)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def errors(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity == "error"]


def shown(findings: list[Finding]) -> str:
    return "\n".join(f"{f.rule_id} line {f.span.start_line}: {f.message}" for f in findings)


def carries(finding: Finding, start: int, end: int) -> bool:
    """Whether the finding has an operand, or a merged place, that overlaps a stretch of the text."""
    spans = [finding.span, *(operand.span for operand in finding.operands), *finding.duplicates]
    return any(span.start < end and start < span.end for span in spans)


def operands_of_errors(text: str) -> set[int]:
    """Where the figures start of which a tenfold change alone would break an equality that is worth an error."""
    audited = examine(Source(text, "law"), packaged_rules())
    errors = {rule.id for rule in packaged_rules().rules if rule.severity == "error"}
    tested = {number for one in audited.checked.outcomes if one.rule_id in errors for number in one.sensitive}
    return {fact.span.start for fact in audited.reading.facts if fact.number in tested}


def bound_figures(printed: Document) -> list[Figure]:
    """The figures that the audit says it checks and that, by the oracle, cannot change without contradicting the page."""
    checked = operands_of_errors(printed.text)
    return [figure for figure in printed.figures if figure.start in checked and provable(printed, figure)]


def blamed(report: Report, figure: Figure, length: int) -> bool:
    return any(carries(finding, figure.start, figure.start + length) for finding in errors(report))


def lines(report: Report) -> Counter[tuple[str, int]]:
    return Counter((finding.rule_id, finding.span.start_line) for finding in report.findings)


# --- a correct report has no error


@pytest.mark.parametrize("style", STYLES)
def test_a_true_report_has_no_error(style: str) -> None:
    for seed in SEEDS:
        found = errors(audit(document(seed, style).text, diagnose=False))
        assert found == [], f"{style}, seed {seed}:\n{shown(found)}"


@SLOW
@given(documents())
def test_no_true_report_has_an_error(printed: Document) -> None:
    found = errors(audit(printed.text, diagnose=False))
    assert found == [], f"{printed.style}:\n{shown(found)}"


# --- a contradiction is always an error


# Lists that the oracle sums and the reader does not (see CHECKED_AT_LEAST): there a small typo breaks no checked equality.
UNBOUND_LISTS = frozenset({"congress", "budget-sichuan"})


@pytest.mark.parametrize("style", sorted(set(STYLES) - UNBOUND_LISTS))
def test_a_typo_that_contradicts_the_report_is_an_error(style: str) -> None:
    rng = Random(style)
    missed = []
    for seed in SEEDS:
        printed = document(seed, style)
        bound = bound_figures(printed)
        for figure in rng.sample(bound, min(len(bound), 8)):
            text = mutate(printed, figure, rng)
            if text is None:
                continue
            length = len(figure.text) + len(text) - len(printed.text)
            if not blamed(audit(text, diagnose=False), figure, length):
                at = text[max(figure.start - 40, 0) : figure.start + length + 20]
                missed.append(f"seed {seed}: {figure.text} -> {text[figure.start : figure.start + length]} in …{at}…")
    assert not missed, f"{style}:\n" + "\n".join(missed)


@pytest.mark.parametrize("style", STYLES)
def test_a_slipped_decimal_point_is_an_error(style: str) -> None:
    printed = document(11, style)
    bound = bound_figures(printed)
    for figure in Random(style).sample(bound, min(len(bound), 10)):
        digits = tenfold(figure)
        assert proof(printed, figure, digits) is not None
        text = printed.text[: figure.start] + digits + printed.text[figure.end :]
        assert blamed(audit(text, diagnose=False), figure, len(digits)), f"{figure.role} {figure.text} -> {digits}"


# --- nearly every figure is checked


# What the reader does not bind yet, in percent of the figures: staff in posts and in place, batches of guests; lists of items
# under a heading without a head of their own; the taxes and transfers of an area's finance report, whose lists say nothing of
# being complete.
CHECKED_AT_LEAST = {"guangxi": 92, "hunan": 93, "budget-sichuan": 78, "congress": 78}


@pytest.mark.parametrize("style", STYLES)
def test_nearly_every_figure_is_checked(style: str) -> None:
    numbers = checked = printed_figures = 0
    for seed in SEEDS:
        printed = document(seed, style)
        coverage = audit(printed.text, diagnose=False).documents[0].coverage
        numbers, checked = numbers + coverage.numbers, checked + coverage.checked
        printed_figures += sum(not figure.printed_zero for figure in printed.figures)
    assert abs(numbers - printed_figures) <= printed_figures * 3 // 100, f"{style}: {numbers} seen of {printed_figures} printed"
    assert checked * 100 >= numbers * CHECKED_AT_LEAST.get(style, 95), f"{style}: {checked} of {numbers} checked"


# --- metamorphic relations

METAMORPHIC: dict[str, Callable[[Document], str | None]] = {
    "a tenth": lambda printed: transforms.scaled(printed, -1),
    "a hundredth": lambda printed: transforms.scaled(printed, -2),
    "tenfold": lambda printed: transforms.scaled(printed, 1) if transforms.movable(printed, 1) else None,
    "hundredfold": lambda printed: transforms.scaled(printed, 2) if transforms.movable(printed, 2) else None,
    "yuan": transforms.in_yuan,
    "later": lambda printed: transforms.later(printed, 3),
    "renamed": transforms.renamed,
    "full width": transforms.widened,
    "half width": transforms.narrowed,
}


def with_typos(printed: Document, count: int, rng: Random) -> Document:
    """The same report with `count` of its figures misprinted; figures and places are those of the new text."""
    bound = [figure for figure in printed.figures if provable(printed, figure)]
    for figure in sorted(rng.sample(bound, count), key=lambda one: -one.start):
        text = mutate(printed, figure, rng)
        if text is None:
            continue
        grown = len(text) - len(printed.text)
        figure.text = text[figure.start : figure.end + grown]
        for one in printed.figures:
            if one.start >= figure.start:
                one.start, one.end = one.start + grown * (one is not figure), one.end + grown
        printed = Document(printed.style, text, printed.figures, printed.relations)
    return printed


@pytest.mark.parametrize("change", METAMORPHIC)
@pytest.mark.parametrize("style", STYLES)
def test_what_changes_nothing_changes_no_finding(style: str, change: str) -> None:
    for seed in (0, 1):
        printed = with_typos(document(seed, style), 4, Random(seed))
        text = METAMORPHIC[change](printed)
        if text is None:
            continue
        before, after = audit(printed.text, diagnose=False), audit(text, diagnose=False)
        assert lines(after) == lines(before), f"{style}, seed {seed}, {change}"


def test_every_metamorphic_change_happens() -> None:
    for name, change in METAMORPHIC.items():
        changed = [
            change(document(seed, style)) not in {None, document(seed, style).text} for style in STYLES for seed in range(8)
        ]
        assert any(changed), name


def test_misprinted_reports_still_know_their_figures() -> None:
    printed = with_typos(document(2, "hunan"), 5, Random(0))
    assert printed.text != document(2, "hunan").text
    for figure in printed.figures:
        assert printed.text[figure.start : figure.end] == figure.text


# --- the laws can fail


def test_the_laws_can_fail() -> None:
    printed = document(3, "sichuan")
    figure = next(figure for figure in printed.figures if provable(printed, figure))
    report = audit(printed.text[: figure.start] + tenfold(figure) + printed.text[figure.end :], diagnose=False)
    assert errors(report)
    assert lines(report) != lines(audit(printed.text, diagnose=False))
