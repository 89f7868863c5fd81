"""Characters and places: a Source is a text with a name, a Span is a half-open range of its code points.

Line and column are derived from the text whenever they are shown and never stored with a span.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property, partial
from typing import NamedTuple

from auditor.record import Record

_LINE_END = re.compile(r"\r\n|\r|\n")
"""As editors and version control count; the form feed between the pages that a PDF leaves behind ends no line."""


class Span(NamedTuple):
    """A half-open range of code points in a Source; `start == end` marks a place where something is absent."""

    start: int
    end: int


span_of: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""The Span of a pair: half the price of the constructor, for the places where many are made."""


class Place(NamedTuple):
    """A position as people and editors count it: both numbers start at 1, columns count code points."""

    line: int
    column: int


class Source(Record, dict=True):
    """The decoded text of one document and the name under which it is reported.

    `text` is exactly what was decoded, without its byte order mark. `encoding` is the codec that decoded it; `sha256` is the
    digest of the original bytes in hex, and empty for a text that never was a file.
    """

    text: str
    name: str
    encoding: str = "utf-8"
    sha256: str = ""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *[match.end() for match in _LINE_END.finditer(self.text)]]

    @property
    def line_count(self) -> int:
        """The number of lines, counting a last line without a line end; 0 for an empty text."""
        if not self.text:
            return 0
        starts = self._line_starts
        return len(starts) - (starts[-1] == len(self.text))

    def place(self, offset: int) -> Place:
        """The line and column of a code point; `offset` may be the length of the text."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The extent of a line (1-based) without its line end."""
        starts = self._line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return Span(starts[line - 1], starts[line - 1] + len(self.text[starts[line - 1] : end].rstrip("\r\n")))

    def slice(self, span: Span) -> str:
        """The characters of a span, as they stand in the file."""
        return self.text[span.start : span.end]
