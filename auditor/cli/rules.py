"""`audit rules`: the workbench of those who write rules."""

from __future__ import annotations

import typer

from auditor.cli.options import ConfigOption, LangOption, RulesOption, settings_of
from auditor.commands.auditing import settled_rules
from auditor.commands.check import FINDINGS
from auditor.commands.output import write
from auditor.examples import mistaken
from auditor.locale import words
from auditor.rendering.pages import examples_tested, rule_list

app = typer.Typer(help="The rules: list them, and run their examples.", no_args_is_help=True)


@app.command("list")
def list_rules(rules: RulesOption = None, config: ConfigOption = None, lang: LangOption = None) -> None:
    """List all rules that apply here."""
    settings = settings_of(config=config, rules=rules, lang=lang)
    write(rule_list(settled_rules(settings).rules, words(settings.lang)))


@app.command("test")
def run_examples(rules: RulesOption = None, config: ConfigOption = None, lang: LangOption = None) -> None:
    """Run the examples of all rules through the real reader. Exit code 1: an example ends otherwise than it says."""
    settings = settings_of(config=config, rules=rules, lang=lang)
    tested = settled_rules(settings).rules
    wrong = [mistake for rule in tested for mistake in mistaken(rule)]
    write(examples_tested(tested, wrong, words(settings.lang)))
    raise typer.Exit(FINDINGS if wrong else 0)
