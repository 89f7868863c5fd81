"""The material of the laws is itself true: every figure is a rounding of its ledger, and every stated relation holds."""

from fractions import Fraction
from random import Random

import pytest

from tests.ledgers import STYLES, document, transforms
from tests.ledgers.mutation import mutate, proof, provable
from tests.ledgers.printing import half_up
from tests.ledgers.truth import ledger

SEEDS = range(12)


@pytest.mark.parametrize("seed", range(60))
def test_a_ledger_balances(seed: int) -> None:
    true = ledger(Random(seed))
    assert true.turnover == true.spent + true.allocation + true.closing
    assert true.income + true.used_balance + true.opening == true.turnover
    assert true.general.basic.now == sum(line.now for _, line in (*true.personnel, *true.public))
    assert sum(line.now for _, line in true.classes()) == true.spent.now
    assert true.opening.now == true.closing.prior
    assert true.three.line.now == (true.three.abroad + true.three.vehicles + true.three.reception).now
    assert true.procurement.micro <= true.procurement.sme <= true.procurement.total
    assert sum(count for _, count in true.cars) == true.three.kept
    assert min(line.now for _, line in true.sources) >= 0


@pytest.mark.parametrize("style", STYLES)
def test_every_figure_is_the_rounding_of_its_true_value(style: str) -> None:
    for seed in SEEDS:
        printed = document(seed, style)
        for figure in printed.figures:
            low, high = figure.box()
            assert printed.text[figure.start : figure.end] == figure.text
            assert low <= abs(figure.value) * figure.sign <= high, (seed, figure)


@pytest.mark.parametrize("style", STYLES)
def test_every_relation_holds(style: str) -> None:
    for seed in SEEDS:
        for relation in document(seed, style).relations:
            assert relation.gap() in {None, Fraction(0)}, (seed, relation)


@pytest.mark.parametrize("style", STYLES)
def test_nearly_every_figure_is_bound_by_a_relation(style: str) -> None:
    figures = bound = 0
    for seed in SEEDS:
        printed = document(seed, style)
        shown = [figure for figure in printed.figures if not figure.printed_zero]
        figures += len(shown)
        bound += sum(provable(printed, figure) for figure in shown)
    assert bound >= figures * 95 // 100


def test_the_same_seed_prints_the_same_report() -> None:
    assert document(7, "sichuan").text == document(7, "sichuan").text
    assert document(7, "sichuan").text != document(8, "sichuan").text


@pytest.mark.parametrize("style", STYLES)
def test_a_typo_breaks_what_the_report_states(style: str) -> None:
    rng = Random(1)
    printed = document(3, style)
    figures = [figure for figure in printed.figures if provable(printed, figure)]
    changed = [mutate(printed, figure, rng) for figure in rng.sample(figures, 10)]
    assert sum(text is not None for text in changed) >= 9
    assert all(text != printed.text for text in changed)


def test_the_oracle_forgives_one_last_digit() -> None:
    printed = document(3, "sichuan")
    relation = next(r for r in printed.relations if r.kind == "share" and "." in r.stated.text and not r.stated.printed_zero)
    digits = relation.stated.text
    up = digits[:-1] + str((int(digits[-1]) + 1) % 10) if digits[-1] != "9" else digits[:-1] + "8"
    assert proof(printed, relation.stated, up) is None
    assert proof(printed, relation.stated, "9" + digits) is not None


@pytest.mark.parametrize(
    ("value", "decimals", "digits"),
    [
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(1249, 1000), 2, "1.25"),
        (Fraction(-1245, 1000), 2, "1.25"),
        (Fraction(99999, 10), 0, "10000"),
        (Fraction(0), 2, "0.00"),
    ],
)
def test_halves_round_away_from_zero(value: Fraction, decimals: int, digits: str) -> None:
    assert half_up(value, decimals) == digits


@pytest.mark.parametrize(
    ("text", "places", "moved"),
    [
        ("12.34", 1, "123.4"),
        ("12.34", -1, "1.234"),
        ("7", -2, "0.07"),
        ("0.05", 2, "5"),
        ("1,234.50", 1, "12345.0"),
        ("１２．３", -1, "１．２３"),
    ],
)
def test_moving_the_point_keeps_the_digits(text: str, places: int, moved: str) -> None:
    assert transforms.shifted(text, places) == moved


def test_years_move_outside_of_figures_only() -> None:
    printed = document(3, "sichuan")
    moved = transforms.later(printed, 2)
    year = next(int(y) for y in ("2021", "2022", "2023", "2024") if f"{y}年度部门决算" in printed.text)
    assert f"{year + 2}年度部门决算" in moved
    assert len(moved) == len(printed.text)
