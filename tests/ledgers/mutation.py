"""Typos: one figure of a printed ledger changed so far that no rounding explains it.

A change counts only if the oracle proves it: some relation that the text states outright must be violated by more than `MARGIN` last
digits of its stated figure. One last digit is what truncation and double rounding explain, and the auditor grades it lower; half a
digit more keeps clear of boxes that merely touch. A relation in which the text leaves the changed figure open proves nothing, since
the reader may fill its place with another figure; nor does agreement between distant sections, which depends on names.
"""

from fractions import Fraction
from random import Random

from tests.ledgers.printing import Document, Figure, Relation, plain_digits

MARGIN = Fraction(3, 2)
WEAK = {"same"}
DIGITS = "0123456789０１２３４５６７８９"


def proof(document: Document, figure: Figure, text: str) -> Relation | None:
    """A stated relation that cannot hold once `figure` is printed as `text`, and None when every one still may."""
    for relation in document.relations_of(figure):
        if relation.kind in WEAK or any(figure is one for one in relation.open):
            continue
        gap = relation.gap(figure, text)
        if gap is not None and gap > MARGIN:
            return relation
    return None


def tenfold(figure: Figure) -> str:
    """The same digits one place higher."""
    plain = plain_digits(figure.text)
    whole, _, decimals = plain.partition(".")
    moved = whole + (decimals[:1] or "0") + ("." + decimals[1:] if decimals[1:] else "")
    return moved.lstrip("0") or "0"


def provable(document: Document, figure: Figure) -> bool:
    """Whether a tenfold change of this number alone contradicts what the document states."""
    return not figure.printed_zero and proof(document, figure, tenfold(figure)) is not None


def typos(text: str, rng: Random) -> str:
    """One slip of the fingers: a wrong digit, two digits swapped, a digit lost or doubled, the decimal point moved."""
    places = [i for i, character in enumerate(text) if character in DIGITS]
    at = rng.choice(places)
    wide = text[at] in "０１２３４５６７８９"
    slip = rng.choice(("digit", "digit", "swap", "lose", "double", "point"))
    if slip == "swap" and len(places) > 1:
        first = rng.randrange(len(places) - 1)
        i, j = places[first], places[first + 1]
        return text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
    if slip == "lose" and len(places) > 1:
        return text[:at] + text[at + 1 :]
    if slip == "double":
        return text[:at] + text[at] + text[at:]
    point = next((i for i, character in enumerate(text) if character in ".．"), -1)
    if slip == "point" and point > 1:
        return text[: point - 1] + text[point] + text[point - 1] + text[point + 1 :]
    digit = rng.choice("0123456789")
    return (
        text[:at] + (digit.translate(str.maketrans("0123456789", "０１２３４５６７８９")) if wide else digit) + text[at + 1 :]
    )


def well_formed(text: str) -> bool:
    """Whether a slip still reads as a number of the same shape: digits, thousands in threes, no lonely point."""
    half = text.translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    whole, point, decimals = half.partition(".")
    groups = whole.split(",")
    return (
        all(group.isdigit() for group in groups)
        and (len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])))
        and (not point or decimals.isdigit())
        and (len(whole) == 1 or not whole.startswith("0"))
    )


def mutate(document: Document, figure: Figure, rng: Random, *, attempts: int = 60) -> str | None:
    """The text with one typo in `figure` that contradicts a stated relation, or None when no such slip was found."""
    for _ in range(attempts):
        text = typos(figure.text, rng)
        if text == figure.text or not well_formed(text) or Fraction(plain_digits(text)) == Fraction(plain_digits(figure.text)):
            continue
        if proof(document, figure, text) is not None:
            return document.text[: figure.start] + text + document.text[figure.end :]
    return None
