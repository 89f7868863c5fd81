"""A folder to run commands in, and what a command said."""

from pathlib import Path

from tests.gate.making import TEXT

RIGHT = TEXT.replace("98.12%", "89.12%").replace("增加（减少）1.00", "增加1.00").replace("50%", "100%")


def reports(**texts: str) -> None:
    """Write reports into the working folder, by their names without the ending."""
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
