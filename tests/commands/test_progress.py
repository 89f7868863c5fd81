"""The bar: only on a terminal, only after a second, and the files come through in any case."""

import io
import sys

import pytest

from auditor.commands import progress
from auditor.locale import words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("terminal", [False, True])
def test_the_files_come_through(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    err = Terminal() if terminal else io.StringIO()
    ticks = iter(range(0, 10**12, 600_000_000))
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(progress, "monotonic_ns", lambda: next(ticks))
    assert list(progress.followed(("a", "b", "c", "d"), words("zh"))) == ["a", "b", "c", "d"]
    assert ("正在审计" in err.getvalue()) is terminal


def test_a_quick_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(progress, "monotonic_ns", lambda: 0)
    assert list(progress.followed(("a", "b"), words("zh"))) == ["a", "b"]
    assert err.getvalue() == ""
