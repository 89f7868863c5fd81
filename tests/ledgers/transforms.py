"""Changes of a printed ledger that change nothing about what can be true: the metamorphic laws rest on them."""

import re
from collections.abc import Callable

from tests.ledgers.printing import FULL_DIGITS, Document, Figure, plain_digits
from tests.ledgers.truth import UNITS

WIDE = str.maketrans("0123456789.,%():;", "０１２３４５６７８９．，％（）：；")
HALF = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def outside(document: Document, words: Callable[[str], str], digits: Callable[[Figure], str]) -> str:
    """The text with `words` applied between the figures and `digits` to each figure."""
    pieces, at = [], 0
    for figure in document.figures:
        pieces += [words(document.text[at : figure.start]), digits(figure)]
        at = figure.end
    return "".join([*pieces, words(document.text[at:])])


def shifted(text: str, places: int) -> str:
    """The digits with the point moved `places` to the right (negative: to the left); the last printed digit stays the last one."""
    wide = text != text.translate(HALF)
    whole, _, decimals = plain_digits(text).partition(".")
    if places >= 0:
        moved = (whole + decimals[:places].ljust(places, "0"), decimals[places:])
    else:
        padded = whole.rjust(1 - places, "0")
        moved = (padded[:places], padded[places:] + decimals)
    number = (moved[0].lstrip("0") or "0") + ("." + moved[1] if moved[1] else "")
    return number.translate(FULL_DIGITS) if wide else number


def movable(document: Document, places: int) -> bool:
    """Whether every amount has the decimals that moving its point to the right takes; to the left it can always be moved."""
    return all(decimals(figure) >= places for figure in document.figures if is_amount(figure) and not figure.printed_zero)


def decimals(figure: Figure) -> int:
    return len(plain_digits(figure.text).partition(".")[2])


def is_amount(figure: Figure) -> bool:
    return figure.kind in {"money", "rate"} or figure.role == "standard"


def scaled(document: Document, places: int) -> str:
    """All amounts times 10^places, by moving the point."""
    return outside(document, str, lambda figure: shifted(figure.text, places) if is_amount(figure) else figure.text)


def later(document: Document, years: int) -> str:
    """All calendar years shifted."""
    move = re.compile(r"(?<!\d)20[0-3]\d(?=\s*年)")
    return outside(
        document, lambda words: move.sub(lambda match: str(int(match[0]) + years), words), lambda figure: figure.text
    )


def renamed(document: Document) -> str:
    """The department and its place under other names."""

    def words(text: str) -> str:
        for city, unit in UNITS:
            text = text.replace(unit, "望江县粮食和物资储备局").replace(city, "望江县")
        return text

    return outside(document, words, lambda figure: figure.text)


def widened(document: Document) -> str:
    """Digits and punctuation in full width, everywhere."""
    return document.text.translate(WIDE)


def narrowed(document: Document) -> str:
    """Digits and percent signs in half width, everywhere."""
    return outside(document, lambda words: words.translate(HALF), lambda figure: figure.text.translate(HALF).replace("，", ","))


def in_yuan(document: Document) -> str | None:
    """元 for 万元 with the precision kept; None where an amount has fewer than four decimals to give."""
    if not movable(document, 4) or "亿元" in document.text or not any(f.scale == 10_000 for f in document.figures):
        return None
    text = scaled(document, 4)
    return text.replace("万元", "元")
