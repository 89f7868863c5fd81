"""A bar for what takes longer than a second, on a terminal only and never in the report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic_ns

from auditor.locale import Words

_PATIENCE_NS = 1_000_000_000


def followed(files: Sequence[str], said: Words) -> Iterator[str]:
    """The files one by one; once they have taken a second, a bar on standard error tells how many are done."""
    started = monotonic_ns()
    if not sys.stderr.isatty():
        yield from files
        return
    for number, file in enumerate(files):
        if monotonic_ns() - started > _PATIENCE_NS:
            yield from _with_bar(files, number, said)
            return
        yield file


def _with_bar(files: Sequence[str], done: int, said: Words) -> Iterator[str]:
    from rich.console import Console  # noqa: PLC0415 - most runs are over before a bar would show
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(said.say("progress.auditing"), total=len(files), completed=done)
        for file in files[done:]:
            yield file
            progress.advance(task)
