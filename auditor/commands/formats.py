"""The formats of a report, each with the module that writes it. What is not asked for is not imported."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from auditor.rendering.context import Context
from auditor.report import Report


class Format(StrEnum):
    """How a report is written; each value is the name of a module of `auditor.rendering` too."""

    CONSOLE = "console"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    CSV = "csv"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    HTML = "html"


BINARY = frozenset({Format.XLSX})
"""The formats that are no text, and need a file."""

DETAILED = frozenset({Format.XLSX})
"""The formats that give the arithmetic of checks that passed too."""
WHOLE_TEXTS = frozenset({Format.HTML})
"""The formats that show whole documents, and every number in them."""


class _Rendering(Protocol):
    def render(self, report: Report, context: Context, /) -> str | bytes:
        """The report in this format."""


def rendered(format_: Format, report: Report, context: Context) -> str | bytes:
    """The report in a format: text, or for the formats in BINARY the bytes of a file.

    The console's is that of a pipe: plain, and as wide as always.
    """
    rendering = cast("_Rendering", import_module(f"auditor.rendering.{format_.value}"))
    return rendering.render(report, context)
