"""Rewrite samples/NAME.report.json, and the golden page, from what the program says today. Read the difference first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.rendering.html.outline import outline  # noqa: E402 - the tests are no installed package
from tests.rendering.html.pages import sample_page  # noqa: E402


def main() -> None:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        command = [sys.executable, "-m", "auditor", "check", "--format", "json", f"samples/{path.name}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{path.name}: exit {done.returncode}\n{done.stderr.decode()}")
        golden = path.with_suffix(".report.json")
        renew(golden, done.stdout)
    page = outline(sample_page("seni-2024-final"))
    renew(ROOT / "tests" / "rendering" / "html" / "seni-2024-final.outline.txt", page.encode())


def renew(golden: Path, told: bytes) -> None:
    """Write what is told now, and say if that is something else than before."""
    changed = not golden.exists() or golden.read_bytes() != told
    golden.write_bytes(told)
    print(f"{golden.name}: {'changed' if changed else 'unchanged'}")


if __name__ == "__main__":
    main()
