"""Where text goes: reports to standard output or files, failures to standard error; the width and colours of the terminal."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path

from auditor.errors import AuditorError, UsageError
from auditor.locale import Words

WIDTH = 100


class Colour(StrEnum):
    """Whether the report has colours; `auto` on a terminal unless NO_COLOR is set."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def terminal(colour: Colour, output: Path | None) -> tuple[bool, int]:
    """Whether to write colours, and how many columns there are. A pipe or a file has no colours and always the same width."""
    on_terminal = output is None and sys.stdout.isatty()
    coloured = colour is Colour.ALWAYS
    if colour is Colour.AUTO:
        coloured = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if not on_terminal:
        return coloured, WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415 - brings every archive format with it

    return coloured, get_terminal_size((WIDTH, 24)).columns


def tell(error: AuditorError, said: Words) -> None:
    """Write to standard error what could not be done, where, and what to do about it."""
    colon = said.say("punctuation.colon")
    place = f"{error.place}{colon}" if error.place and not error.message.startswith(error.place) else ""
    sys.stderr.write(f"{said.say('error')}{colon}{place}{said.translated(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"  {said.translated(error.hint)}\n")


def write(content: str | bytes, output: Path | None = None) -> None:
    """Write a report to a file, or to standard output; a reader that goes away early (`| head`) is no failure."""
    data = content.encode() if isinstance(content, str) else content
    if output is not None:
        try:
            output.write_bytes(data)
        except OSError as error:
            raise UsageError("cannot be written", place=str(output), hint="name a place where you may write") from error
        return
    try:
        if isinstance(content, str):
            sys.stdout.write(content)
        else:
            sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
