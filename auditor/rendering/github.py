"""The report as workflow commands of GitHub Actions: an annotation at the place of every finding that counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from auditor.narrowing import counted
from auditor.rendering.context import Context
from auditor.rendering.finding import place_of
from auditor.rendering.lines import harmless
from auditor.rendering.paths import placed, within
from auditor.rendering.telling import Telling
from auditor.report import Report

Level = Literal["error", "warning", "notice"]
_LEVELS: dict[str, Level] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, context: Context) -> str:
    """A line for each finding that counts against its document, each problem, and each other reason why the gate is shut."""
    return "".join(f"{command}\n" for command in _commands(counted(report), context))


def _commands(report: Report, context: Context) -> Iterator[str]:
    telling = Telling(context.said, named=len(report.documents) > 1)
    for problem in report.problems:
        path, line = placed(problem.place)
        where = {"file": within(path, context.root), "line": str(line)}
        yield _command("error", {"title": context.said.say("telling.problem"), **where}, telling.problem(problem))
    for finding in report.findings:
        span, path = finding.span, within(finding.document, context.root)
        where = {
            "file": path,
            "line": str(span.start_line),
            "col": str(span.start_column),
            "endLine": str(span.end_line),
            "endColumn": str(span.end_column),
        }
        text = "\n".join(telling.lines(finding, report))
        title = {"title": telling.title(finding)}
        yield _command(_LEVELS[finding.severity], {**title, **where}, f"{harmless(path)}:{place_of(span)} {text}")
    for _, text in telling.shut(report):
        yield _command("error", {"title": context.said.say("telling.gate")}, text)


def _command(level: Level, properties: dict[str, str], text: str) -> str:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """As the runner undoes it: a line end would end the command, and what follows could be another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
