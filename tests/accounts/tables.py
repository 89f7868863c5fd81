"""The nine tables of an account: of a final account as the Ministry's forms have them since 2022, and of a budget.

Rows and columns of amounts have the same keys in every layout, so that the oracle needs to know no layout.
"""

from collections.abc import Iterable
from dataclasses import replace

from tests.accounts.classification import ECONOMICS, FUNCTIONS
from tests.accounts.grid import BEFORE, CHANGE, RATE, Amount, Column, Layout, Row, Table, coded, two_sided
from tests.accounts.sides import TwoSided
from tests.accounts.titles import EMPTY, FUNDS, REMARKS, above
from tests.accounts.truth import FISCAL, KINDS, Account, Item, ThreePublic, Variant


def by_code(items: Iterable[Item], columns: dict[str, str]) -> dict[str, dict[str, int]]:
    """Amounts by code and column: `columns` names the attribute of an item that each column sums. Codes of nothing stay out."""
    table: dict[str, dict[str, int]] = {}
    for item in items:
        row = table.setdefault(item.code, dict.fromkeys(columns, 0))
        for key, attribute in columns.items():
            row[key] += getattr(item, attribute)
    return {code: row for code, row in table.items() if any(row.values())}


def numeric(*names: str, group: str = "") -> dict[str, Column]:
    return {name: Column((group, name) if group else (name,), numeric=True) for name in names}


