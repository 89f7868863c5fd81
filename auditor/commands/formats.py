"""The formats of a report, each with the module that writes it. What is not asked for is not imported."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from auditor.locale import Lang
from auditor.report import Report
from auditor.text import Source


class Format(StrEnum):
    """How a report is written; each value is the name of a module of `auditor.rendering` too."""

    CONSOLE = "console"
    JSON = "json"


BINARY = frozenset[Format]()
"""The formats that are no text, and need a file."""


class _Rendering(Protocol):
    def render(self, report: Report, sources: Mapping[str, Source], *, lang: Lang) -> str | bytes:
        """The report in this format; `sources` has the text of every document by its path."""


def rendered(format_: Format, report: Report, sources: Mapping[str, Source], lang: Lang) -> str | bytes:
    """The report in a format: text, or for the formats in BINARY the bytes of a file."""
    rendering = cast("_Rendering", import_module(f"auditor.rendering.{format_.value}"))
    return rendering.render(report, sources, lang=lang)
