"""广西: 收入总计N万元，其中： over numbered paragraphs · 同比 · full-width ％ · 无 for zeros · details after 主要包括."""

from fractions import Fraction

from tests.ledgers.phrases import Change, amounts, change, counts, explained, reason, shares
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Fund, Ledger, Line

HABITS = (
    Habit(sign="％", bare=True),
    Habit(sign="％"),
    Habit(wide=True, sign="％"),
    Habit(unit="元", decimals=2, comma=",", sign="%"),
)
SAME = Change(base="同比", flat="与上年持平", fresh="上年无此项支出")


def write(page: Page, ledger: Ledger) -> None:
    year = str(ledger.year)
    page.line(" 第一部分：部门概况\n")
    page.line("一、编制现状及人员构成\n")
    staff(page, ledger)
    page.line(f" 第二部分：{year}年度部门决算情况说明\n")
    page.line(f"一、{year}年度收入支出决算总体情况\n")
    income(page, ledger)
    page.line(f"二、{year}年度一般公共预算财政拨款支出决算情况\n")
    general(page, ledger)
    page.line(f"四、{year}年度政府性基金支出决算情况\n")
    fund(page, f"{year}年度政府性基金支出", ledger.government)
    page.line(f"五、{year}年度国有资本经营预算财政拨款支出决算情况\n")
    fund(page, f"{year}年度国有资本经营预算财政拨款支出", ledger.capital)
    page.line("六、财政拨款“三公”经费支出决算情况\n")
    three(page, ledger)
    page.line("七、其他重要事项情况说明\n")
    other(page, ledger)
    page.line("第三部分：名词解释")
    page.line("一、财政拨款收入：指财政部门当年拨付的资金。")


def staff(page: Page, ledger: Ledger) -> None:
    posts, people = page.count(sum(ledger.posts)), page.count(sum(ledger.staff))
    page.put("我局行政事业编制", posts, "名，在职在编", people, "人。其中：")
    office, service = page.count(ledger.posts[0]), page.count(ledger.posts[1])
    at_office, at_service = page.count(ledger.staff[0]), page.count(ledger.staff[1])
    page.put("行政编制", office, "名，在职在编", at_office, "人；事业编制", service, "名，在职在编", at_service, "人。\n")
    page.sum(posts, (office, service))
    page.sum(people, (at_office, at_service))


def told(page: Page, level: Figure, line: Line) -> None:
    """A change with its reason, and the end of the sentence."""
    page.put(change(page, level, line, SAME))
    if line.now != line.prior and line.prior:
        page.put("，变动原因是", explained(page, line))
    page.line("。\n")


def numbered(page: Page, whole: Figure, members: list[tuple[str, Line]], uses: dict[str, str]) -> None:
    parts = []
    for number, (name, line) in enumerate(members, start=1):
        part = page.money(line.now, name)
        parts.append(part)
        page.put(f"{number}.{name}", page.m(part), "，", uses.get(name, ""))
        told(page, part, line)
    page.sum(whole, parts)


def income(page: Page, ledger: Ledger) -> None:
    level = page.money(ledger.turnover.now, "turnover")
    page.line("（一）收入总计", page.m(level), "，其中：\n")
    members = [entry for entry in ledger.sources if entry[0] not in {"上级补助收入", "附属单位上缴收入"}]
    members += [("使用非财政拨款结余", ledger.used_balance), ("上年结转和结余", ledger.opening)]
    numbered(page, level, members, {"财政拨款收入": "为本级财政当年拨付的资金。"})
    spent = page.money(ledger.turnover.now, "turnover")
    page.same(level, spent, kind="balance")
    page.line("（二）支出总计", page.m(spent), "，其中：\n")
    tail = [("结余分配", ledger.allocation), ("年末结转和结余", ledger.closing)]
    numbered(page, spent, [*ledger.classes(), *tail], {"住房保障支出": "主要用于住房公积金缴费支出。"})


