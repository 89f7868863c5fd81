"""The wordings, by name. Each is a function that writes a ledger on a page, and the habits in which its province prints numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.ledgers.printing import Habit, Page
from tests.ledgers.styles import beijing, budget, central, congress, guangdong, guangxi, hunan, jiangsu, sichuan, tibet
from tests.ledgers.truth import Ledger


@dataclass(frozen=True, slots=True)
class Style:
    write: Callable[[Page, Ledger], None]
    habits: tuple[Habit, ...]


STYLES = {
    "sichuan": Style(sichuan.write, sichuan.HABITS),
    "tibet": Style(tibet.write, tibet.HABITS),
    "guangxi": Style(guangxi.write, guangxi.HABITS),
    "beijing": Style(beijing.write, beijing.HABITS),
    "jiangsu": Style(jiangsu.write, jiangsu.HABITS),
    "hunan": Style(hunan.write, hunan.HABITS),
    "central": Style(central.write, central.HABITS),
    "guangdong": Style(guangdong.write, guangdong.HABITS),
    "congress": Style(congress.write, congress.HABITS),
    "budget-sichuan": Style(budget.sichuan, budget.HABITS),
    "budget-shandong": Style(budget.shandong, budget.HABITS),
}
