"""西藏: the form of the autonomous region, with its notes in brackets · 各增加 · 较N年度决算数 · 占0%."""

from tests.ledgers.phrases import Change, budgeted, change, counts, deltas, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(comma=",", bare=False),
    Habit(comma=",", percents=0),
    Habit(comma="，", percents=1),
    Habit(half=True, comma=""),
)


def write(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line(f"{ledger.unit}{year}年度部门决算公开报告")
    page.line(" 第一部分  基本情况\n")
    page.line("一、部门（单位）职责")
    page.line("(1)贯彻执行国家、自治区有关法律法规、政策、规划和标准。")
    page.line(f" 第二部分  {year}年度部门决算公开报表\n")
    page.line(" 以上报表见附件1。   ")
    page.line(f" 第三部分  {year}年度部门决算情况说明\n")
    overall(page, ledger)
    structure(page, ledger)
    general(page, ledger)
    three(page, ledger)
    other(page, ledger)
    page.line("第四部分  名词解释\n")
    page.line("一、财政拨款收入：指同级政府财政部门当年拨付的各类财政拨款。")


def versus(page: Page, name: str, level: Figure, line: Line, year: int) -> None:
    """较N年度决算数增加…，主要原因是…。"""
    words = Change(base=f"较{year - 1}年度决算数", flat=f"与{year - 1}年度决算数持平", fresh=f"{year - 1}年度无此项")
    pieces = change(page, level, line, words)
    page.put(name, page.m(level), "，", pieces)
    page.line("，主要原因是", reason(page, line), "。") if deltas(pieces) else page.line("。")


def overall(page: Page, ledger: Ledger) -> None:
    year, line = ledger.year, ledger.turnover
    first, second = page.money(line.now, "turnover"), page.money(line.now, "turnover")
    page.same(first, second, kind="balance")
    page.line(" 一、收入支出总体情况说明")
    pieces = change(page, first, line, Change(base="", flat="均无变化"))
    page.put(f"    {year}年度收入总计", page.m(first), "，支出总计", page.m(second), f"，与{year - 1}年度相比，收入、支出总计")
    page.line("各" if deltas(pieces) else "", pieces, "。主要原因：一是", reason(page, line), "。")
    income, used, opening = (page.money(x.now) for x in (ledger.income, ledger.used_balance, ledger.opening))
    page.sum(first, (income, used, opening))
    page.line("（一）收入总计主要构成")
    page.line("本年收入", page.m(income), "。")
    versus(page, "使用非财政拨款结余", used, ledger.used_balance, year)
    versus(page, "年初结转和结余", opening, ledger.opening, year)
    spent, allocation, closing = (page.money(x.now) for x in (ledger.spent, ledger.allocation, ledger.closing))
    page.sum(second, (spent, allocation, closing))
    page.line("（二）支出总计主要构成")
    page.line("本年支出", page.m(spent), "。")
    versus(page, "结余分配", allocation, ledger.allocation, year)
    versus(page, "年末结转和结余", closing, ledger.closing, year)
    page.line(f"   （注：{year}年度相关决算数据来自附件财决公开01、02、03表。）")


def structure(page: Page, ledger: Ledger) -> None:
    page.line("二、收入决算情况说明")
    income = page.money(ledger.income.now)
    page.line("    本年收入", page.m(income), "，其中：", shares(page, income, [(n, x.now) for n, x in ledger.sources]), "。")
    page.line("  （注：上述各项收入数来自财决公开02表。）")
    page.line("三、支出决算情况说明")
    spent = page.keep("spent", page.money(ledger.spent.now))
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now), ("上缴上级支出", 0), ("经营支出", 0)]
    page.line("本年支出", page.m(spent), "，其中：", shares(page, spent, [*kinds, ("对附属单位补助支出", 0)]), "。")
    page.line("四、财政拨款收入支出决算总体情况说明")
    words = Change(base="", flat="无变化", fresh="为新增")
    fiscal, out = page.money(ledger.fiscal.now), page.money(ledger.fiscal_spent.now)
    page.put(f"{ledger.year}年度财政拨款收入", page.m(fiscal), f"，与{ledger.year - 1}年度相比，财政拨款收入")
    page.put(
        change(page, fiscal, ledger.fiscal, words),
        "。财政拨款支出",
        page.m(out),
        f"，与{ledger.year - 1}年度相比，财政拨款支出",
    )
    page.line(change(page, out, ledger.fiscal_spent, words), "。")
    versus(page, "财政拨款年初结转和结余", page.money(ledger.fiscal_opening.now), ledger.fiscal_opening, ledger.year)
    versus(page, "财政拨款年末结转和结余", page.money(ledger.fiscal_closing.now), ledger.fiscal_closing, ledger.year)


