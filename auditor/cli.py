"""The commands and their options, as typer reads them. No logic: each hands its arguments on and leaves with an exit code.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 the job could not be done, 70 a bug of the program. Standard output
carries the report and nothing else.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from auditor import __version__
from auditor.commands.auditing import settled_rules
from auditor.commands.baseline import Remembered, forget, remember
from auditor.commands.check import FAILED, FINDINGS, Check, settled
from auditor.commands.check import check as run_check
from auditor.commands.configured import shown
from auditor.commands.explain import explanation
from auditor.commands.formats import Format
from auditor.commands.output import Colour, write
from auditor.commands.waive import waive as write_waiver
from auditor.commands.watch import watch as run_watch
from auditor.coverage import unchecked as unchecked_numbers
from auditor.errors import UsageError
from auditor.examples import mistaken
from auditor.locale import words
from auditor.pipeline import examine, packaged_rules
from auditor.rendering import facts as rendering
from auditor.rendering.pages import examples_tested, rule_list
from auditor.settings.model import Settings
from auditor.sources import decode


class Language(StrEnum):
    """The language of everything that is written; Chinese unless asked otherwise, whatever the machine is set to."""

    ZH = "zh"
    EN = "en"


class FailOn(StrEnum):
    """The least severity that shuts the gate."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


app = typer.Typer(
    name="audit",
    help="Which printed figures of a disclosure cannot all be true, where they stand, and why.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(help="The rules: list them, and run their examples.", no_args_is_help=True)
baseline_app = typer.Typer(help="The findings of old reports, which do not shut the gate.", no_args_is_help=True)
config_app = typer.Typer(help="The settings that hold here.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
app.add_typer(baseline_app, name="baseline")
app.add_typer(config_app, name="config")

LangOption = Annotated[Language | None, typer.Option("--lang", help="Language of messages.")]
RulesOption = Annotated[list[Path] | None, typer.Option("--rules", help="Rules of your own: a YAML file, or a folder of them.")]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings from this file, not from the nearest one.")]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Neither settings nor a baseline from any file.")]
BaselineOption = Annotated[Path | None, typer.Option("--baseline", help="The file of findings that were there before.")]
Day = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="The day that decides which waivers hold.")]


def _print_version(asked: bool) -> None:
    if asked:
        rules = packaged_rules()
        typer.echo(f"audit {__version__} (ruleset {rules.digest[:12]}, {len(rules.rules)} rules)")
        raise typer.Exit


def _exports(given: list[str] | None) -> tuple[tuple[Format, Path], ...]:
    exports = []
    for text in given or ():
        word, _, path = text.partition("=")
        if word not in tuple(Format) or not path:
            known = ", ".join(Format)
            raise UsageError("is no export", place=f"--export {text}", hint=f"write FORMAT=FILE; formats: {known}")
        exports.append((Format(word), Path(path)))
    return tuple(exports)


def _settings(
    *,
    config: Path | None = None,
    isolated: bool = False,
    rules: list[Path] | None = None,
    baseline: Path | None = None,
    lang: Language | None = None,
) -> Settings:
    """The settings for a command with few options."""
    asked = Check(
        (),
        rules=tuple(rules) if rules else None,
        config=config,
        isolated=isolated,
        baseline=baseline,
        lang=None if lang is None else lang.value,
    )
    return settled(asked)


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """The options that stand before any command; what they do is done by their callbacks."""


@app.command()
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


@app.command()
def facts(
    path: Annotated[str, typer.Argument(help="A text file, or - for standard input.", metavar="FILE")],
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Only the numbers that no check would have caught.")] = False,
    config: ConfigOption = None,
    lang: LangOption = None,
) -> None:
    """Show what was read in a file: every figure, its place, its label and what it is about, and the numbers not understood."""
    settings = _settings(config=config, lang=lang)
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


@app.command()
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
    settings = _settings(config=config, rules=rules, lang=lang)
    write(explanation(what, path, settled_rules(settings), settings.lang))


