"""北京: 比上年 · “…”（类）with its 款 under it · changes against 年初预算 · thousands separators, up to six decimals."""

from fractions import Fraction

from tests.ledgers.phrases import Change, amounts, change, counts, deltas, explained, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(comma=",", percents=2),
    Habit(decimals=6, percents=2, bare=True),
    Habit(comma=",", width=42),
    Habit(decimals=2, percents=1),
)
LAST = Change(base="比上年", flat="与上年持平", fresh="上年无此项支出")
BUDGET = Change(flat="与年初预算持平", fresh="年初未安排预算")


def write(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line(f"{ledger.unit}{year}年度部门决算说明\n")
    page.line("一、收入支出决算总体情况说明\n")
    level = page.money(ledger.turnover.now)
    page.line(f"{year}年度收、支总计", page.m(level), "，", change(page, level, ledger.turnover, LAST), "。\n")
    page.line("（一）收入决算说明\n")
    income = page.money(ledger.income.now)
    page.put(f"{year}年度本年收入合计", page.m(income), "，", change(page, income, ledger.income, LAST), "，其中：")
    sources = [(name, line.now) for name, line in ledger.sources]
    page.line(shares(page, income, sources, percent=lambda p, s: ["，占收入合计的", *p.p(s)]), "。\n")
    page.line("（二）支出决算说明\n")
    spent = page.money(ledger.spent.now)
    page.put(f"{year}年度本年支出合计", page.m(spent), "，", change(page, spent, ledger.spent, LAST), "，其中：")
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now), ("上缴上级支出", 0), ("经营支出", 0)]
    page.line(shares(page, spent, kinds, percent=lambda p, s: ["，占支出合计的", *p.p(s)]), "。\n")
    fiscal(page, ledger)
    general(page, ledger)
    three(page, ledger)
    other(page, ledger)
    page.line("第四部分 名词解释\n\n一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。")


