"""What is known about tables, from the compiled vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.vocabulary.raw import Table, as_list, as_map, as_text, as_texts
from auditor.vocabulary.tables import Evaluation, Items, Listings, TableRole, Tables

_TABLE_LISTS = ("roles", "sign", "whole", "levels", "evaluation", "listings", "items")


def tables_of(table: Mapping[str, Table]) -> Tables:
    """All that is known about tables; patterns are compiled, those of titles when the first title is met."""
    return Tables(
        roles=tuple(
            TableRole(
                id=as_text(row["id"]),
                said=as_text(row["pattern"]),
                unsaid=as_text(row["unless"]),
                total=as_text(row["total"]),
                fund=None if row["fund"] == "unsaid" else as_text(row["fund"]),
                sides=row["sides"] == "true",
                listing=as_text(row.get("listing", "")),
            )
            for row in map(as_map, as_list(table["roles"]))
        ),
        evaluation=_evaluation(as_map(table["evaluation"])),
        listings=_listings(as_map(table["listings"])),
        items=_items(as_map(table["items"])),
        sign=tuple(as_texts(table["sign"])),
        levels=tuple(as_texts(table["levels"])),
        whole=tuple(as_texts(table["whole"])),
        **{key: re.compile(as_text(pattern)) for key, pattern in table.items() if key not in _TABLE_LISTS},
    )


def _listings(table: Mapping[str, Table]) -> Listings:
    announced = [as_map(row) for row in as_list(table["announced"])]
    patterns = ("name", "total", "subtotal", "whole", "rate", "score", "carried", "current", "unit")
    return Listings(
        parts=tuple(re.compile(pattern) for pattern in as_texts(table["parts"])),
        announcing=as_text(table["announcing"]),
        counted=as_text(table["counted"]),
        announced=tuple((as_text(row["of"]), re.compile(as_text(row["pattern"]))) for row in announced),
        **{key: re.compile(as_text(table[key])) for key in patterns},
    )


def _items(table: Mapping[str, Table]) -> Items:
    heads = [as_map(row) for row in as_list(table["heads"])]
    return Items(
        pattern=re.compile(as_text(table["pattern"])),
        heads={
            name: (as_text(row["concept"]), tuple(as_texts(row["classes"]))) for row in heads for name in as_texts(row["names"])
        },
        separator=re.compile(as_text(table["separator"])),
        open=re.compile(as_text(table["open"])),
        umbrellas={name: tuple(as_texts(codes)) for name, codes in as_map(table["umbrellas"]).items()},
    )


def _evaluation(table: Mapping[str, Table]) -> Evaluation:
    signs = {"at_least": "at-least", "at_most": "at-most", "equal": "equal", "words": "words"}
    return Evaluation(
        operators={sign: meaning for key, meaning in signs.items() for sign in as_texts(table[key])},
        **{key: re.compile(as_text(pattern)) for key, pattern in table.items() if key not in signs},
    )
