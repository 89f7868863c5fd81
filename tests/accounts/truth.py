"""True accounts: every amount is a whole number of 分 (cents), and everything that must add up does so exactly.

One account serves a final account and a budget; in a budget nothing is left at the end of the year. Nothing here rounds.
"""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from tests.accounts.classification import CAPITAL_CODES, ECONOMICS, GENERAL_CODES, GOVERNMENT_CODES

WAN = 1_000_000  # cents in one 万元
Variant = Literal["final", "budget"]
Size = Literal["small", "medium", "large"]
FISCAL = ("general", "government", "capital")
KINDS = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
UNITS = ("青禾县水利局", "临川市文化和旅游局", "云岭区市场监督管理局", "石泉县民政局", "东湖区教育局", "白沙市交通运输局")
RUNNING = {"行政运行", "事业运行"}
CONTRIBUTIONS = {"2080501", "2080505", "2080506", "2101101", "2101102", "2101103", "2210201"}
GROUPS_BESIDES = {"small": (0, 2), "medium": (3, 6), "large": (22, 28)}


@dataclass(frozen=True, slots=True)
class Item:
    """What one source pays for one 项: expenditure by kind, balances, and `income` by the six kinds, all in cents.

    income + opening + used = spent + allocation + closing; `personnel` and `public` are the two parts of basic expenditure.
    `before` is what the budget of the year before had for it.
    """

    code: str
    fund: str
    personnel: int = 0
    public: int = 0
    project: int = 0
    operating: int = 0
    upward: int = 0
    subsidy: int = 0
    opening: int = 0
    closing: int = 0
    used: int = 0
    allocation: int = 0
    before: int = 0
    income: tuple[int, ...] = (0,) * len(KINDS)

    @property
    def basic(self) -> int:
        return self.personnel + self.public

    @property
    def spent(self) -> int:
        return self.basic + self.project + self.operating + self.upward + self.subsidy

    @property
    def received(self) -> int:
        return sum(self.income)


@dataclass(frozen=True, slots=True)
class Cost:
    """Basic expenditure of the general budget by economic code: what counts as personnel and what as public costs."""

    code: str
    personnel: int
    public: int


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """“三公”经费 of one stage."""

    abroad: int
    purchase: int
    operation: int
    reception: int

    @property
    def vehicles(self) -> int:
        return self.purchase + self.operation

    @property
    def total(self) -> int:
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that the nine tables of a year are printed from. `mixed`: 人员 and 公用 do not follow the economic classes."""

    year: int
    unit: str
    items: tuple[Item, ...]
    costs: tuple[Cost, ...]
    planned: ThreePublic
    actual: ThreePublic
    mixed: bool

    def of(self, *funds: str) -> tuple[Item, ...]:
        """The items of some funds; of all when none is named."""
        return tuple(item for item in self.items if not funds or item.fund in funds)


def amount(rng: Random, low: int = 5, high: int = 500) -> int:
    """Between low and high 百元 × 100, spread evenly over magnitudes; round as often as grants are."""
    cents = int(low * 1_000_00 * (high / low) ** rng.random()) + rng.randrange(100_00)
    grain = rng.choice((1, 1, 1, 1, 100, 100_00, WAN // 10))
    return max(cents - cents % grain, grain)


def parts(rng: Random, whole: int, count: int) -> list[int]:
    """`whole` split in `count` parts, none negative."""
    cuts = sorted(rng.randint(0, whole) for _ in range(count - 1))
    return [b - a for a, b in zip((0, *cuts), (*cuts, whole), strict=True)]


def three_public(rng: Random) -> ThreePublic:
    chance = rng.random
    return ThreePublic(
        amount(rng, 10, 200) if chance() < 0.3 else 0,
        amount(rng, 120, 400) if chance() < 0.3 else 0,
        amount(rng, 10, 300) if chance() < 0.8 else 0,
        amount(rng, 1, 100) if chance() < 0.85 else 0,
    )


def economics(rng: Random, actual: ThreePublic, *, mixed: bool) -> tuple[Cost, ...]:
    """Basic expenditure by economic code; the four 款 of 三公 stay within what 三公 says."""
    bound = {"30212": actual.abroad, "30217": actual.reception, "30231": actual.operation, "31013": actual.purchase}
    must = {"30101", "30102", "30108", "30109", "30110", "30113", "30201", "30211", "30228"}
    local = mixed and rng.random() < 0.5
    costs = []
    for code in ECONOMICS:
        if len(code) != (7 if code.startswith("30112") and local else 5):
            continue
        if code in bound:
            cents = bound[code] if rng.random() < 0.7 else bound[code] // 3
        else:
            cents = amount(rng, 1, 2000 if code.startswith("301") else 150) if code in must or rng.random() < 0.55 else 0
        if code.startswith(("307", "310")) and code not in bound and rng.random() < 0.6:
            cents = 0
        personnel = code.startswith(("301", "303"))
        if mixed and code in {"30106", "30228", "30229", "30239"}:
            share = parts(rng, cents, 2) if rng.random() < 0.5 else [0 if personnel else cents, cents if personnel else 0]
            costs.append(Cost(code, share[0], share[1]))
        else:
            costs.append(Cost(code, cents if personnel else 0, 0 if personnel else cents))
    return tuple(costs)


def running(rng: Random, costs: tuple[Cost, ...], group: str) -> list[Item]:
    """The general budget's basic expenditure by function: contributions where they are booked, the rest on running `group`."""
    by_code = {cost.code: cost.personnel for cost in costs}
    booked = {
        "2080505": by_code["30108"], "2080506": by_code["30109"], rng.choice(("2101101", "2101102")): by_code["30110"],
        "2101103": by_code["30111"], "2080501": by_code["30302"], "2210201": by_code["30113"],
    }  # fmt: skip
    personnel = sum(cost.personnel for cost in costs) - sum(booked.values())
    public = sum(cost.public for cost in costs)
    codes = [group + end for end in ("01", "50", "04") if GENERAL_CODES.get(group + end) in RUNNING]
    count = rng.randint(1, len(codes))
    runs = zip(codes, parts(rng, personnel, count), parts(rng, public, count), strict=False)
    return [
        *(Item(code, "general", cents) for code, cents in booked.items() if cents),
        *(Item(code, "general", staff, office) for code, staff, office in runs),
    ]


