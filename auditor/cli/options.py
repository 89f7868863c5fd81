"""The options that several commands share, and what they mean together with the settings of the office."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from auditor.commands.check import Check, settled
from auditor.settings.model import Settings


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


LangOption = Annotated[Language | None, typer.Option("--lang", help="Language of messages.")]
RulesOption = Annotated[list[Path] | None, typer.Option("--rules", help="Rules of your own: a YAML file, or a folder of them.")]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings from this file, not from the nearest one.")]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Neither settings nor a baseline from any file.")]
BaselineOption = Annotated[Path | None, typer.Option("--baseline", help="The file of findings that were there before.")]
Day = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="The day that decides which waivers hold.")]


def settings_of(
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
