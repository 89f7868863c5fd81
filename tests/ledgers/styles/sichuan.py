"""四川: 收、支总计均为 · 各增加 · 全年预算 · line breaks of PDF extraction, spaces around numbers."""

from tests.ledgers.phrases import MORE, Change, Pieces, amounts, budgeted, change, counts, deltas, explained, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Fund, Ledger

HABITS = (
    Habit(bare=True),
    Habit(gap=" ", width=40),
    Habit(percents=1, bare=True, width=36),
    Habit(decimals=2, percents=2),
)


def write(page: Page, ledger: Ledger) -> None:
    year, prior = str(ledger.year), str(ledger.year - 1)
    to_prior = Change(base="", flat=f"与{prior}年度持平", fresh=f"{prior}年度无此项支出")
    page.line(f"{ledger.unit}")
    page.line(f"{year}年度部门决算\n")
    contents(page)
    page.line("第二部分 ", year, "年度部门决算情况说明\n")
    overall(page, ledger, to_prior)
    general(page, ledger, to_prior)
    three(page, ledger, to_prior)
    funds(page, ledger, to_prior)
    other(page, ledger)
    page.line("第三部分 名词解释\n")
    page.line("1.财政拨款收入：指单位从同级财政部门取得的财政预算资金。\n")
    page.line("2.基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。\n")


def contents(page: Page) -> None:
    page.line("目录\n")
    page.line("公开时间：", "2025年9月1日\n")
    titles = ("第一部分 部门概况", "第二部分 年度部门决算情况说明", "一、收入支出决算总体情况说明", "二、收入决算情况说明")
    for number, title in enumerate(titles, start=3):
        page.line(title, "……", str(number))
    page.line("\n第一部分 部门概况\n")
    page.line("一、部门职责\n")
    page.line("1.贯彻执行国家、省、市有关法律法规和政策，拟订并组织实施相关发展规划。\n")


def both(page: Page, ledger: Ledger, words: Change, *, fiscal: bool) -> None:
    """收、支总计 of all funds or of the fiscal ones: one amount and one change for both sides."""
    year, prior = str(ledger.year), str(ledger.year - 1)
    line = ledger.fiscal_turnover if fiscal else ledger.turnover
    name = "财政拨款收、支总计" if fiscal else "收、支总计"
    level = page.money(line.now, "turnover")
    pieces = change(page, level, line, words)
    page.put(f"{year}年度{name}均为", page.m(level), "。")
    if not deltas(pieces):
        page.line(*pieces, "。\n")
        return
    page.put(f"与{prior}年度相比，{name}各", pieces)
    page.line("。主要变动原因是", explained(page, line), "。\n")


def overall(page: Page, ledger: Ledger, words: Change) -> None:
    year = str(ledger.year)
    page.line("一、收入支出决算总体情况说明\n")
    both(page, ledger, words, fiscal=False)
    page.line("（图1：收、支决算总计变动情况图）（柱状图）\n")
    page.line("二、收入决算情况说明\n")
    income = page.money(ledger.income.now, "income")
    sources = [
        ("一般公共预算财政拨款收入", ledger.general.income.now),
        ("政府性基金预算财政拨款收入", ledger.government.income.now),
        ("国有资本经营预算财政拨款收入", ledger.capital.income.now),
        *[(name, line.now) for name, line in ledger.sources[1:]],
    ]
    page.put(f"{year}年度本年收入合计", page.m(income), "，其中：", shares(page, income, sources))
    page.line("。\n")
    page.line("三、支出决算情况说明\n")
    spent = page.keep("spent", page.money(ledger.spent.now))
    kinds = [("基本支出", ledger.basic.now), ("项目支出", ledger.projects.now)]
    kinds += [("上缴上级支出", 0), ("经营支出", 0), ("对附属单位补助支出", 0)]
    page.put(f"{year}年度本年支出合计", page.m(spent), "，其中：", shares(page, spent, kinds))
    page.line("。\n")
    page.line("四、财政拨款收入支出决算总体情况说明\n")
    both(page, ledger, words, fiscal=True)


