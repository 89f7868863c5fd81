"""YAML with places: every scalar is text, and every mistake is shown where it stands."""

from pathlib import Path

import pytest

from auditor.node import MistakeError
from auditor.yamlfile import parse_yaml, read_yaml


def mistake(text: str) -> tuple[int, int, str]:
    with pytest.raises(MistakeError) as caught:
        parse_yaml(text, "x.yaml")
    found = caught.value.mistake
    return found.line, found.column, found.message


def test_scalars_stay_text() -> None:
    root = parse_yaml("a: 000001\nb: 1.23456789012345678901\nc: yes\nd: null\ne: 2024-01-01\n", "x.yaml")
    assert [entry.value.text() for entry in root.mapping().values()] == [
        "000001", "1.23456789012345678901", "yes", "null", "2024-01-01",
    ]  # fmt: skip


def test_places_count_from_one() -> None:
    root = parse_yaml("占比:\n  - 甲\n  - {乙: 丙}\n", "x.yaml")
    (value,) = (entry.value for entry in root.mapping().values())
    pair = value.items()[1].mapping()["乙"]
    assert (pair.key.line, pair.key.column, pair.value.line, pair.value.column) == (3, 6, 3, 9)


def test_a_key_given_twice() -> None:
    assert mistake("a: 1\nb: 2\na: 3\n") == (3, 1, "the key 'a' is given twice")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\n", 2),
        ("a: b: c\n", 1),
        ("\t- x\n", 1),
        ("a: &x [*x]\n", 1),
        ("? [a]\n: 1\n", 1),
        ("", 1),
        ("a: *nobody\n", 1),
    ],
)
def test_what_is_not_a_tree_of_texts_is_a_mistake(text: str, line: int) -> None:
    assert mistake(text)[0] == line


def test_an_alias_is_its_value() -> None:
    root = parse_yaml("a: &x [1]\nb: *x\n", "x.yaml")
    assert root.mapping()["b"].value.texts() == ("1",)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("占比".encode("gb18030"))
    with pytest.raises(MistakeError, match="not UTF-8"):
        read_yaml(path)


def test_a_byte_order_mark_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_yaml(path, "shown.yaml").path == "shown.yaml"
    assert list(read_yaml(path).mapping()) == ["a"]
