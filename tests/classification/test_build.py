"""The dictionary is compiled as it is written, and a row that cannot be right is shown at its place."""

import shutil
from pathlib import Path

import pytest

from auditor.classification.build import FOLDER, compiled
from auditor.classification.load import COMPILED
from auditor.errors import RuleError

GOOD = """audit_classification: 1
scheme: functional
years: [2022, 2025]
sources:
  book: 一本书
rows:
- {code: '301', name: 甲, source: book}
- {code: '30101', name: 乙, source: book, until: 2023}
"""


def mistake(folder: Path, text: str) -> str:
    """What is said about a file, given one that is not right."""
    (folder / "rows.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compiled(folder)
    return str(caught.value)


def test_what_is_packaged_is_what_is_written() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compiled()


def test_where_the_files_stand_makes_no_difference(tmp_path: Path) -> None:
    assert compiled(Path(shutil.copytree(FOLDER, tmp_path / "classification"))) == compiled()


def test_a_new_row_is_a_line_of_yaml(tmp_path: Path) -> None:
    (tmp_path / "rows.yaml").write_text(GOOD, encoding="utf-8")
    assert '["functional", "30101", "乙", "book", 2022, 2023, true, false]' in compiled(tmp_path)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{code: '3010', name: 丙, source: book}", "3 or 5 or 7 digits"),
        ("{code: ３０１０２, name: 丙, source: book}", "3 or 5 or 7 digits"),
        ("{code: '30201', name: 丙, source: book}", "has no parent 302 in 2022"),
        ("{code: '3010101', name: 丙, source: book}", "has no parent 30101 in 2024"),
        ("{code: '30101', name: 丙, source: book, from: 2023}", "is given twice for 2023"),
        ("{code: '30102', name: 丙, source: nobody}", "no source of this file"),
        ("{code: '30102', name: 丙, source: book, from: 2021}", "within those of its file"),
        ("{code: '30102', name: 丙, source: book, from: 2025, until: 2024}", "within those of its file"),
        ("{code: '30102', name: 丙, source: book, from: last}", "is not a year"),
        ("{code: '30102', name: 丙 丁, source: book}", "without white space"),
        ("{code: '30102', name: 丙, source: book, complete: yes}", "no yes or no"),
        ("{code: '30102', name: 丙, source: book, certain: true}", "unknown key 'certain'"),
        ("{code: '30102', source: book}", "'name' is missing"),
    ],
)
def test_a_row_that_cannot_be_right_is_shown(tmp_path: Path, row: str, said: str) -> None:
    told = mistake(tmp_path, f"{GOOD}- {row}\n")
    assert said in told
    assert "rules/classification/rows.yaml:9:" in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("audit_classification: 1", "audit_classification: 2", "expected 'audit_classification: 1'"),
        ("functional", "functionl", "did you mean 'functional'?"),
        ("rows:", "row:", "unknown key 'row'"),
    ],
)
def test_a_file_that_is_no_table_is_shown(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in mistake(tmp_path, GOOD.replace(old, new))


def test_a_source_means_one_document(tmp_path: Path) -> None:
    (tmp_path / "another.yaml").write_text(GOOD.replace("一本书", "另一本书").replace("30", "40"), encoding="utf-8")
    assert "'book' is another source in another file" in mistake(tmp_path, GOOD)
