"""Printing tables: each amount is rounded once, half up, and remembered with its place.

Rows stand between tabs, in pipes, or aligned by spaces. The aligned form is what a layout-preserving tool makes of a PDF: East
Asian characters are two columns wide, words wrap within their column, amounts stand at its right edge, pages end inside tables.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from tests.accounts.grid import Amount, Column, Layout, Table
from tests.accounts.truth import WAN, Variant

Form = Literal["tab", "pipe", "aligned", "debris"]
FORMS: tuple[Form, ...] = ("tab", "pipe", "aligned")  # debris is what extraction may leave; little can be proved of it
GAPS = (3, 5, 2, 4)  # spaces between aligned columns: each page is laid out on its own
CLOSING = "）”、，。"  # never first in a line
SPACED = {word: f"{word[0]} {word[1]}" for word in ("合计", "总计", "项目", "收入", "支出", "小计", "金额")}
Word = tuple[str, Amount | None]
Key = tuple[str, str, str]  # of a cell: its table, row and column


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed amount. `table` is its role (R1 to R9, or "text"), row and column name it in every layout.

    start and end delimit the digits in the text; value is the true amount in yuan, scale the yuan of one printed unit. A cell
    in which nothing is printed has an empty text and an empty stretch at 0, and stands for exactly nothing.
    """

    table: str
    row: str
    column: str
    start: int
    end: int
    text: str
    value: Fraction
    scale: int

    @property
    def key(self) -> Key:
        return (self.table, self.row, self.column)

    @property
    def is_zero(self) -> bool:
        """Whether a zero or nothing is printed, whatever the true amount is."""
        return not self.text.strip("-0.")

    def printed(self, text: str | None = None) -> Fraction:
        """The amount in yuan that these digits say, or those of `text`."""
        return Fraction((self.text if text is None else text).replace(",", "") or "0") * self.scale

    def ulp(self, text: str | None = None) -> Fraction:
        """One unit of the last printed digit in yuan; 0 where nothing is printed."""
        digits = self.text if text is None else text
        return Fraction(self.scale, 10 ** len(digits.partition(".")[2])) if digits else Fraction(0)


@dataclass(frozen=True, slots=True)
class Document:
    """A printed account: its text, and every amount in order of the text; cells in which nothing is printed come last."""

    form: Form
    variant: Variant
    habits: Layout
    text: str
    cells: tuple[Cell, ...]

    def shown(self) -> tuple[Cell, ...]:
        """The cells that print something other than zero."""
        return tuple(cell for cell in self.cells if not cell.is_zero)


