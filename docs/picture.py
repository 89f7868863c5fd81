"""Draws docs/images/console.svg: what `audit` prints for a sample, as a terminal would show it."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/seni-2024-final.txt"
ROWS, COLUMNS = 40, 100


def main() -> None:
    """Run the program on the sample and draw the first rows of its answer."""
    command = [sys.executable, "-m", "auditor", SAMPLE, "--color", "always"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text("$ audit " + SAMPLE, style="bold"))
    for line in done.stdout.splitlines()[:ROWS]:
        console.print(Text.from_ansi(line), no_wrap=True, overflow="ignore", crop=False)
    target = ROOT / "docs" / "images" / "console.svg"
    target.write_text(console.export_svg(title="audit", unique_id="audit"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
