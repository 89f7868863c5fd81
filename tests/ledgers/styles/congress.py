"""县级人大报告: 亿元 · 完成N亿元，为预算的N%，同比增长N% · 占…的比重为 · 加上…收入总量 · 收支相抵，年终结余."""

from collections.abc import Iterator

from tests.ledgers.phrases import Change, amounts, change
from tests.ledgers.printing import Figure, Habit, Page
from tests.ledgers.truth import Ledger, Line, total

HABITS = (
    Habit(unit="亿元", decimals=2, percents=1),
    Habit(unit="亿元", decimals=4, percents=2),
    Habit(unit="亿元", decimals=2, percents=2, bare=True),
    Habit(unit="万元", decimals=0, percents=1, comma=","),
    Habit(unit="万元", decimals=0, percents=2, gap=" ", width=40),
)
TAXES = ("增值税", "企业所得税", "个人所得税", "城市维护建设税", "契税", "其他税收")
FEES = ("专项收入", "行政事业性收费收入", "罚没收入", "国有资源（资产）有偿使用收入")
SPENDING = (
    "一般公共服务支出",
    "公共安全支出",
    "教育支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "城乡社区支出",
    "农林水支出",
    "其他支出",
)


def large(line: Line, factor: int) -> Line:
    return Line(line.now * factor, line.prior * factor, line.initial * factor, line.full * factor)


def lines(page: Page, ledger: Ledger) -> Iterator[Line]:
    """An endless supply of lines of a county's size, all of them positive: the department's economic lines, ten thousandfold."""
    pool = [line for _, line in (*ledger.personnel, *ledger.public) if line.now and line.prior]
    while True:
        line = page.rng.choice(pool)
        yield large(line, page.rng.choice((2000, 4000, 7000)))


def write(page: Page, ledger: Ledger) -> None:
    city, year = ledger.city, str(ledger.year)
    supply = lines(page, ledger)
    page.line(f"关于{city}{year}年财政预算执行情况的报告（书面）\n")
    page.line("各位代表：\n")
    page.line(f"受{city}人民政府委托，现将{city}{year}年财政预算执行情况报告如下，请予审议。\n")
    page.line(f"一、{year}年预算执行情况\n")
    taxes, fees = [(n, next(supply)) for n in TAXES], [(n, next(supply)) for n in FEES]
    spending = [(name, next(supply)) for name in SPENDING]
    page.line("（一）一般公共预算执行情况\n")
    page.line("1.收入执行情况\n")
    revenue = income(page, ledger, taxes, fees)
    page.line("2.支出执行情况\n")
    outlay = spend(page, ledger, spending)
    page.line("3.收支平衡情况\n")
    balance(page, revenue, outlay)
    page.line("（二）政府性基金预算执行情况\n")
    land, rest = next(supply), next(supply)
    level = executed(page, f"全{city[-1]}政府性基金预算收入完成", land + rest)
    part, remainder = page.money(land.now), page.money(rest.now)
    page.put("。其中：国有土地使用权出让收入", page.m(part), "，", change(page, part, land, GROWTH), "；其他基金收入")
    page.line(page.m(remainder), "。\n")
    page.sum(level, (part, remainder))


GROWTH = Change(base="同比", form="rate", flat="与上年持平")
BOTH = Change(base="比上年", flat="与上年持平", up=("增收", "增长"), down=("减收", "下降"))


def executed(page: Page, opening: str, line: Line) -> Figure:
    """完成N亿元，为预算N亿元的N%，比上年增收N亿元，增长N%."""
    level, plan = page.money(line.now), page.money(line.initial)
    page.put(opening, page.m(level), "，为预算", page.m(plan), "的", page.p(page.completion(level, plan)), "，")
    page.put(change(page, level, line, BOTH))
    return level


def income(page: Page, ledger: Ledger, taxes: list[tuple[str, Line]], fees: list[tuple[str, Line]]) -> Line:
    city = ledger.city
    all_taxes, all_fees = total([line for _, line in taxes]), total([line for _, line in fees])
    level = executed(page, f"全{city[-1]}一般公共预算收入完成", all_taxes + all_fees)
    page.line("。\n")
    tax, fee = page.money(all_taxes.now), page.money(all_fees.now)
    page.sum(level, (tax, fee))
    again = page.money((all_taxes + all_fees).now)
    page.same(again, level)
    page.put("一般公共预算收入", page.m(again), "，其中：税收收入", page.m(tax), "，占一般公共预算收入的比重为")
    page.put(
        page.p(page.share(tax, level)),
        "；非税收入",
        page.m(fee),
        "，占一般公共预算收入的比重为",
        page.p(page.share(fee, level)),
    )
    page.line("。\n")
    page.sum(again, (tax, fee))
    for name, members, whole in (("税收收入", taxes, all_taxes), ("非税收入", fees, all_fees)):
        third = page.money(whole.now)
        page.put(name, page.m(third), "，", change(page, third, whole, BOTH), "。其中：")
        page.line(amounts(page, third, [(n, line.now) for n, line in members], separator="，"), "。\n")
    return all_taxes + all_fees


def spend(page: Page, ledger: Ledger, members: list[tuple[str, Line]]) -> Line:
    city, whole = ledger.city, total([line for _, line in members])
    words = Change(base="比上年", flat="与上年持平", up=("增支", "增长"), down=("减支", "下降"))
    level, plan = page.money(whole.now), page.money(whole.full)
    done = page.completion(level, plan)
    page.put(f"全{city[-1]}一般公共预算支出", page.m(level), "，完成调整预算", page.m(plan), "的", page.p(done), "，")
    page.line(change(page, level, whole, words), "。其中：\n")
    parts = []
    for number, (name, line) in enumerate(members, start=1):
        part = page.money(line.now)
        parts.append(part)
        page.line(f"（{number}）{name}", page.m(part), "，", change(page, part, line, words), "。\n")
    page.sum(level, parts)
    return whole


def balance(page: Page, revenue: Line, outlay: Line) -> None:
    """加上补助收入…，收入总量N；支出…，支出总量N；收支相抵，年终结余N."""
    own, out = revenue.now, outlay.now
    carried, left, up = out // 40, out // 20, out // 30
    grant = max(out + left + up - own - carried, own // 10)
    turnover = own + grant + carried
    up = turnover - out - left
    ins = [page.money(cents) for cents in (own, grant, carried)]
    whole = page.money(turnover)
    page.sum(whole, ins)
    page.put(
        "一般公共预算收入", page.m(ins[0]), "，加上上级补助收入", page.m(ins[1]), "、上年结转收入", page.m(ins[2]), "，收入总计"
    )
    page.line(page.m(whole), "。\n")
    outs = [page.money(cents) for cents in (out, up, left)]
    total_out = page.money(turnover)
    page.sum(total_out, outs)
    page.same(total_out, whole, kind="balance")
    page.put(
        "一般公共预算支出",
        page.m(outs[0]),
        "，加上上解及债务还本支出",
        page.m(outs[1]),
        "、结转下年支出",
        page.m(outs[2]),
        "，支出总计",
    )
    page.line(page.m(total_out), "。收支平衡。\n")
