"""TOML files whose every value knows where it stands, so that a mistake in the settings is shown in the settings.

The standard library reads the values; where they stand is found by the shape of the lines, since no reader of TOML tells it.
A place that cannot be found is that of the table around it: the message stays right, the caret is a little off.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from auditor.node import Entry, Mistake, MistakeError, Node

_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")
_Path = tuple[str, ...]


def read_toml(path: Path, name: str = "") -> Node:
    """The top table of a TOML file; `name` is how its places are reported, the path itself if empty.

    Scalars become their text: `true`, `3`. A file that is not TOML or not UTF-8 raises MistakeError at that place.
    """
    shown = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise MistakeError(Mistake(shown, 1, 1, f"this file is not UTF-8 (byte {error.start})")) from None
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = _WHERE.search(said)
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        raise MistakeError(Mistake(shown, line, column, f"not valid TOML: {_WHERE.sub('', said).strip()}")) from None
    return _Placed(shown, _places(text)).node(values, (), (1, 1))


class _Placed:
    """Values on their way to nodes, with the places that were found for their keys."""

    def __init__(self, name: str, places: Mapping[_Path, tuple[int, int, int]]) -> None:
        self._name = name
        self._places = places

    def node(self, value: object, path: _Path, at: tuple[int, int]) -> Node:
        if isinstance(value, dict):
            return Node({word: self._entry(word, member, path, at) for word, member in value.items()}, self._name, *at)
        if isinstance(value, list):
            return Node(tuple(self.node(member, (*path, str(i)), at) for i, member in enumerate(value)), self._name, *at)
        return Node(str(value).lower() if isinstance(value, bool) else str(value), self._name, *at)

    def _entry(self, word: str, value: object, path: _Path, at: tuple[int, int]) -> Entry:
        line, column, behind = self._places.get((*path, word), (*at, at[1]))
        return Entry(Node(word, self._name, line, column), self.node(value, (*path, word), (line, behind)))


def _places(text: str) -> dict[_Path, tuple[int, int, int]]:
    """For each key: its line, its column, and the column of its value; the first place where it is given."""
    places: dict[_Path, tuple[int, int, int]] = {}
    table: _Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header and not key:
            table = _parts(header[1])
            for length in range(1, len(table) + 1):
                places.setdefault(table[:length], (number, header.start(1) + 1, header.start(1) + 1))
        elif key:
            words = _parts(key[1])
            for length in range(1, len(words) + 1):
                places.setdefault((*table, *words[:length]), (number, key.start(1) + 1, key.end() + 1))
    return places


def _parts(dotted: str) -> _Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
