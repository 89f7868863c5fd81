"""What must hold between the printed cells of an account, in plain fractions and without anything of the program under test.

An identity says that one cell is a weighted sum of others. Every printed amount stands for the true amounts within half of its
last digit; a cell in which nothing is printed is exactly nothing. The identity is broken when no true amounts could have been
printed like this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from tests.accounts.grid import BEFORE, CHANGE, RATE
from tests.accounts.printing import Cell, Document, Key
from tests.accounts.titles import FUNDS
from tests.accounts.truth import KINDS

Parts = tuple[tuple[int, str], ...]
NO_CHANGES: Mapping[Key, str] = MappingProxyType({})
OWN_KINDS = KINDS[1:]
CODED = ("R2", "R3", "R5", "R6", "R8", "R9")


def plus(*names: str) -> Parts:
    return tuple((1, name) for name in names)


VEHICLES = plus("公务用车购置费", "公务用车运行维护费")
# Sums within a row: the column of the sum and its parts.
COLUMNS: dict[str, dict[str, tuple[tuple[str, Parts], ...]]] = {
    "final": {
        "R2": (("合计", plus(*KINDS)),),
        "R8": (("本年支出", plus("基本支出", "项目支出")), ("年末", ((1, "年初"), (1, "本年收入"), (-1, "本年支出")))),
    },
    "budget": {
        "R2": (("合计", plus("上年结转", *FUNDS.values(), *OWN_KINDS, "使用非财政拨款结余")),),
        "R8": (("本年支出", plus("基本支出", "项目支出")),),
        "R5": (("合计", plus(BEFORE, CHANGE)),),
    },
}
for _variant in COLUMNS.values():
    _variant |= {
        "R3": (("合计", plus("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")),),
        "R4": (("合计", plus(*FUNDS.values())),),
        "R5": (
            ("合计", plus("基本支出", "项目支出")),
            ("基本支出", plus("人员经费", "公用经费")),
            *_variant.get("R5", ()),
        ),
        "R6": (("合计", plus("人员经费", "公用经费")),),
        "R9": (("本年支出", plus("基本支出", "项目支出")),),
    }
# Sums within a column: the row of the sum and its parts.
ROWS: dict[str, tuple[tuple[str, Parts], ...]] = {
    "R1": (
        ("本年收入合计", plus(*FUNDS.values(), *OWN_KINDS)),
        ("收入总计", plus("本年收入合计", "使用非财政拨款结余", "年初")),
        ("支出总计", plus("本年支出合计", "结余分配", "年末")),
        ("收入总计", plus("支出总计")),
    ),
    "R4": (
        ("本年收入合计", plus(*(f"收入:{fund}" for fund in FUNDS.values()))),
        ("年初", plus(*(f"年初:{fund}" for fund in FUNDS.values()))),
        ("收入总计", plus("本年收入合计", "年初")),
        ("支出总计", plus("本年支出合计", "年末")),
    ),
    "R7": (
        ("合计", plus("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")),
        ("公务用车购置及运行维护费", VEHICLES),
    ),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """whole = Σ weight · part. The kind is row, column, tree, balance or same (two prints of one amount)."""

    kind: str
    whole: Cell
    parts: tuple[tuple[int, Cell], ...]

    def cells(self) -> tuple[Cell, ...]:
        return (self.whole, *(part for _, part in self.parts))

    def gap(self, changes: Mapping[Key, str] = NO_CHANGES) -> Fraction:
        """How far both sides lie apart beyond what rounding explains, in last digits of the coarsest cell; 0 when they agree.

        With `changes`, as if the cells of these keys had been printed with these digits.
        """
        signs = ((1, self.whole), *((-weight, part) for weight, part in self.parts))
        digits = [(weight, cell, changes.get(cell.key, cell.text)) for weight, cell in signs]
        distance = abs(sum((weight * cell.printed(of) for weight, cell, of in digits), Fraction(0)))
        slack = sum((abs(weight) * cell.ulp(of) / 2 for weight, cell, of in digits), Fraction(0))
        coarsest = max(cell.ulp(of) for _, cell, of in digits)
        return max(distance - slack, Fraction(0)) / (coarsest or 1)


@dataclass(frozen=True, slots=True)
class Ratio:
    """rate · before = 100 · change. A change may have been worked out from printed amounts: it is as exact as both."""

    rate: Cell
    before: Cell
    change: Cell

    def cells(self) -> tuple[Cell, ...]:
        return (self.rate, self.before, self.change)

    def gap(self, changes: Mapping[Key, str] = NO_CHANGES) -> Fraction:
        """How far the rate lies from the one that follows, beyond what rounding explains, in its last digits."""
        rate, before, change = (cell.printed(changes.get(cell.key, cell.text)) for cell in self.cells())
        ulps = [cell.ulp(changes.get(cell.key, cell.text)) for cell in self.cells()]
        slack = abs(before) * ulps[0] + 2 * (abs(rate) + 100) * (ulps[1] + ulps[2])
        return max(abs(rate * before - 100 * change) - slack, Fraction(0)) / (abs(before) * ulps[0] or 1)


class Oracle:
    """All identities of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cells = {cell.key: cell for cell in document.cells}
        sums = (*self.rows(), *self.columns(), *self.trees(), *self.classes())
        self.identities: tuple[Identity | Ratio, ...] = (*sums, *self.balances(), *self.copies(), *self.rates())
        self.of: dict[Key, list[int]] = {}
        for at, identity in enumerate(self.identities):
            for cell in identity.cells():
                self.of.setdefault(cell.key, []).append(at)

    def broken(self, changes: Mapping[Key, str], margin: Fraction = Fraction(0)) -> tuple[Identity | Ratio, ...]:
        """The identities that break by more than `margin` last digits once these cells print these digits."""
        mine = dict.fromkeys(at for key in changes for at in self.of.get(key, ()))
        return tuple(self.identities[at] for at in mine if self.identities[at].gap(changes) > margin)

    def identity(self, kind: str, whole: Key, parts: Iterable[tuple[int, Key]]) -> list[Identity]:
        """One identity, or none where the document has no such cells."""
        keys = tuple(parts)
        if not keys or any(key not in self.cells for key in (whole, *(key for _, key in keys))):
            return []
        return [Identity(kind, self.cells[whole], tuple((weight, self.cells[key]) for weight, key in keys))]

    def rows(self) -> list[Identity]:
        found = []
        places = dict.fromkeys((table, row) for table, row, _ in self.cells)
        for table, row in places:
            for whole, parts in COLUMNS[self.document.variant].get(table, ()):
                found += self.identity("row", (table, row, whole), ((weight, (table, row, part)) for weight, part in parts))
        return found

    def rates(self) -> list[Ratio]:
        """Rates of change; one that stands alone follows from nothing."""
        rows = [key[:2] for key in self.cells if key[2] == RATE]
        triples = [[self.cells.get((*row, column)) for column in (RATE, BEFORE, CHANGE)] for row in rows]
        return [Ratio(rate, before, change) for rate, before, change in triples if rate and before and change and before.text]

    def columns(self) -> list[Identity]:
        found = []
        for table, column in dict.fromkeys((table, column) for table, _, column in self.cells):
            for whole, parts in ROWS.get(table, ()):
                found += self.identity("column", (table, whole, column), ((w, (table, part, column)) for w, part in parts))
        return found

    def trees(self) -> list[Identity]:
        """Each code is the sum of the codes below it that are printed; 合计 is the sum of the highest codes."""
        found = []
        for table in CODED:
            for column in dict.fromkeys(column for role, _, column in self.cells if role == table and column != RATE):
                codes = [row for role, row, of in self.cells if role == table and of == column and row.isdigit()]
                below: dict[str, list[str]] = {}
                for code in codes:
                    parents = (code[:end] for end in (5, 3) if end < len(code))
                    below.setdefault(next((parent for parent in parents if parent in codes), "合计"), []).append(code)
                for parent, children in below.items():
                    parts = ((1, (table, child, column)) for child in children)
                    found += self.identity("tree", (table, parent, column), parts)
            for key in [key for key in self.cells if key[:2] == (table, "单位") and key[2] != RATE]:
                found += self.identity("same", key, [(1, (table, "合计", key[2]))])
        personnel = [("R6", code, "金额") for code in ("301", "303")]
        public = [("R6", code, "金额") for code in ("302", "307", "310")]
        for row, keys in (("人员经费合计", personnel), ("公用经费合计", public)):
            found += self.identity("tree", ("R6", row, "金额"), ((1, key) for key in keys if key in self.cells))
        return found

    def classes(self) -> list[Identity]:
        """The expenditure of two-sided tables is the sum of their 类."""
        found = []
        for table, column in (("R1", "金额"), *(("R4", name) for name in ("合计", *FUNDS.values()))):
            codes = [key for key in self.cells if key[0] == table and key[2] == column and key[1].isdigit()]
            found += self.identity("column", (table, "本年支出合计", column), ((1, key) for key in codes))
        return found

    def balances(self) -> list[Identity]:
        """Each fund: opening and income are its turnover."""
        found = self.identity("balance", ("R4", "收入总计", "金额"), [(1, ("R4", "支出总计", "合计"))])
        for fund in FUNDS.values():
            income = [(1, ("R4", f"{word}:{fund}", "金额")) for word in ("收入", "年初")]
            found += self.identity("balance", ("R4", "支出总计", fund), income)
        return found

    def copies(self) -> list[Identity]:
        """Amounts that several tables, or the text, print."""
        found: list[Identity] = []
        for first, second in (*self.copied_totals(), *self.copied_classes()):
            found += self.identity("same", first, [(1, second)])
        basic = ("R5", "合计", "基本支出")
        parts = [(1, ("R6", f"{word}合计", "金额")) for word in ("人员经费", "公用经费")]
        return found + self.identity("same", basic, parts)

    def copied_totals(self) -> Iterable[tuple[Key, Key]]:
        final = self.document.variant == "final"
        general, government, capital = FUNDS.values()
        yield ("text", "总计", "金额"), ("R1", "收入总计", "金额")
        for row, column in (("本年支出合计", "合计"), ("基本支出", "基本支出"), ("项目支出", "项目支出")):
            yield ("text", row, "金额"), ("R3", "合计", column)
        yield ("R1", "本年支出合计", "金额"), ("R3", "合计", "合计")
        if final:
            yield ("R1", "本年收入合计", "金额"), ("R2", "合计", "合计")
            yield ("R4", "本年收入合计", "金额"), ("R2", "合计", "财政拨款收入")
            yield ("R4", "年初:" + government, "金额"), ("R8", "合计", "年初")
            yield ("R4", "收入:" + government, "金额"), ("R8", "合计", "本年收入")
            yield ("R4", "年末", government), ("R8", "合计", "年末")
        else:
            yield ("R1", "收入总计", "金额"), ("R2", "合计", "合计")
            yield ("R1", "年初", "金额"), ("R2", "合计", "上年结转")
            yield ("R1", "使用非财政拨款结余", "金额"), ("R2", "合计", "使用非财政拨款结余")
        for kind in OWN_KINDS:
            yield ("R1", kind, "金额"), ("R2", "合计", kind)
        for fund in FUNDS.values():
            yield ("R1", fund, "金额"), ("R4", f"收入:{fund}", "金额")
            yield ("R1", fund, "金额"), ("R2", "合计", fund)
        yield ("R4", "本年支出合计", general), ("R5", "合计", "合计")
        yield ("R4", "本年支出合计", government), ("R8", "合计", "本年支出")
        yield ("R4", "本年支出合计", capital), ("R9", "合计", "本年支出")
        for column in ("人员经费", "公用经费"):
            yield ("R5", "合计", column), ("R6", "合计", column)
            yield ("R5", "合计", column), ("R6", f"{column}合计", "金额")
        yield ("R5", "合计", "基本支出"), ("R6", "合计", "合计")

    def copied_classes(self) -> Iterable[tuple[Key, Key]]:
        general, government, capital = FUNDS.values()
        for code in dict.fromkeys(row for _, row, _ in self.cells if row.isdigit() and len(row) == 3):
            yield ("R1", code, "金额"), ("R3", code, "合计")
            yield ("R4", code, general), ("R5", code, "合计")
            yield ("R4", code, government), ("R8", code, "本年支出")
            yield ("R4", code, capital), ("R9", code, "本年支出")
