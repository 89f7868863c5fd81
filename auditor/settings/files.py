"""Settings files: finds the nearest one, follows what it extends, and refuses a key that means nothing.

Settings stand in `audit.toml`, or in the table `[tool.audit]` of a `pyproject.toml`. The nearest file from the working folder
upwards counts, alone, unless it extends another one by name. A list of the nearer file takes the place of the farther one's;
severities are settled rule by rule.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from auditor.errors import SettingsError
from auditor.locale import Lang
from auditor.node import Entry, Mistakes, Node, check_keys, choice
from auditor.record import replace
from auditor.report import SEVERITIES, FailOn
from auditor.settings.model import DEFAULT, KEYS, Settings

OWN_FILE = "audit.toml"
SHARED_FILE = "pyproject.toml"
BASELINE = ".audit-baseline.json"
_EXTEND = "extend"
_DEEPEST = 10
_MAY_SHARE = re.compile(rb"""^[ \t]*(?:\[[^\n]*\baudit\b|\[[ \t]*tool[ \t]*\]|tool[ \t]*[.=])""", re.MULTILINE)
"""Finds `[tool.audit]`, or another way to write it, in a file of settings."""


def settings_of(start: Path, *, file: Path | None = None, isolated: bool = False) -> Settings:
    """The settings that hold in a folder: of `file` if it is given, else of the nearest settings file, else the defaults.

    A baseline beside the settings, or in the folder itself, is used without being named. Isolated, nothing is looked for.
    Raises SettingsError with every mistake of every file at its place.
    """
    settings = Settings(origin=dict.fromkeys(KEYS, DEFAULT))
    if isolated:
        return settings
    mistakes = Mistakes()
    nearest = _nearest(start) if file is None else file
    for path, table in reversed(list(_chain(nearest, mistakes))):
        settings = _laid_over(settings, path, table, mistakes)
    mistakes.raise_if_any(SettingsError)
    if nearest is not None:
        settings = replace(settings, folder=nearest.parent)
    return settings if settings.baseline is not None else _with_baseline(settings, start)


def _nearest(start: Path) -> Path | None:
    """The nearest file of settings, as seen from the folder: what is written does not depend on where the folder lies."""
    for folder in (start, *start.absolute().parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = folder / name
            if path.is_file() and (name == OWN_FILE or _shares(path)):
                return Path(os.path.relpath(path, start))
    return None


def _shares(path: Path) -> bool:
    """Whether a file that many programs share has settings of this one. Most do not even name it, and are not parsed."""
    if not _MAY_SHARE.search(path.read_bytes()):
        return False
    with Mistakes().gathered():
        return _tool_table(_parsed(path)) is not None
    return False


def _tool_table(top: Node) -> Node | None:
    tool = top.get("tool")
    return None if tool is None else tool.get("audit")


def _parsed(path: Path) -> Node:
    from auditor.tomlfile import read_toml  # noqa: PLC0415 - most runs have no settings, and start faster without it

    try:
        return read_toml(path)
    except FileNotFoundError:
        raise SettingsError("there is no such file", place=str(path), hint="check the spelling of the path") from None
    except OSError as error:
        raise SettingsError("cannot be read", place=str(path), hint="check that it is a file you may read") from error


def _chain(nearest: Path | None, mistakes: Mistakes) -> Iterator[tuple[Path, Node]]:
    """The file and what it extends, the nearer ones first."""
    path, seen = nearest, set[Path]()
    while path is not None:
        seen.add(path.resolve())
        with mistakes.gathered():
            table = _parsed(path)
            if path.name == SHARED_FILE:
                table = _tool_table(table) or table
            yield path, table
            path = _extended(path, table, seen)
            continue
        return


def _extended(path: Path, table: Node, seen: set[Path]) -> Path | None:
    named = table.get(_EXTEND)
    if named is None:
        return None
    further = path.parent / named.text()
    if further.resolve() in seen:
        raise named.mistake(f"'{named.text()}' extends this file in turn")
    if len(seen) > _DEEPEST:
        raise named.mistake("these files extend each other too deeply")
    if not further.is_file():
        raise named.mistake(f"there is no file '{named.text()}'", "the path is meant from this file")
    return further


def _laid_over(settings: Settings, path: Path, table: Node, mistakes: Mistakes) -> Settings:
    """The settings with those of a file in place of what held before."""
    check_keys(table, (*KEYS, _EXTEND), mistakes)
    origin = dict(settings.origin)
    changed: dict[str, object] = {}
    for word, entry in table.mapping().items():
        if word not in KEYS:
            continue
        with mistakes.gathered():
            value = _READERS[word](entry.value, path.parent)
            if isinstance(value, Mapping):
                value = {**settings.severity, **value}
            changed[KEYS[word]] = value
            origin[word] = f"{path.as_posix()}:{entry.key.line}"
    return replace(settings, origin=origin, **changed)


def _with_baseline(settings: Settings, start: Path) -> Settings:
    """The settings with the baseline that lies beside the settings file, or in the folder where the program was started."""
    for folder in (settings.folder, Path()):
        if folder is not None and (start / folder / BASELINE).is_file():
            path = folder / BASELINE
            return replace(settings, baseline=path, origin={**settings.origin, "baseline": path.as_posix()})
    return settings


def _texts(node: Node, folder: Path) -> tuple[str, ...]:
    del folder
    return node.texts()


def _patterns(node: Node, folder: Path) -> tuple[str, ...]:
    """Paths and patterns, meant from the folder of the file that they stand in."""
    return tuple((folder / text).as_posix() for text in node.texts())


def _paths(node: Node, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / text for text in node.texts())


def _path(node: Node, folder: Path) -> Path:
    return folder / node.text()


def _flag(node: Node, folder: Path) -> bool:
    del folder
    return choice(node, ("true", "false"), "truth value") == "true"


def _one_of(allowed: tuple[str, ...], what: str) -> Callable[[Node, Path], object]:
    def read(node: Node, folder: Path) -> str:
        del folder
        return choice(node, allowed, what)

    return read


def _severities(node: Node, folder: Path) -> Mapping[str, str]:
    del folder
    entries: Mapping[str, Entry] = node.mapping()
    return {word: choice(entry.value, SEVERITIES, "severity") for word, entry in entries.items()}


_READERS: Mapping[str, Callable[[Node, Path], object]] = {
    "paths": _patterns,
    "exclude": _patterns,
    "rules": _paths,
    "select": _texts,
    "ignore": _texts,
    "severity": _severities,
    "mandatory": _texts,
    "fail-on": _one_of(get_args(FailOn), "severity"),
    "min-severity": _one_of(SEVERITIES, "severity"),
    "strict": _flag,
    "baseline": _path,
    "waivers": _paths,
    "lang": _one_of(get_args(Lang), "language"),
}
