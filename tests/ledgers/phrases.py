"""Wordings that several provinces share, each as pieces of text and figures with their relations."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.ledgers.printing import Figure, Page
from tests.ledgers.truth import Line

Pieces = list[str | Figure]

MORE = (
    "人员增加及政策性调资", "新增专项工作任务", "上级转移支付项目增加", "年中追加项目资金", "按规定调整社保缴费基数", "项目集中在本年支付",
)  # fmt: skip
LESS = (
    "落实过紧日子要求，压减一般性支出", "人员退休、调出", "部分项目已于上年完工", "项目尚未达到支付条件", "厉行节约，从严控制开支",
)  # fmt: skip


def reason(page: Page, line: Line, *, against: str = "prior") -> str:
    """Why a figure changed, in words only."""
    return page.rng.choice(MORE if line.now > getattr(line, against) else LESS)


def explained(page: Page, line: Line) -> Pieces:
    """Why a figure changed; now and then with an amount of its own, which is part of no relation."""
    if page.rng.randrange(100) < 6 and abs(line.now - line.prior) > 2 * page.habit_cents():
        note = page.money(abs(line.now - line.prior) // 2, "explanation")
        return [
            "一是",
            "新增专项任务" if line.now > line.prior else "压减专项任务",
            *page.m(note),
            "，二是",
            reason(page, line),
        ]
    return [reason(page, line)]


@dataclass(frozen=True, slots=True)
class Change:
    """How a style words a change: `base` opens it (同比, 与上年相比，), the verbs carry the direction, `flat` claims equality.

    `fresh` stands where there was nothing before; `form` is "delta-rate", "delta", "rate", or "prior" (较上年N万元减少).
    """

    base: str = "比上年"
    up: tuple[str, str] = ("增加", "增长")
    down: tuple[str, str] = ("减少", "下降")
    flat: str = "与上年持平"
    fresh: str = "上年无此项支出"
    form: str = "delta-rate"
    comma: str = "，"


def change(page: Page, subject: Figure, line: Line, words: Change, *, against: str = "prior") -> list[str | Figure]:
    """The words of a change of `subject`, without any leading or closing punctuation."""
    now, prior = line.now, getattr(line, against)
    if now == prior:
        return [words.flat]
    if not prior:
        return [words.fresh]
    verbs = words.up if now > prior else words.down
    if words.form == "rate":
        rate = page.percent(Fraction(100 * (now - prior), prior), "growth", sign=1 if now > prior else -1)
        return [words.base, verbs[1], *page.p(rate)]
    delta = page.delta(now, prior)
    if words.form == "delta":
        return [words.base, verbs[0], *page.m(delta)]
    pieces: list[str | Figure] = [words.base]
    if words.form == "prior":
        before = page.money(prior, "prior")
        page.prior(subject, delta, before)
        pieces += page.m(before)
    rate = page.growth(subject, now, prior, delta=delta)
    return [*pieces, verbs[0], *page.m(delta), words.comma, verbs[1], *page.p(rate)]


def deltas(pieces: Iterable[str | Figure]) -> list[Figure]:
    return [piece for piece in pieces if isinstance(piece, Figure) and piece.role == "delta"]


def shares(
    page: Page,
    whole: Figure,
    members: Sequence[tuple[str, int]],
    *,
    percent: Callable[[Page, Figure], Pieces] | None = None,
    semicolon: str = "；",
    role: str = "part",
    exhaustive: bool = True,
    named: bool = False,
) -> Pieces:
    """Members of an enumeration with their shares of `whole`: 基本支出N万元，占N%；… without the closing full stop.

    `percent` words the share; the default is ，占N%.
    """
    pieces: Pieces = []
    parts: list[Figure] = []
    for position, (name, cents) in enumerate(members):
        part = page.money(cents, role)
        parts.append(part)
        share = page.share(part, whole, named=named)
        pieces += [semicolon if position else "", name, *page.m(part)]
        pieces += percent(page, share) if percent else ["，占", *page.p(share)]
    if exhaustive:
        page.sum(whole, parts)
    return pieces


def amounts(
    page: Page, whole: Figure, members: Sequence[tuple[str, int]], *, separator: str = "、", role: str = "part"
) -> Pieces:
    """Members of an enumeration without shares; they add up to `whole`."""
    pieces: Pieces = []
    parts = [page.money(cents, role) for _, cents in members]
    for position, ((name, _), part) in enumerate(zip(members, parts, strict=True)):
        pieces += [separator if position else "", name, *page.m(part)]
    page.sum(whole, parts)
    return pieces


def counts(page: Page, whole: Figure, members: Iterable[tuple[str, int]], noun: str, *, separator: str = "、") -> Pieces:
    """Members of a whole of things: 机要通信用车1辆、…"""
    pieces: Pieces = []
    parts: list[Figure] = []
    for name, number in members:
        part = page.count(number, "part")
        pieces += [separator if parts else "", name, part, noun]
        parts.append(part)
    page.sum(whole, parts)
    return pieces


def budgeted(
    page: Page, line: Line, *, basis: str, opening: str, actual: str, done: str, against: str = "initial", none: str
) -> Pieces:
    """年初预算为N万元，支出决算为N万元，完成年初预算的N%. Where there was no budget, `none` stands in its place and there is no rate."""
    planned = getattr(line, against)
    spent = page.money(line.now, "actual")
    if not planned and line.now:
        return [none, "，", actual, *page.m(spent)]
    budget = page.money(planned, "budget")
    rate = page.completion(spent, budget)
    return [basis, opening, *page.m(budget), "，", actual, *page.m(spent), "，", done, *page.p(rate)]


def fraction(part: int, whole: int) -> Fraction:
    return Fraction(100 * part, whole) if whole else Fraction(0)
