"""The commands and their options, as typer reads them. No logic: each hands its arguments on and leaves with an exit code.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 the job could not be done, 70 a bug of the program. Standard output
carries the report and nothing else.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from auditor import __version__
from auditor.command import FINDINGS, Check, Colour, FailOn, Format, explanation, write
from auditor.command import check as run_check
from auditor.coverage import unchecked as unchecked_numbers
from auditor.examples import mistaken
from auditor.locale import words
from auditor.pipeline import examine, packaged_rules, ruleset_of
from auditor.rendering import facts as rendering
from auditor.rendering.pages import examples_tested, rule_list
from auditor.sources import decode


class Language(StrEnum):
    """The language of everything that is written; Chinese unless asked otherwise, whatever the machine is set to."""

    ZH = "zh"
    EN = "en"


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
    color: Annotated[Colour, typer.Option("--color", help="Colours and underlines.")] = Colour.AUTO,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show everything.")] = False,
) -> None:
    """Audit files. Exit code 0: nothing found, 1: findings, 2: the job could not be done."""
    asked = Check(
        paths=tuple(paths),
        format=format,
        output=output,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        rules=tuple(rules or ()),
        fail_on=fail_on,
        show=show,
        lang=lang.value,
        colour=color,
        verbose=verbose,
    )
    raise typer.Exit(run_check(asked))


@app.command()
def facts(
    path: Annotated[str, typer.Argument(help="A text file, or - for standard input.", metavar="FILE")],
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Only the numbers that no check would have caught.")] = False,
    lang: LangOption = Language.ZH,
) -> None:
    """Show what was read in a file: every figure, its place, its label and what it is about, and the numbers not understood."""
    audited = examine(decode.read(path), packaged_rules(), diagnose=False)
    reading, said = audited.reading, words(lang.value)
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
    lang: LangOption = Language.ZH,
) -> None:
    """Show the page of a rule, or the whole arithmetic of one finding.

    A rule: what it demands and why, and examples that break it and keep it. A finding, by the fingerprint that the JSON report
    gives it, together with its file: its figures and their intervals, the gap, the likely cause and the alternatives.
    """
    write(explanation(what, path, ruleset_of(rules or ()), lang.value))


@rules_app.command("list")
def list_rules(rules: RulesOption = None, lang: LangOption = Language.ZH) -> None:
    """List all rules."""
    write(rule_list(ruleset_of(rules or ()).rules, words(lang.value)))


@rules_app.command("test")
def run_examples(rules: RulesOption = None, lang: LangOption = Language.ZH) -> None:
    """Run the examples of all rules through the real reader. Exit code 1: an example ends otherwise than it says."""
    tested = ruleset_of(rules or ()).rules
    wrong = [mistake for rule in tested for mistake in mistaken(rule)]
    write(examples_tested(tested, wrong, words(lang.value)))
    raise typer.Exit(FINDINGS if wrong else 0)
