"""What `audit check` does, apart from reading its options: audit files, write one report, and tell the exit code.

Typer is not needed for it, and typer takes as long to import as an audit takes to run: see `auditor.start`.
"""

from __future__ import annotations

import os
import re
import sys
from enum import StrEnum
from pathlib import Path

from auditor.errors import AuditorError, InputError, UsageError
from auditor.locale import Lang, Words, words
from auditor.outcomes import Verdict
from auditor.pipeline import examine, ruleset_of
from auditor.record import Record
from auditor.rendering import console, json, outcomes
from auditor.report import Problem, Report
from auditor.reporting import Audited, build_report
from auditor.ruleset import Ruleset
from auditor.sources import decode

FINDINGS, FAILED, BUG = 1, 2, 70
_FINGERPRINT = re.compile("[0-9a-f]{16}")
SHOWABLE = ("pass", "not_applicable", "undecided")


class Format(StrEnum):
    """How a report is written."""

    CONSOLE = "console"
    JSON = "json"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Colour(StrEnum):
    """Whether the report has colours; `auto` on a terminal unless NO_COLOR is set."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Check(Record):
    """What was asked for; the defaults are those of the command line. `output` None is standard output."""

    paths: tuple[str, ...]
    format: Format = Format.CONSOLE
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    show: str = ""
    lang: Lang = "zh"
    colour: Colour = Colour.AUTO
    verbose: bool = False


def check(asked: Check) -> int:
    """Audit the files, write their report, and give the exit code. A file that cannot be audited stops no other."""
    verdicts = _verdicts(asked)
    ruleset = ruleset_of(asked.rules, select=asked.select, ignore=asked.ignore)
    said = words(asked.lang)
    audited: list[Audited] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(asked.paths):
        try:
            audited.append(examine(decode.read(path), ruleset, detailed=bool(verdicts)))
        except InputError as error:
            tell(error, said)
            problems.append(Problem("input", error.place, said.translated(error.message), said.translated(error.hint)))
    report = build_report(audited, ruleset, problems=problems, lang=asked.lang)
    if asked.format is Format.JSON:
        text = json.render(report)
    else:
        colour, width = _terminal(asked)
        sources = {document.source.name: document.source for document in audited}
        text = console.render(report, sources, lang=asked.lang, width=width, colour=colour, verbose=asked.verbose)
        text += outcomes.render(audited, verdicts, said)
    write(text, asked.output)
    return _exit_code(report, asked.fail_on)


def explanation(what: str, path: str, ruleset: Ruleset, lang: Lang) -> str:
    """The page of a rule; or, of a finding by its fingerprint, the whole arithmetic.

    Raises UsageError for a fingerprint without its file or of no finding in it, and for what is no rule.
    """
    from auditor.rendering.explained import explained  # noqa: PLC0415 - no part of an audit
    from auditor.rendering.pages import rule_page  # noqa: PLC0415

    said = words(lang)
    if not _FINGERPRINT.fullmatch(what):
        if path:
            raise UsageError("a rule is explained without a file", place=what, hint="write: audit explain FINGERPRINT FILE")
        return rule_page(ruleset.by_id(what), said)
    if not path:
        raise UsageError("a fingerprint needs its document", place=what, hint="write: audit explain FINGERPRINT FILE")
    audited = examine(decode.read(path), ruleset)
    text = explained(audited, build_report([audited], ruleset, lang=lang), ruleset, what, said)
    if not text:
        hint = "fingerprints stand in: audit check --format json FILE"
        raise UsageError("no finding of this document has this fingerprint", place=f"{path} {what}", hint=hint)
    return text


def _verdicts(asked: Check) -> frozenset[Verdict]:
    """The verdicts to be listed. Raises UsageError for a word that is none of them, and for a format without room for them."""
    named = [word.strip() for word in asked.show.split(",") if word.strip()]
    for word in named:
        if word not in SHOWABLE:
            raise UsageError("is no verdict that can be listed", place=f"--show {word}", hint=", ".join(SHOWABLE))
    if named and asked.format is not Format.CONSOLE:
        raise UsageError("checks are listed only below the report for the console", place="--show", hint="leave it out")
    return frozenset(Verdict(word) for word in named)


def _terminal(asked: Check) -> tuple[bool, int]:
    """Whether to write colours, and how many columns there are. A pipe or a file has no colours and always the same width."""
    on_terminal = asked.output is None and sys.stdout.isatty()
    coloured = asked.colour is Colour.ALWAYS
    if asked.colour is Colour.AUTO:
        coloured = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if not on_terminal:
        return coloured, console.WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415 - brings every archive format with it

    return coloured, get_terminal_size((console.WIDTH, 24)).columns


def _exit_code(report: Report, fail_on: FailOn) -> int:
    """2 for any problem, else 1 for a finding at or above the severity, else 0."""
    if report.problems:
        return FAILED
    counts = (report.summary.error, report.summary.warning, report.summary.info)
    gating = {FailOn.ERROR: 1, FailOn.WARNING: 2, FailOn.INFO: 3, FailOn.NEVER: 0}[fail_on]
    return FINDINGS if any(counts[:gating]) else 0


def tell(error: AuditorError, said: Words) -> None:
    """Write to standard error what could not be done, where, and what to do about it."""
    colon = said.say("punctuation.colon")
    place = f"{error.place}{colon}" if error.place else ""
    sys.stderr.write(f"{said.say('error')}{colon}{place}{said.translated(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"  {said.translated(error.hint)}\n")


def write(text: str, output: Path | None = None) -> None:
    """Write a report to a file, or to standard output; a reader that goes away early (`| head`) is no failure."""
    if output is not None:
        try:
            output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError("cannot be written", place=str(output), hint="give -o a place where you may write") from error
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
