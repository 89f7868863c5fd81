"""部门预算 of two provinces: 收支预算总数 · 比N年预算数增加 · （类）（款）（项）：N年预算数为 (四川); 收支总预算 · 当年拨款 (上海, 山东)."""

from collections.abc import Iterable

from tests.ledgers.phrases import Change, change, counts, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line

HABITS = (
    Habit(gap=" ", bare=True, width=46),
    Habit(bare=True),
    Habit(),
    Habit(comma=",", gap=" "),
)


def planned(line: Line) -> Line:
    """A line as the budget prints it: the plan of the year beside the plan of the year before (here: what was spent)."""
    return Line(line.initial, line.prior, line.initial, line.initial)


def sichuan(page: Page, ledger: Ledger) -> None:
    year, before, fund = str(ledger.year), str(ledger.year - 1), ledger.general
    words = Change(base=f"比{before}年预算数", flat=f"与{before}年预算数持平", fresh=f"{before}年未安排预算")
    page.line(f"{ledger.unit}\n{year}年部门预算\n")
    page.line("目录\n\n第一部分 部门概况\n\n第二部分 部门预算情况说明\n")
    page.line("一、收支预算情况说明\n")
    spent = planned(fund.spent)
    level = page.money(spent.now)
    page.put("按照综合预算的原则，所有收入和支出均纳入部门预算管理。", f"{ledger.unit}{year}年收支预算总数", page.m(level))
    over = Change(base=f"比{before}年收支预算总数", flat=f"与{before}年收支预算总数持平")
    page.line("，", change(page, level, spent, over), "，主要原因是", reason(page, spent), "。\n")
    page.line("（一）收入预算情况\n")
    income = page.money(spent.now)
    sources = [("一般公共预算拨款收入", spent.now), ("政府性基金预算拨款收入", 0), ("事业收入", 0), ("其他收入", 0)]
    page.line(f"{ledger.unit}{year}年收入预算", page.m(income), "，其中：", shares(page, income, sources), "。\n")
    page.line("（二）支出预算情况\n")
    out = page.money(spent.now)
    kinds = [("基本支出", planned(fund.basic).now), ("项目支出", planned(fund.project).now)]
    page.line(f"{ledger.unit}{year}年支出预算", page.m(out), "，其中：", shares(page, out, kinds), "。\n")
    page.line("二、一般公共预算当年拨款情况说明\n")
    page.line("（一）一般公共预算当年拨款规模变化情况\n")
    again = page.money(spent.now)
    page.line(f"{ledger.unit}{year}年一般公共预算当年拨款", page.m(again), "，", change(page, again, spent, words), "。\n")
    page.line("（二）一般公共预算当年拨款结构情况\n")
    classes = [(name, planned(line).now) for name, line in fund.classes()]
    page.line(shares(page, again, classes, semicolon="、"), "。\n")
    page.line("（三）一般公共预算当年拨款具体使用情况\n")
    items(page, ledger, again)
    basics(page, ledger)
    three(page, ledger)
    office(page, ledger, words)
    page.line("六、国有资本经营预算情况说明\n")
    page.line(f"{ledger.unit}{year}年没有使用国有资本经营预算拨款安排的支出。\n")
    page.line("第三部分 名词解释\n\n（一）一般公共预算拨款收入：指区级财政当年拨付的资金。")


def items(page: Page, ledger: Ledger, whole: Figure) -> None:
    parts = []
    for number, item in enumerate(ledger.general.items, start=1):
        part = page.money(planned(item.line).now)
        parts.append(part)
        page.put(
            f"{number}.{item.path[0]}（类）{item.path[1]}（款）{item.path[2]}（项）：{ledger.year}年预算数为", page.m(part)
        )
        page.line("，主要用于：保障单位履职需要。\n")
    page.sum(whole, parts)


def basics(page: Page, ledger: Ledger) -> None:
    page.line("三、一般公共预算基本支出情况说明\n")
    basic = page.money(planned(ledger.general.basic).now)
    people, running = (page.money(sum(x.initial for _, x in lines)) for lines in (ledger.personnel, ledger.public))
    page.sum(basic, (people, running))
    page.line(f"{ledger.unit}{ledger.year}年一般公共预算基本支出", page.m(basic), "，其中：\n")
    page.line("人员经费", page.m(people), "，主要包括：基本工资、津贴补贴、奖金、绩效工资、社会保险缴费、住房公积金。\n")
    page.line("公用经费", page.m(running), "，主要包括：办公费、印刷费、邮电费、差旅费、培训费、工会经费等。\n")