class Tables:
    """The tables of one account in one layout; `tables` are in the order of the form."""

    def __init__(self, account: Account, habits: Layout, variant: Variant) -> None:
        self.account, self.habits, self.variant = account, habits, variant
        self.final = variant == "final"

    def tables(self) -> tuple[Table, ...]:
        sides = TwoSided(self.account, self.habits, self.variant)
        tables = (
            sides.overview(), self.income(), self.expenditure(), sides.fiscal(), self.general(), self.costs(), self.three(),
            self.fund("R8", "government"), self.fund("R9", "capital"),
        )  # fmt: skip
        if not (self.final and self.habits.remarks):
            return tables
        return tuple(replace(table, notes=(REMARKS[table.role], *table.notes)) for table in tables)

    def head(self, role: str) -> tuple[str, ...]:
        return above(role, self.account, self.habits, self.variant)

    def coded(
        self, role: str, amounts: dict[str, dict[str, int]], columns: dict[str, Column], names: dict[str, str], note: str = ""
    ) -> Table:
        return coded(role, self.head(role), self.habits, amounts, columns, names, self.account.unit, note)

    # --- tables of functional codes
    def income(self) -> Table:
        """R2: income by 项 and kind. A budget counts what is carried over and used as income too, by fund."""
        keys = ("合计", *KINDS) if self.final else ("合计", "上年结转", *FUNDS.values(), *KINDS[1:], "使用非财政拨款结余")
        columns = numeric(*keys)
        if self.final:
            columns["合计"] = Column(("本年收入合计",), numeric=True)
        else:
            columns |= {name: Column((f"{name}拨款收入",), numeric=True) for name in FUNDS.values()}
        amounts: dict[str, dict[str, int]] = {}
        for item in self.account.items:
            fiscal = (item.received if item.fund == fund else 0 for fund in FISCAL)
            whole = item.opening + item.received + item.used
            final = (item.received, *item.income)
            cells = final if self.final else (whole, item.opening, *fiscal, *item.income[1:], item.used)
            row = amounts.setdefault(item.code, dict.fromkeys(keys, 0))
            for key, cents in zip(keys, cells, strict=True):
                row[key] += cents
        present = {code: row for code, row in amounts.items() if any(row.values())}
        return self.coded("R2", present, columns, FUNCTIONS)

    def expenditure(self) -> Table:
        """R3: expenditure by 项 and kind."""
        kinds = {
            "基本支出": "basic",
            "项目支出": "project",
            "上缴上级支出": "upward",
            "经营支出": "operating",
            "对附属单位补助支出": "subsidy",
        }
        columns = numeric("合计", *kinds)
        if self.final:
            columns["合计"] = Column(("本年支出合计",), numeric=True)
        amounts = by_code(self.account.items, {"合计": "spent", **kinds})
        return self.coded("R3", amounts, columns, FUNCTIONS)

    def general(self) -> Table:
        """R5: expenditure of the general public budget."""
        items = self.account.of("general")
        if self.final:
            columns = numeric("合计", "基本支出", "项目支出", group="本年支出")
            amounts = by_code(items, {"合计": "spent", "基本支出": "basic", "项目支出": "project"})
        else:
            columns = {
                "合计": Column(("合计",), numeric=True),
                "基本支出": Column(("基本支出", "小计"), numeric=True, flat="基本支出"),
                "人员经费": Column(("基本支出", "人员经费"), numeric=True, flat="其中：人员经费"),
                "公用经费": Column(("基本支出", "公用经费"), numeric=True, flat="公用经费"),
                "项目支出": Column(("项目支出",), numeric=True),
            }
            kinds = {"基本支出": "basic", "人员经费": "personnel", "公用经费": "public", "项目支出": "project"}
            if self.habits.compared != "none":
                return self.compared(items)
            amounts = by_code(items, {"合计": "spent", **kinds})
        return self.coded("R5", amounts, columns, FUNCTIONS)

    def compared(self, items: tuple[Item, ...]) -> Table:
        """R5 of a budget beside the budget of the year before: the change, and its rate."""
        now, then = f"{self.account.year}年预算数", f"{self.account.year - 1}年预算数"
        change = f"{now}比{then}"
        columns = {
            BEFORE: Column((then,), numeric=True),
            "合计": Column((now, "小计"), numeric=True, flat=now),
            "基本支出": Column((now, "基本支出"), numeric=True, flat="基本支出"),
            "项目支出": Column((now, "项目支出"), numeric=True, flat="项目支出"),
            CHANGE: Column((change, "增减额"), numeric=True, flat="增减额"),
            RATE: Column((change, "增减%"), numeric=True, flat="增减%"),
        }
        amounts = by_code(items, {BEFORE: "before", "合计": "spent", "基本支出": "basic", "项目支出": "project"})
        for row in amounts.values():
            row[CHANGE] = row["合计"] - row[BEFORE]
            row[RATE] = 0
        return self.coded("R5", amounts, columns, FUNCTIONS)

    def fund(self, role: str, fund: str) -> Table:
        """R8 or R9: a fund of its own, with balances where the form has them."""
        kinds = {"本年支出": "spent", "基本支出": "basic", "项目支出": "project"}
        columns = {
            key: Column(("本年支出", word), numeric=True, flat=f"本年支出{word}" if key == "本年支出" else word)
            for key, word in zip(kinds, ("小计" if role == "R8" else "合计", "基本支出", "项目支出"), strict=True)
        }
        if role == "R8" and self.final:
            kinds = {"年初": "opening", "本年收入": "received", **kinds, "年末": "closing"}
            before = {"年初": Column(("年初结转和结余",), numeric=True), "本年收入": Column(("本年收入",), numeric=True)}
            columns = {**before, **columns, "年末": Column(("年末结转和结余",), numeric=True)}
        amounts = by_code(self.account.of(fund), kinds)
        return self.coded(role, amounts, columns, FUNCTIONS, EMPTY[fund][self.variant])

    # --- R6 and R7
    def costs(self) -> Table:
        """R6: basic expenditure of the general public budget by economic code, in three blocks or as a list."""
        costs = [cost for cost in self.account.costs if cost.personnel or cost.public]
        if self.habits.costs == "blocks":
            return self.blocks({cost.code: cost.personnel + cost.public for cost in costs})
        amounts = {
            cost.code: {"合计": cost.personnel + cost.public, "人员经费": cost.personnel, "公用经费": cost.public}
            for cost in costs
        }
        columns = numeric("合计", "人员经费", "公用经费", group="基本支出")
        return self.coded("R6", amounts, columns, ECONOMICS)

    def blocks(self, amounts: dict[str, int]) -> Table:
        table = "R6"
        sums = {**amounts}
        for code, cents in amounts.items():
            sums[code[:3]] = sums.get(code[:3], 0) + cents
        shown = [code for code in ECONOMICS if len(code) <= 5 and (self.habits.listed or code in sums)]
        blocks = (("301", "303"), ("302",), ("307", "310"))
        sides: list[list[Row]] = [
            [
                (code, ECONOMICS[code], Amount(table, code, "金额", sums.get(code, 0)))
                for head in block
                for code in shown
                if code[:3] == head
            ]
            for block in blocks
        ]
        rows = two_sided(two_sided(sides[0], sides[1], (3, 3)), sides[2], (6, 3))
        personnel, public = (
            Amount(table, f"{word}合计", "金额", sum(sums.get(head, 0) for head in heads))
            for word, heads in (("人员经费", blocks[0]), ("公用经费", (*blocks[1], *blocks[2])))
        )
        rows.append(("人员经费合计", "", personnel, "公用经费合计", "", "", "", "", public))
        amount = "决算数" if self.final else "预算数"
        columns = tuple(
            Column((group, name), numeric=name == amount)
            for group in ("人员经费", "公用经费", "公用经费")
            for name in ("科目编码", "科目名称", amount)
        )
        return Table(table, self.head(table), columns, tuple(rows))

    def three(self) -> Table:
        """R7: 三公, as one row or with a row for each of its parts."""
        stages = (("预算数", self.account.planned), ("决算数", self.account.actual))[: 2 if self.final else 1]
        names = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
        cells = {
            stage: [Amount("R7", name, stage, cents) for name, cents in zip(names, three(at), strict=True)]
            for stage, at in stages
        }
        if self.habits.three == "rows":
            marks = (
                "“三公”经费合计",
                "1．因公出国（境）费",
                "2．公务用车购置及运行维护费",
                "（1）公务用车购置费",
                "（2）公务用车运行维护费",
                "3．公务接待费",
            )
            rows: list[Row] = [(mark, *(cells[stage][at] for stage, _ in stages)) for at, mark in enumerate(marks)]
            columns = (Column(("项目",)), *numeric(*(stage for stage, _ in stages)).values())
            return Table("R7", self.head("R7"), columns, tuple(rows))
        vehicles = names[2]
        paths = ((names[0],), (names[1],), (vehicles, "小计"), (vehicles, names[3]), (vehicles, names[4]), (names[5],))
        columns = tuple(Column((stage, *path), numeric=True) for stage, _ in stages for path in paths)
        if self.final:
            row: Row = tuple(cell for stage, _ in stages for cell in cells[stage])
            return Table("R7", self.head("R7"), columns, (row,))
        return Table(
            "R7", self.head("R7"), (Column(("单位名称",)), *columns), ((self.account.unit, *cells["预算数"]),)
        )  # fmt: skip


def three(stage: ThreePublic) -> tuple[int, ...]:
    return (stage.total, stage.abroad, stage.vehicles, stage.purchase, stage.operation, stage.reception)
