"""The tables of the compiled vocabulary as JSON gives them, and what they are asked to be: a mapping, a list, a text.

The compiler has checked them, so that anything else is a bug and raises TypeError.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Table: TypeAlias = "Mapping[str, Table] | list[Table] | str"


def as_map(table: Table) -> Mapping[str, Table]:
    """The mapping that it is."""
    if not isinstance(table, Mapping):
        raise TypeError(f"expected a mapping, found {table!r}")
    return table


def as_list(table: Table) -> list[Table]:
    """The list that it is."""
    if not isinstance(table, list):
        raise TypeError(f"expected a list, found {table!r}")
    return table


def as_text(table: Table) -> str:
    """The text that it is."""
    if not isinstance(table, str):
        raise TypeError(f"expected a text, found {table!r}")
    return table


def as_texts(table: Table) -> list[str]:
    """The texts of the list that it is."""
    return [as_text(member) for member in as_list(table)]


def as_strings(table: Table) -> dict[str, str]:
    """The texts of the mapping that it is, by their keys."""
    return {key: as_text(value) for key, value in as_map(table).items()}
