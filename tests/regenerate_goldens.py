"""Rewrite the golden reports from what the program says today. Read the difference before you commit it.

samples/NAME.report.json            every sample as JSON
tests/rendering/goldens/NAME.*      the worst sample in every other format
tests/rendering/html/NAME.outline   what stands on its page
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent
WORST = "seni-2024-final"
GOLDENS = ROOT / "tests" / "rendering" / "goldens"
FORMATS = {
    "console": "txt",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "csv": "csv",
    "xlsx": "xlsx.jsonl",
    "markdown": "md",
}
"""The formats that have a golden report, each with the end of its file's name. A workbook's is a line for each of its rows."""
sys.path.insert(0, str(ROOT))

from tests.rendering.html.outline import outline  # noqa: E402 - the tests are no installed package
from tests.rendering.html.pages import sample_page  # noqa: E402


def main() -> None:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        done = _audited("--format", "json", f"samples/{path.name}")
        _renewed(path.with_suffix(".report.json"), done.stdout)
    for name, content in exported().items():
        _renewed(golden(name), readable(name, content))
    page = outline(sample_page(WORST))
    _renewed(ROOT / "tests" / "rendering" / "html" / f"{WORST}.outline.txt", page.encode())


def golden(format_: str) -> Path:
    """Where the golden report in a format stands."""
    return GOLDENS / f"{WORST}.{FORMATS[format_]}"


def exported(**environment: str) -> dict[str, bytes]:
    """The worst sample in every format, as written by one process."""
    with TemporaryDirectory() as folder:
        files = {name: Path(folder) / name for name in FORMATS}
        exports = [word for name, file in files.items() for word in ("--export", f"{name}={file}")]
        _audited(f"samples/{WORST}.txt", *exports, **environment)
        return {name: file.read_bytes() for name, file in files.items()}


def readable(format_: str, content: bytes) -> bytes:
    """What the golden report of a format holds: its bytes, or for a workbook what stands in its cells."""
    if format_ != "xlsx":
        return content
    book = load_workbook(BytesIO(content))
    rows = [[page.title, *row] for page in book for row in page.iter_rows(values_only=True)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _audited(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "auditor", "check", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, **environment})
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done


def _renewed(path: Path, content: bytes) -> None:
    changed = not path.exists() or path.read_bytes() != content
    path.write_bytes(content)
    print(f"{path.name}: {'changed' if changed else 'unchanged'}")


if __name__ == "__main__":
    main()
