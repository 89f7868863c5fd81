"""广东: totals by bare numbered members · 与上年相比 · 三公 against its budget and by share · SME shares by kind · changes as 较上年N万元."""

from tests.ledgers.phrases import Change, amounts, change, counts, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(comma=",", decimals=2),
    Habit(decimals=2, bare=True),
    Habit(decimals=4),
    Habit(gap=" ", width=44),
)
LAST = Change(base="与上年相比", flat="与上年相比无增减变化", fresh="上年无此项支出")
FROM = Change(
    base="较上年", flat="与上年一致", fresh="上年没有此项支出", form="prior", up=("增加", "上升"), down=("减少", "降低")
)


def write(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line(f"{year}年度{ledger.unit}部门决算公开\n")
    page.line("一、收入支出决算总体情况说明\n")
    income, spent = page.money(ledger.turnover.now), page.money(ledger.turnover.now)
    page.same(income, spent, kind="balance")
    page.put(f"{ledger.unit}{year}年度收入总计", page.m(income), "，与上年相比，收入总计")
    page.line(change(page, income, ledger.turnover, Change(base="", flat="持平")), "。其中：\n")
    members = [(name, line) for name, line in ledger.sources if line.now]
    for number, (name, line) in enumerate(members, start=1):
        one(page, number, name, line)
    tail = [("使用非财政拨款结余和专用结余", ledger.used_balance), ("年初结转和结余", ledger.opening)]
    both = page.money(ledger.income.now), *(page.money(line.now) for _, line in tail)
    page.sum(income, both)
    page.put("本年收入合计", page.m(both[0]))
    for (name, _), figure in zip(tail, both[1:], strict=True):
        page.put("，", name, page.m(figure))
    page.line("。\n")
    page.put(f"{ledger.unit}{year}年度支出总计", page.m(spent), "，与上年相比，支出总计")
    page.line(change(page, spent, ledger.turnover, Change(base="", flat="持平")), "。其中：\n")
    out = page.keep("spent", page.money(ledger.spent.now))
    rest = [("结余分配", ledger.allocation.now), ("年末结转和结余", ledger.closing.now)]
    figures = [out, *(page.money(cents) for _, cents in rest)]
    page.sum(spent, figures)
    page.put("本年支出合计", page.m(out))
    for (name, _), figure in zip(rest, figures[1:], strict=True):
        page.put("，", name, page.m(figure))
    page.line("。\n")
    structure(page, ledger)
    general(page, ledger)
    three(page, ledger)
    other(page, ledger)


def one(page: Page, number: int, name: str, line: Line) -> None:
    level = page.money(line.now)
    page.keep(name, level)
    page.put(f"{number}．{name}", page.m(level), "，", change(page, level, line, FROM))
    page.line("，主要原因是", reason(page, line), "。\n") if line.now != line.prior else page.line("。\n")


def structure(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line("二、收入决算情况说明\n")
    income = page.money(ledger.income.now)
    words = [(name, line.now) for name, line in ledger.sources]
    pieces = shares(page, income, words, percent=lambda p, s: ["，占", *p.p(s)])
    page.line(f"{ledger.unit}{year}年度收入合计", page.m(income), "，其中：", pieces, "。\n")
    page.line("三、支出决算情况说明\n")
    spent = page.money(ledger.spent.now)
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now), ("上缴上级支出", 0), ("经营支出", 0)]
    page.line(f"{ledger.unit}{year}年度支出合计", page.m(spent), "，其中：", shares(page, spent, kinds), "。\n")
    page.line("四、财政拨款收入支出决算总体情况说明\n")
    fiscal = page.money(ledger.fiscal_turnover.now)
    pieces = change(page, fiscal, ledger.fiscal_turnover, Change(base="", flat="均无变化"))
    each = "各" if len(pieces) > 1 else ""
    page.put(f"{ledger.unit}{year}年度财政拨款收、支总计均为", page.m(fiscal), "。与上年相比，财政拨款收、支总计", each, pieces)
    page.line("，主要原因是", reason(page, ledger.fiscal_turnover), "。\n")


