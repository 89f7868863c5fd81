"""All formats: against their golden reports, and the same bytes whatever the process that writes them.

A golden report is rewritten with `python tests/regenerate_goldens.py`, never by hand.
"""

from __future__ import annotations

from functools import cache

import pytest

from auditor.commands.formats import Format, rendered
from tests.regenerate_goldens import FORMATS, exported, golden, readable
from tests.rendering.example import context, full

NO_GOLDENS = {Format.CONSOLE, Format.JSON, Format.JSONL}
"""The console has tests of its own; the JSON of every sample stands beside it."""


@cache
def first() -> dict[str, bytes]:
    return exported(PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Shanghai", PYTHONUTF8="0")


def test_every_format_has_a_golden_report() -> None:
    assert set(FORMATS) | NO_GOLDENS == set(Format)


@pytest.mark.parametrize("name", FORMATS)
def test_the_worst_sample_is_written_as_in_its_golden_report(name: str) -> None:
    assert readable(name, first()[name]).decode() == golden(name).read_bytes().decode()


def test_the_bytes_depend_on_no_seed_no_locale_and_no_clock() -> None:
    assert exported(PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/New_York", PYTHONUTF8="1") == first()


@pytest.mark.parametrize("format_", Format)
def test_the_language_is_that_of_the_context(format_: Format) -> None:
    assert rendered(format_, full("en"), context("en")) != rendered(format_, full("zh"), context("zh"))
