"""江苏: 收入、支出决算总计 · numbered members that each carry a change · 年初预算N万元，支出决算N万元 · 持平 with its own words."""

from tests.ledgers.phrases import Change, Pieces, change, counts, deltas, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(),
    Habit(comma=",", decimals=2),
    Habit(half=True, gap=" "),
    Habit(bare=True, width=45),
)
LAST = Change(base="与上年相比，", flat="与上年决算数相同", fresh="上年无此项")


def write(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line(f"{ledger.unit}{year}年度部门决算情况说明\n")
    page.line("一、收入支出决算总体情况说明\n")
    overall(page, ledger)
    page.line("二、收入决算情况说明\n")
    income = page.money(ledger.income.now)
    page.put(f"{year}年度本年收入决算合计", page.m(income), "，其中：")
    page.line(shares(page, income, [(name, line.now) for name, line in ledger.sources]), "。\n")
    page.line("三、支出决算情况说明\n")
    spent = page.money(ledger.spent.now)
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now), ("经营支出", 0), ("对附属单位补助支出", 0)]
    page.line(f"{year}年度本年支出决算合计", page.m(spent), "，其中：", shares(page, spent, kinds), "。\n")
    page.line("四、财政拨款收入支出决算总体情况说明\n")
    level = page.money(ledger.fiscal_turnover.now)
    page.put(f"{year}年度财政拨款收入、支出决算总计", page.m(level), "。")
    both(page, level, ledger.fiscal_turnover, "收入、支出")
    page.line("。\n")
    general(page, ledger)
    three(page, ledger)
    other(page, ledger)


def both(page: Page, level: Figure, line: Line, sides: str) -> None:
    pieces = change(page, level, line, Change(base="", flat=f"与上年相比，{sides}总计无变化"))
    page.put(f"与上年相比，{sides}各" if deltas(pieces) else "", pieces)
    if deltas(pieces):
        page.put("，主要原因是", reason(page, line))


def member(page: Page, number: int, name: str, line: Line) -> Figure:
    level = page.money(line.now)
    page.put(f"{number}.{name}", page.m(level), "。")
    pieces = change(page, level, line, LAST)
    page.put(pieces)
    if deltas(pieces):
        page.put("，主要原因是", reason(page, line))
    page.line("。\n")
    return level