def general(page: Page, ledger: Ledger, words: Change) -> None:
    year, prior, fund = str(ledger.year), str(ledger.year - 1), ledger.general
    page.line("五、一般公共预算财政拨款支出决算情况说明\n")
    page.line("（一）一般公共预算财政拨款支出决算总体情况\n")
    level = page.money(fund.spent.now, "general")
    share = page.share(level, page.known["spent"])
    page.put(f"{year}年度一般公共预算财政拨款支出", page.m(level), "，占本年支出合计的", page.p(share), "。")
    pieces = change(page, level, fund.spent, words)
    if deltas(pieces):
        page.put(f"与{prior}年度相比，一般公共预算财政拨款支出", pieces, "。主要变动原因是", reason(page, fund.spent), "。")
    else:
        page.put(pieces, "。")
    page.line("\n")
    page.line("（二）一般公共预算财政拨款支出决算结构情况\n")
    again = page.money(fund.spent.now, "general")
    classes = [(name, line.now) for name, line in fund.classes()]
    page.put(f"{year}年度一般公共预算财政拨款支出", page.m(again), "，主要用于以下方面：", shares(page, again, classes))
    page.line("。\n")
    page.line("（三）一般公共预算财政拨款支出决算具体情况\n")
    items(page, year, fund)
    page.line("六、一般公共预算财政拨款基本支出决算情况说明\n")
    basic = page.money(fund.basic.now, "basic")
    page.line(f"{year}年度一般公共预算财政拨款基本支出", page.m(basic), "，其中：\n")
    parts = []
    for name, members in (("人员经费", ledger.personnel), ("公用经费", ledger.public)):
        part = page.money(sum(line.now for _, line in members), name)
        parts.append(part)
        listed = [(label, line.now) for label, line in members if line.now]
        page.line(name, page.m(part), "，主要包括：", amounts(page, part, listed), "。\n")
    page.sum(basic, parts)


def items(page: Page, year: str, fund: Fund) -> None:
    whole = page.money(fund.spent.now, "general")
    budget = page.money(fund.spent.full, "budget")
    rate = page.completion(whole, budget)
    page.put(f"{year}年度一般公共预算支出全年预算数为", page.m(budget), "，支出决算数为", page.m(whole), "，完成全年预算数的")
    page.line(page.p(rate), "。其中：\n")
    parts, plans = [], []
    for number, item in enumerate(fund.items, start=1):
        pieces: Pieces = budgeted(
            page,
            item.line,
            basis="全年预算",
            opening="为",
            actual="支出决算为",
            done="完成全年预算的",
            against="full",
            none="年初未安排预算",
        )
        parts += [piece for piece in pieces if not isinstance(piece, str) and piece.role == "actual"]
        plans += [piece for piece in pieces if not isinstance(piece, str) and piece.role == "budget"]
        relation = compare(item.line.now, item.line.full)
        page.put(
            f"{number}.{item.path[0]}（类）{item.path[1]}（款）{item.path[2]}（项）：", pieces, f"。决算数{relation}全年预算数"
        )
        page.line("的主要原因是", "收支平衡" if relation == "等于" else reason(page, item.line, against="full"), "。\n")
    page.sum(whole, parts)
    page.sum(budget, plans)


def compare(actual: int, budget: int) -> str:
    return "等于" if actual == budget else "大于" if actual > budget else "小于"


def three(page: Page, ledger: Ledger, words: Change) -> None:
    year, prior, public = str(ledger.year), str(ledger.year - 1), ledger.three
    page.line("七、财政拨款“三公”经费支出决算情况说明\n")
    page.line("（一）“三公”经费财政拨款支出决算总体情况说明\n")
    head = budgeted(
        page, public.line, basis="预算", opening="为", actual="支出决算为", done="完成预算的", none="年初未安排预算"
    )
    level = next(piece for piece in head if not isinstance(piece, str) and piece.role == "actual")
    page.put(f"{year}年度“三公”经费财政拨款支出", head)
    page.line("，", change(page, level, public.line, Change(base="较上年度", fresh="上年度无此项支出")), "。\n")
    page.line("（二）“三公”经费财政拨款支出决算具体情况说明\n")
    kinds = (
        ("因公出国（境）费", public.abroad),
        ("公务用车购置及运行维护费", public.vehicles),
        ("公务接待费", public.reception),
    )
    whole_year = f"{year}年度“三公”经费财政拨款支出决算中，"
    page.put(whole_year, shares(page, level, [(f"{name}支出决算", line.now) for name, line in kinds]))
    page.line("。具体情况如下：\n")
    for number, (name, line) in enumerate(kinds, start=1):
        again = page.money(line.now, name)
        page.put(f"{number}.{name}支出", page.m(again), "。", f"{name}支出决算")
        pieces = change(page, again, line, words)
        page.put(f"比{prior}年度" if deltas(pieces) else "", pieces, "。")
        if deltas(pieces):
            page.put("主要原因是", reason(page, line), "。")
        if number == 1:
            page.line(
                "全年安排因公出国（境）团组",
                page.count(public.teams),
                "个，出国（境）",
                page.count(public.travellers),
                "人。\n",
            )
        elif number == 2:
            vehicles(page, ledger, again)
        else:
            reception(page, ledger, again)