def half_up(value: Fraction, decimals: int) -> str:
    """The digits of a value that is not negative, halves rounded up."""
    scaled = value * 10**decimals
    digits = str((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def signed(value: int | Fraction, digits: str) -> str:
    """The digits with a minus where the value is negative."""
    return f"-{digits}" if value < 0 else digits


def width(text: str) -> int:
    """Columns on the page: characters of East Asian width count two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` columns; a closing mark takes the character before it along."""
    lines = [""]
    for character in text:
        if width(lines[-1] + character) > room and lines[-1].strip():
            kept = lines[-1][-1] if character in CLOSING and len(lines[-1]) > 1 else ""
            lines[-1] = lines[-1].removesuffix(kept) if kept else lines[-1]
            lines.append(kept)
        lines[-1] += character
    return lines


@dataclass
class Page:
    """Collects the text of a document and the places of its amounts."""

    habits: Layout
    form: Form
    pieces: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    absent: list[Cell] = field(default_factory=list)
    at: int = 0
    pages: int = 0

    def digits(self, amount: Amount, *, unit: str = "", decimals: int | None = None) -> str:
        """What is printed of an amount: nothing where there is nothing and the habit is so."""
        if not amount.cents and self.habits.blank and not unit:
            return ""
        if amount.percent:
            return signed(amount.cents, half_up(abs(Fraction(amount.cents)) / 100, 2)) + "%" * (
                self.habits.compared == "signed"
            )
        scale = WAN if (unit or self.habits.unit) == "万元" else 100
        plain = half_up(abs(Fraction(amount.cents)) / scale, self.habits.decimals if decimals is None else decimals)
        whole, point, rest = plain.partition(".")
        return signed(amount.cents, re.sub(r"(?<=\d)(?=(?:\d{3})+$)", self.habits.comma, whole) + point + rest)

    def put(self, text: str, amount: Amount | None = None, *, unit: str = "") -> None:
        """Print a piece of text; with an amount, remember it as a cell. Blank cells are remembered without a place."""
        if amount is not None:
            scale = WAN // 100 if (unit or self.habits.unit) == "万元" and not amount.percent else 1
            digits = text.rstrip("%")
            start, end = (self.at, self.at + len(digits)) if text else (0, 0)
            names = (amount.table, amount.row, amount.column)
            (self.cells if text else self.absent).append(Cell(*names, start, end, digits, Fraction(amount.cents, 100), scale))
        self.pieces.append(text)
        self.at += len(text)

    def line(self, *words: Word) -> None:
        for text, amount in words:
            self.put(text, amount)
        self.put("\n")

    # --- tables
    def table(self, table: Table) -> None:
        if self.form == "aligned" and self.habits.breaks != "none":
            self.turn()
        for line in table.above:
            self.line((line, None))
        if self.form != "aligned":
            self.line()
        columns = [replace(one, path=tuple(map(self.label, one.path)), flat=self.label(one.flat)) for one in table.columns]
        rows = [[self.word(piece) for piece in row] for row in table.rows]
        match self.form:
            case "tab":
                self.tabs(header(columns, self.habits), rows)
            case "pipe":
                self.pipes(header(columns, self.habits), rows)
            case "debris":
                for row in [*map(plain, header(columns, self.habits)), *rows]:
                    for word in row:
                        self.line(word) if word[0] else self.put(*word)
            case "aligned":
                self.aligned(columns, rows)
        for note in table.notes:
            self.line((note, None))
        self.line()

    def word(self, piece: str | Amount) -> Word:
        return (self.label(piece), None) if isinstance(piece, str) else (self.digits(piece), piece)

    def label(self, word: str) -> str:
        return SPACED.get(word, word) if self.habits.spaced else word

    def tabs(self, head: list[list[str]], rows: list[list[Word]]) -> None:
        """Rows of cells between tabs; a page ends with an empty line, and the next may repeat the header."""
        top = [plain(row) for row in head]
        for row in top:
            self.line(*between("\t", row))
        for at, row in enumerate(rows):
            if self.habits.breaks != "none" and at and at % self.habits.every == 0:
                self.line()
                for again in top if self.habits.breaks == "feed" else ():
                    self.line(*between("\t", again))
            self.line(*between("\t", row))

    def pipes(self, head: list[list[str]], rows: list[list[Word]]) -> None:
        """A table of Markdown: the first line of the header, the line that parts it, and all other lines."""
        top = [plain(row) for row in head]
        for at, row in enumerate([*top, *rows]):
            self.line(("| ", None), *between(" | ", row), (" |", None))
            if not at:
                self.line(("|" + " --- |" * len(row), None))

    # --- aligned columns
    def aligned(self, columns: Sequence[Column], rows: list[list[Word]]) -> None:
        """Rows of cells at fixed columns of the page; a page ends with a form feed or the number of the page."""
        rooms = self.rooms(columns, rows)
        starts = self.starts(rooms)
        self.bands(columns, starts, rooms)
        for at, row in enumerate(rows):
            if self.habits.breaks != "none" and at and at % self.habits.every == 0:
                self.turn()
                starts = self.starts(rooms)
                self.bands(columns, starts, rooms)
            self.spread(
                [
                    (
                        starts[i],
                        rooms[i],
                        "right" if columns[i].numeric else "left",
                        [word] if word[1] else self.broken(word[0], rooms[i]),
                    )
                    for i, word in enumerate(row)
                    if word[0] or word[1]
                ]
            )

    def starts(self, rooms: list[int]) -> list[int]:
        """Where the columns of a page begin."""
        margin, gap = 3 * self.pages % 7, GAPS[self.pages % len(GAPS)]
        return [margin + sum(rooms[:at]) + gap * at for at in range(len(rooms))]

    def bands(self, columns: Sequence[Column], starts: list[int], rooms: list[int]) -> None:
        for band in self.head(columns, starts, rooms):
            self.spread(band)

    def turn(self) -> None:
        """The end of a page."""
        self.pages += 1
        self.put("\f" if self.habits.breaks == "feed" else f"\n{' ' * 40}- {self.pages} -\n\n")

    def rooms(self, columns: Sequence[Column], rows: list[list[Word]]) -> list[int]:
        """The width of each column: amounts and codes have the room they need, names wrap."""
        rooms = []
        for at, column in enumerate(columns):
            widest = max((width(row[at][0]) for row in rows), default=0)
            own = column.path[-1]
            least = min(width(own), 8) if column.numeric or width(own) <= 8 else 8
            rooms.append(max(widest, least) if column.numeric else max(min(widest, self.habits.wrap), least))
        return rooms

    @staticmethod
    def broken(text: str, room: int) -> list[Word]:
        return [(line, None) for line in wrapped(text, room)]

    def head(self, columns: Sequence[Column], starts: list[int], rooms: list[int]) -> "list[list[Placed]]":
        """The bands of the header: words over several columns stand in their middle, a cell over several bands in one."""
        flat = self.habits.header == "flat" and flattens(columns)
        paths = [(column.flat or column.path[-1],) if flat else column.path for column in columns]
        depth = max(len(path) for path in paths)
        bands: list[list[Placed]] = [[] for _ in range(depth)]
        for at, path in enumerate(paths):
            for level, word in enumerate(path):
                if level < len(path) - 1 and at and paths[at - 1][: level + 1] == path[: level + 1]:
                    continue
                last = at
                while level < len(path) - 1 and last + 1 < len(paths) and paths[last + 1][: level + 1] == path[: level + 1]:
                    last += 1
                room = starts[last] + rooms[last] - starts[at]
                band = (level + depth - 1) // 2 if self.habits.middle and level == len(path) - 1 else level
                bands[band].append((starts[at], room, "middle", self.broken(word, room)))
        if self.habits.ordinals:
            words = ordinals(columns)
            bands.append([(starts[at], rooms[at], "middle", [(word, None)]) for at, word in enumerate(words) if word])
        return bands

    def spread(self, cells: "list[Placed]") -> None:
        """The lines of one row: cells of fewer lines stand at its top, or at half its height."""
        height = max((len(lines) for *_, lines in cells), default=1)
        step = 2 if height == 2 and self.habits.middle and any(len(lines) == 1 for *_, lines in cells) else 1
        tall = (height - 1) * step + 1
        printed: list[list[tuple[int, str, Amount | None]]] = [[] for _ in range(tall)]
        for start, room, side, lines in cells:
            first = (tall - 1 - (len(lines) - 1) * step) // 2 if self.habits.middle else 0
            for at, (text, amount) in enumerate(lines):
                free = max(room - width(text), 0)
                place = start + {"left": 0, "right": free, "middle": free // 2}[side]
                printed[first + at * step].append((place, text, amount))
        for line in printed:
            column = 0
            for place, text, amount in sorted(line, key=lambda one: one[0]):
                if text:
                    self.put(" " * max(place - column, 2 if column else 0))
                    column = max(place, column + 2 if column else 0) + width(text)
                self.put(text, amount)
            self.put("\n")


Placed = tuple[int, int, str, list[Word]]


def plain(row: Iterable[str]) -> list[Word]:
    return [(text, None) for text in row]


def between(separator: str, words: Sequence[Word]) -> list[Word]:
    row: list[Word] = []
    for at, word in enumerate(words):
        row += [(separator, None), word] if at else [word]
    return row


def flattens(columns: Sequence[Column]) -> bool:
    """Whether one line of header tells all amounts apart."""
    names = [column.flat or column.path[-1] for column in columns if column.numeric]
    return len(set(names)) == len(names)


def ordinals(columns: Sequence[Column]) -> list[str]:
    """The 栏次 row: numbers over the amounts, the word itself before the first of each run of them."""
    words, number = [], 0
    for at, column in enumerate(columns):
        number += column.numeric
        before = at + 1 < len(columns) and columns[at + 1].numeric and column.path[-1] != "行次"
        words.append(str(number) if column.numeric else "栏次" if before or column.path[-1] in {"项目", SPACED["项目"]} else "")
    return words


def header(columns: Sequence[Column], habits: Layout) -> list[list[str]]:
    """The rows of the header; merged cells print their word once, or in each of their places."""
    if habits.header == "flat" and flattens(columns):
        rows = [[column.flat or column.path[-1] for column in columns]]
    else:
        rows = []
        for level in range(max(len(column.path) for column in columns)):
            row = []
            for at, column in enumerate(columns):
                path = column.path
                merged = level >= len(path) or (
                    level < len(path) - 1 and at > 0 and columns[at - 1].path[: level + 1] == path[: level + 1]
                )
                row.append("" if merged and not habits.repeat else path[min(level, len(path) - 1)])
            rows.append(row)
    return [*rows, ordinals(columns)] if habits.ordinals else rows
