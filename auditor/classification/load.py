"""The compiled classification dictionary, read only when somebody asks for a year. See `build` for how the file comes about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from auditor.classification.model import CODE_LENGTHS, Classification, Row, Scheme, of_year

COMPILED = Path(__file__).parent.parent / "compiled" / "classification.json"
SCHEMES: Mapping[str, Scheme] = {scheme: scheme for scheme in CODE_LENGTHS}


@cache
def classification(year: int) -> Classification:
    """The dictionary of one fiscal year, the same object every time; without rows for a year that it does not cover."""
    return of_year(_packaged()[0], year, _packaged()[1])


@cache
def _packaged() -> tuple[tuple[Row, ...], tuple[str, ...]]:
    return from_json(COMPILED.read_text(encoding="utf-8"))


def from_json(text: str) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows of all years and the endings of names, from the JSON that `build.compiled` writes."""
    tables = json.loads(text)
    rows = tuple(
        Row(SCHEMES[scheme], code, name, source, first, last, certain, complete)
        for scheme, code, name, source, first, last, certain, complete in tables["rows"]
    )
    return rows, tuple(tables["endings"])
