"""The program with all of its commands, in the order in which its help names them."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor import __version__
from auditor.cli import auditing, office, rules
from auditor.pipeline import packaged_rules

app = typer.Typer(
    name="audit",
    help="Which printed figures of a disclosure cannot all be true, where they stand, and why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (auditing.check, auditing.facts, auditing.explain, office.waive, office.watch):
    app.command()(command)
app.add_typer(rules.app, name="rules")
app.add_typer(office.baseline_app, name="baseline")
app.add_typer(office.config_app, name="config")


def _print_version(asked: bool) -> None:
    if asked:
        rules = packaged_rules()
        typer.echo(f"audit {__version__} (ruleset {rules.digest[:12]}, {len(rules.rules)} rules)")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """The options that stand before any command; what they do is done by their callbacks."""
