"""中央部门: 具体包括 numbered members · 比N年度决算数 · 占N% in brackets of a list · 元 to two decimals in 万元 with separators."""

from tests.ledgers.phrases import Change, change, deltas, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(percents=2),
    Habit(comma=",", percents=1),
    Habit(comma=",", half=True),
    Habit(bare=True, percents=1, width=38),
)


def write(page: Page, ledger: Ledger) -> None:
    year, prior = str(ledger.year), str(ledger.year - 1)
    page.line(f"{ledger.unit}{year}年度部门决算情况说明\n")
    page.line("一、收入支出决算总体情况说明\n")
    level = page.money(ledger.turnover.now)
    page.line(f"{year}年度收入总计、支出总计均为", page.m(level), "。\n")
    words = Change(base=f"比{prior}年度决算数", flat=f"与{prior}年度决算数持平", fresh=f"{prior}年度无此项")
    incomes = [(n, x) for n, x in ledger.sources if x.now or x.prior]
    incomes += [("使用非财政拨款结余", ledger.used_balance), ("年初结转和结余", ledger.opening)]
    outgoings = [*ledger.classes(), ("结余分配", ledger.allocation), ("年末结转和结余", ledger.closing)]
    for title, members in (("（一）收入总计", incomes), ("（二）支出总计", outgoings)):
        whole = page.money(ledger.turnover.now)
        page.same(whole, level)
        page.line(title, page.m(whole), "，具体包括：\n")
        page.sum(whole, [member(page, number, name, line, words) for number, (name, line) in enumerate(members, start=1)])
    structure(page, ledger)
    general(page, ledger, words)
    three(page, ledger, words)
    other(page, ledger, words)


def member(page: Page, number: int, name: str, line: Line, words: Change) -> Figure:
    level = page.money(line.now)
    page.put(f"{number}.{name}", page.m(level), "。")
    pieces = change(page, level, line, words)
    page.put(pieces)
    page.put("，主要是", reason(page, line)) if deltas(pieces) else None
    page.line("。\n")
    return level


def structure(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line("二、收入决算情况说明\n")
    income = page.money(ledger.income.now)
    page.line(
        f"{year}年度收入合计", page.m(income), "，其中：", shares(page, income, [(n, x.now) for n, x in ledger.sources]), "。\n"
    )
    page.line("三、支出决算情况说明\n")
    spent = page.keep("spent", page.money(ledger.spent.now))
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now)]
    pieces = shares(page, spent, kinds, percent=lambda p, s: ["，占比为", *p.p(s)], semicolon="，")
    page.line(f"{year}年度支出合计", page.m(spent), "，其中：", pieces, "。\n")


def general(page: Page, ledger: Ledger, words: Change) -> None:
    year, fund = str(ledger.year), ledger.general
    page.line("四、一般公共预算财政拨款支出决算情况说明\n")
    page.line("（一）支出决算总体情况。\n")
    level, total = page.money(fund.spent.now), page.known["spent"]
    page.put(f"{year}年度一般公共预算财政拨款支出", page.m(level), "，占本年支出合计的", page.p(page.share(level, total)), "。")
    page.line(change(page, level, fund.spent, words), "。\n")
    page.line("（二）支出决算结构情况。\n")
    again = page.money(fund.spent.now)
    classes = [(f"{name}（类）", line.now) for name, line in fund.classes()]
    pieces = shares(page, again, classes, percent=lambda p, s: ["，占", *p.p(s)], semicolon="，")
    page.line(f"{year}年度一般公共预算财政拨款支出", page.m(again), "，主要用于以下方面：", pieces, "。\n")
    page.line("（三）支出决算具体情况。\n")
    third, plan = page.money(fund.spent.now), page.money(fund.spent.initial)
    page.put(f"{year}年度一般公共预算财政拨款支出年初预算为", page.m(plan), "，支出决算为", page.m(third), "，为年初预算的")
    page.line(page.p(page.completion(third, plan)), "。其中：\n")
    parts, plans = [], []
    for number, item in enumerate(fund.items, start=1):
        budget, actual = page.money(item.line.initial), page.money(item.line.now)
        parts.append(actual)
        plans.append(budget)
        page.put(f"{number}.{item.path[0]}（类）{item.path[1]}（款）{item.path[2]}（项）。年初预算为", page.m(budget))
        page.put("，支出决算为", page.m(actual))
        page.put("，为年初预算的", page.p(page.completion(actual, budget))) if item.line.initial else None
        page.put("。")
        if item.line.now != item.line.initial:
            than = "大于" if item.line.now > item.line.initial else "小于"
            page.put(f"决算数{than}年初预算数的主要原因是：", reason(page, item.line, against="initial"), "。")
        page.line("\n")
    page.sum(third, parts)
    page.sum(plan, plans)
    page.line("五、一般公共预算财政拨款基本支出决算情况说明\n")
    basic = page.money(fund.basic.now)
    people, running = (page.money(sum(x.now for _, x in lines)) for lines in (ledger.personnel, ledger.public))
    page.sum(basic, (people, running))
    page.put(
        f"{year}年度一般公共预算财政拨款基本支出",
        page.m(basic),
        "，其中：人员经费",
        page.m(people),
        "，主要包括：基本工资、津贴补贴等；",
    )
    page.line("公用经费", page.m(running), "，主要包括：办公费、印刷费、水费、电费等。\n")


