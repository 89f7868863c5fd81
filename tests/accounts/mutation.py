"""Typos in tables: one cell's digits changed by more than one last digit, and nothing else moved."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.accounts.printing import Cell, Document, Key

SLIPS = ("digit", "digit", "drop", "double", "point")


@dataclass(frozen=True, slots=True)
class Change:
    """A document in which one cell, and perhaps its `twins`, print other digits: its whole text, and the cells as they were.

    `spans` are where the new digits stand: first those of the cell, then those of its twins.
    """

    text: str
    cell: Cell
    digits: str
    twins: tuple[Cell, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[0][1]

    def digits_of(self) -> dict[Key, str]:
        """The new digits by the keys of the changed cells."""
        return {cell.key: self.digits for cell in (self.cell, *self.twins)}


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
    whole, point, decimals = text.removeprefix("-").partition(".")
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
    sign = "-" * whole.startswith("-")
    return f"{sign}{int(whole.removeprefix('-') or '0'):,}{point}{decimals}"


def twins(document: Document, cell: Cell) -> tuple[Cell, ...]:
    """The cells of other tables that print the same amount for the same row, as R3 and R5 do."""
    return tuple(
        one
        for one in document.cells
        if one.table != cell.table and (one.row, one.text, one.value) == (cell.row, cell.text, cell.value)
    )


def mutate(document: Document, cell: Cell, rng: Random, *, everywhere: bool = False) -> Change:
    """The document with one typo in a cell that prints something; `everywhere`: in its twins too. ValueError for a blank cell.

    The change is more than one last digit of both prints: an amount that only lost its last decimal says the same, roughly.
    """
    if not cell.text:
        raise ValueError(f"nothing is printed in {cell.key}")
    while True:
        digits = regrouped(slipped(cell.text, rng), cell.text)
        apart: Fraction = abs(cell.printed(digits) - cell.printed()) if well_formed(digits) else Fraction(0)
        if apart > max(cell.ulp(), cell.ulp(digits)):
            return changed(document, cell, digits, twins(document, cell) if everywhere else ())


def changed(document: Document, cell: Cell, digits: str, others: tuple[Cell, ...]) -> Change:
    """The document with these digits in the cell and in the others; nothing else moves."""
    pieces, at, length = [], 0, 0
    places: dict[Key, tuple[int, int]] = {}
    for one in sorted((cell, *others), key=lambda one: one.start):
        pieces += [document.text[at : one.start], digits]
        length += one.start - at
        places[one.key] = (length, length + len(digits))
        at, length = one.end, length + len(digits)
    text = "".join((*pieces, document.text[at:]))
    return Change(text, cell, digits, others, tuple(places[one.key] for one in (cell, *others)))
