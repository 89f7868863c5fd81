"""What a label means: the longest known name within it is the concept, the other known words aspects, the rest is a qualifier.

A label with a qualifier that is not the document itself is about another figure than the document's own: `entity` says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.reading.scan import Token
from auditor.record import Record
from auditor.vocabulary import Vocabulary, Word

LABEL_KINDS = frozenset("YSFCLX")
_GENERIC = 1
_BARE_LENGTH = 2
_FUNCTION = ("function",)
_CLASSIFIED = (_FUNCTION, ("economic",))


class Label(Record):
    """The meaning of the words before a figure.

    text      the words as printed, without white space
    concepts  ids; several for a label that names the totals of both sides, none when unknown
    path      classification names or codes, outermost first
    depth     the level of the innermost name of the classification (1 class, 2 section, 3 line), 0 without any
    weak      the concept follows from a stage word (`final account of expenditure`) or is the bare word for one side
    unknown whether it holds words that nothing knows, the document's own name among them
    entity    what qualifies the figure beyond known words, None for the document's own
    """

    text: str
    concepts: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    depth: int = 0
    year: int | None = None
    stage: str | None = None
    fund: str | None = None
    entity: str | None = None
    weak: bool = False
    unknown: bool = False

    @property
    def bare_of_stage(self) -> bool:
        """Whether the label has words of its own that are neither known figures nor a stage or year: it repeats no subject."""
        return self.unknown and not self.concepts and self.stage is None

    @property
    def names_nothing(self) -> bool:
        """Whether the label names no figure of its own: empty, or only a year, a stage or a fund."""
        return not self.concepts and self.entity is None


NAMELESS = Label("")


class Namer(Record):
    """Reads labels of one document.

    year   the document's own year, None when unknown
    owner  the document's own name, empty when unknown
    """

    vocabulary: Vocabulary
    year: int | None
    owner: str

    def label(self, text: str, tokens: Sequence[Token]) -> Label:  # noqa: PLR0915 - one pass over the tokens
        """The meaning of consecutive tokens of a label (of LABEL_KINDS); an empty sequence names nothing."""
        if not tokens:
            return NAMELESS
        path, depth, rest = self._path(text, tokens) if "L" in [token.kind for token in tokens] else ((), 0, tokens)
        year: int | None = None
        stage: str | None = None
        fund: str | None = None
        weak: tuple[str, ...] = ()
        named: list[Word] = []
        foreign: list[str] = []
        unknown = False
        for place, token in enumerate(rest):
            kind, word = token.kind, token.word
            if kind == "X":
                unknown = True
                if not self._is_own(part := text[token.start : token.end]):
                    foreign.append(part)
                elif office := self._part_of_body(text, token, rest[place + 1 : place + 2]):
                    foreign.append(office)
            elif kind == "Y":
                year = self.year_of(token)
            elif word is None:
                continue
            elif kind == "F":
                fund = word.fund
            else:
                stage = word.stage or stage
                if kind == "C":
                    named.append(word)
                else:
                    weak = word.concepts or weak
        concepts, word_path, word_fund, bare = self._concept(named) if named else (weak, (), None, bool(weak))
        if depth:
            concepts, bare = _FUNCTION, False
        elif concepts in _CLASSIFIED:
            depth = 1
        entity = "".join(foreign) or None
        words = text[tokens[0].start : tokens[-1].end]
        return Label(words, concepts, path or word_path, depth, year, stage, word_fund or fund, entity, bare, unknown)

    def item(self, text: str, tokens: Sequence[Token]) -> Label | None:
        """The label of an item of the classification, None for any other label."""
        for token in tokens:
            if token.kind == "L" or (token.word is not None and token.word.concepts in _CLASSIFIED):
                label = self.label(text, [token for token in tokens if token.kind in LABEL_KINDS])
                return label if label.depth else None
        return None

    def _path(self, text: str, tokens: Sequence[Token]) -> tuple[tuple[str, ...], int, list[Token]]:
        """The names before the signs of a level with the innermost level, and the tokens that are no part of such a name.

        Only the outermost name may have a stage, a fund or a particle before it; further in, such words begin a name.
        """
        path: list[str] = []
        depth = begin = 0
        for index, token in enumerate(tokens):
            if token.kind == "L" and token.word is not None:
                aside = "Y" if begin else "YSF"
                named = [place for place in range(begin, index) if tokens[place].kind not in aside]
                if named:
                    start = tokens[named[0] - 1].end if begin else tokens[named[0]].start
                    name = text[start : tokens[named[-1]].end]
                    path.append(self.vocabulary.functions.get(name, name) if token.word.level == 1 else name)
                depth, begin = token.word.level, index + 1
        aspects = [t for t in tokens[:begin] if t.kind in "YSF"]
        return tuple(path), depth, [*aspects, *tokens[begin:]]

    def year_of(self, token: Token) -> int | None:
        """The calendar year that a year word means in this document."""
        if token.year is not None or token.word is None or self.year is None or token.word.year is None:
            return token.year
        return self.year + token.word.year

    def _concept(self, named: list[Word]) -> tuple[tuple[str, ...], tuple[str, ...], str | None, bool]:
        """What the last of the most specific names says: concepts, path, fund, and whether it is a bare word for a side."""
        ranks = self.vocabulary.ranks
        best, best_rank = named[0], -1
        for word in named:
            rank = max([ranks.get(concept, 0) for concept in word.concepts])
            if rank >= best_rank:
                best, best_rank = word, rank
        bare = best_rank == _GENERIC and (len(best.text) == _BARE_LENGTH or len(best.concepts) > 1)
        return best.concepts, best.path, best.fund, bare

    def _part_of_body(self, text: str, token: Token, following: Sequence[Token]) -> str:
        """The name of the office proper within a body (`the bureau itself`), unless that is the document's own."""
        behind = text[token.end : following[0].start] if following else ""
        match = self.vocabulary.offices.own.match(behind) if behind else None
        name = text[token.start : token.end] + match.group() if match is not None else ""
        return "" if match is not None and match.group() in self.owner else name

    def _is_own(self, part: str) -> bool:
        """Whether unknown words only name the document's own body, or are left-over signs and digits."""
        letters = part if part.isalpha() else "".join(c for c in part if c.isalpha())
        if len(letters) < 2:
            return True
        if not self.owner:
            return letters.endswith(self.vocabulary.organisations) and len(letters) > 3
        if letters in self.owner or self.owner in letters:
            return True
        region = _in_common(letters, self.owner)
        core, own = letters[region:], self.owner[region:]
        return bool(core and own) and core[-1] == own[-1] and 5 * _shared(core, own) >= 3 * len(core)


def _in_common(a: str, b: str) -> int:
    """How many characters both begin with."""
    if a[:1] != b[:1]:
        return 0
    pairs = zip(a, b, strict=False)
    return next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(a), len(b)))


def _shared(a: str, b: str) -> int:
    """The length of the longest common subsequence: an abbreviation keeps the order of its characters."""
    row = [0] * (len(b) + 1)
    for character in a:
        diagonal = 0
        for index, other in enumerate(b, start=1):
            diagonal, row[index] = row[index], diagonal + 1 if character == other else max(row[index], row[index - 1])
    return row[-1]
