"""Plain text to Document: folds characters, joins phrases that a line or page end broke, finds headings, tables, silent parts.

Not its job: figures. A line that is no heading, table, caption or note is a paragraph, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from auditor.document import Block, Document, Paragraph, Silent, Table
from auditor.facts import SectionText
from auditor.record import field
from auditor.sources.aligned import Region, regions
from auditor.sources.spaced import spaced
from auditor.sources.upright import uprights
from auditor.text import Source, Span, span_of
from auditor.vocabulary import Structure, Vocabulary

_LINE = re.compile(r"[^\r\n\f]+")
_BLANK = re.compile(r"\s+")
_TABS = re.compile(r"\t")
_FIGURE = re.compile(r"-?[0-9][0-9,]*\.[0-9]+")
_REST_OF_NUMBER = r"[0-9]{0,7}(?:,[0-9]{3})*\.[0-9]{1,6}[^0-9.]"
_REST_OF_DECIMALS = r"[0-9]{1,6}[^0-9.,]"
_DECIMALS = r"[0-9]\.[0-9]{0,6}$"
_PIPES = re.compile(r"\|")
_LEADERS = re.compile(r"(?:[.\u2026\u00b7]{2,}|\s{2,}|\t)\s*[0-9]{1,3}\s*$|(?<=\D)[0-9]{1,3}\s*$")
_LONGEST_HEADING = 44
_LONGEST_PLAIN_HEADING = 26
_DEEPEST_HEADING = 4
_PART = 1
_SHORTEST_FULL = 48
_SHORTEST_BROKEN = 30
_NARROW = 5
_RAGGED = 4
_MOST_BROKEN = 3


def parse(source: Source, vocabulary: Vocabulary) -> Document:
    """The parts of a text in reading order; every character of the source that is not white space lies in exactly one block."""
    folded = fold(source.text, vocabulary)
    builder = _Builder(vocabulary, vocabulary.structure, source.text, folded)
    builder.read([span_of(match.span()) for match in _LINE.finditer(folded) if not match.group().isspace()])
    return builder.document(source)


def fold(text: str, vocabulary: Vocabulary) -> str:
    """The text with every character in the form in which words are declared, and debris blanked; the length never changes."""
    for character in set(vocabulary.unfolded.findall(text)):
        text = text.replace(character, chr(vocabulary.fold[ord(character)]))
    return vocabulary.structure.debris.sub(lambda match: " " * len(match.group()), text)


def _stripped(text: str, span: Span) -> Span:
    line = text[span.start : span.end]
    if not line[0].isspace() and not line[-1].isspace():
        return span
    start = span.start
    return span_of((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))


def _width(text: str) -> int:
    """The columns that a line takes up: an ideograph takes two, as it takes two bytes of GBK."""
    return len(text.encode("gbk", "replace"))


def _full_width(lines: Sequence[str]) -> int | None:
    """The least width of a full line where lines are broken at one width, None where they are not.

    They are if among eight long lines or more most have about the width that only one in ten exceeds.
    """
    widths = sorted(width for line in lines if (width := _width(line)) >= _SHORTEST_FULL)
    if len(widths) < 8:
        return None
    full = widths[len(widths) * 9 // 10] - _RAGGED
    return full if 2 * sum(full <= width <= full + 2 * _RAGGED for width in widths) > len(widths) else None


class _Builder(Struct):
    """The blocks and sections found so far, and the paragraph that may still go on."""

    vocabulary: Vocabulary
    structure: Structure
    text: str
    folded: str
    blocks: list[Block] = field(default_factory=list)
    titles: list[tuple[str, int, int]] = field(default_factory=list)
    open_lines: list[Span] = field(default_factory=list)
    open_rank: int | None = None
    open_body: int = 0
    glossary_rank: int = 0
    plain_rank: int = 2
    full: int | None = None

    def read(self, lines: Sequence[Span]) -> None:
        """Take every line that is not blank, in order."""
        rows = self._table_lines(lines)
        stripped = [_stripped(self.folded, line) for line in lines]
        contents = self._contents_lines(stripped)
        found = self._regions(lines, stripped, rows, contents)
        within = {number for one in found.values() for number in range(one.start, one.end)}
        self.full = _full_width([self.folded[line.start : line.end] for line in stripped])
        table: list[Span] = []
        for number, line in enumerate(lines):
            if table and (number not in rows or number in within):
                self._close_table(table)
            if number in found:
                self._flush()
                self.blocks.append(Table(found[number].rows, self._section(), found[number].layout))
                left_out = sorted(found[number].left_out)
                self.blocks += [Silent("caption", stripped[place], self._section()) for place in left_out]
            elif number in within:
                continue
            elif number in contents:
                self._flush()
                self.blocks.append(Silent("contents", line, self._section()))
            elif number in rows:
                self._flush()
                table.append(line)
            else:
                self._line(stripped[number], stripped[number + 1 : number + 2])
        if table:
            self._close_table(table)
        self._flush()

    def _regions(
        self, lines: Sequence[Span], stripped: Sequence[Span], rows: frozenset[int], contents: frozenset[int]
    ) -> dict[int, Region]:
        """The tables without tabs or pipes by their first lines: aligned by spaces, parted by single ones, one cell a line."""
        found = {one.start: one for one in regions(self.text, self.folded, lines, contents, self.vocabulary)}
        taken = rows | contents | {number for one in found.values() for number in range(one.start, one.end)}
        for finder in (spaced, uprights):
            further = {one.start: one for one in finder(self.folded, stripped, taken, self.vocabulary)}
            taken |= {number for one in further.values() for number in range(one.start, one.end)}
            found |= further
        return found

    def document(self, source: Source) -> Document:
        """What was read, with each section's extent closed."""
        length = len(source.text)
        sections = []
        for number, (title, rank, start) in enumerate(self.titles):
            end = next((later for _, other, later in self.titles[number + 1 :] if other <= rank), length)
            sections.append(SectionText(title, Span(start, end), rank))
        first = next((start for _, _, start in self.titles), min(length, 400))
        return Document(source, self.folded, tuple(sections), tuple(self.blocks), Span(0, first))

    def _section(self) -> int:
        return len(self.titles) - 1

    def _line(self, line: Span, following: Sequence[Span]) -> None:
        text = self.folded[line.start : line.end]
        rank, body = self._enumerator(text)
        if self.structure.notes.match(text):
            self._flush()
            self.blocks.append(Silent("note", line, self._section()))
        elif self.structure.captions.search(text) and len(text) < _LONGEST_HEADING and not self._breaks_number(text, following):
            self.blocks.append(Silent("caption", line, self._section()))
        elif self._is_heading(text, rank, body):
            self._flush()
            self._heading(line, text, rank, body)
        elif self.glossary_rank:
            self.blocks.append(Silent("glossary", line, self._section()))
        elif rank is None and self._continues(line, text):
            self.open_lines.append(line)
        else:
            self._flush()
            self.open_lines, self.open_rank, self.open_body = [line], rank, line.start + body

    def _heading(self, line: Span, text: str, rank: int | None, body: int) -> None:
        level = rank if rank is not None else self.plain_rank
        self.plain_rank = min(level + 1, _DEEPEST_HEADING) if rank is not None else level
        if self.glossary_rank and level > self.glossary_rank:
            self.blocks.append(Silent("glossary", line, self._section()))
            return
        self.titles.append((_BLANK.sub(" ", text), level, line.start))
        self.glossary_rank = level if self.structure.glossary.search(text) else 0
        self.blocks.append(Paragraph((line,), rank, line.start + body, heading=True, section=self._section()))

    def _enumerator(self, text: str) -> tuple[int | None, int]:
        match = self.structure.enumerator.match(text)
        return (self.structure.enumerator_ranks[match.lastindex or 0], match.end()) if match else (None, 0)

    def _is_heading(self, text: str, rank: int | None, body: int) -> bool:
        """A short line that says no figure and no sentence: enumerated, or ending as titles end."""
        words = text.rstrip(self.structure.ends)
        if len(words) > _LONGEST_HEADING or self.structure.breaks.search(words):
            return False
        ends = words.endswith(self.structure.heading_ends)
        if rank is None:
            return ends and len(words) <= _LONGEST_PLAIN_HEADING and not re.search(r"[0-9.]", words) and not text.endswith(":")
        if rank > _DEEPEST_HEADING or not words[body:].strip():
            return rank == _PART
        if rank == _DEEPEST_HEADING and not ends and (text == words or text.endswith(":")):
            return False
        return not self.structure.figure.search(words, body)

    def _continues(self, line: Span, text: str) -> bool:
        if not self.open_lines:
            return False
        last = self.open_lines[-1]
        ends = self.folded[last.end - 1] in self.structure.ends and not self._in_parenthesis()
        if (ends and not self._is_full(last, line)) or not self.structure.ideograph.search(self.folded, last.start, last.end):
            return False
        return bool(self.structure.ideograph.search(text)) or text[0] in "0123456789.,;%)"

    def _is_full(self, last: Span, line: Span) -> bool:
        """Whether a sentence ends where its line had to end, so that the paragraph may go on; an indent says no."""
        if self.full is None or self.folded[line.start - 1] not in "\r\n\f":
            return False
        return _width(self.folded[last.start : last.end]) >= self.full

    def _breaks_number(self, text: str, following: Sequence[Span]) -> bool:
        """Whether digits alone on a line stand behind a number that the line before broke off: they may be its next digits.

        They are not where that line is far longer and the number goes on below them: only a full line is broken.
        """
        if not text.isdigit() or not self.open_lines or self.folded[self.open_lines[-1].end - 1] not in "0123456789.":
            return False
        last = self.open_lines[-1]
        full = _width(self.folded[last.start : last.end]) >= max(_SHORTEST_BROKEN, _NARROW * len(text))
        decimals = re.search(_DECIMALS, self.folded[last.start : last.end])
        rest = _REST_OF_DECIMALS if decimals else _REST_OF_NUMBER
        return not (full and following and re.match(rest, self.folded[following[0].start : following[0].end]))

    def _in_parenthesis(self) -> bool:
        """Whether the open paragraph has a parenthesis that is not closed yet."""
        text = "".join(self.folded[line.start : line.end] for line in self.open_lines[-3:])
        return text.count("(") > text.count(")")

    def _flush(self) -> None:
        if self.open_lines:
            block = Paragraph(tuple(self.open_lines), self.open_rank, self.open_body, heading=False, section=self._section())
            self.blocks.append(block)
        self.open_lines = []

    def _table_lines(self, lines: Sequence[Span]) -> frozenset[int]:
        """The lines that are rows: at least two neighbours that are divided into cells, or one alone with several figures."""
        divided = [bool(_separator(self.folded[line.start : line.end])) for line in lines]
        neighbours = [False, *divided, False]
        return frozenset(
            n for n, row in enumerate(divided) if row and (neighbours[n] or neighbours[n + 2] or self._has_figures(lines[n]))
        )

    def _has_figures(self, row: Span) -> bool:
        cells = (self.folded[cell.start : cell.end].strip() for cell in self._cells(row))
        return sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) > 1

    def _close_table(self, rows: list[Span]) -> None:
        self.blocks.append(Table(tuple(tuple(self._cells(row)) for row in rows), self._section()))
        rows.clear()

    def _cells(self, row: Span) -> list[Span]:
        text = self.folded[row.start : row.end]
        separator = _separator(text) or _TABS
        cells, start = [], row.start
        for match in separator.finditer(self.folded, row.start, row.end):
            here, end = match.span()
            cells.append(span_of((start, here)))
            start = end
        return [*cells, Span(start, row.end)]

    def _contents_lines(self, lines: Sequence[Span]) -> frozenset[int]:
        """The lines of the table of contents: from its heading to where its first entry stands again as a heading."""
        for number, line in enumerate(lines):
            if self.structure.contents.fullmatch(self.folded, line.start, line.end):
                places = range(number + 1, len(lines))
                first = next((place for place in places if self._enumerator(self._entry(lines[place]))[0] is not None), None)
                if first is None:
                    return frozenset()
                entry = self._entry(lines[first])
                again = next((place for place in places[first - number :] if self._stands(entry, lines, place)), None)
                if again is not None:
                    return frozenset(range(number, again))
                return frozenset(range(number, number + 1 + self._leading_entries(lines[number + 1 :])))
        return frozenset()

    def _stands(self, entry: str, lines: Sequence[Span], place: int) -> bool:
        """Whether an entry of the contents stands at a line, perhaps broken over it and the next one or two."""
        text = ""
        for line in lines[place : place + _MOST_BROKEN]:
            text += self._entry(line)
            if not text or not entry.startswith(text):
                return False
            if text == entry:
                return True
        return False

    def _leading_entries(self, lines: Sequence[Span]) -> int:
        for number, line in enumerate(lines):
            if not _LEADERS.search(self.folded, line.start, line.end):
                return number
        return len(lines)

    def _entry(self, line: Span) -> str:
        return _BLANK.sub("", _LEADERS.sub("", self.folded[line.start : line.end]))


def _separator(text: str) -> re.Pattern[str] | None:
    """What divides a row into cells: tabs or pipes; None if the line is no row of either kind."""
    if "\t" in text:
        return _TABS
    return _PIPES if text.count("|") > 1 else None
