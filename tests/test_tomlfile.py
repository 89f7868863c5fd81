"""TOML with places: every key where it stands, every mistake where it was made."""

from pathlib import Path

import pytest

from auditor.node import MistakeError
from auditor.tomlfile import read_toml

TEXT = """# 说明
strict = true
select = [
  "SHR001",   # one = two
  "SUM",
]
"fail-on" = 'error'

[severity]  # by rule
SHR001 = "warning"
deep.er = 3

[[list]]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_are_text_with_their_places(tmp_path: Path) -> None:
    top = read_toml(written(tmp_path, TEXT), "a.toml")
    entries = top.mapping()
    assert list(entries) == ["strict", "select", "fail-on", "severity", "list"]
    strict = entries["strict"]
    assert (strict.key.line, strict.key.column, strict.value.column, strict.value.text()) == (2, 1, 10, "true")
    assert entries["select"].value.texts() == ("SHR001", "SUM")
    assert (entries["fail-on"].key.line, entries["fail-on"].value.text()) == (7, "error")
    severity = entries["severity"]
    assert (severity.key.line, severity.key.column) == (9, 2)
    assert (severity.value.mapping()["SHR001"].key.line, severity.value.mapping()["SHR001"].value.text()) == (10, "warning")
    deep = severity.value.mapping()["deep"].value.mapping()["er"]
    assert (deep.key.line, deep.value.text()) == (11, "3")


@pytest.mark.parametrize(
    ("text", "place"), [("strict = maybe\n", (1, 10)), ("a = 1\na = 2\n", (2, 6)), ("a = \n", (1, 5)), ("[a\n", (1, 3))]
)
def test_what_is_no_toml_is_shown_where_it_stands(text: str, place: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(MistakeError) as raised:
        read_toml(written(tmp_path, text))
    assert (raised.value.mistake.line, raised.value.mistake.column) == place
    assert raised.value.mistake.message.startswith("not valid TOML: ")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"a = '\xff'\n")
    with pytest.raises(MistakeError, match="not UTF-8"):
        read_toml(tmp_path / "a.toml")
