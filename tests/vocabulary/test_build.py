"""Vocabulary files are compiled as they are, and a mistake in one is shown at its place."""

import json
import shutil
from pathlib import Path

import pytest

from auditor.errors import RuleError
from auditor.vocabulary.build import FOLDER, TARGET, compiled
from auditor.vocabulary.load import from_tables
from auditor.yamlfile import read_yaml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "vocabulary"))


def rewritten(folder: Path, file: str, old: str, new: str) -> tuple[int, int]:
    """Replace the first `old` in a file; the line and column where `new` stands afterwards."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition(old)
    assert after, f"{file} no longer says {old!r}"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def mistakes(folder: Path) -> RuleError:
    with pytest.raises(RuleError) as caught:
        compiled(folder)
    return caught.value


def test_what_is_packaged_is_what_is_written() -> None:
    assert TARGET.read_text(encoding="utf-8") == compiled()


def test_compiling_says_every_table_and_nothing_else() -> None:
    tables = json.loads(compiled())
    assert sorted(tables) == sorted(path.stem for path in FOLDER.glob("*.yaml"))
    for stem, table in tables.items():
        assert list(table) == [key for key in read_yaml(FOLDER / f"{stem}.yaml").mapping() if key != "audit_vocabulary"]


def test_scalars_stay_the_text_they_are() -> None:
    tables = json.loads(compiled())
    assert tables["units"]["money"]["万元"] == "10000"
    assert "201" in tables["classification"]["function"]


def test_where_the_files_stand_makes_no_difference(folder: Path) -> None:
    assert compiled(folder) == compiled()


def test_a_new_alias_is_a_line_of_yaml(folder: Path) -> None:
    rewritten(folder, "concepts.yaml", "aliases: [基本支出,", "aliases: [基本支出, 基本开销,")
    assert from_tables(json.loads(compiled(folder))).words["基本开销"].concepts == ("basic",)


@pytest.mark.parametrize(
    ("file", "old", "new", "offset"),
    [
        ("structure.yaml", "'目\\s*录'", "'目(录'", 2),
        ("structure.yaml", "'第[一二三四五六七八九十]+部分'", "'第[一部分'", 2),
        ("units.yaml", "'分(?![之0-9])'", "'分(?<'", 5),
        ("units.yaml", "'(?:19|20)[0-9]{2}(?:年度|年|财年)'", "'*年'", 1),
        ("units.yaml", "'[.·。/]?(?:年|月|次|天)(?![0-9])'", "'(年'", 1),
        ("characters.yaml", "'\\*\\*'", "'**'", 1),
        ("aspects.yaml", "'收支相抵|", "'[收支相抵|", 1),
        ("wordings.yaml", "'i(?P<base>λ{0,16}+)", "'i((?P<base>λ{0,16}+)", 2),
    ],
    ids=["contents", "enumerator", "score", "year", "per_period", "debris", "evidence", "wording"],
)
def test_a_bad_regular_expression_is_shown_where_it_stands(folder: Path, file: str, old: str, new: str, offset: int) -> None:
    line, column = rewritten(folder, file, old, new)
    error = mistakes(folder)
    assert error.place == f"rules/vocabulary/{file}:{line}:{column + offset}"
    assert "not a regular expression" in error.message


def test_a_file_without_a_version_is_shown(folder: Path) -> None:
    rewritten(folder, "units.yaml", "audit_vocabulary: 1\n", "")
    error = mistakes(folder)
    assert error.place.startswith("rules/vocabulary/units.yaml:")
    assert "expected 'audit_vocabulary: 1' on top" in error.message


def test_a_file_of_another_version_is_shown(folder: Path) -> None:
    rewritten(folder, "words.yaml", "audit_vocabulary: 1", "audit_vocabulary: 2")
    assert "expected 'audit_vocabulary: 1' on top" in mistakes(folder).message


def test_a_key_that_is_given_twice_is_shown(folder: Path) -> None:
    line, column = rewritten(folder, "units.yaml", "point: 点", "point: 点\n  point: 之")
    error = mistakes(folder)
    assert error.place == f"rules/vocabulary/units.yaml:{line + 1}:{column}"
    assert "'point' is given twice" in error.message


def test_the_mistakes_of_all_files_are_shown_together(folder: Path) -> None:
    rewritten(folder, "words.yaml", "audit_vocabulary: 1\n", "")
    first = rewritten(folder, "structure.yaml", "'[。;,]'", "'[。;,'")
    second = rewritten(folder, "structure.yaml", "'目\\s*录'", "'目(录'")
    assert first < second
    error = mistakes(folder)
    places = [line.split(": ")[0] for line in error.message.splitlines() if line.startswith("rules/vocabulary/")]
    assert places[0] == error.place == f"rules/vocabulary/structure.yaml:{first[0]}:{first[1] + 1}"
    assert places[1].startswith(f"rules/vocabulary/structure.yaml:{second[0]}:")
    assert places[2].startswith("rules/vocabulary/words.yaml:")
    assert len(places) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  where: [body, heading]", "  where: [body, headings]", "'headings' is no place of a mark"),
        ("  not: [收入", "  nto: [收入", "unknown key 'nto'"),
        ("  pattern: '/(?:", "  pattern: '/(?:(", "not a regular expression"),
        ("  before: '增加|", "  before: '增加(|", "not a regular expression"),
    ],
)
def test_a_mistake_in_a_mark_is_shown_at_its_place(folder: Path, old: str, new: str, said: str) -> None:
    line, _ = rewritten(folder, "marks.yaml", old, new)
    message = str(mistakes(folder))
    assert f"marks.yaml:{line}:" in message
    assert said in message


def test_a_mark_without_a_counter_example_is_a_mistake(folder: Path) -> None:
    path = folder / "marks.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  not:"))
    path.write_text("\n".join(lines[:first] + lines[first + 1 :]), encoding="utf-8")
    assert "this mark lacks not" in str(mistakes(folder))
