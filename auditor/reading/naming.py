"""What a label means: the longest known name within it is the concept, the other known words aspects, the rest is a qualifier.

A label with a qualifier that is not the document itself is about another figure than the document's own: `entity` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.reading.scan import Token
from auditor.vocabulary import Vocabulary

LABEL_KINDS = frozenset("YSFCLX")
_GENERIC = 1


@dataclass(frozen=True, slots=True)
class Label:
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


@dataclass(frozen=True, slots=True)
class Namer:
    """Reads labels of one document.

    year   the document's own year, None when unknown
    owner  the document's own name, empty when unknown
    """

    vocabulary: Vocabulary
    year: int | None
    owner: str

    def label(self, text: str, tokens: Sequence[Token]) -> Label:
        """The meaning of consecutive tokens of a label (of LABEL_KINDS); an empty sequence names nothing."""
        if not tokens:
            return NAMELESS
        path, depth, rest = self._path(text, tokens)
        year, stage, fund = self._aspects(rest)
        concepts, word_path, word_fund, weak = self._concept(rest)
        if depth:
            concepts, weak = ("function",), False
        return Label(
            text=text[tokens[0].start : tokens[-1].end],
            concepts=concepts,
            path=path or word_path,
            depth=depth or (1 if concepts in (("function",), ("economic",)) else 0),
            year=year,
            stage=stage,
            fund=word_fund or fund,
            entity=self._entity(text, rest),
            weak=weak,
            unknown=any(token.kind == "X" for token in rest),
        )

    def _path(self, text: str, tokens: Sequence[Token]) -> tuple[tuple[str, ...], int, list[Token]]:
        """The names before the signs of a level with the innermost level, and the tokens that are no part of such a name."""
        path: list[str] = []
        depth = begin = 0
        for index, token in enumerate(tokens):
            if token.kind == "L" and token.word is not None:
                named = [t for t in tokens[begin:index] if t.kind not in "YSF"]
                if named:
                    name = text[named[0].start : named[-1].end]
                    path.append(self.vocabulary.functions.get(name, name) if token.word.level == 1 else name)
                depth, begin = token.word.level, index + 1
        aspects = [t for t in tokens[:begin] if t.kind in "YSF"]
        return tuple(path), depth, [*aspects, *tokens[begin:]]

    def _aspects(self, tokens: Sequence[Token]) -> tuple[int | None, str | None, str | None]:
        year: int | None = None
        stage = fund = None
        for token in tokens:
            if token.kind == "Y":
                year = self.year_of(token)
            elif token.kind in "SC" and token.word is not None and token.word.stage is not None:
                stage = token.word.stage
            elif token.kind == "F" and token.word is not None:
                fund = token.word.fund
        return year, stage, fund

    def year_of(self, token: Token) -> int | None:
        """The calendar year that a year word means in this document."""
        if token.year is not None or token.word is None or self.year is None or token.word.year is None:
            return token.year
        return self.year + token.word.year

    def _concept(self, tokens: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...], str | None, bool]:
        best: Token | None = None
        best_rank = 0
        weak: tuple[str, ...] = ()
        for token in tokens:
            word = token.word
            if word is None or not word.concepts:
                continue
            if token.kind == "S":
                weak = word.concepts
                continue
            rank = max(self.vocabulary.ranks.get(concept, 0) for concept in word.concepts)
            if rank >= best_rank:
                best, best_rank = token, rank
        if best is None or best.word is None:
            return weak, (), None, bool(weak)
        bare = best_rank == _GENERIC and (best.end - best.start == 2 or len(best.word.concepts) > 1)
        return best.word.concepts, best.word.path, best.word.fund, bare

    def _entity(self, text: str, tokens: Sequence[Token]) -> str | None:
        unknown = [text[t.start : t.end] for t in tokens if t.kind == "X"]
        foreign = [part for part in unknown if not self._is_own(part)]
        return "".join(foreign) or None

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
