"""The laws of tables: true accounts have no error in any form and are nearly all checked; a typo in a checked cell is found."""

from contextlib import suppress
from fractions import Fraction
from random import Random

import pytest

from auditor import audit
from auditor.errors import InputError
from tests.accounts import FORMS, VARIANTS, Form, Variant, document
from tests.accounts.mutation import mutate
from tests.accounts.oracle import Oracle
from tests.test_laws import carries, errors, operands_of_errors, shown

SEEDS = range(12)
CHECKED_PERCENT = 94
TYPOS = 14
CERTAIN = Fraction(10)  # last digits beyond what rounding explains


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("form", FORMS)
def test_a_true_account_has_no_error_and_its_figures_are_checked(form: Form, variant: Variant) -> None:
    numbers = checked = 0
    for seed in SEEDS:
        report = audit(document(seed, form, variant, "small" if seed % 2 else "medium").text, diagnose=False)
        assert errors(report) == [], f"{form}, {variant}, seed {seed}:\n{shown(errors(report))}"
        coverage = report.documents[0].coverage
        numbers, checked = numbers + coverage.numbers, checked + coverage.checked
    assert 100 * checked >= CHECKED_PERCENT * numbers


@pytest.mark.parametrize("variant", VARIANTS)
def test_true_debris_has_no_error(variant: Variant) -> None:
    """One cell a line, blank cells lost: some tables are put together again, and none falsely."""
    read = 0
    for seed in SEEDS:
        with suppress(InputError):
            report = audit(document(seed, "debris", variant, "small" if seed % 2 else "medium").text, diagnose=False)
            assert errors(report) == [], f"{variant}, seed {seed}:\n{shown(errors(report))}"
            read += report.documents[0].coverage.checked
    assert read > 100


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("form", FORMS)
def test_a_typo_in_a_checked_cell_is_an_error_that_names_it(form: Form, variant: Variant) -> None:
    """A cell is checked if the audit says so; that the typo contradicts the account is what the oracle says."""
    tried = 0
    for seed in range(3):
        rng = Random(f"{form}:{variant}:{seed}")
        printed = document(seed, form, variant)
        oracle, checked = Oracle(printed), operands_of_errors(printed.text)
        for cell in rng.sample(printed.shown(), TYPOS):
            change = mutate(printed, cell, rng)
            if cell.start in checked and oracle.broken(change.digits_of(), CERTAIN):
                tried += 1
                found = errors(audit(change.text, diagnose=False))
                assert any(carries(one, change.start, change.end) for one in found), (seed, cell.key, cell.text, change.digits)
    assert tried > TYPOS
