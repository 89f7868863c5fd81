"""The passages of tests/wordings/*.yaml: how the same relations are worded in many places, and what a reader must see in each.

Also the arithmetic of a passage by plain fractions, apart from the program's, so that a passage cannot teach something false.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from auditor.yamlfile import Node, read_yaml

FOLDER = Path(__file__).resolve().parent / "wordings"
QUALIFIERS = ("direction", "relation", "base", "exhaustive")

_FIGURE = re.compile(r"(-?[\d,]+(?:\.\d+)?)(.*)")
_SCALES = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}
_ROUNDED = ("元", *_SCALES, "%", "点")

Interval = tuple[Fraction, Fraction]
Boxes = Mapping[str, tuple[Interval, ...]]


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as the corpus states it: figures by role as printed (sum parts in any order), and what else is known of it."""

    kind: str
    figures: Mapping[str, tuple[str, ...]]
    qualifiers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text, the claims in it, and whether they can all be true.

    figure  for a failing passage: the printed figure that an error must carry; empty otherwise
    across  the failure lies between claims, or is one of logic: no claim fails by its own arithmetic
    also    kinds of further claims that a good reader may see in it
    """

    place: str
    row: str
    text: str
    verdict: str
    figure: str
    across: bool
    also: tuple[str, ...]
    claims: tuple[Stated, ...]


def as_printed(text: str) -> str:
    """A printed figure without white space and in half-width characters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_corpus(folder: Path = FOLDER) -> tuple[Passage, ...]:
    """All passages, file by file in the order in which they stand; a mistake in a file raises with its place."""
    return tuple(
        _passage(node, f"{path.stem}:{node.line}") for path in sorted(folder.glob("*.yaml")) for node in read_yaml(path).items()
    )


def holds(claim: Stated) -> bool:
    """Whether some true values could have been printed like this: intervals of ± half of the last digit, bounds outward."""
    boxes = {role: tuple(box(text) for text in texts) for role, texts in claim.figures.items()}
    return ARITHMETIC[claim.kind](boxes, claim.qualifiers)


def box(text: str) -> Interval:
    """The true values of a printed figure in base units; counts are exact."""
    found = _FIGURE.fullmatch(as_printed(text))
    assert found, text
    digits, unit = found[1].replace(",", ""), found[2]
    scale = _SCALES.get(unit[:1], 1)
    half = Fraction(scale, 2 * 10 ** len(digits.partition(".")[2])) if unit.endswith(_ROUNDED) else Fraction(0)
    value = Fraction(digits) * scale
    return value - half, value + half


def _share(boxes: Boxes, _: Mapping[str, str]) -> bool:
    return _ratio(boxes, "part", "whole", "percent")


def _completion(boxes: Boxes, _: Mapping[str, str]) -> bool:
    return _ratio(boxes, "actual", "budget", "rate")


def _ratio(boxes: Boxes, part: str, whole: str, percent: str) -> bool:
    if not {part, whole, percent} <= boxes.keys() or boxes[whole][0][0] <= 0:
        return True
    top = boxes[part][0]
    return _meet(_times(boxes[whole][0], boxes[percent][0]), (100 * top[0], 100 * top[1]))


def _sum(boxes: Boxes, qualifiers: Mapping[str, str]) -> bool:
    """An enumeration that is open, or of which only one member is printed, need not reach its total."""
    total, parts = boxes["total"][0], boxes["parts"]
    low, high = sum(part[0] for part in parts), sum(part[1] for part in parts)
    reaches = {"true": True, "false": False}.get(qualifiers.get("exhaustive", ""), len(parts) > 1)
    return low <= total[1] and (not reaches or total[0] <= high)


def _change(boxes: Boxes, qualifiers: Mapping[str, str]) -> bool:
    down = qualifiers.get("direction") == "down"
    subject = boxes["subject"][0]
    delta = _signed(boxes["delta"][0], down=down) if "delta" in boxes else None
    prior = boxes["prior"][0] if "prior" in boxes else None
    if delta and prior and not _meet(_minus(subject, prior), delta):
        return False
    if delta and not prior:
        prior = _minus(subject, delta)
    if not prior or "rate" not in boxes or prior[0] <= 0:
        return True
    grown = delta or _minus(subject, prior)
    return _meet(_times(prior, _signed(boxes["rate"][0], down=down)), (100 * grown[0], 100 * grown[1]))


def _product(boxes: Boxes, _: Mapping[str, str]) -> bool:
    return _meet(_times(boxes["count"][0], boxes["unit"][0]), boxes["total"][0])


def _average(boxes: Boxes, _: Mapping[str, str]) -> bool:
    return _meet(_times(boxes["count"][0], boxes["average"][0]), boxes["total"][0])


def _points(boxes: Boxes, _: Mapping[str, str]) -> bool:
    if "prior" not in boxes:
        return True
    subject, prior, points = boxes["subject"][0], boxes["prior"][0], boxes["points"][0]
    return _meet(_minus(subject, prior), points) or _meet(_minus(prior, subject), points)


def _comparison(boxes: Boxes, qualifiers: Mapping[str, str]) -> bool:
    left, right = boxes["left"][0], boxes["right"][0]
    return {"greater": left[1] > right[0], "less": left[0] < right[1], "equal": _meet(left, right)}[qualifiers["relation"]]


def _equality(boxes: Boxes, _: Mapping[str, str]) -> bool:
    return _meet(boxes["subject"][0], boxes["other"][0])


ARITHMETIC: Mapping[str, Callable[[Boxes, Mapping[str, str]], bool]] = {
    "share": _share,
    "sum": _sum,
    "change": _change,
    "completion": _completion,
    "comparison": _comparison,
    "equality": _equality,
    "product": _product,
    "average": _average,
    "points": _points,
}


def _signed(interval: Interval, *, down: bool) -> Interval:
    """A word of falling turns the sign of what is printed without one."""
    return (-interval[1], -interval[0]) if down and interval[1] > 0 else interval


def _minus(one: Interval, other: Interval) -> Interval:
    return one[0] - other[1], one[1] - other[0]


def _times(one: Interval, other: Interval) -> Interval:
    corners = [a * b for a in one for b in other]
    return min(corners), max(corners)


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _passage(node: Node, place: str) -> Passage:
    claims = tuple(_claim(claim) for claim in _required(node, "claims").items())
    return Passage(
        place=place,
        row=_required(node, "row").text(),
        text=_required(node, "text").text(),
        verdict=_required(node, "verdict").text(),
        figure=as_printed(_optional(node, "figure")),
        across=_optional(node, "across") == "true",
        also=_texts(node.get("also")),
        claims=claims,
    )


def _claim(node: Node) -> Stated:
    figures = {
        role: tuple(map(as_printed, entry.value.texts())) for role, entry in _required(node, "figures").mapping().items()
    }
    qualifiers = {key: _optional(node, key) for key in QUALIFIERS if node.get(key) is not None}
    return Stated(_required(node, "kind").text(), figures, qualifiers)


def _texts(node: Node | None) -> tuple[str, ...]:
    return () if node is None else node.texts()


def _optional(node: Node, key: str) -> str:
    value = node.get(key)
    return "" if value is None else value.text()


def _required(node: Node, key: str) -> Node:
    value = node.get(key)
    if value is None:
        raise node.mistake(f"the key '{key}' is missing")
    return value
