"""Draws what `audit` says about a sample: docs/images/console.png as a terminal shows it, html.png as a browser does."""

import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/seni-2024-final.txt"
ROWS, COLUMNS = 40, 100
STYLE = """
body { margin: 0; background: #0c0c0c }
pre { margin: 0; padding: 14px 18px; width: max-content; background: #0c0c0c; color: #d9d9d9;
      font: 14px/1.5 "Noto Sans Mono CJK SC", "Sarasa Mono SC", monospace }
"""
CHOSEN = ".card.error[data-rule=SHR001] .head"


def main() -> None:
    """Draw both pictures, with what `.ci/browser` installs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - installed only where there is a browser

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        terminal(browser, Path(folder) / "terminal.html")
        page(browser, Path(folder) / "report.html")
        browser.close()


def terminal(browser: "Browser", file: Path) -> None:
    """Run the program on the sample and draw the first rows of its answer, in a type whose ideographs are two columns wide."""
    command = [sys.executable, "-m", "auditor", SAMPLE, "--color", "always"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text("$ audit " + SAMPLE, style="bold"))
    for line in done.stdout.splitlines()[:ROWS]:
        console.print(Text.from_ansi(line), no_wrap=True, overflow="ignore", crop=False)
    code = console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}")
    file.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><pre>{code}</pre>", encoding="utf-8")
    window = browser.new_page(viewport={"width": 1000, "height": 800})
    window.goto(file.as_uri())
    window.locator("pre").screenshot(path=ROOT / "docs" / "images" / "console.png")


def page(browser: "Browser", file: Path) -> None:
    """Let a browser show the page of the sample with one of its findings chosen."""
    command = [sys.executable, "-m", "auditor", "check", SAMPLE, "--format", "html", "-o", str(file)]
    subprocess.run(command, cwd=ROOT, check=False)
    window = browser.new_page(viewport={"width": 1240, "height": 760}, color_scheme="light")
    window.goto(file.as_uri())
    window.locator(CHOSEN).first.click()
    window.locator(".wires path").first.wait_for(state="attached")
    window.screenshot(path=ROOT / "docs" / "images" / "html.png", animations="disabled")


if __name__ == "__main__":
    main()
