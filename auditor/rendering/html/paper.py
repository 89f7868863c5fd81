"""The text of a document as a page shows it: every line with its number, tables as tables, findings where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from auditor.locale import Words
from auditor.record import Record
from auditor.rendering.html.markup import NOTHING, Markup, element, escaped, joined, shown
from auditor.rendering.html.stretches import Stretch
from auditor.rendering.lines import width_of
from auditor.text import Source, Span

_LINES_IN_CHUNK = 60
_COLUMNS = 84
_ROW, _BLANK = 30, 14
_AMOUNT = re.compile(r"\s*[-−+]?[\d０-９][\d０-９,，.．]*\s*[%％]?\s*\Z")
_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{3,}|\u3000{2,})(?=\S)")
_LONG_CELL = 12


class Told(Record):
    """How a finding appears in the text: the class of its mark, and what it is called."""

    kind: str
    title: str


class Paper(Record):
    """One document ready to be shown.

    key        its identifier on the page
    stretches  what points to which characters, in their order; `starts` are their starts
    headings   the lines that are headings
    told       the findings by their places in the report
    numbered   the number under which a finding is listed, by the offset where it is shown in the text
    """

    key: str
    source: Source
    stretches: Sequence[Stretch]
    starts: Sequence[int]
    headings: frozenset[int]
    told: Mapping[int, Told]
    numbered: Mapping[int, int]
    said: Words

    def text(self) -> Markup:
        """All lines, in chunks that a browser may lay out when they come into view."""
        chunks: list[Markup] = []
        lines: list[Markup] = []
        height = count = 0
        for first, last, write in self._blocks():
            lines.append(write(first, last))
            height += sum(map(self._height, range(first, last + 1)))
            count += last - first + 1
            if count >= _LINES_IN_CHUNK:
                chunks.append(_chunk(lines, height))
                lines, height, count = [], 0, 0
        return joined(*chunks, _chunk(lines, height)) if lines else joined(*chunks)

    def _blocks(self) -> Iterator[tuple[int, int, Callable[[int, int], Markup]]]:
        """The lines in runs of one kind, and how each run is written."""
        line, end = 1, self.source.line_count
        while line <= end:
            kind = self._kind(line)
            last = line
            while last < end and kind in ("tabs", "gaps") and self._kind(last + 1) == kind and last - line < 400:
                last += 1
            if kind == "tabs" and last > line:
                yield line, last, self._table
            elif kind == "gaps" and last > line:
                yield line, last, self._aligned
            else:
                for one in range(line, last + 1):
                    yield one, one, self._line
            line = last + 1

    def _kind(self, line: int) -> str:
        text = self._line_text(line)
        if "\t" in text.rstrip() or text.count("\t") > 1:
            return "tabs"
        return "gaps" if text.count("|") > 1 or len(_GAP.findall(text)) > 1 else ""

    def _line(self, line: int, _last: int) -> Markup:
        span = self.source.line_span(line)
        content = self.pieces(span.start, span.end)
        if line == self.source.line_count:
            content = joined(content, *self._beyond(span.end))
        blank = not self._line_text(line).strip() and not content.strip()
        name = "h3" if line in self.headings else "div"
        return element(
            name, content, class_="line blank" if blank else "line", id=f"{self.key}-line-{line}", data_line=str(line)
        )

    def _aligned(self, first: int, last: int) -> Markup:
        lines = (self._line(line, line) for line in range(first, last + 1))
        return self._scrolled("aligned", first, last, joined(*lines))

    def _table(self, first: int, last: int) -> Markup:
        """Lines whose cells are divided by tabs. The last cell of a line reaches to the right end where it is prose."""
        texts = [self._line_text(line).rstrip().split("\t") for line in range(first, last + 1)]
        filled = sorted({number for cells in texts for number, cell in enumerate(cells) if cell.strip()})
        rows = (self._row(line, cells, filled) for line, cells in zip(range(first, last + 1), texts, strict=True))
        return self._scrolled("cells", first, last, element("table", element("tbody", *rows)))

    def _row(self, line: int, texts: Sequence[str], filled: Sequence[int]) -> Markup:
        """The cells of one line in those columns that are filled in any line."""
        at = self.source.line_span(line).start
        starts = list(accumulate((len(cell) + 1 for cell in texts), initial=at))
        shown_here = [number for number in filled if number < len(texts)]
        cells = [element("td", class_="lineno", data_line=line)]
        for number in shown_here:
            cell = texts[number]
            beyond = len(filled) - len(shown_here) + 1 if number == shown_here[-1] and len(cell) > _LONG_CELL else 1
            content = self.pieces(starts[number], starts[number] + len(cell))
            kind = "amount" if _AMOUNT.match(cell) else None
            cells.append(element("td", content, class_=kind, colspan=beyond if beyond > 1 else None))
        missing = len(filled) - len(shown_here)
        if missing and len(texts[-1]) <= _LONG_CELL:
            cells.append(element("td", colspan=missing))
        return element("tr", *cells, id=f"{self.key}-line-{line}")

    def _scrolled(self, kind: str, first: int, last: int, content: Markup) -> Markup:
        label = self.said.say("html.table", first=first, last=last)
        return element("div", content, class_=kind, tabindex="0", role="group", aria_label=label)

    def pieces(self, start: int, end: int) -> Markup:
        """The characters between two places, with what points to them."""
        pieces: list[Markup] = []
        number = max(0, bisect_right(self.starts, start) - 1)
        while number and self.starts[number - 1] == start:
            number -= 1
        at, text = start, self.source.text
        for stretch in self.stretches[number : bisect_left(self.starts, end + 1)]:
            first, last = max(stretch.start, start), min(stretch.end, end)
            if last < first or (first == last and stretch.start != stretch.end):
                continue
            pieces += (shown(text[at:first]), self._stretch(stretch, first, last))
            at = last
        return joined(*pieces, shown(text[at:end]))

    def _beyond(self, end: int) -> Iterator[Markup]:
        """What points behind the last line: something that is absent, and would have stood there."""
        for stretch in self.stretches[bisect_right(self.starts, end) :]:
            if stretch.start == stretch.end:
                yield self._stretch(stretch, stretch.start, stretch.end)

    def _stretch(self, stretch: Stretch, first: int, last: int) -> Markup:
        content = shown(self.source.text[first:last])
        identifier = f"{self.key}-{first}"
        covering = f"number {stretch.number}" if stretch.number else ""
        if not stretch.findings:
            title = self.said.say(f"html.covering.{stretch.number}") if stretch.number in ("unchecked", "unread") else None
            return element("span", content, class_=covering or "pointed", id=identifier, title=title)
        foremost = self.told[stretch.findings[0]]
        title = foremost.title
        if len(stretch.findings) > 1:
            title += self.said.say("html.and-more", count=len(stretch.findings) - 1)
        point = stretch.start == stretch.end
        return element(
            "a",
            content,
            class_=" ".join(filter(None, ("mark", foremost.kind, covering, "point" if point else ""))),
            id=f"{identifier}-point" if point else identifier,
            href=f"#f{stretch.findings[0]}",
            data_findings=" ".join(map(str, stretch.findings)),
            data_number=self.numbered.get(first),
            title=title,
            aria_label=title if point else None,
        )

    def _line_text(self, line: int) -> str:
        return self.source.slice(self.source.line_span(line))

    def _height(self, line: int) -> int:
        """About how many pixels a line takes; what is wrong here only moves a scroll bar."""
        text = self._line_text(line)
        return -(-width_of(text) // _COLUMNS) * _ROW if text.strip() else _BLANK


def heading_lines(source: Source, sections: Sequence[tuple[int, str]]) -> frozenset[int]:
    """The lines that hold the heading of a section, given by its start and title, and nothing much besides it."""
    lines: set[int] = set()
    for start, title in sections:
        line = source.place(start).line
        if title and len(source.slice(source.line_span(line)).strip()) <= len(title) + 6:
            lines.add(line)
    return frozenset(lines)


def _chunk(lines: Sequence[Markup], height: int) -> Markup:
    return element("div", *lines, class_="chunk", style=f"contain-intrinsic-size:auto {height}px") if lines else NOTHING


def place_link(key: str, span: Span, text: str, **attributes: str | int | bool | None) -> Markup:
    """A link to a place in a document."""
    suffix = "-point" if span.start == span.end else ""
    at = f"{span.start}-{span.end}"
    return element("a", escaped(text), href=f"#{key}-{span.start}{suffix}", data_span=at, **attributes)
