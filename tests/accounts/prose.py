"""What stands before the tables: the title of the document, headings, and in some a few true sentences."""

from tests.accounts.grid import Amount
from tests.accounts.printing import Page
from tests.accounts.truth import Account, Variant


def write_opening(page: Page, account: Account, variant: Variant) -> None:
    """The title line, the parts before the tables, and the heading of the part that holds them."""
    word = "决算" if variant == "final" else "预算"
    page.line((f"{account.unit}{account.year}年度部门{word}", None))
    page.line()
    if page.habits.prose:
        page.line((f"第一部分 {account.year}年度部门{word}情况说明", None))
        page.line()
        write_sentences(page, account, word)
        page.line()
    page.line((f"第{'二' if page.habits.prose else '一'}部分 {account.year}年度部门{word}表", None))
    page.line()


def write_sentences(page: Page, account: Account, word: str) -> None:
    """Totals of income and expenditure and their division, in 万元."""
    spent = sum(item.spent for item in account.items)
    basic, project = sum(item.basic for item in account.items), sum(item.project for item in account.items)
    turnover = sum(item.received + item.used + item.opening for item in account.items)
    page.line((f"一、收入支出{word}总体情况说明", None))
    page.put(f"{account.year}年度收、支总计均为")
    say(page, "总计", turnover)
    page.put("。\n")
    page.line((f"二、支出{word}情况说明", None))
    page.put("本年支出合计")
    say(page, "本年支出合计", spent)
    if basic + project == spent:
        page.put("，其中：基本支出")
        say(page, "基本支出", basic)
        page.put("；项目支出")
        say(page, "项目支出", project)
    page.put("。\n")


def say(page: Page, name: str, cents: int) -> None:
    amount = Amount("text", name, "金额", cents)
    page.put(page.digits(amount, unit="万元", decimals=2), amount, unit="万元")
    page.put("万元")
