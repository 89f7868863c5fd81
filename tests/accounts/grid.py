"""Tables before they are printed: columns under headers, rows of words and amounts, and the habits of their document."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Literal

from tests.accounts.classification import ECONOMICS
from tests.accounts.truth import Account, Variant


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a table in cents, under the row and the column that name it in every layout.

    A `percent` is a rate in hundredths of a percent; it is always printed with two decimals.
    """

    table: str
    row: str
    column: str
    cents: Fraction | int
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column under its header words from the outermost to its own; `flat` is what a header of one line calls it.

    `numeric` columns hold amounts, the others words.
    """

    path: tuple[str, ...]
    numeric: bool = False
    flat: str = ""


Row = tuple[str | Amount, ...]
BEFORE, CHANGE, RATE = "上年", "增减额", "增减率"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a role R1 to R9. `above` are the lines before it (number, title, unit), `notes` the lines behind it."""

    role: str
    above: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document prints its tables.

    - unit and decimals of amounts, `comma` between thousands; `blank`: nothing is printed where there is nothing, else a zero;
    - `owner`: codes stand under a row of the unit, perhaps with a column of the unit's code; never so in final accounts;
    - `codes` in one column, split in 类, 款 and 项, or in one column with names indented; `levels`: with the sums of 类 and 款,
      or the 项 alone; `total` row at the top or the bottom;
    - `header` in several lines or one; `ordinals`: a 栏次 row; `repeat`: merged header cells repeat their word; `spaced`: short
      labels have a blank inside;
    - `title` alone, under a table number, or numbered itself; `naming` chooses among titles; `remarks` behind the tables;
      `prose`: sentences before them;
    - `lines`: a 行次 column in two-sided tables; `listed`: they list all 类; `nested`: the two sides of R4 begin with their
      totals, in budgets;
    - `costs` in three blocks side by side or as a list; `three` as one row or a row for each part; `noted`: a table of nothing
      has no rows, only a note;
    - `compared`: R5 of a budget prints the budget of the year before, the change and its rate, with a sign or without;
    - `breaks` between pages, after `every` rows; `middle`: cells stand at half the height of wrapped ones; `wrap` is the width
      of a name column.
    """

    unit: str
    decimals: int
    comma: str
    owner: Literal["none", "row", "column"]
    owner_code: str
    spaced: bool
    naming: int
    nested: bool
    codes: Literal["one", "split", "indent"]
    levels: Literal["all", "leaves"]
    header: Literal["deep", "flat"]
    ordinals: bool
    blank: bool
    total: Literal["top", "bottom"]
    title: Literal["plain", "numbered", "open", "ordinal"]
    lines: bool
    listed: bool
    costs: Literal["blocks", "list"]
    three: Literal["row", "rows"]
    noted: bool
    remarks: bool
    repeat: bool
    breaks: Literal["none", "feed", "number"]
    every: int
    middle: bool
    wrap: int
    prose: bool
    compared: Literal["none", "signed", "bare"]


def layout(rng: Random, account: Account, variant: Variant) -> Layout:
    """The habits of one document. Three blocks of costs only where 人员 and 公用 follow the economic classes."""
    unit, decimals = rng.choice((("万元", 2), ("万元", 2), ("万元", 2), ("万元", 6), ("元", 2)))
    codes: Literal["one", "split", "indent"] = rng.choice(("one", "split", "indent"))
    return Layout(
        unit=unit,
        decimals=decimals,
        comma=rng.choice(("", "", ",")),
        owner=rng.choice(("none", "none", "row", "column")) if variant == "budget" else "none",
        owner_code=f"{rng.randint(101, 699)}001",
        spaced=rng.random() < 0.25,
        naming=rng.randrange(3),
        nested=rng.random() < 0.5,
        codes=codes,
        levels=rng.choice(("all", "all", "leaves")) if codes == "split" else "all",
        header="flat" if codes != "split" and rng.random() < 0.3 else "deep",
        ordinals=rng.random() < 0.4,
        blank=rng.random() < 0.6,
        total=rng.choice(("top", "top", "bottom")),
        title=rng.choice(("plain", "numbered", "open", "ordinal")),
        lines=rng.random() < 0.4,
        listed=rng.random() < 0.6,
        costs="list" if account.mixed else rng.choice(("blocks", "blocks", "list")),
        three=rng.choice(("row", "rows")),
        noted=rng.random() < 0.6,
        remarks=rng.random() < 0.5,
        repeat=rng.random() < 0.15,
        breaks=rng.choice(("none", "feed", "number")),
        every=rng.choice((18, 25, 34)),
        middle=rng.random() < 0.5,
        wrap=rng.choice((16, 20, 26, 40)),
        prose=rng.random() < 0.5,
        compared=rng.choice(("none", "signed", "bare")) if variant == "budget" else "none",
    )


def code_columns(habits: Layout, *, economic: bool) -> tuple[Column, ...]:
    """The columns of words before the amounts: one for the code or three, perhaps one for the unit's code, one for the name."""
    code = "经济分类科目编码" if economic else "功能分类科目编码"
    owner = (Column(("项目", "单位代码")),) if habits.owner == "column" else ()
    if habits.codes == "split" and not economic:
        return (*(Column(("项目", code, level)) for level in ("类", "款", "项")), *owner, Column(("项目", "科目名称")))
    return (Column(("项目", code), flat="科目编码"), *owner, Column(("项目", "科目名称")))


