"""Rewrite samples/NAME.report.json from what the program says today. Read the difference before you commit it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        command = [sys.executable, "-m", "auditor", "check", "--format", "json", f"samples/{path.name}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{path.name}: exit {done.returncode}\n{done.stderr.decode()}")
        golden = path.with_suffix(".report.json")
        changed = not golden.exists() or golden.read_bytes() != done.stdout
        golden.write_bytes(done.stdout)
        print(f"{golden.name}: {'changed' if changed else 'unchanged'}")


if __name__ == "__main__":
    main()