def overall(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    level = page.money(ledger.turnover.now)
    page.put(f"{year}年度收入、支出决算总计", page.m(level), "。")
    both(page, level, ledger.turnover, "收入、支出")
    page.line("。其中：\n")
    sides = (
        (
            "（一）收入决算总计",
            [
                ("本年收入决算合计", ledger.income),
                ("使用非财政拨款结余（含专用结余）", ledger.used_balance),
                ("年初结转和结余", ledger.opening),
            ],
        ),
        (
            "（二）支出决算总计",
            [("本年支出决算合计", ledger.spent), ("结余分配", ledger.allocation), ("年末结转和结余", ledger.closing)],
        ),
    )
    for title, members in sides:
        whole = page.money(ledger.turnover.now)
        page.same(level, whole)
        page.line(title, page.m(whole), "。包括：\n")
        page.sum(whole, [member(page, number, name, line) for number, (name, line) in enumerate(members, start=1)])


def general(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.general
    page.line("五、财政拨款支出决算情况说明\n")
    level, total = page.money(ledger.fiscal_spent.now), page.money(ledger.spent.now)
    page.put(
        f"{year}年度财政拨款支出决算", page.m(level), "，占本年支出合计", page.m(total), "的", page.p(page.share(level, total))
    )
    page.put("。", change(page, level, ledger.fiscal_spent, LAST))
    page.line("。\n")
    classes = [(f"{name}（类）", line) for name, line in fund.classes()]
    again, plan = page.money(fund.spent.now), page.money(fund.spent.initial)
    page.put(f"{year}年度一般公共预算财政拨款支出年初预算为", page.m(plan), "，支出决算为", page.m(again), "，完成年初预算的")
    page.line(page.p(page.completion(again, plan)), "。其中：\n")
    parts: list[Figure] = []
    plans: list[Figure] = []
    for order, (name, _) in zip("一二三四五六七八", classes, strict=False):
        page.line(f"（{order}）{name}\n")
        items = [item for item in fund.items if item.path[0] == name.removesuffix("（类）")]
        for number, item in enumerate(items, start=1):
            page.put(f"{number}.{item.path[1]}（款）{item.path[2]}（项）。", one(page, item.line, parts, plans))
            page.line("\n")
    page.sum(again, parts)
    page.sum(plan, plans)
    page.line("六、财政拨款基本支出决算情况说明\n")
    basic = page.money(fund.basic.now)
    people, running = (page.money(sum(x.now for _, x in lines)) for lines in (ledger.personnel, ledger.public))
    page.sum(basic, (people, running))
    page.line(f"{year}年度财政拨款基本支出决算", page.m(basic), "，其中：\n")
    page.line("（一）人员经费", page.m(people), "。主要包括：基本工资、津贴补贴、奖金、绩效工资、住房公积金。\n")
    page.line("（二）公用经费", page.m(running), "。主要包括：办公费、印刷费、水费、电费、邮电费、差旅费。\n")


def one(page: Page, line: Line, parts: list[Figure], plans: list[Figure]) -> Pieces:
    """年初预算N万元，支出决算N万元，完成年初预算的N%。决算数大于年初预算数的主要原因是…。"""
    plan, spent = page.money(line.initial), page.money(line.now)
    parts.append(spent)
    plans.append(plan)
    pieces: Pieces = ["年初预算", *page.m(plan), "，支出决算", *page.m(spent)]
    if line.initial:
        pieces += ["，完成年初预算的", *page.p(page.completion(spent, plan))]
    if line.now == line.initial:
        return [*pieces, "。决算数与年初预算数相同。"]
    than = "大于" if line.now > line.initial else "小于"
    return [*pieces, f"。决算数{than}年初预算数的主要原因是", reason(page, line, against="initial"), "。"]


def three(page: Page, ledger: Ledger) -> None:
    year, public = str(ledger.year), ledger.three
    page.line("七、财政拨款“三公”经费支出决算情况说明\n")
    page.line("（一）“三公”经费财政拨款支出总体情况说明\n")
    level, plan = page.money(public.line.now), page.money(public.line.initial)
    page.put(
        f"{year}年度财政拨款“三公”经费支出决算",
        page.m(level),
        "（其中：一般公共预算支出",
        page.m(again := page.money(public.line.now)),
    )
    none = page.money(0)
    page.sum(level, (again, none))
    page.put("；政府性基金预算支出", page.m(none), "）。")
    page.put(change(page, level, public.line, LAST))
    page.line("。\n")
    page.line("（二）财政拨款“三公”经费支出决算具体情况说明\n")
    page.put(
        "“三公”经费财政拨款支出年初预算", page.m(plan), "，支出决算", page.m(third := page.money(public.line.now)), "。其中："
    )
    rows = (
        ("因公出国（境）费", public.abroad),
        ("公务用车购置及运行维护费", public.vehicles),
        ("公务接待费", public.reception),
    )
    parts, plans = [], []
    details: list[tuple[str, Line, Figure]] = []
    page.put(f"{'、'.join(name for name, _ in rows)}支出决算分别为")
    for position, (name, line) in enumerate(rows):
        part = page.money(line.now)
        parts.append(part)
        details.append((name, line, part))
        page.put("、" if position else "", page.m(part))
    page.line("。\n")
    page.sum(third, parts)
    for number, (name, line, _) in enumerate(details, start=1):
        page.put(f"{number}.{name}支出预算", page.m(budget := page.money(line.initial)), "（其中：一般公共预算支出")
        page.put(page.m(same := page.money(line.initial)), "），支出决算", page.m(actual := page.money(line.now)))
        page.sum(budget, (same,))
        plans.append(budget)
        if line.initial:
            page.put("，完成预算的", page.p(page.completion(actual, budget)))
        page.put("。")
        if name.startswith("公务用车"):
            bought, running = page.money(public.purchase.now), page.money(public.operation.now)
            page.sum(actual, (bought, running))
            page.put(
                "其中：（1）公务用车购置支出决算", page.m(bought), "。本年度使用财政拨款购置公务用车", page.count(public.bought)
            )
            page.put("辆。（2）公务用车运行维护费支出决算", page.m(running), "。")
        page.line("\n")
    page.sum(plan, plans)


def other(page: Page, ledger: Ledger) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("八、政府性基金预算财政拨款支出决算情况说明\n")
    level = page.money(ledger.government.spent.now)
    pieces = change(page, level, ledger.government.spent, LAST)
    page.line(f"{year}年度政府性基金预算财政拨款支出决算", page.m(level), "。", pieces, "。\n")
    page.line("九、机关运行经费支出决算情况说明\n")
    office = page.money(ledger.office.now)
    page.line(f"{year}年度机关运行经费支出决算", page.m(office), "。", change(page, office, ledger.office, LAST), "。\n")
    page.line("十、政府采购支出决算情况说明\n")
    whole, small, micro = page.money(bought.total), page.money(bought.sme), page.money(bought.micro)
    goods, works, services = (page.money(cents) for cents in (bought.goods, bought.works, bought.services))
    page.sum(whole, (goods, works, services))
    page.put(
        f"{year}年度政府采购支出总额",
        page.m(whole),
        "，其中：政府采购货物支出",
        page.m(goods),
        "、政府采购工程支出",
        page.m(works),
    )
    page.put("、政府采购服务支出", page.m(services), "。政府采购授予中小企业合同金额", page.m(small), "，占政府采购支出总额的")
    page.put(page.p(page.share(small, whole)), "，其中：授予小微企业合同金额", page.m(micro), "，占授予中小企业合同金额的")
    page.line(page.p(page.share(micro, small)), "。\n")
    page.line("十一、国有资产占用情况\n")
    cars = page.count(ledger.three.kept)
    page.line(f"截至{year}年12月31日，本部门共有车辆", cars, "辆，其中：", counts(page, cars, ledger.cars, "辆"), "。\n")
