"""The two-sided tables of an account, R1 and R4: income and where it comes from against expenditure by 类."""

from tests.accounts.classification import ALL_CLASSES
from tests.accounts.grid import Amount, Column, Layout, Row, Table, two_sided
from tests.accounts.titles import FUNDS, above, ordinal
from tests.accounts.truth import FISCAL, KINDS, Account, Variant


class TwoSided:
    """The two-sided tables of one account in one layout."""

    def __init__(self, account: Account, habits: Layout, variant: Variant) -> None:
        self.account, self.habits, self.variant = account, habits, variant
        self.final = variant == "final"

    def total(self, attribute: str, *funds: str) -> int:
        return sum(getattr(item, attribute) for item in self.account.of(*funds))

    def classes(self, *funds: str) -> list[tuple[str, str, int]]:
        """The 类 with their expenditure: all that the form knows, or those that are not zero."""
        sums = dict.fromkeys((code for code, _ in ALL_CLASSES), 0)
        for item in self.account.of(*funds):
            sums[item.code[:3]] += item.spent
        return [(code, name, sums[code]) for code, name in ALL_CLASSES if self.habits.listed or sums[code]]

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
            (f"{ordinal(at)}、{name}", Amount(table, key, "金额", cents)) for at, (name, key, cents) in enumerate(kinds, 1)
        ]
        right: list[Row] = [
            (f"{ordinal(at)}、{name}", Amount(table, code, "金额", cents))
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
        return Table(table, above(table, self.account, self.habits, self.variant), columns, tuple(self.sides(rows, (2, 2))))

    def turnover(self) -> int:
        return self.total("received") + self.total("used") + self.total("opening")

    def per_fund(self, row: str, of: dict[str, int]) -> tuple[Amount, ...]:
        """The cells of a row of R4: all funds together, then each."""
        return (Amount("R4", row, "合计", sum(of.values())), *(Amount("R4", row, FUNDS[fund], of[fund]) for fund in FISCAL))

    def fiscal(self) -> Table:
        """R4: fiscal appropriations by fund against expenditure by 类, with a column for each fund."""
        sums = {what: {fund: self.total(what, fund) for fund in FISCAL} for what in ("received", "opening", "spent", "closing")}
        left: dict[str, Amount] = {
            key: Amount("R4", key, "金额", sum(sums[what].values()))
            for key, what in (("本年收入合计", "received"), ("年初", "opening"))
        }
        for fund, name in FUNDS.items():
            left[f"收入:{name}"] = Amount("R4", f"收入:{name}", "金额", sums["received"][fund])
            left[f"年初:{name}"] = Amount("R4", f"年初:{name}", "金额", sums["opening"][fund])
        turnover = {fund: sums["spent"][fund] + sums["closing"][fund] for fund in FISCAL}
        left["收入总计"] = Amount("R4", "收入总计", "金额", sum(turnover.values()))
        right: dict[str, tuple[Amount, ...]] = {
            "本年支出合计": self.per_fund("本年支出合计", sums["spent"]),
            "年末": self.per_fund("年末", sums["closing"]),
            "支出总计": self.per_fund("支出总计", turnover),
        }
        names = {}
        for code, name, _ in self.classes(*FISCAL):
            of = {fund: sum(item.spent for item in self.account.of(fund) if item.code[:3] == code) for fund in FISCAL}
            right[code], names[code] = self.per_fund(code, of), name
        rows = self.nested(left, right, names) if self.habits.nested and not self.final else self.flat(left, right, names)
        funds = [name + ("财政拨款" if self.final else "") for name in FUNDS.values()]
        columns = (*self.side("收入", "金额" if self.final else "预算数"), *self.side("支出", "合计", *funds))
        lines = above("R4", self.account, self.habits, self.variant)
        return Table("R4", lines, columns, tuple(self.sides(rows, (2, 5))))

    def flat(self, left: dict[str, Amount], right: dict[str, tuple[Amount, ...]], names: dict[str, str]) -> list[Row]:
        """The rows of R4 with the totals of the year below the members of each side."""
        word = "财政拨款" if self.final else "拨款收入"
        income: list[Row] = [
            (f"{ordinal(at)}、{name}{word}", left[f"收入:{name}"]) for at, name in enumerate(FUNDS.values(), 1)
        ]
        spent: list[Row] = [(f"{ordinal(at)}、{name}", *right[code]) for at, (code, name) in enumerate(names.items(), 1)]
        opening, closing = ("年初财政拨款结转和结余", "年末财政拨款结转和结余") if self.final else ("上年结转", "结转下年")
        carried: list[Row] = [
            (
                f"{ordinal(at)}、{name}财政拨款" if self.final else f"（{ordinal(at)}）{name}拨款",
                left[f"年初:{name}"],
                *[""] * 5,
            )
            for at, name in enumerate(FUNDS.values(), 1)
        ]
        total = "总计" if self.final else "收入总计"
        return [
            *two_sided(income, spent, (2, 5)),
            ("本年收入合计", left["本年收入合计"], "本年支出合计", *right["本年支出合计"]),
            (opening, left["年初"], closing, *right["年末"]),
            *carried,
            (total, left["收入总计"], total.replace("收入", "支出"), *right["支出总计"]),
        ]

    @staticmethod
    def nested(left: dict[str, Amount], right: dict[str, tuple[Amount, ...]], names: dict[str, str]) -> list[Row]:
        """The rows of R4 as budgets print them: the total of the year above the members of each side."""
        income: list[Row] = []
        for head, key, word in (("一、本年收入", "本年收入合计", "收入"), ("二、上年结转", "年初", "年初")):
            income.append((head, left[key]))
            income += [(f"（{ordinal(at)}）{name}拨款", left[f"{word}:{name}"]) for at, name in enumerate(FUNDS.values(), 1)]
        spent: list[Row] = [("一、本年支出", *right["本年支出合计"])]
        spent += [(f"（{ordinal(at)}）{name}", *right[code]) for at, (code, name) in enumerate(names.items(), 1)]
        spent.append(("二、结转下年", *right["年末"]))
        return [*two_sided(income, spent, (2, 5)), ("收入总计", left["收入总计"], "支出总计", *right["支出总计"])]
