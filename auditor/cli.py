"""The command line: arguments to library calls to exit codes. The only place where an AuditorError ends.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 the job could not be done, 70 a bug of the program. Standard output
carries the report and nothing else. Everything that is slow to import is imported where it is used.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from difflib import get_close_matches
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from traceback import print_exception
from types import TracebackType
from typing import TYPE_CHECKING, Annotated

import typer

from auditor import __version__
from auditor.errors import AuditorError, InputError, UsageError
from auditor.locale import Lang, Words, words
from auditor.outcomes import Verdict

if TYPE_CHECKING:
    from auditor.report import Problem, Report
    from auditor.reporting import Audited

FINDINGS, FAILED, BUG = 1, 2, 70
COMMANDS = ("check", "facts", "explain", "rules")
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


class Language(StrEnum):
    """The language of everything that is written; Chinese unless asked otherwise, whatever the machine is set to."""

    ZH = "zh"
    EN = "en"


class Colour(StrEnum):
    """Whether the report has colours; `auto` on a terminal unless NO_COLOR is set."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


app = typer.Typer(
    name="audit",
    help="Which printed figures of a disclosure cannot all be true, where they stand, and why.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(help="The rules: list them, and run their examples.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

LangOption = Annotated[Language, typer.Option("--lang", help="Language of messages.")]
RulesOption = Annotated[list[Path] | None, typer.Option("--rules", help="Rules of your own: a YAML file, or a folder of them.")]
ColourOption = Annotated[Colour, typer.Option("--color", help="Colours and underlines.")]


def main() -> None:
    """Run the command line of this process and leave with its exit code. What is no expected failure keeps its traceback."""
    with ExitStack() as stack:
        stack.push(_leave_as_bug)
        sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line; what it has to say is written to standard output and standard error."""
    _write_utf8()
    said = words(_language(arguments))
    try:
        app(args=_with_command(list(arguments), said), prog_name="audit")
    except AuditorError as error:
        _tell(error, said)
        return FAILED
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"audit {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """The options that stand before any command; what they do is done by their callbacks."""


@app.command()
def check(  # noqa: PLR0913, PLR0917 - one parameter for each option, as typer reads them
    paths: Annotated[list[str], typer.Argument(help="Text files, or - for standard input.", metavar="PATH...")],
    format: Annotated[Format, typer.Option("--format", help="How the report is written.")] = Format.CONSOLE,  # noqa: A002
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file for the report.")] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Only these rules: ids, their beginnings, names.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Not these rules.")] = None,
    rules: RulesOption = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Least severity for exit code 1.")] = FailOn.ERROR,
    show: Annotated[str, typer.Option("--show", help="List checks by verdict: pass,not_applicable,undecided.")] = "",
    lang: LangOption = Language.ZH,
    color: ColourOption = Colour.AUTO,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show everything.")] = False,
) -> None:
    """Audit files. Exit code 0: nothing found, 1: findings, 2: the job could not be done."""
    from auditor.pipeline import examine, ruleset_of
    from auditor.reporting import build_report
    from auditor.sources import decode

    verdicts = _verdicts(show, format)
    ruleset = ruleset_of(rules or (), select=select or (), ignore=ignore or ())
    said = words(lang.value)
    audited: list[Audited] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        try:
            audited.append(examine(decode.read(path), ruleset, detailed=bool(verdicts)))
        except InputError as error:
            _tell(error, said)
            problems.append(_problem(error, said))
    report = build_report(audited, ruleset, problems=problems, lang=lang.value)
    if format is Format.JSON:
        from auditor.rendering import json

        text = json.render(report)
    else:
        from auditor.rendering import console, outcomes

        colour, width = _terminal(color, output)
        sources = {document.source.name: document.source for document in audited}
        text = console.render(report, sources, lang=lang.value, width=width, colour=colour, verbose=verbose)
        text += outcomes.render(audited, verdicts, said)
    _write(text, output)
    raise typer.Exit(_exit_code(report, fail_on))


@app.command()
def facts(
    path: Annotated[str, typer.Argument(help="A text file, or - for standard input.", metavar="FILE")],
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Only the numbers that no check would have caught.")] = False,
    lang: LangOption = Language.ZH,
) -> None:
    """Show what was read in a file: every figure, its place, its label and what it is about, and the numbers not understood."""
    from auditor.coverage import unchecked as unchecked_numbers
    from auditor.pipeline import examine, packaged_rules
    from auditor.rendering import facts as rendering
    from auditor.sources import decode

    audited = examine(decode.read(path), packaged_rules())
    reading, said = audited.reading, words(lang.value)
    numbers = unchecked_numbers(reading, audited.checked.outcomes)
    only = {number.span for number in numbers} if unchecked else None
    title = said.say("facts.title-unchecked", name=audited.source.name, count=len(numbers), numbers=len(reading.numbers))
    if not unchecked:
        unread = sum(not number.read for number in reading.numbers)
        counts = {"facts": len(reading.facts), "claims": len(reading.claims), "unread": unread}
        title = said.say("facts.title", name=audited.source.name, **counts)
    _write(f"{title}\n{rendering.render(audited.source, reading, said, only=only)}", None)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="The id or the name of a rule.", metavar="RULE")],
    rules: RulesOption = None,
    lang: LangOption = Language.ZH,
) -> None:
    """Show the page of a rule: what it demands and why, and examples that break it and keep it."""
    from auditor.pipeline import ruleset_of
    from auditor.rendering.pages import rule_page

    _write(rule_page(ruleset_of(rules or ()).by_id(rule), words(lang.value)), None)


@rules_app.command("list")
def list_rules(rules: RulesOption = None, lang: LangOption = Language.ZH) -> None:
    """List all rules."""
    from auditor.pipeline import ruleset_of
    from auditor.rendering.pages import rule_list

    _write(rule_list(ruleset_of(rules or ()).rules, words(lang.value)), None)


@rules_app.command("test")
def run_examples(rules: RulesOption = None, lang: LangOption = Language.ZH) -> None:
    """Run the examples of all rules through the real reader. Exit code 1: an example ends otherwise than it says."""
    from auditor.examples import mistaken
    from auditor.pipeline import ruleset_of
    from auditor.rendering.pages import examples_tested

    tested = ruleset_of(rules or ()).rules
    wrong = [mistake for rule in tested for mistake in mistaken(rule)]
    _write(examples_tested(tested, wrong, words(lang.value)), None)
    raise typer.Exit(FINDINGS if wrong else 0)


def _with_command(arguments: list[str], said: Words) -> list[str]:
    """The arguments with `check` before a file that stands alone, which is the short form, and before options of it.

    Raises UsageError for a first word that is neither a command nor a file.
    """
    if not arguments or arguments[0] in (*COMMANDS, "--help", "--version"):
        return arguments
    first = arguments[0]
    if first.startswith("-") or Path(first).exists():
        return ["check", *arguments]
    near = get_close_matches(first, (*COMMANDS, *_neighbours(first)), n=3)
    known = said.say("did-you-mean", known=said.say("punctuation.or").join(near)) if near else ""
    raise UsageError("is no command, and there is no such file", place=first, hint=known or "see: audit --help")


def _neighbours(path: str) -> list[str]:
    """The names of the files beside a path, written as the path is."""
    folder = Path(path).parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    return [path[: len(path) - len(Path(path).name)] + name for name in names]


def _language(arguments: Sequence[str]) -> Lang:
    """The language asked for, as far as it can be told before the arguments are understood."""
    for number, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and arguments[number + 1 : number + 2] == ["en"]):
            return "en"
    return "zh"


def _verdicts(show: str, format: Format) -> frozenset[Verdict]:  # noqa: A002 - the option's name
    """The verdicts to be listed. Raises UsageError for a word that is none of them, and for a format without room for them."""
    words_given = [word.strip() for word in show.split(",") if word.strip()]
    for word in words_given:
        if word not in SHOWABLE:
            raise UsageError("is no verdict that can be listed", place=f"--show {word}", hint=f"known: {', '.join(SHOWABLE)}")
    if words_given and format is not Format.CONSOLE:
        raise UsageError("checks are listed only below the report for the console", place="--show", hint="leave it out")
    return frozenset(Verdict(word) for word in words_given)


def _terminal(colour: Colour, output: Path | None) -> tuple[bool, int]:
    """Whether to write colours, and how many columns there are. A pipe or a file has no colours and always the same width."""
    from auditor.rendering.console import WIDTH

    on_terminal = output is None and sys.stdout.isatty()
    if colour is Colour.AUTO:
        coloured = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    else:
        coloured = colour is Colour.ALWAYS
    return coloured, get_terminal_size((WIDTH, 24)).columns if on_terminal else WIDTH


def _exit_code(report: Report, fail_on: FailOn) -> int:
    """2 for any problem, else 1 for a finding at or above the severity, else 0."""
    if report.problems:
        return FAILED
    counts = (report.summary.error, report.summary.warning, report.summary.info)
    gating = {FailOn.ERROR: 1, FailOn.WARNING: 2, FailOn.INFO: 3, FailOn.NEVER: 0}[fail_on]
    return FINDINGS if any(counts[:gating]) else 0


def _problem(error: AuditorError, said: Words) -> Problem:
    from auditor.report import Problem

    return Problem("input", error.place, said.translated(error.message), said.translated(error.hint))


def _tell(error: AuditorError, said: Words) -> None:
    """Write to standard error what could not be done, where, and what to do about it."""
    colon = said.say("punctuation.colon")
    place = f"{error.place}{colon}" if error.place else ""
    typer.echo(f"{said.say('error')}{colon}{place}{said.translated(error.message)}", err=True)
    if error.hint:
        typer.echo(f"  {said.translated(error.hint)}", err=True)


def _write_utf8() -> None:
    """Pipes and files get UTF-8 on every machine, so that the same report has the same bytes; a terminal keeps its encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace", newline="\n")


def _write(text: str, output: Path | None) -> None:
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


def _leave_as_bug(kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
    """Print the traceback of what nobody expected and leave with exit code 70, which no finding and no wrong usage has."""
    if kind is None or error is None or not issubclass(kind, Exception):
        return False
    print_exception(kind, error, trace)
    raise SystemExit(BUG)
