"""Draws what `audit` says about a sample: docs/images/console.svg as a terminal shows it, html.png as a browser does."""

import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/seni-2024-final.txt"
ROWS, COLUMNS = 40, 100
CHOSEN = ".card.error[data-rule=SHR001] .head"


def main() -> None:
    """Draw both pictures; that of the page needs what `.ci/browser` installs."""
    terminal()
    page()


def terminal() -> None:
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


def page() -> None:
    """Let a browser show the page of the sample with one of its findings chosen."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the other picture needs no browser

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        command = [sys.executable, "-m", "auditor", "check", SAMPLE, "--format", "html", "-o", str(file)]
        subprocess.run(command, cwd=ROOT, check=False)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1240, "height": 760}, color_scheme="light")
        window.goto(file.as_uri())
        window.locator(CHOSEN).first.click()
        window.locator(".wires path").first.wait_for(state="attached")
        window.screenshot(path=ROOT / "docs" / "images" / "html.png", animations="disabled")
        browser.close()


if __name__ == "__main__":
    main()
