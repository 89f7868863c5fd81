"""One pass over a sentence: text becomes words, and words become letters that the wordings are written in.

Not its job: what the words say together. A word that the vocabulary does not know is a word of kind X and keeps its text.
"""

from __future__ import annotations

import re

from auditor.quantity import Quantity, printed
from auditor.reading.numerals import spelt_out
from auditor.record import Record
from auditor.vocabulary import Units, Vocabulary, Word

_UNKNOWN = "X"
_PARTICLE = "n"
_NUMBERS = "APOUNGQ"
_MEASURED = "APOUNG"
_BEFORE_NAME = "LYSF,;:.()"
_SIGNS = "-0123456789"


class Token(Record):
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


def scan(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:  # noqa: PLR0915 - the hot loop
    """The words of `text[start:end]` in order, particles left out, parentheses without any figure left out as well."""
    tokens: list[Token] = []
    lengths, words, units = vocabulary.lengths, vocabulary.words, vocabulary.units
    openers, starts = units.openers, vocabulary.starts
    line = text[:end]
    position = gap = start
    while position < end:
        here = position
        token = _number(text, here, end, units) if line[here] in openers else None
        if token is None:
            pair = line[here : here + 2]
            for length in lengths.get(pair) or lengths.get(pair[0], ()):
                word = words.get(name := line[here : here + length])
                if word is not None:
                    break
            else:
                found = starts.search(line, here + 1)
                position = end if found is None else found.start()
                continue
            position += len(name)
            if word.kind != _PARTICLE:
                token = Token(word.kind, here, position, word)
        else:
            position = token.end
            if token.kind == _PARTICLE:
                token = None
        if here > gap:
            tokens.append(Token(_UNKNOWN, gap, here))
        if token is not None:
            tokens.append(token)
        gap = position
    if end > gap:
        tokens.append(Token(_UNKNOWN, gap, end))
    kinds = {token.kind for token in tokens}
    if "L" in kinds:
        tokens = _whole_names(tokens)
    if "(" in kinds or ")" in kinds:
        tokens = _without_asides(tokens)
    return _shared_units(text, tokens) if "Q" in kinds else tokens


def _number(text: str, here: int, end: int, units: Units) -> Token | None:
    """A year, a date or a number with its unit at a position, or None. Dates and durations are words without a meaning."""
    if text[here] not in _SIGNS:
        if (match := units.numeral.match(text, here, end)) and (token := _numeral(match, units)) is not None:
            return token
        match = units.number.match(text, here, end)
        return _measured(text, match.start(), match, units) if match and match["before"] else None
    if match := units.date.match(text, here, end):
        return Token("n", here, match.end())
    if match := units.year.match(text, here, end):
        return Token("Y", here, match.end(), year=int(text[here : here + 4]))
    match = units.number.match(text, here, end)
    return _measured(text, here, match, units) if match else None


def _measured(text: str, here: int, match: re.Match[str], units: Units) -> Token:
    before, digits, behind1, money, per, percent, points, multiple, behind2, noun, score, bare, behind = match.groups()
    approximate = bool(before or behind1 or behind2 or behind)
    kind, unit, scale, exact = "Q", "count:", 1, False
    if per is not None:
        kind, unit, scale, exact = "U", f"yuan-per:{units.same_noun.get(per, per)}", units.money[money], True
    elif money is not None:
        kind, unit, scale = "A", "yuan", units.money[money]
    elif bare is not None:
        kind, unit, scale = "A", "yuan", units.money.get(bare) or units.multiples[bare]
    elif percent is not None:
        kind, unit = "P", "percent"
    elif points is not None:
        kind, unit = "O", "points"
    elif duration := units.durations.match(text, match.end("digits")):
        return Token(_PARTICLE, here, duration.end())
    elif noun is not None:
        scale = units.multiples[multiple] if multiple else 1
        kind, unit, exact = "N", f"count:{units.same_noun.get(noun, noun)}", multiple is None and "." not in digits
    elif score is not None:
        kind, unit = "G", "score"
    quantity = printed(digits, unit=unit, scale=scale, exact=exact, approximate=approximate)
    return Token(kind, here, match.end(), None, quantity, None)


def _numeral(match: re.Match[str], units: Units) -> Token | None:
    """An amount or a count in Chinese numerals, as fine as its last place: a hundred and twenty wan is ± half a wan."""
    spelt = spelt_out(match["digits"], units)
    if spelt is None:
        return None
    digits, place = spelt
    if match["money"] is not None:
        quantity = printed(digits, unit="yuan", scale=place * units.money[match["money"]])
        return Token("A", match.start(), match.end(), quantity=quantity)
    noun = units.same_noun.get(match["noun"], match["noun"])
    return Token("N", match.start(), match.end(), quantity=printed(digits, unit=f"count:{noun}", scale=place, exact=place == 1))


def _whole_names(tokens: list[Token]) -> list[Token]:
    """Everything between two levels of a classification is one name, whatever words it is made of."""
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
    dropped: list[tuple[int, int]] = []
    figures = [0]
    for index, token in enumerate(tokens):
        figures.append(figures[-1] + (token.kind in _MEASURED))
        if token.kind == "(":
            opened.append(index)
        elif token.kind == ")" and opened:
            begin = opened.pop()
            if figures[index] == figures[begin]:
                dropped.append((begin, index))
        elif token.kind == ")":
            dropped.append((index, index))
    dropped.extend((index, index) for index in opened)
    if not dropped:
        return tokens
    kept: list[Token] = []
    position = 0
    for begin, end in sorted(dropped):
        if begin >= position:
            kept.extend(tokens[position:begin])
            position = end + 1
    return [*kept, *tokens[position:]]


def _shared_units(text: str, tokens: list[Token]) -> list[Token]:
    """Numbers in a row that leave their unit to the last one take it: three amounts of one list."""
    for index in range(len(tokens) - 3, -1, -1):
        token, link, giver = tokens[index], tokens[index + 1], tokens[index + 2]
        if token.kind == "Q" and link.kind in "/K" and giver.quantity is not None and giver.kind in "APO":
            quantity = printed(text[token.start : token.end], unit=giver.quantity.unit, scale=giver.quantity.scale)
            tokens[index] = Token(giver.kind, token.start, token.end, quantity=quantity)
    return tokens
