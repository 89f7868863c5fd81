"""What forms call their tables: titles, notes, and the names of funds in titles, columns and rows."""

from tests.accounts.grid import Layout
from tests.accounts.truth import Account, Variant

FUNDS = {"general": "一般公共预算", "government": "政府性基金预算", "capital": "国有资本经营预算"}
ORDINALS = "一二三四五六七八九十"
# By role from R1 to R9: what some provinces call a table, and what others do.
TITLES: dict[Variant, tuple[tuple[str, ...], ...]] = {
    "final": (
        ("收入支出决算总表", "部门收支决算总表"),
        ("收入决算表", "收入决算总表"),
        ("支出决算表", "支出决算总表"),
        ("财政拨款收入支出决算总表", "财政拨款收支决算总表"),
        ("一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算表（按功能分类科目）"),
        ("一般公共预算财政拨款基本支出决算明细表", "一般公共预算财政拨款基本支出决算表"),
        ("财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"),
        ("政府性基金预算财政拨款收入支出决算表", "政府性基金预算财政拨款收支决算表"),
        ("国有资本经营预算财政拨款支出决算表", "国有资本经营预算财政拨款支出情况表"),
    ),
    "budget": (
        ("部门收支预算总表", "部门收支总表", "收支总表"),
        ("部门收入预算表", "部门收入总表", "收入总表"),
        ("部门支出预算表", "部门支出总表", "支出总表"),
        ("财政拨款收支预算总表", "财政拨款收支总表"),
        ("一般公共预算支出预算表", "一般公共预算支出表"),
        ("一般公共预算基本支出预算表", "一般公共预算基本支出表"),
        ("一般公共预算“三公”经费支出预算表", "一般公共预算“三公”经费支出表"),
        ("政府性基金预算支出预算表", "政府性基金预算支出表"),
        ("国有资本经营预算支出预算表", "国有资本经营预算支出表"),
    ),
}
EMPTY = {
    "government": {
        "final": "注：本部门没有政府性基金预算财政拨款收入，也没有使用政府性基金安排的支出，故本表无数据。",
        "budget": "注：本部门无政府性基金预算支出，本表为空表。",
    },
    "capital": {
        "final": "注：本部门没有国有资本经营预算财政拨款支出，故本表无数据。",
        "budget": "注：本部门无国有资本经营预算支出，本表为空表。",
    },
}
REMARKS = {
    "R1": "注：本表反映部门本年度的总收支和年末结转结余情况。",
    "R2": "注：本表反映部门本年度取得的各项收入情况。",
    "R3": "注：本表反映部门本年度各项支出情况。",
    "R4": "注：本表反映部门本年度一般公共预算、政府性基金预算和国有资本经营预算财政拨款的总收支和结转结余情况。",
    "R5": "注：1. 本表反映部门本年度一般公共预算财政拨款支出情况。\n    2. 本套报表金额单位转换时可能存在尾数误差。",
    "R6": "注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。",
    "R7": "注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。\n"
    "其中，预算数为“三公”经费全年预算数，决算数包括当年财政拨款和以前年度结转资金安排的实际支出。",
    "R8": "注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
    "R9": "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。",
}


def above(role: str, account: Account, habits: Layout, variant: Variant) -> tuple[str, ...]:
    """The lines before a table: its number, its title, whose it is, and the unit of its amounts."""
    names = TITLES[variant][int(role[1:]) - 1]
    title = names[habits.naming % len(names)]
    owner, unit = f"部门：{account.unit}", f"金额单位：{habits.unit}"
    match habits.title:
        case "plain":
            return (title, owner, f"单位：{habits.unit}")
        case "numbered":
            return (f"表{role[1:]}", title, f"{owner}    {unit}")
        case "open":
            return (title, f"公开0{role[1:]}表", owner, unit)
        case "ordinal":
            return (f"{ordinal(int(role[1:]))}、{title}", unit)


def ordinal(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return (ORDINALS[tens - 1] * (tens > 1) + "十" * (tens > 0)) + (ORDINALS[ones - 1] if ones else "")
