"""`audit config show`: the settings that hold here, as the file that would set them, each with where it was set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from auditor.settings.model import KEYS, Settings


def shown(settings: Settings) -> str:
    """The effective settings as lines of an `audit.toml`; behind each stands where it was set."""
    rows = []
    tables = []
    for word, name in KEYS.items():
        value = getattr(settings, name)
        origin = settings.origin.get(word, "")
        if isinstance(value, Mapping):
            tables += [f"\n[{word}]  # {origin}", *(f"{key} = {_toml(member)}" for key, member in sorted(value.items()))]
        elif value is None:
            rows.append(f"# {word} is not set")
        else:
            rows.append(f"{word} = {_toml(value)}  # {origin}")
    return "\n".join([*rows, *tables]) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(member) for member in value)}]"
    return json.dumps(value.as_posix() if isinstance(value, Path) else str(value), ensure_ascii=False)