def general(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.general
    page.line("五、一般公共预算财政拨款支出决算情况说明\n")
    page.line("（一）一般公共预算财政拨款支出决算总体情况\n")
    level, total = page.money(fund.spent.now), page.known["spent"]
    page.put(f"{ledger.unit}{year}年度一般公共预算财政拨款支出", page.m(level), "，占本年支出合计的")
    page.line(
        page.p(page.share(level, total)), "。", LAST.base, "，一般公共预算财政拨款支出", bare(page, level, fund.spent), "。\n"
    )
    page.line("（二）一般公共预算财政拨款支出决算结构情况\n")
    again = page.money(fund.spent.now)
    classes = [(f"{name}（类）", line.now) for name, line in fund.classes()]
    page.line("一般公共预算财政拨款支出", page.m(again), "，主要用于以下方面：", shares(page, again, classes), "。\n")
    page.line("（三）一般公共预算财政拨款支出决算具体情况\n")
    third, plan = page.money(fund.spent.now), page.money(fund.spent.initial)
    page.put("一般公共预算财政拨款支出年初预算为", page.m(plan), "，支出决算为", page.m(third), "，完成年初预算的")
    page.line(page.p(page.completion(third, plan)), "。按经济分类，其中：\n")
    basic, project = page.money(fund.basic.now), page.money(fund.project.now)
    page.sum(third, (basic, project))
    page.line("基本支出", page.m(basic), "，项目支出", page.m(project), "。\n")
    page.line("六、一般公共预算财政拨款基本支出决算情况说明\n")
    base = page.money(fund.basic.now)
    people, running = (page.money(sum(x.now for _, x in lines)) for lines in (ledger.personnel, ledger.public))
    page.sum(base, (people, running))
    page.put("一般公共预算财政拨款基本支出", page.m(base), "，其中：人员经费", page.m(people), "，主要包括：")
    page.put(amounts(page, people, [(name, line.now) for name, line in ledger.personnel]), "。公用经费", page.m(running))
    page.line("，主要包括：", amounts(page, running, [(name, line.now) for name, line in ledger.public if line.now]), "。\n")


def bare(page: Page, level: Figure, line: Line) -> list[str | Figure]:
    return change(page, level, line, Change(base="", flat="无增减变化"))


def three(page: Page, ledger: Ledger) -> None:
    year, public = str(ledger.year), ledger.three
    page.line("七、财政拨款“三公”经费支出决算情况说明\n")
    level, plan = page.money(public.line.now), page.money(public.line.initial)
    page.put(f"{year}年度“三公”经费财政拨款支出决算为", page.m(level), "，")
    against(page, level, plan, public.line)
    page.line("。其中：\n")
    rows = (
        ("因公出国（境）费", public.abroad),
        ("公务用车购置及运行维护费", public.vehicles),
        ("公务接待费", public.reception),
    )
    parts, plans = [], []
    for number, (name, line) in enumerate(rows, start=1):
        part, budget = page.money(line.now), page.money(line.initial)
        parts.append(part)
        plans.append(budget)
        page.put(f"{number}．{name}支出决算为", page.m(part), "，占“三公”经费支出的", page.p(page.share(part, level)))
        page.put("，")
        against(page, part, budget, line)
        page.put("。")
        if name == "公务接待费":
            reception(page, ledger, part)
        elif name.startswith("公务用车"):
            vehicles(page, ledger, part)
        page.line("\n")
    page.sum(level, parts)
    page.sum(plan, plans)


def against(page: Page, level: Figure, plan: Figure, line: Line) -> None:
    """比年初预算N万元减少N万元, or 与年初预算N万元持平."""
    if line.now == line.initial:
        page.put("与年初预算", page.m(plan), "持平")
        return
    delta = page.delta(line.now, line.initial)
    page.prior(level, delta, plan)
    page.put("比年初预算", page.m(plan), "增加" if line.now > line.initial else "减少", page.m(delta))


def vehicles(page: Page, ledger: Ledger, whole: Figure) -> None:
    public = ledger.three
    bought, running = page.money(public.purchase.now), page.money(public.operation.now)
    page.sum(whole, (bought, running))
    page.put(
        "其中：公务用车购置支出",
        page.m(bought),
        "，购置",
        page.count(public.bought),
        "辆；公务用车运行维护费支出",
        page.m(running),
    )
    page.put("，公务用车保有量为", page.count(public.kept), "辆。")


def reception(page: Page, ledger: Ledger, whole: Figure) -> None:
    public = ledger.three
    home, foreign = page.money(public.domestic.now), page.money(public.foreign.now)
    page.sum(whole, (home, foreign))
    page.put("其中：国内公务接待费支出", page.m(home), "，国（境）外接待费支出", page.m(foreign), "。")
    batches, guests = page.count(public.batches + public.foreign_batches), page.count(public.guests + public.foreign_guests)
    inner, outer = page.count(public.batches), page.count(public.foreign_batches)
    page.sum(batches, (inner, outer))
    page.put(
        "全年共接待",
        batches,
        "批次，其中国内公务接待",
        inner,
        "批次，国（境）外公务接待",
        outer,
        "批次；共接待",
        guests,
        "人次。",
    )


def other(page: Page, ledger: Ledger) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("（一）机关运行经费支出情况\n")
    office = page.money(ledger.office.now)
    page.line(f"{year}年度机关运行经费支出", page.m(office), "，", change(page, office, ledger.office, FROM), "。\n")
    page.line("（二）政府采购支出情况\n")
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
    page.put("、政府采购服务支出", page.m(services), "。授予中小企业合同金额", page.m(small), "，占政府采购支出总额的")
    page.put(page.p(page.share(small, whole)), "，其中：授予小微企业合同金额", page.m(micro), "，占授予中小企业合同金额的")
    page.put(page.p(page.share(micro, small)))
    kinds = (("货物", goods, bought.goods_sme), ("工程", works, bought.works_sme), ("服务", services, bought.services_sme))
    for name, figure, cents in kinds:
        value = 100 * cents / (figure.value * 100) if figure.value else 0
        page.put("；" if name == "货物" else "，", f"{name}采购授予中小企业合同金额占{name}支出金额的")
        page.put(page.p(page.percent(figure.value * 0 + value, "sme-kind")))
    page.line("。\n")
    page.line("（三）国有资产占用情况\n")
    cars = page.count(ledger.three.kept)
    page.line(f"截至{year}年12月31日，共有车辆", cars, "辆，其中：", counts(page, cars, ledger.cars, "辆"), "。\n")