def fiscal(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line("二、财政拨款收入支出决算总体情况说明\n")
    level = page.money(ledger.fiscal_turnover.now)
    page.put(f"{year}年度财政拨款收、支总计", page.m(level), "，", change(page, level, ledger.fiscal_turnover, LAST), "。")
    page.line("主要原因：", explained(page, ledger.fiscal_turnover), "。\n")


def general(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.general
    page.line("三、一般公共预算财政拨款支出决算情况说明\n")
    page.line("（一）一般公共预算财政拨款支出决算总体情况\n")
    level = page.money(fund.spent.now)
    classes = [(f"{name}", line.now) for name, line in fund.classes()]
    page.put(f"{year}年度一般公共预算财政拨款支出", page.m(level), "，主要用于以下方面（按大类）：")
    page.line(shares(page, level, classes, percent=lambda p, s: ["，占本年财政拨款支出", *p.p(s)]), "。\n")
    page.line("（二）一般公共预算财政拨款支出决算具体情况\n")
    for number, (name, line) in enumerate(fund.classes(), start=1):
        one_class(page, ledger, number, name, line)
    page.line("四、一般公共预算财政拨款基本支出决算情况说明\n")
    basic = page.money(fund.basic.now)
    people, running = (page.money(sum(x.now for _, x in lines)) for lines in (ledger.personnel, ledger.public))
    page.sum(basic, (people, running))
    page.put(f"{year}年度使用一般公共预算财政拨款安排基本支出", page.m(basic), "，其中：人员经费", page.m(people))
    page.line("，包括基本工资、津贴补贴、奖金等；公用经费", page.m(running), "，包括办公费、印刷费、水费、电费等。\n")


def one_class(page: Page, ledger: Ledger, number: int, name: str, line: Line) -> None:
    """“…”（类） against its budget, then each 款 against its own."""
    year = str(ledger.year)
    budget = Change(f"比{year}年年初预算", BUDGET.up, BUDGET.down, f"与{year}年年初预算持平", BUDGET.fresh)
    whole = page.money(line.now)
    page.put(
        f"{number}、“{name}”（类）{year}年度决算", page.m(whole), "，", change(page, whole, line, budget, against="initial")
    )
    page.line("。其中：\n")
    parts = []
    for group, inner in ledger.general.groups(name):
        part = page.money(inner.now)
        parts.append(part)
        page.put(f"“{group}”（款）{year}年度决算", page.m(part), "，")
        pieces = change(page, part, inner, budget, against="initial")
        page.put(pieces, "。")
        page.put("主要原因：", reason(page, inner, against="initial"), "。") if deltas(pieces) else None
        page.line("\n")
    page.sum(whole, parts)


def three(page: Page, ledger: Ledger) -> None:
    year, public = str(ledger.year), ledger.three
    page.line("五、“三公”经费财政拨款决算情况\n")
    level = page.money(public.line.now)
    budget = Change(
        f"比{year}年“三公”经费财政拨款年初预算",
        ("增加", "增长"),
        ("减少", "下降"),
        "与年初预算持平",
        "年初未安排预算",
        "delta-rate",
    )
    page.put(f"{year}年“三公”经费财政拨款决算数", page.m(level), "，")
    page.line(change(page, level, public.line, budget, against="initial"), "。其中：\n")
    rows = (
        ("因公出国（境）费用", public.abroad),
        ("公务接待费", public.reception),
        ("公务用车购置及运行维护费", public.vehicles),
    )
    parts = []
    for number, (name, line) in enumerate(rows, start=1):
        part = page.money(line.now)
        parts.append(part)
        words = Change(
            f"比{year}年年初预算数", ("增加", "增长"), ("减少", "下降"), "与年初预算数持平", "年初未安排预算", "delta-rate"
        )
        before = page.money(line.initial, "budget")
        page.put(f"{number}．{name}。{year}年决算数", page.m(part), "，")
        if line.initial and line.now != line.initial:
            delta = page.delta(line.now, line.initial)
            page.prior(part, delta, before)
            page.put(
                f"比{year}年年初预算数", page.m(before), "增加" if line.now > line.initial else "减少", page.m(delta), "。"
            )
        else:
            page.put(change(page, part, line, words, against="initial"), "。")
        if name.startswith("公务用车"):
            vehicles(page, ledger, part)
        page.line("\n")
    page.sum(level, parts)


def vehicles(page: Page, ledger: Ledger, whole: Figure) -> None:
    public, year = ledger.three, str(ledger.year)
    bought, running = page.money(public.purchase.now), page.money(public.operation.now)
    page.sum(whole, (bought, running))
    page.put(
        f"其中，公务用车购置费{year}年决算数", page.m(bought), f"，{year}年购置（更新）", page.count(public.bought), "辆。"
    )
    kept = page.count(public.kept)
    page.put(f"公务用车运行维护费{year}年决算数", page.m(running), f"，{year}年公务用车保有量", kept, "辆")
    if public.kept and public.operation.now:
        each = page.money(Fraction(public.operation.now, public.kept), "average")
        page.product(running, kept, each)
        page.put("，车均运行维护费", page.m(each))
    page.put("。")


def other(page: Page, ledger: Ledger) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("六、其他重要事项的情况说明\n")
    page.line("（一）机关运行经费支出情况\n")
    office = page.money(ledger.office.now)
    page.put(f"{year}年本部门机关运行经费支出合计", page.m(office), "，", change(page, office, ledger.office, LAST))
    page.line("，主要原因：", reason(page, ledger.office), "。\n")
    page.line("（二）政府采购支出情况\n")
    whole, small, micro = page.money(bought.total), page.money(bought.sme), page.money(bought.micro)
    kinds = [("政府采购货物支出", bought.goods), ("政府采购工程支出", bought.works), ("政府采购服务支出", bought.services)]
    page.put(f"{year}年本部门政府采购支出总额", page.m(whole), "，其中：", amounts(page, whole, kinds, separator="，"), "。")
    page.put(
        "授予中小企业合同金额",
        page.m(small),
        "，占政府采购支出总额的",
        page.p(page.share(small, whole)),
        "，其中：授予小微企业合同金额",
    )
    page.line(page.m(micro), "，占政府采购支出总额的", page.p(page.share(micro, whole)), "。\n")
    page.line("（三）国有资产占用情况\n")
    cars = page.count(ledger.three.kept)
    page.line(
        f"截至{year}年12月31日，本部门共有车辆",
        cars,
        "台，其中：",
        counts(page, cars, ledger.cars, "台", separator="；"),
        "。\n",
    )
