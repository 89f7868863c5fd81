"""Compiles rules/vocabulary/*.yaml to the JSON that the program reads: `python -m auditor.vocabulary.build`.

Every pattern is compiled once here, so that a mistake in one is shown at its place; what the tables mean is decided by `load`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from auditor.node import Mistakes, Node, check_keys, choice
from auditor.vocabulary.load import MARK_PLACES, PIECE_KINDS, WAYS
from auditor.yamlfile import read_yaml

FOLDER = Path(__file__).parent.parent.parent / "rules" / "vocabulary"
TARGET = Path(__file__).parent.parent / "compiled" / "vocabulary.json"
_VERSION = "audit_vocabulary"
_MARK_KEYS = ("kind", "pattern", "where", "example", "not")
_PATTERNS = frozenset(
    {
        "pattern",
        "before",
        "contents",
        "glossary",
        "notes",
        "captions",
        "title",
        "debris",
        "score",
        "bare_money",
        "per_period",
        "year",
        "date",
        "sentence",
        "breaks",
        "figure",
        "ideograph",
        "phrase",
        "name",
        "unless",
        "header",
        "amounts",
        "conclusion",
        "unit",
        "total",
        "ignored",
        "change",
        "counted",
        "numbering",
        "continued",
        "owner",
        "member",
        "enumerator",
        "income",
        "expenditure",
        "slack",
        "bullet",
        "leaders",
        "listed",
        "excused",
        "lead",
        "explained",
        "titled",
        "region",
        "count",
        "opens",
        "leads",
        "office",
        "joins",
        "open_end",
        "own",
        "column",
    }
)
_PATTERN_FILES = frozenset({"structure", "characters", "aspects", "marks", "units", "tables", "offices"})


def compiled(folder: Path = FOLDER) -> str:
    """The JSON text of the whole vocabulary: for each file its tables, under the file's name without ending."""
    mistakes = Mistakes()
    tables: dict[str, object] = {}
    for path in sorted(folder.glob("*.yaml")):
        with mistakes.gathered():
            node = read_yaml(path, f"rules/vocabulary/{path.name}")
            version = node.get(_VERSION)
            if version is None or version.text() != "1":
                raise node.mistake(f"expected '{_VERSION}: 1' on top")
            for pattern in _patterns(node) if path.stem in _PATTERN_FILES else ():
                _compile(pattern, mistakes)
            if path.stem == "wordings":
                _check_wordings(node, mistakes)
                _expand_wordings(node, mistakes)
            if path.stem == "marks":
                _check_marks(node, mistakes)
            tables[path.stem] = {key: _plain(entry.value) for key, entry in node.mapping().items() if key != _VERSION}
    mistakes.raise_if_any()
    return json.dumps(tables, ensure_ascii=False, indent=0) + "\n"


def _plain(node: Node) -> object:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, tuple):
        return [_plain(member) for member in node.value]
    return {key: _plain(entry.value) for key, entry in node.mapping().items()}


def _patterns(node: Node) -> Iterator[Node]:
    """Every text of the file that is a regular expression of its own (wordings are one only when their macros are expanded)."""
    if isinstance(node.value, str):
        return
    if isinstance(node.value, tuple):
        for member in node.value:
            yield from _patterns(member)
        return
    for key, entry in node.mapping().items():
        if key in _PATTERNS and isinstance(entry.value.value, str):
            yield entry.value
        elif key in _PATTERNS:
            yield from (member for member in entry.value.items() if isinstance(member.value, str))
        else:
            yield from _patterns(entry.value)


def _check_wordings(file: Node, mistakes: Mistakes) -> None:
    """What a wording means, and what may fill an open role, are closed lists that the program knows."""
    tables = file.mapping()
    for wording in tables["wordings"].value.items():
        with mistakes.gathered():
            choice(wording.mapping()["means"].value, PIECE_KINDS, "piece")
    for ways in tables["readings"].value.mapping().values():
        for way in ways.value.items():
            with mistakes.gathered():
                choice(way, WAYS, "way to fill a role")


def _check_marks(file: Node, mistakes: Mistakes) -> None:
    """A mark says where it counts, shows a wording of its own, and one that is none."""
    for row in file.mapping()["marks"].value.items():
        with mistakes.gathered():
            check_keys(row, (*_MARK_KEYS, "before"), mistakes)
            entries = row.mapping()
            absent = [key for key in _MARK_KEYS if key not in entries]
            if absent:
                raise row.mistake(f"this mark lacks {', '.join(absent)}")
            for place in entries["where"].value.items():
                choice(place, MARK_PLACES, "place of a mark")


def _expand_wordings(node: Node, mistakes: Mistakes) -> None:
    """Every wording with its macros expanded; a mistake behind a macro is shown at the beginning of the pattern."""
    macros = node.mapping()["macros"].value.mapping()
    for row in node.mapping()["wordings"].value.items():
        pattern = row.mapping()["pattern"].value
        expanded = pattern.text()
        for sign, expansion in macros.items():
            expanded = expanded.replace(sign, expansion.value.text())
        try:
            re.compile(expanded)
        except re.error as error:
            at = error.pos or 0
            offset = at if expanded[:at] == pattern.text()[:at] else 0
            mistakes.add(pattern.mistake(f"not a regular expression: {error.msg}", offset=offset))


def _compile(pattern: Node, mistakes: Mistakes) -> None:
    try:
        re.compile(pattern.text())
    except re.error as error:
        mistakes.add(pattern.mistake(f"not a regular expression: {error.msg}", offset=error.pos or 0))


if __name__ == "__main__":
    TARGET.write_text(compiled(), encoding="utf-8")
