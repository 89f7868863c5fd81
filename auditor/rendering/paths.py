"""Documents as other programs find them: as a path within the folder of the run, and as a URI."""

from __future__ import annotations

import re
from pathlib import PurePath
from posixpath import join, normpath
from urllib.parse import quote

_PLACE = re.compile(r"(?P<path>.+?)(?::(?P<line>[1-9]\d*))?(?::[1-9]\d*)?")


def within(path: str, root: str) -> str:
    """A path with slashes and without `.` or needless `..`, relative to `root` where it lies in it.

    An absolute path outside of it stays absolute. With an empty root every absolute path stays.
    """
    plain = PurePath(path).as_posix()
    if not root:
        return normpath(plain)
    folder = PurePath(root).as_posix().rstrip("/") + "/"
    whole = normpath(join(folder, plain))
    return whole.removeprefix(folder) if whole.startswith(folder) or plain.startswith("/") else normpath(plain)


def uri(path: str, root: str) -> str:
    """A path as a percent-encoded URI, relative to `root` where it lies in it."""
    inside = PurePath(within(path, root))
    return inside.as_uri() if inside.is_absolute() else quote(inside.as_posix(), safe="/", errors="surrogateescape")


def placed(place: str) -> tuple[str, int]:
    """The path and the line that a place such as `rules/own.yaml:12:3` names; line 1 where it names none."""
    found = _PLACE.fullmatch(place)
    return (place, 1) if found is None else (found["path"], int(found["line"] or 1))