@app.command()
def waive(
    fingerprint: Annotated[str, typer.Argument(help="The fingerprint of a finding.", metavar="FINGERPRINT")],
    path: Annotated[str, typer.Argument(help="The file that the finding is in.", metavar="FILE")],
    reason: Annotated[str, typer.Option("--reason", help="Why the figures may stand.")],
    by: Annotated[str, typer.Option("--by", help="Who answers for it.")],
    expires: Annotated[
        datetime | None, typer.Option("--expires", formats=["%Y-%m-%d"], help="The last day of the waiver; none is for good.")
    ] = None,
    config: ConfigOption = None,
    lang: LangOption = None,
) -> None:
    """Answer for a finding: writes it, with reason, author and expiry, to audit-waivers.yaml beside the file.

    The waiver lapses as soon as one of the figures of the finding changes.
    """
    settings = _settings(config=config, lang=lang)
    day = None if expires is None else expires.date()
    file, findings = write_waiver(fingerprint, path, settings, reason=reason, by=by, expires=day)
    said = words(settings.lang)
    rules = said.say("punctuation.list").join(dict.fromkeys(f"{one.rule_id} {one.title}" for one in findings))
    write(said.say("waive.written", path=file.as_posix(), count=len(findings), rules=rules) + "\n")


@app.command()
def watch(
    path: Annotated[str, typer.Argument(help="A text file.", metavar="FILE")],
    config: ConfigOption = None,
    lang: LangOption = None,
    color: Annotated[Colour, typer.Option("--color", help="Colours.")] = Colour.AUTO,
) -> None:
    """Audit a file again whenever it is saved, and show what the last edit mended and broke; Ctrl+C ends it."""
    run_watch(path, _settings(config=config, lang=lang), colour=color)


@baseline_app.command("write")
def write_baseline(
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders, patterns.", metavar="PATH...")] = None,
    baseline: BaselineOption = None,
    config: ConfigOption = None,
    lang: LangOption = None,
) -> None:
    """Remember the findings of these reports, so that only new ones shut the gate."""
    settings = _settings(config=config, baseline=baseline, lang=lang)
    _tell_baseline(remember(tuple(paths or ()), settings), settings)


@baseline_app.command("prune")
def prune_baseline(baseline: BaselineOption = None, config: ConfigOption = None, lang: LangOption = None) -> None:
    """Forget the findings that its reports no longer have."""
    settings = _settings(config=config, baseline=baseline, lang=lang)
    _tell_baseline(forget(settings), settings)


def _tell_baseline(done: Remembered, settings: Settings) -> None:
    said = words(settings.lang)
    write(said.say("baseline.written", path=done.path.as_posix(), before=done.before, now=done.now) + "\n")
    if done.failed:
        raise typer.Exit(FAILED)


@config_app.command("show")
def show_config(config: ConfigOption = None, isolated: IsolatedOption = False) -> None:
    """Show the settings that hold here, each with where it was set."""
    write(shown(_settings(config=config, isolated=isolated)))


@rules_app.command("list")
def list_rules(rules: RulesOption = None, config: ConfigOption = None, lang: LangOption = None) -> None:
    """List all rules that apply here."""
    settings = _settings(config=config, rules=rules, lang=lang)
    write(rule_list(settled_rules(settings).rules, words(settings.lang)))


@rules_app.command("test")
def run_examples(rules: RulesOption = None, config: ConfigOption = None, lang: LangOption = None) -> None:
    """Run the examples of all rules through the real reader. Exit code 1: an example ends otherwise than it says."""
    settings = _settings(config=config, rules=rules, lang=lang)
    tested = settled_rules(settings).rules
    wrong = [mistake for rule in tested for mistake in mistaken(rule)]
    write(examples_tested(tested, wrong, words(settings.lang)))
    raise typer.Exit(FINDINGS if wrong else 0)
