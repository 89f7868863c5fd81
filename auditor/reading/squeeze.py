"""Running text without its layout: white space and line ends are gone, and every position still leads back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from auditor.document import Paragraph
from auditor.record import Record
from auditor.text import Span, span_of

_RUN = re.compile(r"\S+")


class Squeezed(Record):
    """The characters of a paragraph that are not layout, and where each run of them stands in the source.

    starts and origins are parallel: the run that begins at `starts[n]` of `text` begins at `origins[n]` of the source.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Where a character of `text` stands in the source."""
        run = bisect_right(self.starts, position) - 1
        return self.origins[run] + position - self.starts[run]

    def span(self, start: int, end: int) -> Span:
        """The source range from the first to the last character of a non-empty range of `text`."""
        starts, origins = self.starts, self.origins
        if len(starts) == 1:
            return span_of((origins[0] + start, origins[0] + end))
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1, first) - 1
        return span_of((origins[first] + start - starts[first], origins[last] + end - starts[last]))


def squeeze_line(folded: str, line: Span) -> Squeezed:
    """A line that is no paragraph."""
    return squeeze(folded, Paragraph((line,), None, line.start, heading=False, section=-1), line.start)


def squeeze(folded: str, paragraph: Paragraph, start: int) -> Squeezed:
    """The paragraph from position `start` of the source on.

    A space between two digits on one line is kept, since it separates numbers; a line end between them is not: it broke one.
    """
    if len(paragraph.lines) == 1:
        line = paragraph.lines[0]
        begin = max(line.start, start)
        runs = folded[begin : line.end].split(maxsplit=1)
        if len(runs) == 1:
            return Squeezed(runs[0], (0,), (folded.index(runs[0], begin),))
    texts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for line in paragraph.lines:
        for match in _RUN.finditer(folded, max(line.start, start), line.end):
            run, origin = match.group(), match.start()
            if texts and origin > line.start and texts[-1][-1].isdigit() and run[0].isdigit():
                run, origin = " " + run, origin - 1
            texts.append(run)
            starts.append(length)
            origins.append(origin)
            length += len(run)
    return Squeezed("".join(texts), tuple(starts), tuple(origins))