def three(page: Page, ledger: Ledger, words: Change) -> None:
    year, public = str(ledger.year), ledger.three
    page.line("六、财政拨款“三公”经费支出决算情况说明\n")
    level, plan = page.money(public.line.now), page.money(public.line.full)
    page.put(f"{year}年度财政拨款“三公”经费支出全年预算为", page.m(plan), "，支出决算为", page.m(level))
    page.put("，完成全年预算的", page.p(page.completion(level, plan))) if public.line.full else None
    page.line("；", change(page, level, public.line, words), "。\n")
    page.put("其中，")
    rows = (
        ("因公出国（境）费", public.abroad),
        ("公务用车购置及运行维护费", public.vehicles),
        ("公务接待费", public.reception),
    )
    pieces = shares(page, level, [(f"{name}支出决算", line.now) for name, line in rows])
    page.line(pieces, "。\n")
    for number, (name, line) in enumerate(rows, start=1):
        if not line.full and not line.now:
            page.line(f"{number}.{name}：本年度未安排{name}预算，未发生支出。\n")
            continue
        budget, actual = page.money(line.full), page.money(line.now)
        page.put(f"{number}.{name}全年预算为", page.m(budget), "，支出决算为", page.m(actual))
        page.put("，完成全年预算的", page.p(page.completion(actual, budget))) if line.full else None
        page.line("。\n")
        if name.startswith("公务用车"):
            bought, running = page.money(public.purchase.now), page.money(public.operation.now)
            page.sum(actual, (bought, running))
            page.put(
                "其中：公务用车购置费支出",
                page.m(bought),
                "，购置公务用车",
                page.count(public.bought),
                "辆；公务用车运行维护费支出",
            )
            page.line(page.m(running), "。年末公务用车保有量", page.count(public.kept), "辆。\n")


def other(page: Page, ledger: Ledger, words: Change) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("七、机关运行经费支出情况说明\n")
    office = page.money(ledger.office.now)
    page.line(f"{year}年度机关运行经费支出", page.m(office), "，", change(page, office, ledger.office, words), "。\n")
    page.line("八、政府采购支出情况说明\n")
    whole, small = page.money(bought.total), page.money(bought.sme)
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
    page.put("、政府采购服务支出", page.m(services), "。授予中小企业合同金额", page.m(small), "，占政府采购支出总额的")
    page.line(page.p(page.share(small, whole)), "。\n")
    project = ledger.project
    page.line("九、预算绩效情况说明\n")
    plan, spent = page.money(project.budget), page.money(project.spent)
    heads, rate, again = page.count(project.heads), page.count(project.rate, "standard"), page.money(project.spent)
    page.product(again, heads, rate)
    page.put(f"“{project.name}”项目绩效自评综述：全年预算数为", page.m(plan), "，执行数为", page.m(spent), "，完成预算的")
    page.put(page.p(page.completion(spent, plan)), "。全年补助", heads, "人，补助标准", rate, "元/人，补助金额")
    page.line(page.m(again), "。\n")
