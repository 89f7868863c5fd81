"""Which files are audited: the paths, folders and patterns of a command line or of the settings, as files in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path

from auditor.errors import InputError
from auditor.record import Record
from auditor.sources.decode import STDIN, name_of

SUFFIXES = (".txt", ".text")
"""The files that a folder is searched for."""


class Inputs(Record):
    """Files to audit, as they are opened, each once; and what was asked for and is not there."""

    files: tuple[str, ...]
    missing: tuple[InputError, ...]


def inputs(paths: Sequence[str], *, exclude: Sequence[str] = ()) -> Inputs:
    """The files that paths mean: a file itself, a folder all reports below it, a pattern the files that fit it.

    `**` in a pattern runs through folders. Hidden files and folders are left out, and so is what fits `exclude`, except for a
    file that is named itself. Folders and patterns give their files in the order of their names.
    """
    files: dict[str, None] = {}
    missing: list[InputError] = []
    for path in paths:
        try:
            files.update(dict.fromkeys(_meant(path, exclude)))
        except InputError as error:
            missing.append(error)
    return Inputs(tuple(files), tuple(missing))


def _meant(path: str, exclude: Sequence[str]) -> list[str]:
    name = name_of(path)
    if path != STDIN and Path(path).is_dir():
        found = [file for file in _below(path) if not _fits(file, exclude)]
        if not found:
            raise InputError("has no report in it", place=name, hint="reports are files that end in .txt or .text")
        return found
    if path != STDIN and has_magic(path) and not Path(path).exists():
        fitting = sorted(file for file in glob(path, recursive=True) if Path(file).is_file())  # noqa: PTH207 - absolute patterns too
        found = [file for file in fitting if not _fits(file, exclude)]
        if not found:
            raise InputError("no file fits this pattern", place=name, hint="check the pattern; ** runs through folders")
        return found
    return [path]


def _below(folder: str) -> Iterator[str]:
    """The reports below a folder, in the order of their names, without hidden ones."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(_visible(folders))
        for file in sorted(_visible(files)):
            if Path(file).suffix.lower() in SUFFIXES:
                yield (Path(at) / file).as_posix()


def _visible(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]


def _fits(file: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the file or a folder that it is in; `*` also runs over the bounds of folders."""
    normal = Path(file).as_posix()
    return any(fnmatchcase(normal, pattern) or fnmatchcase(normal, f"{pattern.rstrip('/')}/*") for pattern in patterns)
