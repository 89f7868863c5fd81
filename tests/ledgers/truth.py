"""True ledgers: every amount is a whole number of 分 (cents), and everything that must add up does so exactly.

A Line is one figure of the field at its four measures; sums of lines are lines, so that what holds for the year holds for the
prior year and for the budgets too. Nothing here rounds and nothing here prints.
"""

from dataclasses import dataclass
from random import Random

WAN = 1_000_000  # cents in one 万元
YI = 10_000 * WAN


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in cents: now (the final account), prior (last year's), initial and full (the budgets of the year)."""

    now: int
    prior: int
    initial: int
    full: int

    def __add__(self, other: "Line") -> "Line":
        return Line(self.now + other.now, self.prior + other.prior, self.initial + other.initial, self.full + other.full)

    def __sub__(self, other: "Line") -> "Line":
        return Line(self.now - other.now, self.prior - other.prior, self.initial - other.initial, self.full - other.full)


NOTHING = Line(0, 0, 0, 0)


def total(lines: "tuple[Line, ...] | list[Line]") -> Line:
    result = NOTHING
    for line in lines:
        result = result + line
    return result


@dataclass(frozen=True, slots=True)
class Item:
    """A 项 of the functional classification: its three names from 类 to 项, and what was spent on it."""

    path: tuple[str, str, str]
    basic: Line
    project: Line

    @property
    def line(self) -> Line:
        return self.basic + self.project


@dataclass(frozen=True, slots=True)
class Fund:
    """One fund with its balance: opening + income = Σ items + closing, at every measure."""

    items: tuple[Item, ...]
    opening: Line
    closing: Line

    @property
    def spent(self) -> Line:
        return total([item.line for item in self.items])

    @property
    def basic(self) -> Line:
        return total([item.basic for item in self.items])

    @property
    def project(self) -> Line:
        return total([item.project for item in self.items])

    @property
    def income(self) -> Line:
        return self.spent + self.closing - self.opening

    @property
    def turnover(self) -> Line:
        return self.income + self.opening

    def classes(self) -> tuple[tuple[str, Line], ...]:
        """The 类 in order of appearance, each with its sum."""
        names = dict.fromkeys(item.path[0] for item in self.items)
        return tuple((name, total([item.line for item in self.items if item.path[0] == name])) for name in names)

    def groups(self, name: str) -> tuple[tuple[str, Line], ...]:
        """The 款 of a 类, each with its sum."""
        mine = [item for item in self.items if item.path[0] == name]
        return tuple(
            (group, total([item.line for item in mine if item.path[1] == group]))
            for group in dict.fromkeys(item.path[1] for item in mine)
        )


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """“三公”经费 and the counts beside it."""

    abroad: Line
    purchase: Line
    operation: Line
    domestic: Line
    foreign: Line
    teams: int
    travellers: int
    bought: int
    kept: int
    batches: int
    guests: int
    foreign_batches: int
    foreign_guests: int

    @property
    def vehicles(self) -> Line:
        return self.purchase + self.operation

    @property
    def reception(self) -> Line:
        return self.domestic + self.foreign

    @property
    def line(self) -> Line:
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True, slots=True)
class Procurement:
    """政府采购 by kind, and of each kind what went to small and medium enterprises; micro is part of the sum of those."""

    goods: int
    works: int
    services: int
    goods_sme: int
    works_sme: int
    services_sme: int
    micro: int

    @property
    def total(self) -> int:
        return self.goods + self.works + self.services

    @property
    def sme(self) -> int:
        return self.goods_sme + self.works_sme + self.services_sme


