"""`audit check`: audit files, write their report in as many formats as asked for, and tell the exit code."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from pathlib import Path

from auditor.commands.auditing import Run, run
from auditor.commands.formats import BINARY, DETAILED, WHOLE_TEXTS, Format, rendered
from auditor.commands.output import Colour, terminal, write
from auditor.coverage import covered
from auditor.errors import UsageError
from auditor.locale import Lang
from auditor.outcomes import Verdict
from auditor.record import Record, replace
from auditor.rendering import console, outcomes
from auditor.rendering.context import Context
from auditor.report import FailOn, Report, Severity
from auditor.settings.files import settings_of
from auditor.settings.model import COMMAND_LINE, KEYS, Settings

PASSED, FINDINGS, FAILED = 0, 1, 2
SHOWABLE = ("pass", "not_applicable", "undecided")


class Check(Record):
    """What was asked for on the command line; None, or nothing, leaves it to the settings. `output` None is standard output.

    exports  further formats of the same run, each with its file
    """

    paths: tuple[str, ...]
    format: Format = Format.CONSOLE
    output: Path | None = None
    exports: tuple[tuple[Format, Path], ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    rules: tuple[Path, ...] | None = None
    exclude: tuple[str, ...] | None = None
    fail_on: FailOn | None = None
    min_severity: Severity | None = None
    strict: bool | None = None
    baseline: Path | None = None
    lang: Lang | None = None
    config: Path | None = None
    isolated: bool = False
    today: date | None = None
    show: str = ""
    colour: Colour = Colour.AUTO
    verbose: bool = False
    quiet: bool = False


def check(asked: Check) -> int:
    """Audit, write the report, and give the exit code. A file that cannot be audited stops no other."""
    verdicts = _verdicts(asked)
    settings = settled(asked)
    paths = asked.paths or settings.paths
    if not paths:
        raise UsageError("nothing is named that could be audited", hint="name a file, or set 'paths' in audit.toml")
    wanted = {asked.format, *(format_ for format_, _ in asked.exports)}
    done = run(paths, settings, detailed=bool(verdicts or wanted & DETAILED), today=asked.today, quiet=asked.quiet)
    context = _context(done, settings.lang, wanted)
    for format_, file in asked.exports:
        write(rendered(format_, done.report, context), file)
    if asked.format is Format.CONSOLE:
        write(_console(asked, done, context, verdicts), asked.output)
    else:
        if asked.format in BINARY and asked.output is None:
            raise UsageError("this format is a file, not a text", place=asked.format.value, hint="name a file with -o")
        write(rendered(asked.format, done.report, context), asked.output)
    return exit_code(done.report)


def _context(done: Run, lang: Lang, formats: Set[Format]) -> Context:
    return Context(
        {one.source.name: one.source for one in done.audited},
        lang,
        ruleset=done.ruleset,
        outcomes={one.source.name: one.checked.outcomes for one in done.audited},
        root=str(Path.cwd()),
        numbers={one.source.name: covered(one.reading, one.checked.outcomes) for one in done.audited}
        if formats & WHOLE_TEXTS
        else {},
    )


def settled(asked: Check) -> Settings:
    """The settings of the nearest file with what the command line says in their place."""
    settings = settings_of(Path(), file=asked.config, isolated=asked.isolated)
    given: dict[str, object] = {}
    for word, name in KEYS.items():
        value = getattr(asked, name, None)
        if name != "paths" and value is not None:
            given[name] = value
            settings = replace(settings, origin={**settings.origin, word: COMMAND_LINE})
    return replace(settings, **given)


def exit_code(report: Report) -> int:
    """2 for any problem, else 1 if the gate is shut, else 0."""
    if report.problems:
        return FAILED
    return PASSED if report.gate.passed else FINDINGS


def _console(asked: Check, done: Run, context: Context, verdicts: frozenset[Verdict]) -> str:
    colour, width = terminal(asked.colour, asked.output)
    text = console.render(done.report, context, width=width, colour=colour, verbose=asked.verbose, quiet=asked.quiet)
    return text + outcomes.render(done.audited, verdicts, context.said)


def _verdicts(asked: Check) -> frozenset[Verdict]:
    """The verdicts to be listed. Raises UsageError for a word that is none of them, and for a format without room for them."""
    named = [word.strip() for word in asked.show.split(",") if word.strip()]
    for word in named:
        if word not in SHOWABLE:
            raise UsageError("is no verdict that can be listed", place=f"--show {word}", hint=", ".join(SHOWABLE))
    if named and asked.format is not Format.CONSOLE:
        raise UsageError("checks are listed only below the report for the console", place="--show", hint="leave it out")
    return frozenset(Verdict(word) for word in named)
