"""Compiles the words of the interface from YAML to the JSON that the program reads: `python -m auditor.locale.build`.

The test of the drift between the two calls `compiled` as well, and compares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from auditor.locale import LANGUAGES
from auditor.yamlfile import Node, read_yaml

FOLDER = Path(__file__).parent
TARGET = FOLDER.parent / "compiled" / "locale.json"


def compiled() -> str:
    """The JSON text of all words: for each language, and for `units`, the phrases by their dotted keys."""
    tables = {
        name: dict(_phrases(read_yaml(FOLDER / f"{name}.yaml", f"auditor/locale/{name}.yaml")))
        for name in (*LANGUAGES, "units")
    }
    return json.dumps(tables, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _phrases(node: Node, prefix: str = "") -> Iterator[tuple[str, str]]:
    for word, entry in node.mapping().items():
        if isinstance(entry.value.value, str):
            yield prefix + word, entry.value.text()
        else:
            yield from _phrases(entry.value, f"{prefix}{word}.")


if __name__ == "__main__":
    TARGET.write_text(compiled(), encoding="utf-8")
