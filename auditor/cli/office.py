"""What an office does around its audits: answer for findings, remember old ones, watch while it writes, see its settings."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from auditor.cli.options import BaselineOption, ConfigOption, IsolatedOption, LangOption, settings_of
from auditor.commands.baseline import Remembered, forget, remember
from auditor.commands.check import FAILED
from auditor.commands.configured import shown
from auditor.commands.output import Colour, write
from auditor.commands.waive import waive as write_waiver
from auditor.commands.watch import watch as run_watch
from auditor.locale import words
from auditor.settings.model import Settings

baseline_app = typer.Typer(help="The findings of old reports, which do not shut the gate.", no_args_is_help=True)
config_app = typer.Typer(help="The settings that hold here.", no_args_is_help=True)


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
    settings = settings_of(config=config, lang=lang)
    day = None if expires is None else expires.date()
    file, findings = write_waiver(fingerprint, path, settings, reason=reason, by=by, expires=day)
    said = words(settings.lang)
    rules = said.say("punctuation.list").join(dict.fromkeys(f"{one.rule_id} {one.title}" for one in findings))
    write(said.say("waive.written", path=file.as_posix(), count=len(findings), rules=rules) + "\n")


def watch(
    path: Annotated[str, typer.Argument(help="A text file.", metavar="FILE")],
    config: ConfigOption = None,
    lang: LangOption = None,
    color: Annotated[Colour, typer.Option("--color", help="Colours.")] = Colour.AUTO,
) -> None:
    """Audit a file again whenever it is saved, and show what the last edit mended and broke; Ctrl+C ends it."""
    run_watch(path, settings_of(config=config, lang=lang), colour=color)


@baseline_app.command("write")
def write_baseline(
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders, patterns.", metavar="PATH...")] = None,
    baseline: BaselineOption = None,
    config: ConfigOption = None,
    lang: LangOption = None,
) -> None:
    """Remember the findings of these reports, so that only new ones shut the gate."""
    settings = settings_of(config=config, baseline=baseline, lang=lang)
    _tell(remember(tuple(paths or ()), settings), settings)


@baseline_app.command("prune")
def prune_baseline(baseline: BaselineOption = None, config: ConfigOption = None, lang: LangOption = None) -> None:
    """Forget the findings that its reports no longer have."""
    settings = settings_of(config=config, baseline=baseline, lang=lang)
    _tell(forget(settings), settings)


def _tell(done: Remembered, settings: Settings) -> None:
    said = words(settings.lang)
    write(said.say("baseline.written", path=done.path.as_posix(), before=done.before, now=done.now) + "\n")
    if done.failed:
        raise typer.Exit(FAILED)


@config_app.command("show")
def show_config(config: ConfigOption = None, isolated: IsolatedOption = False) -> None:
    """Show the settings that hold here, each with where it was set."""
    write(shown(settings_of(config=config, isolated=isolated)))
