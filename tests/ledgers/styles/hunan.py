"""湖南: 与上年相比 · 占N% · 完成年初预算的 with 决算数大于年初预算数 · 三公 with 由…减至… · amounts in 元 now and then."""

from tests.ledgers.phrases import MORE, Change, Pieces, budgeted, change, counts, deltas, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(),
    Habit(percents=0),
    Habit(unit="元", comma=","),
    Habit(percents=2, bare=True, gap=" "),
    Habit(wide=True, sign="％"),
)
LAST = Change(base="与上年相比，", flat="与上年相比无变化", fresh="上年无此项支出")


def write(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line(f"第三部分 {year}年度部门决算情况说明\n")
    page.line("一、收入支出决算总体情况说明\n")
    level = page.money(ledger.turnover.now)
    page.put(f"{year}年度收、支总计", page.m(level), "。")
    pieces = change(page, level, ledger.turnover, LAST)
    page.put(pieces)
    page.line("，主要是因为", reason(page, ledger.turnover), "。\n") if deltas(pieces) else page.line("。\n")
    page.line("二、收入决算情况说明\n")
    income = page.money(ledger.income.now)
    page.line(
        f"{year}年度收入合计", page.m(income), "，其中：", shares(page, income, [(n, x.now) for n, x in ledger.sources]), "。\n"
    )
    page.line("三、支出决算情况说明\n")
    spent = page.keep("spent", page.money(ledger.spent.now))
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now), ("上缴上级支出", 0), ("经营支出", 0)]
    page.line(f"{year}年度支出合计", page.m(spent), "，其中：", shares(page, spent, kinds), "。\n")
    page.line("四、财政拨款收入支出决算总体情况说明\n")
    fiscal = page.money(ledger.fiscal_turnover.now)
    page.line(f"{year}年度财政拨款收、支总计", page.m(fiscal), "，", change(page, fiscal, ledger.fiscal_turnover, LAST), "。\n")
    general(page, ledger)
    three(page, ledger)
    other(page, ledger)
    page.line("第四部分 名词解释\n\n（一）财政拨款收入：指本级财政部门当年拨付的财政预算资金。")