def general(page: Page, ledger: Ledger) -> None:
    year, fund = ledger.year, ledger.general
    page.line("五、一般公共预算财政拨款支出决算情况说明")
    level, spent = page.money(fund.spent.now), page.known["spent"]
    page.put(
        f" {year}年度一般公共预算财政拨款支出", page.m(level), "，占本年支出合计的", page.p(page.share(level, spent)), "。"
    )
    pieces = change(page, level, fund.spent, Change(base="", flat="无变化"))
    page.line(f"与{year - 1}年度相比，一般公共预算财政拨款支出", pieces, "，主要原因是", reason(page, fund.spent), "。")
    again = page.money(fund.spent.now)
    classes = [(name.removesuffix("支出") + "（类）支出", line.now) for name, line in fund.classes()]
    page.line(f" {year}年度一般公共预算财政拨款支出", page.m(again), "，主要用于以下方面：", shares(page, again, classes), "。")
    third, plan = page.money(fund.spent.now), page.money(fund.spent.initial)
    page.put(f" {year}年度一般公共预算财政拨款支出年初预算为", page.m(plan), "，支出决算为", page.m(third), "，完成年初预算的")
    page.line(page.p(page.completion(third, plan)), "。其中：")
    parts, plans = [], []
    for number, item in enumerate(fund.items, start=1):
        page.line(f"{number}.{item.path[0].removesuffix('支出')}（类）{item.path[1]}（款）{item.path[2]}（项）。")
        line, budget = item.line, "年初预算"
        pieces = budgeted(
            page, line, basis=budget, opening="为", actual="支出决算为", done="完成年初预算的", none="年初未安排预算"
        )
        figures = [piece for piece in pieces if isinstance(piece, Figure)]
        parts += [figure for figure in figures if figure.role == "actual"]
        plans += [figure for figure in figures if figure.role == "budget"]
        page.put(pieces, "。")
        if line.now != line.initial:
            than = "大于" if line.now > line.initial else "小于"
            page.put(f"决算数{than}预算数的主要原因：", reason(page, line, against="initial"), "。")
        page.line()
    page.sum(third, parts)
    page.sum(plan, plans)
    page.line("六、一般公共预算财政拨款基本支出决算情况说明")
    basic = page.money(fund.basic.now)
    people, running = (page.money(sum(x.now for _, x in lines)) for lines in (ledger.personnel, ledger.public))
    page.sum(basic, (people, running))
    page.put(
        f"{year}年度财政拨款基本支出",
        page.m(basic),
        "，其中：人员经费",
        page.m(people),
        "，主要包括：工资福利支出中的基本工资、",
    )
    page.put(
        "津贴补贴、奖金、绩效工资；对个人和家庭的补助中的生活补助。公用经费", page.m(running), "，主要包括：商品和服务支出中的"
    )
    page.line("办公费、印刷费、水费、电费、差旅费等。")


def three(page: Page, ledger: Ledger) -> None:
    year, public = ledger.year, ledger.three
    page.line("七、财政拨款“三公”经费支出决算情况说明")
    page.line("（一）财政拨款“三公”经费支出决算总体情况说明")
    name = "“三公”经费支出"
    head = budgeted(
        page, public.line, basis="预算", opening="为", actual="支出决算为", done="完成预算的", none="年初未安排预算"
    )
    level = next(piece for piece in head if isinstance(piece, Figure) and piece.role == "actual")
    words = Change(base="", flat="无变化", fresh="为新增")
    page.put(f"    {year}年度财政拨款{name}", head, f"，与{year - 1}年度相比，{name}", change(page, level, public.line, words))
    page.line("，主要原因是", reason(page, public.line), "。")
    page.line("    （二）财政拨款“三公”经费支出决算具体情况说明")
    kinds = [
        ("因公出国（境）费", public.abroad),
        ("公务用车购置及运行维护费", public.vehicles),
        ("公务接待费", public.reception),
    ]
    page.put(f"{year}年度财政拨款“三公”经费支出决算中，", shares(page, level, [(f"{n}支出决算", x.now) for n, x in kinds]))
    page.line("。具体情况如下：")
    details = (abroad, vehicles, reception)
    for number, ((kind, line), detail) in enumerate(zip(kinds, details, strict=True), start=1):
        again = page.money(line.now)
        page.put(f"{number}.{kind}支出", page.m(again), "。")
        detail(page, ledger, again)
        page.put(
            f"{kind}支出决算数", change(page, again, line, BUDGET, against="initial"), f"。与{year - 1}年度相比，{kind}支出"
        )
        page.line(change(page, again, line, words), "，主要原因是", reason(page, line), "。")


