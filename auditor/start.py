"""Where the process begins, and the only place where an AuditorError ends.

A lone file (`audit report.txt`) has no options to be understood, so it is audited without typer, which with the pydantic that
it brings would double the time of an audit from cold. Every other command line is typer's (`auditor.cli`).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from auditor.errors import AuditorError, UsageError
from auditor.locale import Lang, Words, words

COMMANDS = ("check", "facts", "explain", "waive", "watch", "rules", "baseline", "config")
_ITSELF = ("--help", "--version", "--install-completion", "--show-completion")
"""The options of the program itself, not of any command."""

STDIN = "-"
FAILED, BUG = 2, 70


def main() -> None:
    """Run the command line of this process and leave with its exit code. What is no expected failure keeps its traceback.

    The process of a lone file ends before it has made garbage worth collecting, so none is looked for: that is a tenth of its
    time, and half of it would be spent when everything is thrown away at the end.
    """
    arguments = sys.argv[1:]
    if _is_lone_file(arguments):
        gc.disable()
    with ExitStack() as stack:
        stack.push(_leave_as_bug)
        code = run(arguments)
        gc.freeze()
        sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line; what it has to say is written to standard output and standard error."""
    _write_utf8()
    from auditor.commands.check import Check, check  # noqa: PLC0415 - the program itself, once it is known how to run it
    from auditor.commands.output import tell  # noqa: PLC0415

    said = words(_language(arguments))
    try:
        if _is_lone_file(arguments):
            return check(Check((arguments[0],)))
        return _understood(_with_command(list(arguments), said))
    except AuditorError as error:
        tell(error, said)
        return FAILED


def _understood(arguments: list[str]) -> int:
    from auditor.cli import app  # noqa: PLC0415 - see above

    try:
        app(args=arguments, prog_name="audit")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _is_lone_file(arguments: Sequence[str]) -> bool:
    return len(arguments) == 1 and _is_file(arguments[0])


def _is_file(word: str) -> bool:
    """Whether a word is the short form's file: a path that exists, or standard input, and no command."""
    return word == STDIN or (word not in COMMANDS and not word.startswith("-") and Path(word).exists())


def _with_command(arguments: list[str], said: Words) -> list[str]:
    """The arguments with `check` before a file, or before options of it: the short form.

    Raises UsageError for a first word that is neither a command nor a file.
    """
    if not arguments or arguments[0] in (*COMMANDS, *_ITSELF):
        return arguments
    first = arguments[0]
    if first.startswith("-") or _is_file(first):
        return ["check", *arguments]
    from difflib import get_close_matches  # noqa: PLC0415 - only for those who mistyped

    near = get_close_matches(first, (*COMMANDS, *_neighbours(first)), n=3)
    known = said.say("did-you-mean", known=said.say("punctuation.or").join(near)) if near else ""
    raise UsageError("is no command, and there is no such file", place=first, hint=known or "see: audit --help")


def _neighbours(path: str) -> list[str]:
    """The names of the files beside a path, written as the path is."""
    folder = Path(path).parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return []
    return [path[: len(path) - len(Path(path).name)] + name for name in names]


def _language(arguments: Sequence[str]) -> Lang:
    """The language asked for, as far as it can be told before the arguments are understood."""
    for number, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and arguments[number + 1 : number + 2] == ["en"]):
            return "en"
    return "zh"


def _write_utf8() -> None:
    """Pipes and files get UTF-8 on every machine, so that the same report has the same bytes; a terminal keeps its encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace", newline="\n")


def _leave_as_bug(kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
    """Print the traceback of what nobody expected and leave with exit code 70, which no finding and no wrong usage has."""
    if kind is None or error is None or not issubclass(kind, Exception):
        return False
    from traceback import print_exception  # noqa: PLC0415 - only for a bug

    print_exception(kind, error, trace)
    raise SystemExit(BUG)