def general(page: Page, ledger: Ledger) -> None:
    year, fund = str(ledger.year), ledger.general
    level, basic, project = page.money(fund.spent.now), page.money(fund.basic.now), page.money(fund.project.now)
    plan = page.money(fund.spent.initial, "budget")
    done = page.completion(level, plan)
    page.put(
        f"{year}年度一般公共预算财政拨款支出", page.m(level), "，年初预算安排", page.m(plan), "，完成年初预算的", page.p(done)
    )
    page.put(
        "，",
        change(page, level, fund.spent, SAME),
        "。其中：基本支出",
        page.m(basic),
        "，",
        change(page, basic, fund.basic, SAME),
    )
    page.line("；项目支出", page.m(project), "，", change(page, project, fund.project, SAME), "。\n")
    page.sum(level, (basic, project))
    page.line("按功能分类科目分析：\n")
    again = page.money(fund.spent.now)
    numbered_classes = [(name, line) for name, line in fund.classes()]
    page.line("一般公共预算财政拨款支出", page.m(again), "，其中：\n")
    numbered(page, again, numbered_classes, {})
    page.line(f"三、{year}年度一般公共预算财政拨款基本支出决算情况\n")
    base = page.money(fund.basic.now)
    page.line(f"{year}年度一般公共预算财政拨款基本支出", page.m(base), "，其中：\n")
    parts = []
    for number, name, members in (("一", "人员经费", ledger.personnel), ("二", "公用经费", ledger.public)):
        line = Line(*(sum(getattr(entry, at) for _, entry in members) for at in ("now", "prior", "initial", "full")))
        part, plan = page.money(line.now, name), page.money(line.initial)
        parts.append(part)
        page.put(f"（{number}）{name}", page.m(part), "，年初预算安排", page.m(plan), "，完成年初预算的")
        page.put(page.p(page.completion(part, plan)), "；较", str(ledger.year - 1), "年度决算数")
        words = Change(base="", down=("减少", "降低"), flat="无增减", fresh="无此项支出", comma="，")
        page.put(change(page, part, line, words), "，主要包括：")
        page.line(amounts(page, part, [(label, entry.now) for label, entry in members if entry.now]), "。\n")
    page.sum(base, parts)


def fund(page: Page, name: str, fund: Fund) -> None:
    level, basic, project = page.money(fund.spent.now), page.money(0), page.money(fund.project.now)
    page.put(name, page.m(level), "，", change(page, level, fund.spent, SAME), "。其中：基本支出", page.m(basic), "；项目支出")
    page.line(page.m(project), "，", change(page, project, fund.project, SAME), "。\n")
    page.sum(level, (basic, project))


def twice(page: Page, level: Figure, line: Line) -> None:
    """Against the budget of the year and against the prior year, in one breath."""
    budget = Change(base="比年初预算", flat="与年初预算持平", fresh="年初未安排预算")
    last = Change(base="比上年决算", flat="与上年决算持平", fresh="上年无此项支出")
    page.put(change(page, level, line, budget, against="initial"), "，", change(page, level, line, last))
    if line.now != line.prior:
        page.put("，变动原因是", reason(page, line))


