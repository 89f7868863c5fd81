"""What a careful human found in a sample, and whether an audit found the same: `samples/NAME.expected.yaml` against findings.

The comment at the head of each expectation file is the definition; this module is that definition in Python. It audits nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from auditor.report import Finding
from auditor.yamlfile import Node, read_yaml

# The levels of the items that an audit must meet today.
LEVELS_REQUIRED: tuple[str, ...] = ("error", "warn", "text")

# Items that no audit meets yet, by document and id, and why.
WAITING: Mapping[tuple[str, str], str] = {
    (
        "lipu-2024-final.txt",
        "missing-paren-two",
    ): "1） has no successor at all, so nothing in the text says that a list goes on",
    ("shizhong-2024-final.txt", "foreign-word"): "English words may be left behind by extraction; they are never findings",
    ("tongchuan-2024-budget.txt", "date-and-budget"): "two sentences run together are grammar, which nobody reads",
    ("tongchuan-2024-budget.txt", "targets-scope"): "lists of projects and their classes are not read yet",
}

# Whether items under `later` (which need tables) must be met. An error that meets one of them is never a false alarm.
TABLES_REQUIRED = True

STRENGTH: Mapping[str, int] = {"text": 0, "info": 0, "warn": 1, "warning": 1, "error": 2}

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that an audit is expected to say, or allowed to say (then `id` and `level` are empty).

    `figures` holds alternatives: a finding that carries all members of one of them speaks of this. Empty = any figures.
    """

    id: str
    level: str
    lines: frozenset[int]
    figures: tuple[frozenset[Decimal], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """Everything that was written down by hand about one sample."""

    document: str
    items: tuple[Expected, ...]
    later: tuple[Expected, ...]
    allowed: tuple[Expected, ...]

    def required(self, levels: Sequence[str] = LEVELS_REQUIRED, *, tables: bool = TABLES_REQUIRED) -> tuple[Expected, ...]:
        """The items that must each be met by a finding of its own."""
        wanted = (item for item in self.items + (self.later if tables else ()) if item.level in levels)
        return tuple(item for item in wanted if (self.document, item.id) not in WAITING)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The part of a finding that decides which item it can meet: its lines, and the numbers of its message and operands."""

    severity: str
    lines: frozenset[int]
    numbers: frozenset[Decimal]
    shown: str


def read_expectation(path: Path) -> Expectation:
    """The expectation in a file; a mistake in it raises with its place."""
    root = read_yaml(path)
    return Expectation(
        document=_required(root, "document").text(),
        items=_entries(root, "items"),
        later=_entries(root, "later"),
        allowed=_entries(root, "allowed"),
    )


def evidence(finding: Finding) -> Evidence:
    """What of a finding counts here. Texts are compared without commas, signs, units and percent signs."""
    spans = [finding.span, *(operand.span for operand in finding.operands)]
    lines = frozenset(line for span in spans for line in range(span.start_line, span.end_line + 1))
    texts = [finding.message, *(text for operand in finding.operands for text in (operand.value, operand.text))]
    first = finding.span
    shown = f"{finding.rule_id} {finding.severity} line {first.start_line}: {finding.message}"
    return Evidence(finding.severity, lines, frozenset(number for text in texts for number in numbers_in(text)), shown)


def numbers_in(text: str) -> frozenset[Decimal]:
    """The numbers of a text, full-width or half-width, without their signs."""
    return frozenset(Decimal(found.replace(",", "")) for found in _NUMBER.findall(unicodedata.normalize("NFKC", text)))


def could_meet(found: Evidence, expected: Expected) -> bool:
    """Whether a finding speaks of an item or an allowed entry: a line in common, and all figures of one alternative."""
    if found.lines.isdisjoint(expected.lines):
        return False
    return not expected.figures or any(figures <= found.numbers for figures in expected.figures)


def unmet(required: Sequence[Expected], found: Sequence[Evidence]) -> list[Expected]:
    """The items left without a finding of their own by the best possible assignment (maximum bipartite matching)."""
    candidates = [
        [index for index, one in enumerate(found) if could_meet(one, item) and STRENGTH[one.severity] >= STRENGTH[item.level]]
        for item in required
    ]
    owner: dict[int, int] = {}

    def place(item: int, tried: set[int]) -> bool:
        for index in candidates[item]:
            if index not in tried:
                tried.add(index)
                if index not in owner or place(owner[index], tried):
                    owner[index] = item
                    return True
        return False

    return [required[item] for item in range(len(required)) if not place(item, set())]


def false_alarms(expectation: Expectation, found: Iterable[Evidence]) -> list[Evidence]:
    """The errors that speak of nothing that was written down."""
    known = expectation.items + expectation.later + expectation.allowed
    return [one for one in found if one.severity == "error" and not any(could_meet(one, entry) for entry in known)]


def _required(node: Node, key: str) -> Node:
    value = node.get(key)
    if value is None:
        raise node.mistake(f"the key '{key}' is missing")
    return value


def _entries(root: Node, key: str) -> tuple[Expected, ...]:
    node = root.get(key)
    return () if node is None else tuple(_entry(entry, named=key != "allowed") for entry in node.items())


def _entry(node: Node, *, named: bool) -> Expected:
    level = _required(node, "level").text() if named else ""
    if named and level not in ("error", "warn", "text"):
        raise node.mistake(f"'{level}' is no level", "error, warn or text")
    figures = node.get("figures")
    alternatives = () if figures is None else tuple(member.texts() for member in figures.items())
    return Expected(
        id=_required(node, "id").text() if named else "",
        level=level,
        lines=frozenset(int(line) for line in _required(node, "lines").texts()),
        figures=tuple(frozenset().union(*map(numbers_in, alternative)) for alternative in alternatives),
        note=_required(node, "note").text(),
    )
