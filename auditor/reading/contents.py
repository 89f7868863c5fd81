"""What a document announces in its contents and its list of tables, held against the titles that stand in it.

Not its job: to say that something is wrong. Where the text leaves open whether a title stands somewhere, nothing is said of it:
a document that has none of its tables announces them elsewhere, and a title that few of its neighbours have may be a picture.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from auditor.document import Document, Paragraph, Silent, Table
from auditor.facts import Announced, AnnouncedKind
from auditor.reading.numerals import ordinal
from auditor.record import Record
from auditor.text import Span
from auditor.vocabulary import Vocabulary

_BLANK = re.compile(r"\s+")
_FORM = re.compile(r"[0-9]|^.{1,3}$")
_PART, _CHAPTER = 1, 2
_LONGEST_TITLE = 60
_MOST_LINES = 3
_FEWEST_LISTED = 3
_FEWEST_FOUND = 2
_SHORTEST_NAME = 5
_MOST_MORE = 4


class Title(Record):
    """A line that may be a title, in the contents or in the text.

    place    its number among the lines of the text that are not blank
    rank     of its enumerator, 0 without one; `ordinal` what that counts
    words    without white space and enumerator; `core` what must be the same in every print of it; `text` with its enumerator
    """

    place: int
    rank: int
    ordinal: int
    text: str
    words: str
    core: str
    span: Span
    section: int
    heading: bool = False


def announced(document: Document, vocabulary: Vocabulary) -> tuple[Announced, ...]:
    """All that the contents and the list of tables announce, as far as it is clear whether the document holds it."""
    page = _Page(document, vocabulary)
    return (*_headings(page), *_tables(page))


class _Page:
    """The titles of a document: those of its contents, those of a list of its tables, and those that may stand over a text.

    Without contents only the names of tables are of interest.
    """

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self._folded, self._vocabulary = document.folded, vocabulary
        self.structure = vocabulary.structure
        self.entries: list[Title] = []
        self.titles: list[Title] = []
        self.tables: set[int] = set()
        self.lines: dict[int, str] = {}
        self._all = any(isinstance(block, Silent) and block.kind == "contents" for block in document.blocks)
        place = 0
        for block in document.blocks:
            if isinstance(block, Table):
                self.tables.add(place)
                place += 1
            elif isinstance(block, Paragraph):
                place = self._take(block, place)
            elif block.kind == "contents":
                self.entries += self._title(block.span, -1, block)
        self.end = place
        self.listed = self._list_of_tables()

    def _take(self, block: Paragraph, place: int) -> int:
        for number, line in enumerate(block.lines):
            if number == 0 or line.end - line.start <= _LONGEST_TITLE:
                self.lines[place] = _BLANK.sub("", self._folded[line.start : line.end])
            if line.end - line.start <= _LONGEST_TITLE and (self._all or self.structure.listed.search(self.lines[place])):
                self.titles += self._title(line, place, block)
            place += 1
        return place

    def _title(self, line: Span, place: int, block: Paragraph | Silent) -> Iterator[Title]:
        text = _BLANK.sub("", self._folded[line.start : line.end])
        if bullet := self.structure.bullet.match(text):
            text = text[bullet.end() :]
        if place < 0:
            text = self.structure.leaders.sub("", text)
        match = self.structure.enumerator.match(text)
        rank = self.structure.enumerator_ranks[match.lastindex or 0] if match else 0
        number = ordinal(match.group(), self._vocabulary.units) if match and rank <= _CHAPTER else 0
        words = text[match.end() :] if match else text
        if not self.structure.breaks.search(words):
            core = self.structure.slack.sub("", words)
            heading = isinstance(block, Paragraph) and block.heading
            yield Title(place, rank, number or 0, text, words, core, line, block.section, heading)

    def _list_of_tables(self) -> Sequence[Title]:
        """The longest run of lines that count up the names of tables from one on."""
        best: list[Title] = []
        run: list[Title] = []
        for title in self.titles:
            named = title.rank == _CHAPTER and self.structure.listed.search(title.words)
            if not named or not run or title.ordinal != run[-1].ordinal + 1 or title.place != run[-1].place + 1:
                run = []
            if named and (run or title.ordinal == 1):
                run.append(title)
            if len(run) > len(best):
                best = list(run)
        return best if len(best) >= _FEWEST_LISTED else ()

    def stands(self, title: Title, at: Title) -> bool:
        """Whether a title stands at a line, where it may go on for a line or two."""
        text = at.core
        for place in range(at.place + 1, at.place + _MOST_LINES):
            if text == title.core or not title.core.startswith(text):
                break
            text = self.structure.slack.sub("", text + self.lines.get(place, ""))
        return text == title.core


def _headings(page: _Page) -> Iterator[Announced]:
    """The entries of the contents, part by part."""
    parts: dict[int, list[Title]] = {}
    whole: dict[int, Title] = {}
    current = 0
    for entry in page.entries:
        if entry.rank == _PART and entry.ordinal:
            current = entry.ordinal
            whole.setdefault(current, entry)
        elif entry.rank == _CHAPTER and entry.ordinal:
            parts.setdefault(current, []).append(entry)
    starts = {title.ordinal: title.place for title in reversed(page.titles) if title.rank == _PART and title.heading}
    ends = sorted(starts.values())
    for number, entries in parts.items():
        if number and number not in starts:
            continue
        begin = starts.get(number, -1)
        later = bisect_left(ends, begin + 1)
        end = ends[later] if later < len(ends) else page.end
        yield from _chapters(page, entries, [title for title in page.titles if begin < title.place < end])


def _chapters(page: _Page, entries: Sequence[Title], body: Sequence[Title]) -> Iterator[Announced]:
    """The entries of one part of the contents against the titles of that part."""
    found: dict[Title, Title] = {}
    other: dict[Title, Title] = {}
    by_number: dict[int, list[Title]] = {}
    by_core = {title.core: title for title in reversed(body)}
    for title in body:
        if title.rank == _CHAPTER:
            by_number.setdefault(title.ordinal, []).append(title)
    for entry in entries:
        numbered = by_number.get(entry.ordinal, [])
        same = next((title for title in numbered if page.stands(entry, title)), by_core.get(entry.core))
        alike = [title for title in numbered if _alike(entry.core, title.core)]
        if same is not None:
            found[entry] = same
        elif len(alike) == 1:
            inside = entry.core in alike[0].core or alike[0].core in entry.core
            (found if inside and not page.structure.listed.search(entry.words) else other)[entry] = alike[0]
    yield from (_said("heading", True, entry) for entry in (*found, *other))
    yield from (_said("title", True, entry, title) for entry, title in found.items())
    yield from (_said("title", False, entry, title) for entry, title in other.items())
    missing = [entry for entry in entries if entry not in found and entry not in other]
    if len(found) >= _FEWEST_FOUND and len(missing) <= len(found):
        bare = (entry for entry in missing if not page.structure.listed.search(entry.words))
        yield from (_said("heading", False, entry) for entry in bare)
    yield from _in_order([entry for entry in entries if entry in found], found)


def _tables(page: _Page) -> Iterator[Announced]:
    """The tables that are announced, against the titles over the tables; nothing where most of them are not in the text."""
    listed = page.structure.listed
    names = page.listed or [entry for entry in page.entries if entry.rank == _CHAPTER and listed.search(entry.words)]
    if len(names) < _FEWEST_LISTED or len({name.core for name in names}) < len(names):
        return
    within = {title.place for title in page.listed}
    captions = [
        title
        for title in page.titles
        if title.place not in within and title.rank != _PART and listed.search(title.core) and not _FORM.search(title.core)
    ]
    count = Counter(caption.core for caption in captions)
    by_core = {caption.core: caption for caption in reversed(captions)}
    found = {name: by_core[name.core] for name in names if name.core in by_core}
    if len(found) < _FEWEST_LISTED or 2 * len(found) < len(names):
        return
    other = dict(_nearly(names, found, captions))
    yield from (_said("title", False, name, caption) for name, caption in other.items())
    missing = [name for name in names if name not in found and name not in other]
    quoted = [line for place, line in page.lines.items() if place not in within and page.structure.excused.search(line)]
    yield from (_said("table", True, name) for name in (*found, *other))
    for name in missing:
        if not any(name.core in page.structure.slack.sub("", line) for line in quoted):
            yield _said("table", False, name)
    once = {name: caption for name, caption in (found | other).items() if count[caption.core] == 1}
    yield from _in_order([name for name in names if name in once], once)
    yield from _bodies(page, once, captions)


def _nearly(names: Sequence[Title], found: Mapping[Title, Title], captions: Sequence[Title]) -> Iterator[tuple[Title, Title]]:
    """The names that stand over a table with some words more or less, where no other name and no other title fits."""
    taken = {caption.core for caption in found.values()}
    free = [caption for caption in captions if caption.core not in taken]
    for name in names:
        if name not in found:
            near = [caption for caption in free if _differs_in_one_place(name.core, caption.core)]
            if len(near) == 1:
                yield name, near[0]


def _bodies(page: _Page, captions: Mapping[Title, Title], others: Sequence[Title]) -> Iterator[Announced]:
    """Under a title stands a table, or a word that says why not; a title right over another one of the list has neither."""
    places = sorted(title.place for title in others)
    own = {caption.place for caption in captions.values()}
    for name, caption in captions.items():
        following = bisect_left(places, caption.place + 1)
        if following == len(places):
            continue
        between = range(caption.place + 1, places[following])
        words = [line for place in between if not page.structure.lead.match(line := page.lines.get(place, ""))]
        if page.tables.intersection(between) or any(page.structure.excused.search(line) for line in words):
            yield _said("body", True, name, caption)
        elif not words and places[following] in own:
            yield Announced("body", False, caption.span, caption.section, caption.text)


def _in_order(entries: Sequence[Title], found: Mapping[Title, Title]) -> Iterator[Announced]:
    """Whether titles stand in the order of the entries; of those that do not, as few as can be are out of their order."""
    places = [found[entry].place for entry in entries]
    kept = _longest_rising(places)
    for number, entry in enumerate(entries):
        title = found[entry]
        yield Announced("order", number in kept, title.span, title.section, title.text, entry.text)


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The indexes of a longest subsequence that rises."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    rising: set[int] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        rising.add(number)
        number = before[number]
    return rising


def _said(kind: AnnouncedKind, kept: bool, entry: Title, title: Title | None = None) -> Announced:
    return Announced(kind, kept, entry.span, entry.section, entry.text, "" if title is None else title.text)


def _ends_alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings and ends; none is counted twice in the shorter one."""
    least = min(len(one), len(other))
    head = next((at for at in range(least) if one[at] != other[at]), least)
    tail = next((at for at in range(least - head) if one[-1 - at] != other[-1 - at]), least - head)
    return head + tail


def _alike(one: str, other: str) -> bool:
    return 2 * _ends_alike(one, other) >= min(len(one), len(other))


def _differs_in_one_place(one: str, other: str) -> bool:
    """Whether some words more stand in one of two names, and all else is the same."""
    least, most = sorted((len(one), len(other)))
    return least >= _SHORTEST_NAME and 0 < most - least <= _MOST_MORE and _ends_alike(one, other) == least
