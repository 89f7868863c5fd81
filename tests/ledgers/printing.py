"""Printing a ledger: each figure is rounded once, half up, from its true value, and remembered with its place and its relations.

`Page` collects pieces of text and figures; `Page.document()` sets them, breaking lines where the habit of the document breaks them.
A Figure knows the set of true values its digits stand for; a Relation says what must hold between the true values of figures.
Relations are the oracle of the laws: they are judged here with plain fractions, by nothing of the program under test.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from random import Random
from typing import Literal

from tests.ledgers.truth import WAN, YI

Kind = Literal["money", "percent", "count", "rate"]
SCALES = {"元": 100, "万元": WAN, "亿元": YI}
FULL_DIGITS = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
UNBREAKABLE = "，。；：、,;:%％）)”’ 0123456789"  # never first in a line that extraction broke
HALF_PUNCTUATION = str.maketrans("，：；（）", ",:;()")


@dataclass(frozen=True, slots=True)
class Habit:
    """How a document prints numbers and lines.

    decimals of amounts and of percentages; `bare` drops trailing zeros; `comma` parts thousands; `wide` prints full-width digits;
    `sign` is the percent sign; `gap` stands around numbers; `half` prints half-width punctuation; `width` breaks lines as extraction
    from PDF does (0: never), never inside the digits of a number.
    """

    unit: str = "万元"
    decimals: int = 2
    percents: int = 2
    bare: bool = False
    comma: str = ""
    wide: bool = False
    sign: str = "%"
    gap: str = ""
    half: bool = False
    width: int = 0


@dataclass(eq=False, slots=True)
class Figure:
    """A printed figure. value is the true one in base units (yuan, percent, heads); `sign` is −1 where a word such as 减少 carries it.

    start and end delimit the digits in the document, without unit and percent sign; both are −1 before the figure is set.
    """

    text: str
    value: Fraction
    kind: Kind
    role: str
    scale: int = 1
    sign: int = 1
    quantum: Fraction = Fraction(0)
    start: int = -1
    end: int = -1

    def box(self, text: str | None = None) -> tuple[Fraction, Fraction]:
        """The true values that are printed like this, or like `text`."""
        plain = plain_digits(self.text if text is None else text)
        printed = Fraction(plain) * self.scale
        half = self.ulp(text) / 2
        low, high = printed - half, printed + half
        return (low, high) if self.sign > 0 else (-high, -low)

    def ulp(self, text: str | None = None) -> Fraction:
        """One unit of the last printed digit; a printed zero has the quantum of its document; 0 for counts."""
        if self.kind == "count":
            return Fraction(0)
        plain = plain_digits(self.text if text is None else text)
        own = Fraction(self.scale, 10 ** (len(plain) - plain.index(".") - 1 if "." in plain else 0))
        return min(own, self.quantum) if Fraction(plain) == 0 and self.quantum else own

    @property
    def printed_zero(self) -> bool:
        return Fraction(plain_digits(self.text)) == 0


def plain_digits(text: str) -> str:
    half = text.translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    return re.sub(r"[,\s]", "", half)


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold: stated = factor · numerator ÷ denominator, both sums of figures with weights; an empty denominator is 1.

    `open` holds the figures that the text does not name as operands but leaves to the reader, such as the whole of a bare 占N%.
    """

    kind: str
    stated: Figure
    numerator: tuple[tuple[int, Figure], ...]
    denominator: tuple[tuple[int, Figure], ...] = ()
    factor: int = 1
    open: tuple[Figure, ...] = ()

    def figures(self) -> tuple[Figure, ...]:
        return (self.stated, *(figure for _, figure in self.numerator), *(figure for _, figure in self.denominator))

    def gap(self, changed: Figure | None = None, text: str = "") -> Fraction | None:
        """How far the stated set lies from the derived one, in last digits of the stated figure; 0 when they meet, None when undecidable.

        With `changed`, as if that figure had been printed as `text`.
        """
        boxes = {id(figure): figure.box(text if figure is changed else None) for figure in self.figures()}
        derived = self._range(boxes)
        if derived is None:
            return None
        low, high = boxes[id(self.stated)]
        distance = max(derived[0] - high, low - derived[1], Fraction(0))
        ulp = self.stated.ulp(text if self.stated is changed else None)
        return distance / (ulp or 1)

    def _range(self, boxes: dict[int, tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
        if not self.denominator:
            ends = [sorted(weight * end for end in boxes[id(figure)]) for weight, figure in self.numerator]
            return sum((e[0] for e in ends), Fraction(0)), sum((e[1] for e in ends), Fraction(0))
        parts = list({id(figure): figure for figure in self.figures() if figure is not self.stated}.values())
        values = []
        signs = set()
        for corner in product(*(boxes[id(figure)] for figure in parts)):
            at = {id(figure): value for figure, value in zip(parts, corner, strict=True)}
            below = sum((weight * at[id(figure)] for weight, figure in self.denominator), Fraction(0))
            signs.add(below > 0)
            if not below or len(signs) > 1:
                return None
            values.append(
                self.factor * sum((weight * at[id(figure)] for weight, figure in self.numerator), Fraction(0)) / below
            )
        return min(values), max(values)


@dataclass(frozen=True, slots=True)
class Document:
    """A printed ledger: the text, its figures in order of appearance, and what holds between them."""

    style: str
    text: str
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]

    def relations_of(self, figure: Figure) -> tuple[Relation, ...]:
        return tuple(r for r in self.relations if any(f is figure for f in r.figures()))


def half_up(value: Fraction, decimals: int) -> str:
    """The digits of |value| with so many decimals, halves rounded away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


@dataclass
class Page:
    """Collects what a style writes, in one habit."""

    habit: Habit
    rng: Random
    pieces: list[str | Figure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    known: dict[str, Figure] = field(default_factory=dict)

    def keep(self, name: str, figure: Figure) -> Figure:
        """Remember a figure under a name, so that a later section can refer to it without printing it again."""
        self.known[name] = figure
        return figure

    def put(self, *pieces: "str | Figure | Iterable[str | Figure]") -> None:
        for piece in pieces:
            if isinstance(piece, str | Figure):
                self.pieces.append(piece)
            else:
                self.put(*piece)

    def line(self, *pieces: "str | Figure | Iterable[str | Figure]") -> None:
        self.put(*pieces, "\n")

    # --- figures
    def money(
        self, cents: int | Fraction, role: str = "", *, sign: int = 1, unit: str = "", decimals: int | None = None
    ) -> Figure:
        scale = SCALES[unit or self.habit.unit]
        places = self.habit.decimals if decimals is None else decimals
        text = self._digits(half_up(Fraction(cents) / scale, places), thousands=True)
        quantum = Fraction(scale, 100 * 10**places)
        return Figure(text, Fraction(cents) / 100, "money", role, scale=scale // 100, sign=sign, quantum=quantum)

    def percent(self, value: Fraction, role: str = "", *, sign: int = 1) -> Figure:
        text = self._digits(half_up(value, self.habit.percents), thousands=False)
        return Figure(text, value, "percent", role, sign=sign, quantum=Fraction(1, 10**self.habit.percents))

    def count(self, number: int, role: str = "") -> Figure:
        return Figure(self._wide(str(number)), Fraction(number), "count", role)

    def rate(self, value: Fraction, role: str = "", *, decimals: int = 2) -> Figure:
        """A quotient in yuan, such as 人均."""
        text = self._digits(half_up(value, decimals), thousands=False)
        return Figure(text, value, "rate", role, quantum=Fraction(1, 10**decimals))

    def habit_cents(self) -> int:
        """One unit of the last printed digit of an amount, in cents; 1 where more digits are printed than there are cents."""
        return max(SCALES[self.habit.unit] // int(10**self.habit.decimals), 1)

    def _digits(self, plain: str, *, thousands: bool) -> str:
        whole, _, decimals = plain.partition(".")
        if self.habit.bare:
            decimals = decimals.rstrip("0")
        if thousands and self.habit.comma:
            whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", self.habit.comma, whole)
        return self._wide(f"{whole}.{decimals}" if decimals else whole)

    def _wide(self, text: str) -> str:
        return text.translate(FULL_DIGITS) if self.habit.wide else text

    # --- figure + unit
    def m(self, figure: Figure) -> tuple[str | Figure, ...]:
        """An amount with its unit, in the document's spacing."""
        unit = next(name for name, scale in SCALES.items() if scale == figure.scale * 100)
        return (self.habit.gap, figure, self.habit.gap, unit)

    def p(self, figure: Figure) -> tuple[str | Figure, ...]:
        return (self.habit.gap, figure, self.habit.sign)

    # --- relations
    def sum(self, whole: Figure, parts: Iterable[Figure], *, kind: str = "sum") -> None:
        members = tuple((1, part) for part in parts)
        if members:
            self.relations.append(Relation(kind, whole, members))

    def share(self, part: Figure, whole: Figure, *, named: bool = False, role: str = "share") -> Figure:
        """The printed share of a part; 0 where the whole is 0."""
        value = 100 * part.value / whole.value if whole.value else Fraction(0)
        percent = self.percent(value, role)
        if whole.value:
            self.relations.append(Relation("share", percent, ((1, part),), ((1, whole),), 100, () if named else (whole,)))
        return percent

    def completion(self, actual: Figure, budget: Figure, *, zero: int = 0) -> Figure:
        """The printed completion rate; `zero` percent where the budget is 0."""
        value = 100 * actual.value / budget.value if budget.value else Fraction(zero)
        rate = self.percent(value, "completion")
        if budget.value:
            self.relations.append(Relation("completion", rate, ((1, actual),), ((1, budget),), 100))
        return rate

    def delta(self, now: int, prior: int, role: str = "delta") -> Figure:
        return self.money(abs(now - prior), role, sign=-1 if now < prior else 1)

    def growth(
        self, subject: Figure, now: int, prior: int, *, delta: Figure | None = None, base: Figure | None = None
    ) -> Figure:
        """The printed rate of a change, against what is printed of it: its delta, its base, or both."""
        rate = self.percent(Fraction(100 * (now - prior), prior), "growth", sign=-1 if now < prior else 1)
        if delta is not None:
            self.relations.append(Relation("growth", rate, ((1, delta),), ((1, subject), (-1, delta)), 100))
        elif base is not None:
            self.relations.append(Relation("growth", rate, ((1, subject), (-1, base)), ((1, base),), 100))
        return rate

    def same(self, first: Figure, second: Figure, *, kind: str = "same") -> None:
        """Two prints of one figure: `same` across sections, `balance` where the text sets them side by side."""
        self.relations.append(Relation(kind, first, ((1, second),)))

    def prior(self, subject: Figure, delta: Figure, prior: Figure) -> None:
        self.relations.append(Relation("prior", prior, ((1, subject), (-1, delta))))

    def product(self, total: Figure, count: Figure, unit: Figure) -> None:
        """count × unit = total, judged on the unit amount, which both others determine."""
        self.relations.append(Relation("product", unit, ((1, total),), ((1, count),)))

    # --- setting
    def document(self, style: str) -> Document:
        """Set the pieces. Lines break at the habit's width outside numbers and outside headings (lines that fit are left alone)."""
        text: list[str] = []
        figures: list[Figure] = []
        at = column = 0
        for piece in self.pieces:
            if isinstance(piece, Figure):
                if self.habit.width and column + len(piece.text) > self.habit.width:
                    text.append("\n")
                    at, column = at + 1, 0
                piece.start, piece.end = at, at + len(piece.text)
                figures.append(piece)
                text.append(piece.text)
                at, column = piece.end, column + len(piece.text)
                continue
            for character in piece.translate(HALF_PUNCTUATION) if self.habit.half else piece:
                if character == "\n":
                    column = -1
                elif self.habit.width and column >= self.habit.width and character not in UNBREAKABLE:
                    text.append("\n")
                    at, column = at + 1, 0
                text.append(character)
                at, column = at + 1, column + 1
        unset = [figure for relation in self.relations for figure in relation.figures() if figure.start < 0]
        if unset:
            raise ValueError(f"{style}: a relation names a figure that was never printed: {unset[0]}")
        return Document(style, "".join(text), tuple(figures), tuple(self.relations))