def general(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.general
    page.line("五、一般公共预算财政拨款支出决算情况说明\n")
    page.line("（一）财政拨款支出决算总体情况\n")
    level, total = page.money(fund.spent.now), page.known["spent"]
    page.put(f"{year}年度财政拨款支出", page.m(level), "，占本年支出合计的", page.p(page.share(level, total)), "，")
    page.line(change(page, level, fund.spent, LAST), "。\n")
    page.line("（二）财政拨款支出决算结构情况\n")
    again = page.money(fund.spent.now)
    classes = [(f"{name}（类）", line.now) for name, line in fund.classes()]
    page.line(f"{year}年度财政拨款支出", page.m(again), "，主要用于以下方面：", shares(page, again, classes), "。\n")
    page.line("（三）财政拨款支出决算具体情况\n")
    third, plan = page.money(fund.spent.now), page.money(fund.spent.initial)
    page.put(f"{year}年度财政拨款支出年初预算数为", page.m(plan), "，支出决算数为", page.m(third), "，完成年初预算的")
    page.line(page.p(page.completion(third, plan)), "，其中：\n")
    parts, plans = [], []
    for number, item in enumerate(fund.items, start=1):
        page.line(f"{number}、{item.path[0]}（类）{item.path[1]}（款）{item.path[2]}（项）。\n")
        none = "年初未安排预算"
        pieces = budgeted(
            page, item.line, basis="年初预算", opening="为", actual="支出决算为", done="完成年初预算的", none=none
        )
        figures = [piece for piece in pieces if isinstance(piece, Figure)]
        parts += [figure for figure in figures if figure.role == "actual"]
        plans += [figure for figure in figures if figure.role == "budget"]
        page.put(pieces)
        if item.line.now == item.line.initial:
            page.line("，决算数与年初预算数持平。\n")
        else:
            than = "大于" if item.line.now > item.line.initial else "小于"
            page.line(f"，决算数{than}年初预算数的主要原因是：", reason(page, item.line, against="initial"), "。\n")
    page.sum(third, parts)
    page.sum(plan, plans)
    basic_expenditure(page, ledger)


def basic_expenditure(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.general
    page.line("六、一般公共预算财政拨款基本支出决算情况说明\n")
    basic = page.money(fund.basic.now)
    page.line(f"{year}年度财政拨款基本支出", page.m(basic), "，其中：\n")
    parts = []
    for name, lines in (("人员经费", ledger.personnel), ("公用经费", ledger.public)):
        part = page.money(sum(line.now for _, line in lines))
        parts.append(part)
        listed = "、".join(label for label, line in lines if line.now)
        page.put(name, page.m(part), "，占基本支出的", page.p(page.share(part, basic)))
        page.line(f"，主要包括{listed}。\n")
    page.sum(basic, parts)


def fell(page: Page, name: str, line: Line) -> Pieces:
    """由N万元减至N万元，减少N万元，下降N%."""
    before, now = page.money(line.prior), page.money(line.now)
    delta = page.delta(line.now, line.prior)
    page.prior(now, delta, before)
    rate = page.growth(now, line.now, line.prior, delta=delta)
    to, verb, percent = ("增至", "增加", "增长") if line.now > line.prior else ("减至", "减少", "下降")
    return [f"{name}由上年的", *page.m(before), to, *page.m(now), "，", verb, *page.m(delta), "，", percent, *page.p(rate)]


def three(page: Page, ledger: Ledger) -> None:
    year, public = str(ledger.year), ledger.three
    page.line("七、财政拨款三公经费支出决算情况说明\n")
    page.line("（一）“三公”经费财政拨款支出决算总体情况说明\n")
    head = budgeted(
        page, public.line, basis="预算", opening="为", actual="支出决算为", done="完成预算的", none="年初未安排预算"
    )
    level = next(piece for piece in head if isinstance(piece, Figure) and piece.role == "actual")
    plan = next((piece for piece in head if isinstance(piece, Figure) and piece.role == "budget"), None)
    page.line(f"{year}年度“三公”经费财政拨款支出", head, "，其中：\n")
    rows = (
        ("因公出国（境）费", public.abroad),
        ("公务接待费", public.reception),
        ("公务用车购置费", public.purchase),
        ("公务用车运行维护费", public.operation),
    )
    parts, plans = [], []
    for name, line in rows:
        pieces = budgeted(
            page, line, basis="支出预算", opening="为", actual="支出决算为", done="完成预算的", none="年初未安排支出预算"
        )
        figures = [piece for piece in pieces if isinstance(piece, Figure)]
        part = next(figure for figure in figures if figure.role == "actual")
        parts.append(part)
        plans += [figure for figure in figures if figure.role == "budget"]
        page.put(name, pieces)
        page.put("，决算数等于预算数" if line.now == line.initial else "")
        page.line("，", change(page, part, line, LAST), "。\n")
    page.sum(level, parts)
    if plan is not None:
        page.sum(plan, plans)
    page.line("（二）“三公”经费财政拨款支出决算具体情况说明\n")
    if public.line.now and public.line.prior and public.line.now != public.line.prior:
        page.line(fell(page, "“三公”经费支出", public.line), "。\n")
    structure(page, ledger)


def structure(page: Page, ledger: Ledger) -> None:
    public = ledger.three
    whole = page.money(public.line.now)
    kinds = [("因公出国（境）费支出决算", public.abroad), ("公务接待费支出决算", public.reception)]
    members = [(n, x.now) for n, x in [*kinds, ("公务用车购置费及运行维护费支出决算", public.vehicles)]]
    page.put(f"{ledger.year}年度“三公”经费财政拨款支出决算", page.m(whole), "，其中，", shares(page, whole, members))
    page.line("。其中：\n")
    hosting = page.money(public.reception.now)
    page.put("1、公务接待费支出决算为", page.m(hosting), "，全年共接待来访团组", page.count(public.batches), "个、来宾")
    page.line(page.count(public.guests), "人次，主要是开展业务交流发生的接待支出。\n")
    kept = page.count(public.kept)
    cars, bought, running = (page.money(line.now) for line in (public.vehicles, public.purchase, public.operation))
    page.sum(cars, (bought, running))
    page.put(
        "2、公务用车购置费及运行维护费支出决算为",
        page.m(cars),
        "，其中：公务用车购置费",
        page.m(bought),
        "，公务用车运行维护费",
    )
    page.line(page.m(running), f"。截止{ledger.year}年12月31日，我单位开支财政拨款的公务用车保有量为", kept, "辆。\n")


def other(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line("八、政府性基金预算收入支出决算情况\n")
    fund = ledger.government
    if not any((fund.spent.now, fund.spent.prior)):
        page.line("本部门本年度无政府性基金预算财政拨款收入、支出。\n")
    else:
        government(page, ledger)
    page.line("九、机关运行经费支出说明\n")
    office = page.money(ledger.office.now)
    words = Change(base="比上年决算数", up=("增加", "增长"), down=("减少", "降低"), flat="与上年决算数持平")
    page.put(f"本部门{year}年度机关运行经费支出", page.m(office), "，", change(page, office, ledger.office, words))
    page.line("。主要原因是：", page.rng.choice(MORE), "。\n")
    procurement(page, ledger)


def government(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.government
    income, spent, opening, closing = (page.money(line.now) for line in (fund.income, fund.spent, fund.opening, fund.closing))
    page.put(
        f"{year}年度政府性基金预算财政拨款收入", page.m(income), "；年初结转和结余", page.m(opening), "；支出", page.m(spent)
    )
    page.line(
        "，其中基本支出", page.m(page.money(0)), "，项目支出", page.m(only := page.money(fund.project.now)), "；年末结转和结余"
    )
    page.sum(spent, (only,))
    page.line(page.m(closing), "。\n")


def procurement(page: Page, ledger: Ledger) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("十、政府采购支出说明\n")
    whole, small, micro = page.money(bought.total), page.money(bought.sme), page.money(bought.micro)
    goods, works, services = (page.money(cents) for cents in (bought.goods, bought.works, bought.services))
    page.sum(whole, (goods, works, services))
    page.put(
        f"本部门{year}年度政府采购支出总额",
        page.m(whole),
        "，其中：政府采购货物支出",
        page.m(goods),
        "、政府采购工程支出",
        page.m(works),
    )
    page.put("、政府采购服务支出", page.m(services), "。授予中小企业合同金额", page.m(small), "，占政府采购支出总额的")
    page.put(page.p(page.share(small, whole)), "，其中：授予小微企业合同金额", page.m(micro), "，占授予中小企业合同金额的")
    page.line(page.p(page.share(micro, small)), "。\n")
    page.line("十一、国有资产占用情况说明\n")
    cars = page.count(ledger.three.kept)
    page.put(f"截至{year}年12月31日，本单位共有车辆", cars, "辆，其中，", counts(page, cars, ledger.cars, "辆"))
    page.line(
        "；单位价值50万元以上通用设备", page.count(0), "台（套），单位价值100万元以上专用设备", page.count(0), "台（套）。\n"
    )
