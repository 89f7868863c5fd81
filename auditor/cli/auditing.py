"""`audit check`, `facts` and `explain`: what is wrong in a report, what was read in it, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.options import (
    BaselineOption,
    ConfigOption,
    Day,
    FailOn,
    IsolatedOption,
    LangOption,
    RulesOption,
    Severity,
    settings_of,
)
from auditor.commands.auditing import settled_rules
from auditor.commands.check import Check
from auditor.commands.check import check as run_check
from auditor.commands.explain import explanation
from auditor.commands.formats import Format
from auditor.commands.output import Colour, write
from auditor.coverage import unchecked as unchecked_numbers
from auditor.errors import UsageError
from auditor.locale import words
from auditor.pipeline import examine
from auditor.rendering import facts as rendering
from auditor.sources import decode


def check(  # noqa: PLR0913, PLR0917 - one parameter for each option, as typer reads them
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Text files, folders of them, patterns, or - for standard input.", metavar="PATH..."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How the report is written.")] = Format.CONSOLE,  # noqa: A002
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file for the report.")] = None,
    export: Annotated[list[str] | None, typer.Option("--export", help="A further format of the same run: FORMAT=FILE.")] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Only these rules: ids, their beginnings, names.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Not these rules.")] = None,
    rules: RulesOption = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", help="Patterns of files that folders and patterns leave out.")
    ] = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="Least severity that shuts the gate: error.")] = None,
    min_severity: Annotated[
        Severity | None, typer.Option("--min-severity", help="Findings below it are counted, not listed: info.")
    ] = None,
    strict: Annotated[
        bool | None,
        typer.Option("--strict/--no-strict", help="Undecided checks, unread numbers, expired waivers shut the gate too."),
    ] = None,
    baseline: BaselineOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    today: Day = None,
    show: Annotated[str, typer.Option("--show", help="List checks by verdict: pass,not_applicable,undecided.")] = "",
    lang: LangOption = None,
    color: Annotated[Colour, typer.Option("--color", help="Colours and underlines.")] = Colour.AUTO,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show everything.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing about what may pass; of the rest, findings only.")
    ] = False,
) -> None:
    """Audit files. Exit code 0: nothing found, 1: findings, 2: the job could not be done."""
    asked = Check(
        paths=tuple(paths or ()),
        format=format,
        output=output,
        exports=_exports(export),
        select=tuple(select) if select else None,
        ignore=tuple(ignore) if ignore else None,
        rules=tuple(rules) if rules else None,
        exclude=tuple(exclude) if exclude else None,
        fail_on=None if fail_on is None else fail_on.value,
        min_severity=None if min_severity is None else min_severity.value,
        strict=strict,
        baseline=baseline,
        lang=None if lang is None else lang.value,
        config=config,
        isolated=isolated,
        today=None if today is None else today.date(),
        show=show,
        colour=color,
        verbose=verbose,
        quiet=quiet,
    )
    raise typer.Exit(run_check(asked))


def facts(
    path: Annotated[str, typer.Argument(help="A text file, or - for standard input.", metavar="FILE")],
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Only the numbers that no check would have caught.")] = False,
    config: ConfigOption = None,
    lang: LangOption = None,
) -> None:
    """Show what was read in a file: every figure, its place, its label and what it is about, and the numbers not understood."""
    settings = settings_of(config=config, lang=lang)
    audited = examine(decode.read(path), settled_rules(settings), diagnose=False)
    reading, said = audited.reading, words(settings.lang)
    numbers = unchecked_numbers(reading, audited.checked.outcomes)
    only = {number.span for number in numbers} if unchecked else None
    title = said.say("facts.title-unchecked", name=audited.source.name, count=len(numbers), numbers=len(reading.numbers))
    if not unchecked:
        unread = sum(not number.read for number in reading.numbers)
        counts = {"facts": len(reading.facts), "claims": len(reading.claims), "unread": unread}
        title = said.say("facts.title", name=audited.source.name, **counts)
    write(f"{title}\n{rendering.render(audited.source, reading, said, only=only)}")


def explain(
    what: Annotated[
        str, typer.Argument(help="A rule by id or name, or the fingerprint of a finding.", metavar="RULE|FINGERPRINT")
    ],
    path: Annotated[str, typer.Argument(help="The file that the finding is in.", metavar="[FILE]")] = "",
    rules: RulesOption = None,
    config: ConfigOption = None,
    lang: LangOption = None,
) -> None:
    """Show the page of a rule, or the whole arithmetic of one finding.

    A rule: what it demands and why, and examples that break it and keep it. A finding, by the fingerprint that the JSON report
    gives it, together with its file: its figures and their intervals, the gap, the likely cause and the alternatives.
    """
    settings = settings_of(config=config, rules=rules, lang=lang)
    write(explanation(what, path, settled_rules(settings), settings.lang))


def _exports(given: list[str] | None) -> tuple[tuple[Format, Path], ...]:
    exports = []
    for text in given or ():
        word, _, path = text.partition("=")
        if word not in tuple(Format) or not path:
            known = ", ".join(Format)
            raise UsageError("is no export", place=f"--export {text}", hint=f"write FORMAT=FILE; formats: {known}")
        exports.append((Format(word), Path(path)))
    return tuple(exports)
