"""The walk through a document: prepares every paragraph, keeps track of sections and items, hands sentences to `clauses`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from auditor.document import Document, Paragraph
from auditor.facts import DocumentPart, DocumentReading, PrintedNumber, TablePrinted
from auditor.quantity import Quantity, at_quantum
from auditor.reading.announced import read_announced, read_whole_score
from auditor.reading.clauses import read_sentence
from auditor.reading.coded import name_coded
from auditor.reading.contents import announced
from auditor.reading.counts import name_counts
from auditor.reading.enumerations import Enumerations
from auditor.reading.glossary import explained
from auditor.reading.items import read_items
from auditor.reading.marks import marks_of
from auditor.reading.naming import Namer
from auditor.reading.notes import Notes
from auditor.reading.owner import headings_of_bodies
from auditor.reading.precision import precision_of
from auditor.reading.printed import numbers_of_tables, numbers_of_text, parts_of_sections
from auditor.reading.resolve import claims_of
from auditor.reading.scan import Token, scan
from auditor.reading.sentence import Context, opened
from auditor.reading.sequences import numbered
from auditor.reading.siblings import with_siblings
from auditor.reading.squeeze import Squeezed, squeeze
from auditor.reading.tables.evaluation import read_evaluations
from auditor.reading.tables.figures import read_tables
from auditor.reading.units import counted_units
from auditor.record import Record, replace
from auditor.text import Span
from auditor.vocabulary import Tables, Vocabulary

_BLANK = re.compile(r"\s+")
_ANYWHERE = -2


class Prepared(Record):
    """A paragraph with its squeezed text and the words of each of its sentences that can say something."""

    paragraph: Paragraph
    squeezed: Squeezed
    sentences: tuple[list[Token], ...]


def read(document: Document, vocabulary: Vocabulary) -> DocumentReading:
    """Everything the document says in figures: facts and claims in reading order, and every printed number, read or not."""
    squeezed = [
        (block, squeeze(document.folded, block, block.body)) for block in document.blocks if isinstance(block, Paragraph)
    ]
    year, stage = _period(document, vocabulary)
    prepared = _at_neighbours_quantum([_prepare(block, text, vocabulary) for block, text in squeezed])
    notes = Notes()
    namer = Namer(vocabulary, year, _owner(document, squeezed, vocabulary))
    _Walk(document, namer, notes, Context(year=year, stage=stage)).through(prepared)
    scored = tuple(read_evaluations(document, vocabulary, notes, year))
    name_counts(notes, namer)
    claims = claims_of(notes, vocabulary)
    said = "\n".join([text.text for _, text in squeezed])
    tables = read_tables(document, namer, notes, stage, len(claims))
    name_coded(notes)
    claims = (*with_siblings(claims, notes.facts, vocabulary.names), *tables.claims)
    claims += claims_of(notes, vocabulary, len(claims))
    listed = tuple(read_items(squeezed, vocabulary, notes))
    read_announced(squeezed, vocabulary, notes, Context(year=year, stage=stage))
    read_whole_score(squeezed, vocabulary, notes, year)
    parts = parts_of_sections(document.sections, vocabulary.structure)
    numbers, printing = _numbers(document, prepared, tables.titled, notes.understood, (parts, vocabulary.tables))
    return DocumentReading(
        year=year,
        stage=stage,
        facts=tuple(notes.facts),
        claims=claims,
        sections=document.sections,
        numbers=numbers,
        predicates=_predicates(said, vocabulary),
        marks=marks_of(document, squeezed, said, vocabulary),
        numbered=(*numbered(document, vocabulary), *tables.numbered),
        announced=(
            *announced(document, vocabulary),
            *explained(document, notes.facts, year, vocabulary.structure),
            *headings_of_bodies(document, namer.owner, vocabulary.structure),
            *counted_units(document, squeezed, said, namer.owner, vocabulary),
        ),
        divisions=(*tables.divisions, *scored, *listed),
        tables=printing,
        units_said=frozenset(tables.said),
        precision=precision_of(notes.facts, parts, document, _printed(prepared, parts)),
    )


def _prepare(paragraph: Paragraph, squeezed: Squeezed, vocabulary: Vocabulary) -> Prepared:
    text, sentences, start = squeezed.text, [], 0
    if paragraph.heading:
        return Prepared(paragraph, squeezed, (scan(text, 0, len(text), vocabulary),))
    if not vocabulary.telling.search(text):
        return Prepared(paragraph, squeezed, ())
    for match in vocabulary.structure.sentence.finditer(text):
        names_item = start == 0 and paragraph.rank is not None and match.end() < len(text)
        if names_item or vocabulary.telling.search(text, start, match.end()):
            sentences.append(scan(text, start, match.end(), vocabulary))
        start = match.end()
    if start < len(text) and vocabulary.telling.search(text, start):
        sentences.append(scan(text, start, len(text), vocabulary))
    return Prepared(paragraph, squeezed, tuple(tokens for tokens in sentences if tokens))


def _at_neighbours_quantum(prepared: list[Prepared]) -> list[Prepared]:
    """A printed zero is as precise as the finest amount of its section, else of the document."""
    finest: dict[int, int] = {}
    with_zeros: set[int] = set()
    for number, part in enumerate(prepared):
        amounts = [t.quantity for tokens in part.sentences for t in tokens if t.kind == "A" and t.quantity is not None]
        if not amounts:
            continue
        rounded = [quantity.ulp for quantity in amounts if quantity.value and quantity.ulp]
        if any(quantity.is_zero for quantity in amounts):
            with_zeros.add(number)
        least = min(rounded, default=0)
        if least:
            for section in (part.paragraph.section, _ANYWHERE):
                finest[section] = min(least, finest.get(section, least))
    result = list(prepared)
    for number in with_zeros:
        part = prepared[number]
        ulp = finest.get(part.paragraph.section, finest.get(_ANYWHERE))
        if ulp is not None:
            result[number] = replace(part, sentences=tuple([_refined(t, ulp) for t in s] for s in part.sentences))
    return result


def _refined(token: Token, ulp: int) -> Token:
    quantity = token.quantity
    if token.kind != "A" or quantity is None or quantity.value or quantity.ulp <= ulp:
        return token
    return replace(token, quantity=at_quantum(quantity, ulp))


def _period(document: Document, vocabulary: Vocabulary) -> tuple[int | None, str | None]:
    """The year and the reported stage, as the title and the headings name them."""
    structure, year = vocabulary.structure, vocabulary.units.year
    head = _BLANK.sub("", document.folded[document.title.start : document.title.end])
    titles = [head, *(_BLANK.sub("", section.title) for section in document.sections)]
    stage = _stage([vocabulary.funds.sub("", title) for title in titles], structure.stages) or _stage_of_text(
        document, vocabulary
    )
    for title in titles:
        for match in year.finditer(title):
            if structure.title.search(title, match.end()) or structure.title.search(title):
                return int(match.group()[:4]), stage
    years = Counter(int(match.group()[:4]) for match in year.finditer(_BLANK.sub("", document.folded)))
    return (max(years, key=lambda value: (years[value], value)) if years else None), stage


def _stage(titles: list[str], words: Mapping[str, str]) -> str | None:
    """The stage that the first title names alone, else the one that most titles do; None if none or no single one."""
    alone: Counter[str] = Counter()
    for number, title in enumerate(titles):
        named = [stage for stage, word in words.items() if word in title]
        if len(named) == 1 and number == 0:
            return named[0]
        if len(named) == 1:
            alone[named[0]] += 1
    if alone and (len(alone) == 1 or len(set(alone.values())) > 1):
        return alone.most_common(1)[0][0]
    return None


def _stage_of_text(document: Document, vocabulary: Vocabulary) -> str | None:
    """The first declared stage that the text names at all, else the first declared."""
    text, words = vocabulary.funds.sub("", _BLANK.sub("", document.folded)), vocabulary.structure.stages
    return next((stage for stage, word in words.items() if word in text), next(iter(words), None))


def _owner(document: Document, squeezed: list[tuple[Paragraph, Squeezed]], vocabulary: Vocabulary) -> str:
    """The name of the body whose document this is: from the title, else the organisation that is named most often."""
    name = vocabulary.structure.name
    title = _BLANK.sub("", document.folded[document.title.start : document.title.end])
    if match := name.search(vocabulary.structure.title.sub(" ", vocabulary.units.year.sub(" ", title))):
        return match.group()
    starts = Counter(
        match.group()
        for _, text in squeezed
        if (match := name.match(vocabulary.units.year.sub("", text.text[:60]).lstrip(",")))
    )
    common = [(count, owner) for owner, count in starts.items() if count > 1]
    return max(common)[1] if common else ""


def _predicates(said: str, vocabulary: Vocabulary) -> Mapping[str, bool]:
    known: dict[str, bool] = {}
    for predicate, value, pattern in vocabulary.evidence:
        if predicate not in known and pattern.search(said):
            known[predicate] = value
    return known


def _numbers(
    document: Document,
    prepared: list[Prepared],
    titled: Set[int],
    used: Set[Span],
    known: tuple[Sequence[DocumentPart], Tables],
) -> tuple[tuple[PrintedNumber, ...], tuple[TablePrinted, ...]]:
    """Every printed number in the order of the text, and every table that prints any. `known`: the part that each section is
    of, and how tables are recognised.
    """
    parts, words = known
    numbers, tables = numbers_of_tables(document, parts, titled, used, words)
    for one in prepared:
        section = one.paragraph.section
        numbers += numbers_of_text(one.sentences, one.squeezed, section, parts[section] if section >= 0 else "account", used)
    return tuple(sorted(numbers, key=lambda number: number.span)), tuple(tables)


def _printed(prepared: list[Prepared], parts: Sequence[DocumentPart]) -> Iterator[tuple[DocumentPart, Quantity]]:
    """Every number of the running text with the part of the disclosure that it stands in."""
    for one in prepared:
        section = one.paragraph.section
        for token in (token for tokens in one.sentences for token in tokens):
            if token.quantity is not None:
                yield (parts[section] if section >= 0 else "account"), token.quantity


class _Walk:
    """Keeps the context of each sentence: section, item, and the enumerations that paragraphs continue."""

    def __init__(self, document: Document, namer: Namer, notes: Notes, context: Context) -> None:
        self._sections, self._namer, self._notes, self._context = document.sections, namer, notes, context
        self._vocabulary = namer.vocabulary
        self._enumerations = Enumerations(namer.vocabulary, notes)
        self._year, self._stage = context.year, context.stage
        self._funds: list[tuple[int, str | None]] = []

    def through(self, prepared: list[Prepared]) -> None:
        """Every paragraph in order; all enumerations are closed at the end."""
        for part in prepared:
            if part.paragraph.heading:
                self._heading(part)
            else:
                self._paragraph(part)
        while self._enumerations.stack:
            self._enumerations.close()

    def _heading(self, part: Prepared) -> None:
        tokens = part.sentences[0] if part.sentences else []
        section = self._sections[part.paragraph.section]
        self._enumerations.paragraph(part.paragraph.rank or section.rank, heading=True)
        item = self._namer.item(part.squeezed.text, tokens)
        year = next((token.year for token in tokens if token.year is not None), None)
        if not any(token.kind == "S" for token in tokens):
            year = None
        fund = self._fund(section.rank, tokens)
        self._context = Context(part.paragraph.section, fund, section.rank, item, year or self._year, self._stage)

    def _fund(self, rank: int, tokens: list[Token]) -> str | None:
        """The fund of a section: what its heading names, else all where it names both sides, else that of the one around it."""
        while self._funds and self._funds[-1][0] >= rank:
            self._funds.pop()
        words = [token.word for token in tokens if token.word is not None]
        funds = [word.fund for word in words if word.fund is not None]
        fund = funds[-1] if funds else self._funds[-1][1] if self._funds else None
        if not funds and rank <= 2 and any(self._vocabulary.ranks.get(c, 9) in (1, 3) for word in words for c in word.concepts):
            fund = "all"
        self._funds.append((rank, fund))
        return fund

    def _paragraph(self, part: Prepared) -> None:
        rank, context = part.paragraph.rank, self._context
        self._enumerations.paragraph(rank, heading=False)
        if rank is not None:
            context.item, context.topics, context.base, context.rank = None, (), None, rank
            context.levels, context.heads, context.explaining = (), (), ""
        last = len(part.sentences) - 1
        for number, tokens in enumerate(part.sentences):
            first, final = number == 0, number == last
            sentence = opened(
                self._namer, self._notes, self._enumerations, context, part.squeezed, tokens, first=first, last=final
            )
            read_sentence(sentence)
