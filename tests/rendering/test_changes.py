"""What an edit changed, in few rows."""

from auditor.locale import words
from auditor.rendering.changes import changes
from tests.gate.making import report


def test_what_is_too_much_is_counted() -> None:
    made = report()
    text = changes(made, (), list(made.findings) * 20, words("en"), first=False, width=100, colour=False)
    assert text.count("  new ") == 20
    assert f"  and {len(made.findings) * 20 - 20} more\n" in text


def test_colours_only_when_asked() -> None:
    made = report()
    assert "\x1b" in changes(made, made.findings, (), words("zh"), first=False, width=100, colour=True)
    assert "\x1b" not in changes(made, made.findings, (), words("zh"), first=False, width=100, colour=False)
