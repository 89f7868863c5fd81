"""One pass over a sentence: text becomes words, and words become letters that the wordings are written in.

Not its job: what the words say together. A word that the vocabulary does not know is a word of kind X and keeps its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.quantity import Quantity, printed
from auditor.vocabulary import Units, Vocabulary, Word

_UNKNOWN = "X"
_NUMBERS = "APOUNGQ"
_MEASURED = "APOUNG"
_BEFORE_NAME = "LYSF,;:.()"
_SIGNS = "-0123456789"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: its kind (one letter), its range in the squeezed text, and what it is.

    word      what the vocabulary says about it; None for numbers, years and unknown text
    quantity  the printed number, None otherwise (also for a number too long to be one)
    year      the calendar year that is printed, None otherwise
    """

    kind: str
    start: int
    end: int
    word: Word | None = None
    quantity: Quantity | None = None
    year: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether this is a printed figure (a bare number included)."""
        return self.kind in _NUMBERS


def scan(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    """The words of `text[start:end]` in order, particles left out, parentheses without any figure left out as well."""
    tokens: list[Token] = []
    position = gap = start
    search, lengths, words, units = vocabulary.starts.search, vocabulary.lengths, vocabulary.words, vocabulary.units
    while match := search(text, position, end):
        here = match.start()
        token = _number(text, here, end, units) if text[here] in units.openers else None
        if token is None:
            for length in lengths.get(text[here], ()):
                word = words.get(text[here : here + length])
                if word is not None and here + length <= end:
                    token = Token(word.kind, here, here + length, word)
                    break
            else:
                position = here + 1
                continue
        if here > gap:
            tokens.append(Token(_UNKNOWN, gap, here))
        if token.kind != "n":
            tokens.append(token)
        position = gap = token.end
    if end > gap:
        tokens.append(Token(_UNKNOWN, gap, end))
    return _shared_units(text, _without_asides(_whole_names(tokens)), units)


def _number(text: str, here: int, end: int, units: Units) -> Token | None:
    """A year, a date or a number with its unit at a position, or None. Dates and durations are words without a meaning."""
    if text[here] not in _SIGNS:
        if (match := units.numeral.match(text, here, end)) and (spelt := _spelt(match["digits"], units)):
            if match["money"] is None:
                noun = units.same_noun.get(match["noun"], match["noun"])
                return Token("N", here, match.end(), quantity=printed(spelt, unit=f"count:{noun}", exact=True))
            return Token("A", here, match.end(), quantity=printed(spelt, unit="yuan", scale=units.money[match["money"]]))
        match = units.number.match(text, here, end)
        return _measured(text, match.start(), match, units) if match and match["before"] else None
    if match := units.date.match(text, here, end):
        return Token("n", here, match.end())
    if match := units.year.match(text, here, end):
        return Token("Y", here, match.end(), year=int(text[here : here + 4]))
    match = units.number.match(text, here, end)
    return _measured(text, here, match, units) if match else None


def _measured(text: str, here: int, match: re.Match[str], units: Units) -> Token:
    digits = match["digits"]
    approximate = bool(match["before"] or match["behind1"] or match["behind2"] or match["behind"])
    start, stop = here, match.end()
    if (per := match["per"]) is not None:
        unit = f"yuan-per:{units.same_noun.get(per, per)}"
        return Token("U", start, stop, quantity=printed(digits, unit=unit, scale=units.money[match["money"]], exact=True, approximate=approximate))
    if (money := match["money"] or match["bare"]) is not None:
        return Token("A", start, stop, quantity=printed(digits, unit="yuan", scale=units.money.get(money) or units.multiples[money], approximate=approximate))
    if match["percent"] is not None:
        return Token("P", start, stop, quantity=printed(digits, unit="percent", approximate=approximate))
    if match["points"] is not None:
        return Token("O", start, stop, quantity=printed(digits, unit="points", approximate=approximate))
    if (noun := match["noun"]) is not None:
        multiple = match["multiple"]
        scale = units.multiples[multiple] if multiple else 1
        unit = f"count:{units.same_noun.get(noun, noun)}"
        exact = multiple is None and "." not in digits
        return Token("N", start, stop, quantity=printed(digits, unit=unit, scale=scale, exact=exact, approximate=approximate))
    if match["score"] is not None:
        return Token("G", start, stop, quantity=printed(digits, unit="score", approximate=approximate))
    if duration := units.durations.match(text, stop):
        return Token("n", start, duration.end())
    return Token("Q", start, stop, quantity=printed(digits, unit="count:", approximate=approximate))


def _spelt(numeral: str, units: Units) -> str:
    """Digits for an amount in Chinese numerals, or nothing if it is not well formed."""
    whole, _, fraction = numeral.partition(units.point)
    total = section = 0
    digit: int | None = None
    for character in whole:
        place = units.places.get(character)
        if place is None:
            if digit is not None and digit > 0:
                return ""
            digit = units.digits[character]
        elif place < units.largest_place:
            section += (1 if digit is None else digit) * place
            digit = None
        else:
            total = (total + section + (digit or 0)) * place
            section, digit = 0, None
    decimals = [units.digits.get(character) for character in fraction]
    if None in decimals:
        return ""
    return str(total + section + (digit or 0)) + ("." + "".join(map(str, decimals)) if decimals else "")


def _whole_names(tokens: list[Token]) -> list[Token]:
    """Everything between two levels of a classification is one name, whatever words it is made of: 文化和旅游（款）."""
    if not any(token.kind == "L" for token in tokens):
        return tokens
    result: list[Token] = []
    for token in tokens:
        if token.kind == "L":
            begin = len(result)
            while begin and result[begin - 1].kind not in _BEFORE_NAME and not result[begin - 1].is_number:
                begin -= 1
            if len(result) - begin > 1:
                result[begin:] = [Token(_UNKNOWN, result[begin].start, result[-1].end)]
        result.append(token)
    return result


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without parentheses that hold no figure, and without a bracket that has no partner."""
    opened: list[int] = []
    partner: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "(":
            opened.append(index)
        elif token.kind == ")" and opened:
            partner[opened.pop()] = index
    if not partner and not opened and all(token.kind != ")" for token in tokens):
        return tokens
    kept: list[Token] = []
    closing = set(partner.values())
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "(":
            close = partner.get(index)
            if close is not None and not any(inner.kind in _MEASURED for inner in tokens[index:close]):
                index = close
            elif close is not None:
                kept.append(token)
        elif token.kind != ")" or index in closing:
            kept.append(token)
        index += 1
    return [token for token in kept if token.kind != ")" or any(other.kind == "(" for other in kept)]


def _shared_units(text: str, tokens: list[Token], units: Units) -> list[Token]:
    """Numbers in a row that leave their unit to the last one take it: “3、4和5万元” are three amounts."""
    for index in range(len(tokens) - 3, -1, -1):
        token, link, giver = tokens[index], tokens[index + 1], tokens[index + 2]
        if token.kind == "Q" and link.kind in "/K" and giver.quantity is not None and giver.kind in "APO":
            quantity = printed(text[token.start : token.end], unit=giver.quantity.unit, scale=giver.quantity.scale)
            tokens[index] = Token(giver.kind, token.start, token.end, quantity=quantity)
    return tokens
