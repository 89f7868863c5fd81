"""The words of the interface, in Chinese and English, and the names of units as disclosures print them.

They are written in YAML beside this module and compiled to `auditor/compiled/locale.json` by `python -m auditor.locale.build`,
so that a cold start parses no YAML. The words of rules (titles, messages) belong to the rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from auditor.record import Record

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

_COMPILED = Path(__file__).parent.parent / "compiled" / "locale.json"
_SLOT = re.compile(r"\{(\w+)\}")


class Words(Record):
    """The phrases of one language by key, such as `console.tally`."""

    lang: Lang
    phrases: Mapping[str, str]

    def say(self, key: str, **values: str | int) -> str:
        """The phrase with its slots filled; an unknown key, or a slot without a value, is a bug and raises KeyError."""
        return _SLOT.sub(lambda slot: str(values[slot[1]]), self.phrases[key])

    def named(self, group: str) -> Mapping[str, str]:
        """The phrases of a group by their own names: `named("verdict")["fail"]`."""
        return {key.removeprefix(f"{group}."): text for key, text in self.phrases.items() if key.startswith(f"{group}.")}

    def translated(self, message: str) -> str:
        """An English message of the program in this language, or the message itself where no translation is known."""
        return self.phrases.get(f"messages.{message}", message)


@cache
def words(lang: Lang) -> Words:
    """The phrases of a language."""
    return Words(lang, _compiled()[lang])


def printed_unit(unit: str, scale: int) -> str:
    """The unit as a disclosure prints it: of `yuan` and 10000 that is ten thousand yuan; empty for a bare number.

    `unit` is the id of a base unit as in Quantity; a unit that is not known here is printed by its noun.
    """
    units = _compiled()["units"]
    kind, _, noun = unit.partition(":")
    multiple = units.get(f"multiple.{scale}", "")
    if kind == "yuan-per":
        return f"{multiple}{units['yuan']}/{noun}"
    return multiple + units.get(kind, noun)


@cache
def _compiled() -> Mapping[str, Mapping[str, str]]:
    compiled: dict[str, dict[str, str]] = json.loads(_COMPILED.read_text("utf-8"))
    return compiled
