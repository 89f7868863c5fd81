"""Short texts as the parts of reading see them, and how a printed figure is read a second time, for the tests of reading."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from time import process_time

from auditor.document import Document, Paragraph
from auditor.facts import Claim, DocumentReading, Fact
from auditor.quantity import GRAINS, Quantity, to_text
from auditor.reading import read
from auditor.reading.scan import Token, scan
from auditor.sources.plain import fold, parse
from auditor.text import Source, Span
from auditor.vocabulary import Vocabulary, load

VOCABULARY: Vocabulary = load()
SAMPLES = tuple(sorted((Path(__file__).resolve().parent.parent.parent / "samples").glob("*.txt")))
TITLE = "某市档案局2024年度部门决算\n一、收入支出决算总体情况说明\n"
_DIGITS = re.compile(r"-?[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")


def folded(text: str) -> str:
    """The text as words are declared: half-width, without white space."""
    return fold("".join(text.split()), VOCABULARY)


def words(text: str) -> list[Token]:
    """The words of a text that is one phrase."""
    phrase = folded(text)
    return scan(phrase, 0, len(phrase), VOCABULARY)


def kinds(text: str) -> str:
    """One letter for each word of a phrase."""
    return "".join(token.kind for token in words(text))


def figures(text: str) -> list[Quantity]:
    """The printed numbers of a phrase, bare ones and ones that are none left out."""
    return [token.quantity for token in words(text) if token.kind in "APOUNG" and token.quantity is not None]


def document(text: str) -> Document:
    return parse(Source(text, "text"), VOCABULARY)


def reading(text: str) -> DocumentReading:
    """What is read in a text."""
    return read(document(text), VOCABULARY)


def amount(fact: Fact) -> str:
    """A fact's value in its printed unit, with as many decimals as printed."""
    return to_text(Fraction(fact.quantity.value, GRAINS), fact.quantity.decimals, fact.quantity.scale)


def levels(found: DocumentReading) -> list[tuple[str | None, str]]:
    """The printed levels in reading order: concept and value."""
    return [(f.concept, amount(f)) for f in found.facts if f.aspects.measure == "level" and not f.implied]


def claims(found: DocumentReading, kind: str) -> list[Claim]:
    return [claim for claim in found.claims if claim.kind == kind]


def role(claim: Claim, name: str) -> Fact:
    """The one figure of a role in the first reading."""
    fact = claim.readings[0].roles[name]
    assert isinstance(fact, Fact)
    return fact


def parts(claim: Claim) -> tuple[Fact, ...]:
    found = claim.readings[0].roles["parts"]
    assert isinstance(found, tuple)
    return found


def paragraphs(found: Document) -> list[Paragraph]:
    """The running text of a document, without its headings."""
    return [block for block in found.blocks if isinstance(block, Paragraph) and not block.heading]


def seconds(work: Callable[[str], object], text: str) -> float:
    """The processor time of a piece of work, the least of two."""
    spent = []
    for _ in range(2):
        begin = process_time()
        work(text)
        spent.append(process_time() - begin)
    return min(spent)


def printed_again(text: str, span: Span, quantity: Quantity) -> bool:
    """Whether the characters of a span, read by themselves, are the digits of a quantity (its sign may come from a word)."""
    match = _DIGITS.search(folded(text[span.start : span.end]))
    if match is None:
        return False
    value = Fraction(match.group().replace(",", "")) * quantity.scale * GRAINS
    return abs(value) == abs(quantity.value)


def spans_hold(text: str, found: DocumentReading) -> None:
    """Every span of a reading lies in the text, begins and ends with a character, and says what was read there."""
    for span in [*(f.span for f in found.facts), *(c.span for c in found.claims), *(n.span for n in found.numbers)]:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
    for fact in found.facts:
        assert fact.sentence.start <= fact.span.start < fact.span.end <= fact.sentence.end
        in_words = not re.search("[0-9]", folded(text[fact.span.start : fact.span.end]))
        assert fact.implied or in_words or printed_again(text, fact.span, fact.quantity)
    for number in found.numbers:
        digits = _DIGITS.search(folded(text[number.span.start : number.span.end]))
        assert number.zero == (digits is not None and Fraction(digits.group().replace(",", "")) == 0)
    for claim in found.claims:
        assert claim.sentence.start < claim.sentence.end <= len(text)