def code_cells(code: str, name: str, habits: Layout, *, economic: bool) -> tuple[str, ...]:
    owner = (habits.owner_code if len(code) > 3 else "",) if habits.owner == "column" else ()
    if habits.codes == "split" and not economic:
        return (code[:3], code[3:5], code[5:], *owner, name)
    return (code, *owner, "  " * (len(code) // 2 - 1) + name if habits.codes == "indent" else name)


def summed(amounts: dict[str, dict[str, int]], columns: Iterable[str]) -> dict[str, dict[str, int]]:
    """The amounts of leaves with the sums of their 款 and 类, and of everything under the code of no digits."""
    keys = tuple(columns)
    sums: dict[str, dict[str, int]] = {"": dict.fromkeys(keys, 0)}
    for code, leaf in amounts.items():
        for end in {0, 3, 5, len(code)}:
            row = sums.setdefault(code[:end], dict.fromkeys(keys, 0))
            for key, cents in leaf.items():
                row[key] += cents
    return dict(sorted(sums.items()))


def amount(table: str, row: str, column: str, cents: dict[str, int]) -> str | Amount:
    """The amount of a column; a rate follows from the change and the level before it, and nothing has none."""
    if column != RATE:
        return Amount(table, row, column, cents[column])
    before, change = cents[BEFORE], cents[CHANGE]
    return Amount(table, row, column, Fraction(100 * 100 * change, before), percent=True) if before else ""


def coded(
    role: str,
    lines: tuple[str, ...],
    habits: Layout,
    amounts: dict[str, dict[str, int]],
    columns: dict[str, Column],
    names: dict[str, str],
    owner: str,
    note: str = "",
) -> Table:
    """A table of codes: `amounts` by the code of a leaf and the key of a column, with all sums, and those of the `owner` alone.

    The note stands where there is nothing to print.
    """
    economic = names is ECONOMICS
    leaves = habits.levels == "leaves" and not economic
    sums = summed(amounts, columns)
    total = sums.pop("")
    rows: list[Row] = [
        (*code_cells(code, names[code], habits, economic=economic), *(amount(role, code, key, row) for key in columns))
        for code, row in sums.items()
        if not leaves or code in amounts
    ]
    words = code_columns(habits, economic=economic)
    if amounts and habits.owner != "none":
        owned: tuple[str, ...] = (*[""] * (len(words) - 2), habits.owner_code if habits.owner == "column" else "", owner)
        rows.insert(0, (*owned, *(amount(role, "单位", key, total) for key in columns)))
    label = [""] * len(words)
    label[-1 if habits.ordinals or len(words) > 2 else 0] = "合计"
    last: Row = (*label, *(amount(role, "合计", key, total) for key in columns))
    if amounts or not habits.noted:
        rows.insert(0 if habits.total == "top" else len(rows), last)
    return Table(role, lines, (*words, *columns.values()), tuple(rows), (note,) if note and not amounts else ())


def two_sided(left: list[Row], right: list[Row], blank: tuple[int, int]) -> list[Row]:
    """Two lists of rows side by side; the shorter is filled with empty cells. `blank` is the width of each side."""
    height = max(len(left), len(right))
    left = left + [("",) * blank[0]] * (height - len(left))
    right = right + [("",) * blank[1]] * (height - len(right))
    return [(*one, *other) for one, other in zip(left, right, strict=True)]
