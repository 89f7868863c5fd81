"""Typos in tables: one cell's digits changed by more than one last digit, and nothing else moved."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.accounts.printing import Cell, Document

SLIPS = ("digit", "digit", "drop", "double", "point")


@dataclass(frozen=True, slots=True)
class Change:
    """A document with one changed cell: the whole text, the cell as it was, and its new digits from start to end."""

    text: str
    cell: Cell
    digits: str

    @property
    def start(self) -> int:
        return self.cell.start

    @property
    def end(self) -> int:
        return self.cell.start + len(self.digits)


def slipped(text: str, rng: Random) -> str:
    """One slip of the fingers: a digit changed, dropped or doubled, or the point moved by a place."""
    places = [at for at, character in enumerate(text) if character.isdigit()]
    at, point = rng.choice(places), text.find(".")
    match rng.choice(SLIPS):
        case "digit":
            return text[:at] + rng.choice("0123456789") + text[at + 1 :]
        case "drop":
            return text[:at] + text[at + 1 :]
        case "double":
            return text[:at] + text[at] + text[at:]
        case _ if point > 1 and rng.randrange(2):
            return text[: point - 1] + "." + text[point - 1] + text[point + 1 :]
        case _ if 0 <= point < len(text) - 2:
            return text[:point] + text[point + 1] + "." + text[point + 2 :]
        case _:
            return text


def well_formed(text: str) -> bool:
    """Whether it still reads as a number: digits, thousands in threes or not parted, no lonely point, no needless zero."""
    whole, point, decimals = text.partition(".")
    groups = whole.split(",")
    return (
        all(group.isdigit() for group in groups)
        and (len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])))
        and (not point or decimals.isdigit())
        and (len(whole) == 1 or not whole.startswith("0"))
    )


def regrouped(text: str, like: str) -> str:
    """The number with its thousands parted as in `like`, as a spreadsheet prints whatever was typed."""
    if "," not in like:
        return text
    whole, point, decimals = text.replace(",", "").partition(".")
    return f"{int(whole or '0'):,}{point}{decimals}"


def mutate(document: Document, cell: Cell, rng: Random) -> Change:
    """The document with one typo in a cell that prints something. ValueError for a blank cell.

    The change is more than one last digit of both prints: an amount that only lost its last decimal says the same, roughly.
    """
    if not cell.text:
        raise ValueError(f"nothing is printed in {cell.key}")
    while True:
        digits = regrouped(slipped(cell.text, rng), cell.text)
        apart: Fraction = abs(cell.printed(digits) - cell.printed()) if well_formed(digits) else Fraction(0)
        if apart > max(cell.ulp(), cell.ulp(digits)):
            return Change(document.text[: cell.start] + digits + document.text[cell.end :], cell, digits)