@dataclass(frozen=True, slots=True)
class Project:
    """A project with a product: heads × rate (yuan) = spent, and its budget of the full year."""

    name: str
    heads: int
    rate: int
    budget: int

    @property
    def spent(self) -> int:
        return self.heads * self.rate * 100


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that a department's final account of one year, or its budget, can be printed from."""

    year: int
    unit: str
    city: str
    general: Fund
    government: Fund
    capital: Fund
    own: Fund
    used_balance: Line
    allocation: Line
    business: Line
    operating: Line
    other: Line
    personnel: tuple[tuple[str, Line], ...]
    public: tuple[tuple[str, Line], ...]
    three: ThreePublic
    office: Line
    procurement: Procurement
    cars: tuple[tuple[str, int], ...]
    posts: tuple[int, int]
    staff: tuple[int, int]
    project: Project

    @property
    def fiscal(self) -> Line:
        return self.general.income + self.government.income + self.capital.income

    @property
    def sources(self) -> tuple[tuple[str, Line], ...]:
        """Income of the year by source; adds up to `income`."""
        return (
            ("财政拨款收入", self.fiscal),
            ("上级补助收入", NOTHING),
            ("事业收入", self.business),
            ("经营收入", self.operating),
            ("附属单位上缴收入", NOTHING),
            ("其他收入", self.other),
        )

    @property
    def income(self) -> Line:
        return total([line for _, line in self.sources])

    @property
    def opening(self) -> Line:
        return self.general.opening + self.government.opening + self.capital.opening + self.own.opening

    @property
    def closing(self) -> Line:
        return self.general.closing + self.government.closing + self.capital.closing + self.own.closing

    @property
    def basic(self) -> Line:
        return self.general.basic + self.own.basic

    @property
    def projects(self) -> Line:
        return self.general.project + self.government.project + self.capital.project + self.own.project

    @property
    def spent(self) -> Line:
        return self.basic + self.projects

    @property
    def turnover(self) -> Line:
        """收入总计 = 支出总计."""
        return self.income + self.used_balance + self.opening

    @property
    def fiscal_turnover(self) -> Line:
        return self.general.turnover + self.government.turnover + self.capital.turnover

    @property
    def fiscal_opening(self) -> Line:
        return self.general.opening + self.government.opening + self.capital.opening

    @property
    def fiscal_closing(self) -> Line:
        return self.general.closing + self.government.closing + self.capital.closing

    @property
    def fiscal_spent(self) -> Line:
        return self.general.spent + self.government.spent + self.capital.spent

    def classes(self) -> tuple[tuple[str, Line], ...]:
        """The 类 of all funds together; they add up to `spent`."""
        sums: dict[str, Line] = {}
        for fund in (self.general, self.government, self.capital, self.own):
            for name, line in fund.classes():
                sums[name] = sums.get(name, NOTHING) + line
        return tuple(sums.items())


# --- generation