def projects(rng: Random, codes: dict[str, str], fund: str, groups: list[str], most: int) -> list[Item]:
    items = []
    for group in groups:
        own = [code for code in codes if len(code) == 7 and code.startswith(group) and codes[code] not in RUNNING]
        own = [code for code in own if code not in CONTRIBUTIONS]
        chosen = rng.sample(own, min(len(own), rng.randint(1, most)))
        items += [Item(code, fund, project=amount(rng, 5, 8000)) for code in chosen]
    return items


def own_means(rng: Random, code: str) -> list[Item]:
    """What a unit pays for from its own income, under one 项."""
    if rng.random() < 0.4:
        return []
    chance = rng.random
    return [
        Item(
            code, "own",
            personnel=amount(rng) if chance() < 0.7 else 0,
            public=amount(rng) if chance() < 0.7 else 0,
            project=amount(rng),
            operating=amount(rng) if chance() < 0.25 else 0,
            upward=amount(rng) if chance() < 0.1 else 0,
            subsidy=amount(rng) if chance() < 0.1 else 0,
        )
    ]  # fmt: skip


def funded(rng: Random, item: Item, variant: Variant) -> Item:
    """The item with its balances and its income; a final account may leave something for the next year."""
    own = item.fund == "own"
    carried = rng.random() < (0.6 if own else 0.2)
    opening = item.spent * rng.randint(2, 40) // 100 if carried else 0
    closing = item.spent * rng.randint(1, 50) // 100 if variant == "final" and rng.random() < (0.7 if own else 0.2) else 0
    used = item.spent * rng.randint(1, 20) // 100 if own and rng.random() < 0.3 else 0
    allocation = item.operating // 4 if variant == "final" else 0
    need = item.spent + closing + allocation - opening - used
    if own:
        shares = [0] * len(KINDS)
        for kind, cents in zip(rng.sample(range(1, len(KINDS)), 3), parts(rng, need, 3), strict=True):
            shares[kind] = cents
        income = tuple(shares)
    else:
        income = (need, 0, 0, 0, 0, 0)
    return Item(
        item.code, item.fund, item.personnel, item.public, item.project, item.operating, item.upward, item.subsidy,
        opening, closing, used, allocation, item.before, income,
    )  # fmt: skip


def account(rng: Random, variant: Variant, size: Size) -> Account:
    """A unit's true account. The same state of `rng` gives the same account."""
    mixed = rng.random() < 0.4
    actual = three_public(rng)
    planned = actual if variant == "budget" else three_public(rng)
    costs = economics(rng, actual, mixed=mixed)
    groups = [code for code in GENERAL_CODES if len(code) == 5]
    main = rng.choice(
        [group for group in groups if group + "01" in GENERAL_CODES and GENERAL_CODES[group + "01"] == "行政运行"]
    )
    others = rng.sample([group for group in groups if group != main], rng.randint(*GROUPS_BESIDES[size]))
    items = running(rng, costs, main)
    items += projects(rng, GENERAL_CODES, "general", [main, *others], 9 if size == "large" else 5)
    if rng.random() < 0.55:
        government = [code for code in GOVERNMENT_CODES if len(code) == 5]
        items += projects(rng, GOVERNMENT_CODES, "government", rng.sample(government, rng.randint(1, 2)), 3)
    if rng.random() < 0.25:
        items += projects(rng, CAPITAL_CODES, "capital", ["22301"], 1)
    items += own_means(rng, next(item.code for item in items if item.public))
    merged = tuple(funded(rng, item, variant) for item in sorted(items, key=lambda one: one.code))
    year, unit = rng.choice((2022, 2023, 2024)), rng.choice(UNITS)
    merged = tuple(replace(item, before=before(rng, item)) for item in merged)
    return Account(year, unit, merged, costs, planned, actual, mixed)


def before(rng: Random, item: Item) -> int:
    """What the general budget spent on an item the year before: nothing, the same, or some more or less."""
    if item.fund != "general":
        return 0
    return rng.choice((0, item.spent, *[item.spent * rng.randint(30, 250) // 100] * 8))
