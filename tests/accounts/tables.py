"""The nine tables of an account: of a final account as the Ministry's forms have them since 2022, and of a budget.

Rows and columns of amounts have the same keys in every layout, so that the oracle needs to know no layout.
"""

from collections.abc import Iterable
from dataclasses import replace

from tests.accounts.classification import ALL_CLASSES, ECONOMICS, FUNCTIONS
from tests.accounts.grid import Amount, Column, Layout, Row, Table, above, coded, two_sided
from tests.accounts.truth import FISCAL, KINDS, Account, Item, ThreePublic, Variant

FUNDS = {"general": "一般公共预算", "government": "政府性基金预算", "capital": "国有资本经营预算"}
ORDINALS = "一二三四五六七八九十"
TITLES = {
    "final": (
        "收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款基本支出决算明细表", "财政拨款“三公”经费支出决算表", "政府性基金预算财政拨款收入支出决算表",
        "国有资本经营预算财政拨款支出决算表",
    ),
    "budget": (
        "部门收支预算总表", "部门收入预算表", "部门支出预算表", "财政拨款收支预算总表", "一般公共预算支出预算表",
        "一般公共预算基本支出预算表", "一般公共预算“三公”经费支出预算表", "政府性基金预算支出预算表",
        "国有资本经营预算支出预算表",
    ),
}  # fmt: skip
EMPTY = {
    "government": {
        "final": "注：本部门没有政府性基金预算财政拨款收入，也没有使用政府性基金安排的支出，故本表无数据。",
        "budget": "注：本部门无政府性基金预算支出，本表为空表。",
    },
    "capital": {
        "final": "注：本部门没有国有资本经营预算财政拨款支出，故本表无数据。",
        "budget": "注：本部门无国有资本经营预算支出，本表为空表。",
    },
}
REMARKS = {
    "R1": "注：本表反映部门本年度的总收支和年末结转结余情况。",
    "R2": "注：本表反映部门本年度取得的各项收入情况。",
    "R3": "注：本表反映部门本年度各项支出情况。",
    "R4": "注：本表反映部门本年度一般公共预算、政府性基金预算和国有资本经营预算财政拨款的总收支和结转结余情况。",
    "R5": "注：1. 本表反映部门本年度一般公共预算财政拨款支出情况。\n    2. 本套报表金额单位转换时可能存在尾数误差。",
    "R6": "注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。",
    "R7": "注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。\n"
    "其中，预算数为“三公”经费全年预算数，决算数包括当年财政拨款和以前年度结转资金安排的实际支出。",
    "R8": "注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
    "R9": "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。",
}


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
        tables = (
            self.overview(), self.income(), self.expenditure(), self.fiscal(), self.general(), self.costs(), self.three(),
            self.fund("R8", "government"), self.fund("R9", "capital"),
        )  # fmt: skip
        if not (self.final and self.habits.remarks):
            return tables
        return tuple(replace(table, notes=(REMARKS[table.role], *table.notes)) for table in tables)

    def head(self, role: str) -> tuple[str, ...]:
        return above(role, TITLES[self.variant][int(role[1:]) - 1], self.account, self.habits)

    def total(self, attribute: str, *funds: str) -> int:
        return sum(getattr(item, attribute) for item in self.account.of(*funds))

    # --- two-sided tables
    def classes(self, *funds: str) -> list[tuple[str, str, int]]:
        """The 类 with their expenditure: all that the form knows, or those that are not zero."""
        sums = dict.fromkeys((code for code, _ in ALL_CLASSES), 0)
        for item in self.account.of(*funds):
            sums[item.code[:3]] += item.spent
        return [(code, name, sums[code]) for code, name in ALL_CLASSES if self.habits.listed or sums[code]]

    def ordinal(self, at: int) -> str:
        return ("十" * (at > 9) if at < 20 else ORDINALS[at // 10 - 1] + "十") + (
            ORDINALS[at % 10 - 1] if at % 10 else ""
        ) or "十"

    def sides(self, rows: list[Row], widths: tuple[int, int]) -> list[Row]:
        """The rows with a 行次 column behind the words of each side where the form has one."""
        if not self.habits.lines:
            return rows
        count = len(rows)
        return [
            (row[0], str(at + 1), *row[1 : widths[0]], row[widths[0]], str(count + at + 1), *row[widths[0] + 1 :])
            for at, row in enumerate(rows)
        ]

    def side(self, group: str, *amounts: str) -> tuple[Column, ...]:
        lines = (Column((group, "行次")),) if self.habits.lines else ()
        return (Column((group, "项目")), *lines, *(Column((group, name), numeric=True) for name in amounts))

    def overview(self) -> Table:
        """R1: income by kind against expenditure by 类, and the balances of both ends."""
        table = "R1"
        word = "财政拨款收入" if self.final else "拨款收入"
        kinds = [(FUNDS[fund] + word, FUNDS[fund], self.total("received", fund)) for fund in FISCAL]
        own = [(sum(item.income[at] for item in self.account.items), name) for at, name in enumerate(KINDS)][1:]
        kinds += [(name if self.final or name != "经营收入" else "事业单位经营收入", name, cents) for cents, name in own]
        left: list[Row] = [
            (f"{self.ordinal(at)}、{name}", Amount(table, key, "金额", cents)) for at, (name, key, cents) in enumerate(kinds, 1)
        ]
        right: list[Row] = [
            (f"{self.ordinal(at)}、{name}", Amount(table, code, "金额", cents))
            for at, (code, name, cents) in enumerate(self.classes(), 1)
        ]
        rows = two_sided(left, right, (2, 2))
        opening, closing = ("年初结转和结余", "年末结转和结余") if self.final else ("上年结转", "结转下年")
        turnover = "总计" if self.final else "收入总计"
        ends = [
            ("本年收入合计", "本年收入合计", self.total("received"), "本年支出合计", "本年支出合计", self.total("spent")),
            ("使用非财政拨款结余", "使用非财政拨款结余", self.total("used"), "结余分配", "结余分配", self.total("allocation")),
            (opening, "年初", self.total("opening"), closing, "年末", self.total("closing")),
            (turnover, "收入总计", self.turnover(), turnover.replace("收入", "支出"), "支出总计", self.turnover()),
        ]
        rows += [(a, Amount(table, k, "金额", x), b, Amount(table, m, "金额", y)) for a, k, x, b, m, y in ends]
        name = "金额" if self.final else "预算数"
        columns = (*self.side("收入", name), *self.side("支出", name))
        return Table(table, self.head(table), columns, tuple(self.sides(rows, (2, 2))))

    def turnover(self) -> int:
        return self.total("received") + self.total("used") + self.total("opening")

    def per_fund(self, row: str, of: dict[str, int]) -> tuple[Amount, ...]:
        """The cells of a row of R4: all funds together, then each."""
        return (Amount("R4", row, "合计", sum(of.values())), *(Amount("R4", row, FUNDS[fund], of[fund]) for fund in FISCAL))

    def fiscal(self) -> Table:
        """R4: fiscal appropriations by fund against expenditure by 类, with a column for each fund."""
        table = "R4"
        word = "财政拨款" if self.final else "拨款收入"
        left: list[Row] = [
            (
                f"{self.ordinal(at)}、{FUNDS[fund]}{word}",
                Amount(table, f"收入:{FUNDS[fund]}", "金额", self.total("received", fund)),
            )
            for at, fund in enumerate(FISCAL, 1)
        ]
        right: list[Row] = []
        for at, (code, name, _) in enumerate(self.classes(*FISCAL), 1):
            of = {fund: sum(item.spent for item in self.account.of(fund) if item.code[:3] == code) for fund in FISCAL}
            right.append((f"{self.ordinal(at)}、{name}", *self.per_fund(code, of)))
        rows = two_sided(left, right, (2, 5))
        sums = {what: {fund: self.total(what, fund) for fund in FISCAL} for what in ("received", "opening", "spent", "closing")}
        opening, closing = ("年初财政拨款结转和结余", "年末财政拨款结转和结余") if self.final else ("上年结转", "结转下年")
        received, carried = (
            Amount(table, key, "金额", sum(sums[what].values()))
            for key, what in (("本年收入合计", "received"), ("年初", "opening"))
        )
        rows.append(("本年收入合计", received, "本年支出合计", *self.per_fund("本年支出合计", sums["spent"])))
        rows.append((opening, carried, closing, *self.per_fund("年末", sums["closing"])))
        for at, fund in enumerate(FISCAL, 1):
            name = f"{self.ordinal(at)}、{FUNDS[fund]}财政拨款" if self.final else f"（{self.ordinal(at)}）{FUNDS[fund]}拨款"
            rows.append((name, Amount(table, f"年初:{FUNDS[fund]}", "金额", sums["opening"][fund]), *("",) * 5))
        turnover = {fund: sums["spent"][fund] + sums["closing"][fund] for fund in FISCAL}
        total = "总计" if self.final else "收入总计"
        whole = Amount(table, "收入总计", "金额", sum(turnover.values()))
        rows.append((total, whole, total.replace("收入", "支出"), *self.per_fund("支出总计", turnover)))
        funds = [name + ("财政拨款" if self.final else "") for name in FUNDS.values()]
        columns = (*self.side("收入", "金额" if self.final else "预算数"), *self.side("支出", "合计", *funds))
        return Table(table, self.head(table), columns, tuple(self.sides(rows, (2, 5))))

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
        return coded("R2", self.head("R2"), self.habits, present, columns, FUNCTIONS)

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
        return coded("R3", self.head("R3"), self.habits, amounts, columns, FUNCTIONS)

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
            amounts = by_code(items, {"合计": "spent", **kinds})
        return coded("R5", self.head("R5"), self.habits, amounts, columns, FUNCTIONS)

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
        return coded(role, self.head(role), self.habits, amounts, columns, FUNCTIONS, EMPTY[fund][self.variant])

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
        return coded("R6", self.head("R6"), self.habits, amounts, columns, ECONOMICS)

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