UNITS = (
    ("青禾县", "青禾县水利局"),
    ("临川市", "临川市文化和旅游局"),
    ("云岭区", "云岭区市场监督管理局"),
    ("石泉县", "石泉县自然资源局"),
    ("东湖区", "东湖区教育局"),
    ("白沙市", "白沙市交通运输局"),
    ("长桥县", "长桥县农业农村局"),
    ("北塔区", "北塔区民政局"),
)
FIELDS = (
    ("农林水支出", "水利", "水利行业业务管理", "水利工程运行与维护"),
    ("文化旅游体育与传媒支出", "文化和旅游", "文化和旅游管理事务", "群众文化"),
    ("一般公共服务支出", "市场监督管理事务", "市场主体管理", "质量基础"),
    ("自然资源海洋气象等支出", "自然资源事务", "自然资源利用与保护", "地质勘查与矿产资源管理"),
    ("教育支出", "教育管理事务", "其他教育管理事务支出", "小学教育"),
    ("交通运输支出", "公路水路运输", "公路养护", "公路运输管理"),
    ("农林水支出", "农业农村", "病虫害控制", "农产品质量安全"),
    ("社会保障和就业支出", "民政管理事务", "社会组织管理", "基层政权建设和社区治理"),
)
SALARIES = (
    "基本工资", "津贴补贴", "奖金", "绩效工资", "机关事业单位基本养老保险缴费", "职业年金缴费", "职工基本医疗保险缴费",
    "其他社会保障缴费", "住房公积金", "其他工资福利支出", "生活补助", "奖励金",
)  # fmt: skip
OFFICE_COSTS = (
    "办公费", "印刷费", "水费", "电费", "邮电费", "差旅费", "维修（护）费", "会议费", "培训费", "劳务费", "工会经费", "福利费",
    "其他交通费用", "其他商品和服务支出",
)  # fmt: skip
CARS = ("主要负责人用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "其他用车")


def amount(rng: Random, low: int, high: int, *, still: int = 15) -> Line:
    """A line of `low` to `high` cents now; unchanged from the prior year in about `still` of 100 cases, else changed by 2 % or more."""
    now = round_number(rng, rng.randint(low, high))
    changed = now if rng.randrange(100) < still else now * 100 // rng.choice((*range(60, 98), *range(103, 170)))
    initial = now if rng.randrange(100) < 35 else now * 100 // rng.choice((*range(70, 98), *range(103, 130)))
    full = now if rng.randrange(100) < 50 else initial + (now - initial) // 2 if rng.randrange(2) else now * 100 // 96
    return Line(now, changed, initial, full)


def round_number(rng: Random, cents: int) -> int:
    """Amounts are sometimes round, as grants are: whole 万元, or tens of yuan."""
    grain = rng.choice((1, 1, 1, 100, 1000, WAN // 10, WAN))
    return max(cents - cents % grain, cents if cents < grain else grain)


def perhaps(rng: Random, chance: int, line: Line) -> Line:
    return line if rng.randrange(100) < chance else NOTHING


def balance(rng: Random, spent: Line, *, chance: int) -> tuple[Line, Line]:
    """Opening and closing of a fund: this year's opening is last year's closing, and no income becomes negative."""
    if rng.randrange(100) >= chance:
        return NOTHING, NOTHING
    carried = min(spent.now, spent.prior, spent.initial) * rng.randint(1, 12) // 100
    closing = Line(carried * rng.randint(20, 160) // 100, carried, 0, 0)
    opening = Line(carried, carried * rng.randint(30, 90) // 100, carried, carried)
    return opening, closing


def economics(rng: Random, three: ThreePublic) -> tuple[tuple[tuple[str, Line], ...], tuple[tuple[str, Line], ...]]:
    """The 款 of personnel and of public costs; receptions and the running of vehicles are the same figures as in 三公."""
    personnel = [(name, amount(rng, 2 * WAN, 150 * WAN)) for name in SALARIES if name in MUST or rng.randrange(100) < 70]
    public = [(name, amount(rng, WAN // 5, 20 * WAN)) for name in OFFICE_COSTS if rng.randrange(100) < 70]
    public.append(("公务接待费", three.reception))
    public.append(("公务用车运行维护费", three.operation))
    return tuple(personnel), tuple(entry for entry in public if entry[1].now or entry[1].prior)


MUST = {"机关事业单位基本养老保险缴费", "职业年金缴费", "职工基本医疗保险缴费", "住房公积金", "基本工资"}


def general_fund(rng: Random, field: int, personnel: dict[str, Line], public: tuple[tuple[str, Line], ...]) -> Fund:
    """The general budget: contributions where they are booked, the rest of the basic expenditure under 行政运行, and projects."""
    top, group, first, second = FIELDS[field]
    pension, annuity = personnel["机关事业单位基本养老保险缴费"], personnel["职业年金缴费"]
    medical, housing = personnel["职工基本医疗保险缴费"], personnel["住房公积金"]
    rest = total(list(personnel.values())) + total([line for _, line in public]) - pension - annuity - medical - housing
    social, old_age = "社会保障和就业支出", "行政事业单位养老支出"
    items = [
        Item((social, old_age, "机关事业单位基本养老保险缴费支出"), pension, NOTHING),
        Item((social, old_age, "机关事业单位职业年金缴费支出"), annuity, NOTHING),
        Item(("卫生健康支出", "行政事业单位医疗", "行政单位医疗"), medical, NOTHING),
        Item((top, group, "行政运行"), rest, NOTHING),
        Item((top, group, "一般行政管理事务"), NOTHING, amount(rng, 5 * WAN, 300 * WAN)),
    ]
    items += [
        Item((top, group, name), NOTHING, amount(rng, 2 * WAN, 900 * WAN)) for name in (first, second) if rng.randrange(3)
    ]
    items.append(Item(("住房保障支出", "住房改革支出", "住房公积金"), housing, NOTHING))
    opening, closing = balance(rng, total([item.line for item in items]), chance=40)
    return Fund(tuple(items), opening, closing)


def special_fund(rng: Random, path: tuple[str, str, str], chance: int) -> Fund:
    if rng.randrange(100) >= chance:
        return Fund((), NOTHING, NOTHING)
    items = (Item(path, NOTHING, amount(rng, 3 * WAN, 2000 * WAN)),)
    opening, closing = balance(rng, items[0].line, chance=30)
    return Fund(items, opening, closing)


def three_public(rng: Random) -> ThreePublic:
    kept = rng.choice((0, 1, 2, 3, 5, 8, 12))
    abroad = perhaps(rng, 25, amount(rng, WAN, 30 * WAN))
    purchase = perhaps(rng, 25 if kept else 0, amount(rng, 12 * WAN, 40 * WAN))
    operation = amount(rng, kept * WAN, kept * 4 * WAN) if kept else NOTHING
    domestic = perhaps(rng, 85, amount(rng, WAN // 5, 12 * WAN))
    foreign = perhaps(rng, 10, amount(rng, WAN // 2, 4 * WAN))
    batches = rng.randint(1, 60) if domestic.now else 0
    return ThreePublic(
        abroad, purchase, operation, domestic, foreign,
        teams=rng.randint(1, 3) if abroad.now else 0,
        travellers=rng.randint(3, 9) if abroad.now else 0,
        bought=rng.randint(1, min(2, kept)) if purchase.now else 0,
        kept=kept,
        batches=batches,
        guests=batches * rng.randint(3, 9) + rng.randint(0, 4) if batches else 0,
        foreign_batches=1 if foreign.now else 0,
        foreign_guests=rng.randint(2, 8) if foreign.now else 0,
    )  # fmt: skip


def purchases(rng: Random) -> Procurement:
    if rng.randrange(100) < 15:
        return Procurement(0, 0, 0, 0, 0, 0, 0)
    goods, works, services = (perhaps(rng, chance, amount(rng, WAN, 400 * WAN)).now for chance in (90, 40, 75))
    sme = [kind * rng.choice((0, 35, 64, 82, 100, 100)) // 100 for kind in (goods, works, services)]
    return Procurement(goods, works, services, sme[0], sme[1], sme[2], sum(sme) * rng.choice((0, 40, 73, 100)) // 100)


def spread(rng: Random, count: int, kinds: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """`count` things over the kinds."""
    counts = dict.fromkeys(kinds, 0)
    for _ in range(count):
        counts[rng.choice(kinds)] += 1
    return tuple(counts.items())


def ledger(rng: Random) -> Ledger:
    """A department's true ledger. The same state of `rng` gives the same ledger."""
    field = rng.randrange(len(UNITS))
    city, unit = UNITS[field]
    three = three_public(rng)
    personnel, public = economics(rng, three)
    general = general_fund(rng, field, dict(personnel), public)
    government = special_fund(
        rng, ("城乡社区支出", "国有土地使用权出让收入安排的支出", "其他国有土地使用权出让收入安排的支出"), 35
    )
    capital = special_fund(
        rng, ("国有资本经营预算支出", "解决历史遗留问题及改革成本支出", "国有企业退休人员社会化管理补助支出"), 10
    )
    own_items: tuple[Item, ...] = ()
    if rng.randrange(100) < 55:
        top, group = FIELDS[field][:2]
        own_items = (Item((top, group, "事业运行"), amount(rng, 4 * WAN, 90 * WAN), amount(rng, 3 * WAN, 200 * WAN)),)
    spent = total([item.line for item in own_items])
    opening, closing = balance(rng, spent, chance=60 if own_items else 0)
    own = Fund(own_items, opening, closing)
    allocation = perhaps(rng, 20 if own_items else 0, amount(rng, WAN, 9 * WAN))
    used = perhaps(rng, 20 if own_items else 0, Line(*(min(spent.now, spent.prior, spent.initial, spent.full) // 9,) * 4))
    need = own.income + allocation - used
    business, operating = share_out(need, rng.choice((0, 55, 80, 100))), NOTHING
    part = rng.choice((100, 100, 100, 62))
    office = share_out(total([line for _, line in public]), part)
    posts = (rng.randint(4, 40), rng.randint(3, 60))
    heads, rate = rng.randint(800, 300_000), rng.choice((30, 67, 100, 360))
    return Ledger(
        year=rng.choice((2021, 2022, 2023, 2024)), unit=unit, city=city, general=general, government=government, capital=capital,
        own=own, used_balance=used, allocation=allocation, business=business, operating=operating, other=need - business,
        personnel=personnel, public=public, three=three, office=office, procurement=purchases(rng),
        cars=spread(rng, three.kept, CARS), posts=posts, staff=(posts[0] - rng.randint(0, 3), posts[1] - rng.randint(0, 3)),
        project=Project("城乡居民服务补助", heads, rate, heads * rate * 100 * rng.choice((100, 100, 104, 125)) // 100),
    )  # fmt: skip


def share_out(line: Line, percent: int) -> Line:
    return Line(
        line.now * percent // 100, line.prior * percent // 100, line.initial * percent // 100, line.full * percent // 100
    )