def three(page: Page, ledger: Ledger) -> None:
    year, public = str(ledger.year), ledger.three
    level = page.money(public.line.now, "three")
    page.put(f"{year}年度一般公共预算财政拨款“三公”经费支出决算总额为", page.m(level), "，")
    twice(page, level, public.line)
    page.line("，其中：\n")
    abroad, cars = page.money(public.abroad.now), page.money(public.vehicles.now)
    page.put("（一）因公出国（境）费支出", page.m(abroad), "，")
    twice(page, abroad, public.abroad)
    page.line("。\n")
    page.put("（二）公务用车购置及运行费支出", page.m(cars), "，")
    twice(page, cars, public.vehicles)
    page.line("。其中：\n")
    bought, running = page.money(public.purchase.now), page.money(public.operation.now)
    page.put("1.公务用车购置支出", page.m(bought), "，")
    twice(page, bought, public.purchase)
    page.line("。\n")
    page.put("2.公务用车运行支出", page.m(running), "，")
    twice(page, running, public.operation)
    page.line("。\n")
    kept = page.count(public.kept)
    page.put(f"{year}年，我单位（含所属单位）公务用车保有量为", kept, "辆")
    if public.kept and public.operation.now:
        again = page.money(public.operation.now)
        each = page.money(Fraction(public.operation.now, public.kept), "average")
        page.product(again, kept, each)
        page.put("，全年财政拨款开支的运行费", page.m(again), "，平均每辆", page.m(each))
    page.line("。\n")
    page.sum(cars, (bought, running))
    hosting = page.money(public.reception.now)
    page.put("（三）公务接待费支出", page.m(hosting), "，")
    twice(page, hosting, public.reception)
    page.line("。\n")
    page.put(
        f"{year}年，我单位（含所属单位）国内公务接待", page.count(public.batches), "批次，", page.count(public.guests), "人次，"
    )
    page.line("国（境）外公务接待", page.count(public.foreign_batches), "批次，", page.count(public.foreign_guests), "人次。\n")
    page.sum(level, (abroad, cars, hosting))


def other(page: Page, ledger: Ledger) -> None:
    year, bought = str(ledger.year), ledger.procurement
    page.line("（一）机关运行经费支出情况说明。\n")
    office = page.money(ledger.office.now)
    words = Change(base=f"较{ledger.year - 1}年度决算数", down=("减少", "降低"), flat=f"与{ledger.year - 1}年度决算数持平")
    page.line(f"本部门{year}年度机关运行经费支出", page.m(office), "，", change(page, office, ledger.office, words), "。\n")
    page.line("（二）政府采购支出情况说明。\n")
    whole, small, micro = page.money(bought.total), page.money(bought.sme), page.money(bought.micro)
    kinds = [("政府采购货物支出", bought.goods), ("政府采购工程支出", bought.works), ("政府采购服务支出", bought.services)]
    page.put(f"{year}年本部门政府采购支出总额", page.m(whole), "，其中：", amounts(page, whole, kinds), "。")
    page.put("授予中小企业合同金额", page.m(small), "，占政府采购支出总额的", page.p(page.share(small, whole)))
    page.line(
        "，其中：授予小微企业合同金额", page.m(micro), "，占授予中小企业合同金额的", page.p(page.share(micro, small)), "。\n"
    )
    page.line("（三）国有资产占用情况说明。\n")
    cars = page.count(ledger.three.kept)
    page.line(f"截至{year}年12月31日，单位共有车辆", cars, "辆，其中，", counts(page, cars, ledger.cars, "辆"), "。\n")
    page.line("八、预算绩效管理工作开展情况。\n")
    project = ledger.project
    plan, spent = page.money(project.budget), page.money(project.spent)
    page.put(f"“{project.name}”项目绩效自评情况：项目调整预算数为", page.m(plan), "，执行数为", page.m(spent), "，完成预算的")
    page.line(page.p(page.completion(spent, plan)), "。")
    heads, rate, again = page.count(project.heads), page.count(project.rate, "standard"), page.money(project.spent)
    page.product(again, heads, rate)
    page.line("补助人数为", heads, "人，补助标准为", rate, "元/人，补助金额", page.m(again), "。\n")
    if ledger.general.project.now:
        whole = page.money(ledger.general.project.now)
        halves = [
            ("特定目标类项目支出", whole_part(ledger)),
            ("运转类项目支出", ledger.general.project.now - whole_part(ledger)),
        ]
        page.line("一般公共预算项目支出", page.m(whole), "，其中：", shares(page, whole, halves), "。\n")


def whole_part(ledger: Ledger) -> int:
    return ledger.general.project.now * 73 // 100