BUDGET = Change(base="比预算数", flat="与预算数持平", fresh="年初未安排预算", form="delta-rate")


def abroad(page: Page, ledger: Ledger, level: Figure) -> None:
    public = ledger.three
    page.keep("abroad", level)
    page.put("全年安排因公出国（境）团组", page.count(public.teams), "个，因公出国（境）", page.count(public.travellers))
    page.line("人次。")


def vehicles(page: Page, ledger: Ledger, level: Figure) -> None:
    public = ledger.three
    bought, running = page.money(public.purchase.now), page.money(public.operation.now)
    page.sum(level, (bought, running))
    page.line("其中：")
    page.put("公务用车购置支出", page.m(bought), "，全年购置公务用车", page.count(public.bought), "辆，年末公务用车保有量")
    page.line(page.count(public.kept), "辆。")
    page.line("公务用车运行维护费支出", page.m(running), "，主要用于燃料费、维修费、过路过桥费、保险费。")


def reception(page: Page, ledger: Ledger, level: Figure) -> None:
    public = ledger.three
    home, foreign = page.money(public.domestic.now), page.money(public.foreign.now)
    page.sum(level, (home, foreign))
    page.line("其中：")
    page.put(
        "国内接待费支出", page.m(home), "，国内公务接待", page.count(public.batches), "批次，接待", page.count(public.guests)
    )
    page.line("人次。")
    page.put("国（境）外接待费支出", page.m(foreign), "，国（境）外公务接待", page.count(public.foreign_batches), "批次，接待")
    page.line(page.count(public.foreign_guests), "人次。")


def other(page: Page, ledger: Ledger) -> None:
    year, bought = ledger.year, ledger.procurement
    page.line("八、其他重要事项情况说明")
    page.line("（一）机关运行经费支出情况")
    office, plan = page.money(ledger.office.now), page.money(ledger.office.initial)
    page.put(f"{year}年度{ledger.unit}机关运行经费年初预算", page.m(plan), "，支出决算", page.m(office), "，完成年初预算的")
    page.put(page.p(page.completion(office, plan)), f"；与{year - 1}年度相比，机关运行经费")
    page.line(
        change(page, office, ledger.office, Change(base="", flat="无变化")), "。主要原因是", reason(page, ledger.office), "。"
    )
    page.line("（二）政府采购支出情况")
    kinds = [("政府采购货物支出", bought.goods), ("政府采购工程支出", bought.works), ("政府采购服务支出", bought.services)]
    whole, small, micro = page.money(bought.total), page.money(bought.sme), page.money(bought.micro)
    parts = [page.money(cents) for _, cents in kinds]
    page.sum(whole, parts)
    page.put(f"{year}年度{ledger.unit}政府采购支出总额", page.m(whole), "，其中：")
    for (name, _), part in zip(kinds, parts, strict=True):
        page.put(name, page.m(part), "、" if part is not parts[-1] else "。")
    page.put("授予中小企业合同金额", page.m(small), "，占政府采购支出总额的", page.p(page.share(small, whole)))
    page.line(
        "，其中：授予小微企业合同金额", page.m(micro), "，占授予中小企业合同金额的", page.p(page.share(micro, small)), "。"
    )
    page.line("（三）国有资产占用情况")
    cars = page.count(ledger.three.kept)
    page.line("本部门共有车辆", cars, "辆，其中，", counts(page, cars, ledger.cars, "辆"), "，其他用车主要是业务用车。")