def three(page: Page, ledger: Ledger) -> None:
    year, before, public = str(ledger.year), str(ledger.year - 1), ledger.three
    page.line("四、“三公”经费财政拨款预算安排情况说明\n")
    level = page.money(public.line.initial)
    rows = (
        ("因公出国（境）经费", public.abroad),
        ("公务接待费", public.reception),
        ("公务用车购置及运行维护费", public.vehicles),
    )
    parts = [page.money(line.initial) for _, line in rows]
    page.sum(level, parts)
    page.put(f"{ledger.unit}{year}年“三公”经费财政拨款预算数", page.m(level), "，其中：")
    for (name, _), part in zip(rows, parts, strict=True):
        page.put(name, page.m(part), "，" if part is not parts[-1] else "。")
    page.line("\n")
    against = Change(
        base=f"较{before}年预算",
        flat=f"较{before}年预算持平",
        fresh=f"{before}年未安排预算",
        up=("增加", "增长"),
        down=("减少", "下降"),
    )
    for order, (name, line), part in zip("一二三", rows, parts, strict=True):
        page.line(f"（{order}）{name}", change(page, part, planned(line), against), "。\n")
        if name.startswith("公务用车"):
            kept = page.count(public.kept)
            halves = [("轿车", public.kept // 3), ("越野车", public.kept - public.kept // 3), ("大型客、货车", 0)]
            page.line("单位现有公务用车", kept, "辆，其中：", counts(page, kept, halves, "辆"), "。\n")


def office(page: Page, ledger: Ledger, words: Change) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("五、其他重要事项的情况说明\n\n（一）机关运行经费情况\n")
    line = planned(ledger.office)
    level = page.money(line.now)
    page.put(f"{year}年，{ledger.unit}机关运行经费财政拨款预算为", page.m(level), "，", change(page, level, line, words))
    page.line("。主要原因是", reason(page, line), "。\n")
    page.line("（二）政府采购情况\n")
    if not bought.total:
        page.line(f"{ledger.unit}{year}年无政府采购项目，未安排政府采购预算。\n")
    else:
        whole = page.money(bought.total)
        goods, works, services = (page.money(cents) for cents in (bought.goods, bought.works, bought.services))
        page.sum(whole, (goods, works, services))
        page.put(
            f"{year}年安排政府采购预算",
            page.m(whole),
            "，其中：货物类采购预算",
            page.m(goods),
            "，工程类采购预算",
            page.m(works),
        )
        page.line("，服务类采购预算", page.m(services), "。\n")


def shandong(page: Page, ledger: Ledger) -> None:
    year, before = str(ledger.year), str(ledger.year - 1)
    words = Change(
        base=f"较{before}年预算",
        flat=f"与{before}年预算持平",
        fresh=f"{before}年未安排",
        up=("增加", "增长"),
        down=("减少", "下降"),
    )
    page.line(f"{ledger.unit}{year}年部门预算\n")
    page.line("第三部分 部门预算情况说明\n\n一、收支预算总体情况说明\n")
    page.put(f"{ledger.unit}{year}年收支总预算")
    everything = planned(ledger.general.spent + ledger.government.spent)
    level = page.money(everything.now)
    income = (("一般公共预算拨款收入", ledger.general.spent), ("政府性基金预算拨款收入", ledger.government.spent))
    page.line(page.m(level), "，", change(page, level, everything, words), "。\n")
    first = page.money(everything.now)
    page.same(first, level)
    page.put("二、收入预算情况说明\n\n", f"{year}年收入预算", page.m(first), "，其中：")
    page.line(shares(page, first, [(n, x.initial) for n, x in income]), "。\n")
    second = page.money(everything.now)
    kinds = [
        ("基本支出", ledger.general.basic.initial),
        ("项目支出", (ledger.general.project + ledger.government.project).initial),
    ]
    page.line("三、支出预算情况说明\n")
    parts = [page.money(cents) for _, cents in kinds]
    page.sum(second, parts)
    first_share, second_share = (page.share(part, second) for part in parts)
    page.put(
        f"{year}年支出预算", page.m(second), "，其中：", kinds[0][0], page.m(parts[0]), "、", kinds[1][0], page.m(parts[1])
    )
    page.line("，占支出预算的比重分别为", page.p(first_share), "和", page.p(second_share), "。\n")
    page.line("四、一般公共预算支出预算情况说明\n")
    spent = planned(ledger.general.spent)
    third = page.money(spent.now)
    page.line(f"{year}年一般公共预算支出预算", page.m(third), "，", change(page, third, spent, words), "，具体情况如下：\n")
    members(page, third, ((name, planned(line)) for name, line in ledger.general.classes()), words)
    basics(page, ledger)
    three(page, ledger)
    office(page, ledger, words)
    cars = page.count(ledger.three.kept)
    page.line(
        f"（三）国有资产占用情况\n\n截至{before}年12月31日，本部门共有车辆",
        cars,
        "辆，其中，",
        counts(page, cars, ledger.cars, "辆"),
        "。",
    )


def members(page: Page, whole: Figure, rows: Iterable[tuple[str, Line]], words: Change) -> None:
    parts = []
    for number, (name, line) in enumerate(rows, start=1):
        part = page.money(line.now)
        parts.append(part)
        page.put(f"{number}.{name}（类）支出", page.m(part), "，占", page.p(page.share(part, whole)), "，")
        page.line(change(page, part, line, words), "。主要是", reason(page, line), "。\n")
    page.sum(whole, parts)
