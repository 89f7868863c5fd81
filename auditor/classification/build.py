"""Compiles rules/classification/*.yaml to the JSON that the program reads: `python -m auditor.classification.build`.

A row that cannot be right (a code of the wrong length, without its parent, given twice in a year) is shown at its place.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from auditor.classification.load import COMPILED, SCHEMES
from auditor.classification.model import CODE_LENGTHS, Row, Scheme
from auditor.node import Mistakes, Node, check_keys, choice
from auditor.yamlfile import read_yaml

FOLDER = Path(__file__).parent.parent.parent / "rules" / "classification"
_VERSION = "audit_classification"
_SPELLING = (_VERSION, "endings")
_TABLE = (_VERSION, "scheme", "years", "sources", "rows")
_ROW = ("code", "name", "source", "complete", "uncertain", "from", "until")
_REQUIRED = _ROW[:3]


class _Placed(NamedTuple):
    """A row with the value of the file that it was read from."""

    row: Row
    node: Node


def compiled(folder: Path = FOLDER) -> str:
    """The JSON text of the dictionary: endings of names, sources by key, and the rows of all files, one to a line.

    Raises RuleError with the mistakes of all files.
    """
    mistakes = Mistakes()
    endings: list[str] = []
    sources: dict[str, str] = {}
    placed: list[_Placed] = []
    for path in sorted(folder.glob("*.yaml")):
        with mistakes.gathered():
            node = read_yaml(path, f"rules/classification/{path.name}")
            version = node.get(_VERSION)
            if version is None or version.text() != "1":
                raise node.mistake(f"expected '{_VERSION}: 1' on top")
            if (said := node.get("endings")) is not None:
                check_keys(node, _SPELLING, mistakes)
                endings += said.texts()
            else:
                placed += _table(node, sources, mistakes)
    _check_codes(placed, mistakes)
    mistakes.raise_if_any()
    rows = ",\n".join(
        json.dumps([getattr(one.row, key) for key in Row.__struct_fields__], ensure_ascii=False) for one in placed
    )
    head = json.dumps({"endings": endings, "sources": sources}, ensure_ascii=False)
    return f'{head[:-1]}, "rows": [\n{rows}\n]}}\n'


def _table(node: Node, sources: dict[str, str], mistakes: Mistakes) -> list[_Placed]:
    check_keys(node, _TABLE, mistakes)
    entries = {key: _needed(node, key) for key in _TABLE}
    scheme = choice(entries["scheme"], tuple(SCHEMES.values()), "scheme")
    first, last = (_year(member) for member in entries["years"].items())
    for key, entry in entries["sources"].mapping().items():
        if sources.setdefault(key, entry.value.text()) != entry.value.text():
            mistakes.add(entry.key.mistake(f"'{key}' is another source in another file"))
    placed: list[_Placed] = []
    for member in entries["rows"].items():
        with mistakes.gathered():
            check_keys(member, _ROW, mistakes)
            placed.append(_Placed(_row(member, scheme, (first, last), entries["sources"]), member))
    return placed


def _row(node: Node, scheme: Scheme, years: tuple[int, int], sources: Node) -> Row:
    code, name, source = (_needed(node, key) for key in _REQUIRED)
    digits = code.text()
    if not (digits.isascii() and digits.isdigit() and len(digits) in CODE_LENGTHS[scheme]):
        raise code.mistake(f"a code of this scheme has {' or '.join(map(str, CODE_LENGTHS[scheme]))} digits")
    if name.text() != "".join(name.text().split()) or not name.text():
        raise name.mistake("a name is written without white space, and is not empty")
    begin, end = node.get("from"), node.get("until")
    first, last = years[0] if begin is None else _year(begin), years[1] if end is None else _year(end)
    if not years[0] <= first <= last <= years[1]:
        raise node.mistake(f"the years of a row lie within those of its file ({years[0]} to {years[1]})")
    known = choice(source, tuple(sources.mapping()), "source of this file")
    return Row(scheme, digits, name.text(), known, first, last, not _flag(node, "uncertain"), _flag(node, "complete"))


def _check_codes(placed: list[_Placed], mistakes: Mistakes) -> None:
    """No code twice in one year, and in every year of a row its parent too."""
    seen: set[tuple[Scheme, str, int]] = set()
    for row, node in placed:
        years = {(row.scheme, row.code, year) for year in range(row.first, row.last + 1)}
        if seen & years:
            mistakes.add(node.mistake(f"the code {row.code} is given twice for {min(seen & years)[2]}"))
        seen |= years
    for row, node in placed:
        missing = [year for year in range(row.first, row.last + 1) if (row.scheme, row.code[:-2], year) not in seen]
        if row.level > 1 and missing:
            mistakes.add(node.mistake(f"{row.code} has no parent {row.code[:-2]} in {missing[0]}"))


def _needed(node: Node, key: str) -> Node:
    value = node.get(key)
    if value is None:
        raise node.mistake(f"the key '{key}' is missing")
    return value


def _year(node: Node) -> int:
    text = node.text()
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise node.mistake(f"'{text}' is not a year")
    return int(text)


def _flag(node: Node, key: str) -> bool:
    value = node.get(key)
    return value is not None and choice(value, ("true", "false"), "yes or no (true, false)") == "true"


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