def vehicles(page: Page, ledger: Ledger, whole: Figure) -> None:
    public = ledger.three
    bought, running = page.money(public.purchase.now), page.money(public.operation.now)
    page.sum(whole, (bought, running))
    page.put("其中：\n\n公务用车购置支出", page.m(bought), "。全年按规定更新购置公务用车", page.count(public.bought), "辆。")
    kept = page.count(public.kept, "kept")
    page.put(f"截至{ledger.year}年12月31日，单位共有公务用车", kept, "辆")
    halves = [("轿车", public.kept // 2), ("越野车", public.kept - public.kept // 2), ("载客汽车", 0)]
    page.line("，其中：", counts(page, kept, halves, "辆"), "。\n")
    page.line("公务用车运行维护费支出", page.m(running), "。主要用于公务用车燃料费、维修费、过路过桥费、保险费等支出。\n")


def reception(page: Page, ledger: Ledger, whole: Figure) -> None:
    public = ledger.three
    home, abroad = page.money(public.domestic.now), page.money(public.foreign.now)
    page.sum(whole, (home, abroad))
    page.put("其中：\n\n国内公务接待支出", page.m(home), "，主要用于执行公务、开展业务活动开支的用餐费等。国内公务接待")
    page.put(page.count(public.batches), "批次，", page.count(public.guests), "人次（不包括陪同人员），共计支出")
    again = page.money(public.domestic.now)
    page.same(again, home)
    page.line(page.m(again), "。\n")
    page.put("外事接待支出", page.m(abroad), "。外事接待", page.count(public.foreign_batches), "批次，")
    page.line(page.count(public.foreign_guests), "人次。\n")


def funds(page: Page, ledger: Ledger, words: Change) -> None:
    year, prior = str(ledger.year), str(ledger.year - 1)
    pairs = (("八、政府性基金预算", ledger.government), ("九、国有资本经营预算", ledger.capital))
    for title, fund in pairs:
        page.line(f"{title}支出决算情况说明\n")
        level = page.money(fund.spent.now)
        share = page.share(level, page.known["spent"])
        name = f"{title[2:]}财政拨款支出"
        page.put(f"{year}年度{name}", page.m(level), "，占本年支出合计的", page.p(share), "。")
        pieces = change(page, level, fund.spent, words)
        page.line(f"与{prior}年度相比，{name}" if deltas(pieces) else "", pieces, "。\n")


def other(page: Page, ledger: Ledger) -> None:
    year, prior = str(ledger.year), str(ledger.year - 1)
    page.line("十、其他重要事项的情况说明\n")
    page.line("（一）机关运行经费支出情况\n")
    office = page.money(ledger.office.now, "office")
    words = Change(base=f"比{prior}年度", flat=f"与{prior}年度持平", fresh=f"{prior}年度无此项支出")
    page.put(f"{year}年度，{ledger.unit}机关运行经费支出", page.m(office), "，", change(page, office, ledger.office, words))
    page.line("。主要原因是", page.rng.choice(MORE), "。\n")
    page.line("（二）政府采购支出情况\n")
    procurement(page, ledger)
    page.line("（三）国有资产占有使用情况\n")
    cars = page.count(ledger.three.kept, "cars")
    page.put(f"截至{year}年12月31日，共有车辆", cars, "辆，其中：", counts(page, cars, ledger.cars, "辆"))
    page.line("。单价100万元（含）以上设备（不含车辆）", page.count(0), "台（套）。\n")


def procurement(page: Page, ledger: Ledger) -> None:
    bought = ledger.procurement
    whole, small, micro = page.money(bought.total), page.money(bought.sme), page.money(bought.micro)
    kinds = [("政府采购货物支出", bought.goods), ("政府采购工程支出", bought.works), ("政府采购服务支出", bought.services)]
    page.put(f"{ledger.year}年度，政府采购支出总额", page.m(whole), "，其中：", amounts(page, whole, kinds), "。")
    page.put("授予中小企业合同金额", page.m(small), "，占政府采购支出总额的", page.p(page.share(small, whole)))
    page.line(
        "，其中：授予小微企业合同金额", page.m(micro), "，占授予中小企业合同金额的", page.p(page.share(micro, small)), "。\n"
    )
