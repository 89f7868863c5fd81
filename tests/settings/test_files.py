"""Settings: the nearest file, what it extends, where each value was set, and every mistake at its place."""

from pathlib import Path

import pytest

from auditor.errors import SettingsError
from auditor.settings.files import settings_of
from auditor.settings.model import DEFAULT, KEYS, Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inner = tmp_path / "office" / "2024"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


def here(file: Path | None = None) -> Settings:
    return settings_of(Path(), file=file)


def test_without_any_file_everything_is_by_default() -> None:
    settings = here()
    assert (settings.fail_on, settings.strict, settings.folder) == ("error", False, None)
    assert set(settings.origin) == set(KEYS)
    assert set(settings.origin.values()) == {DEFAULT}


def test_the_nearest_file_counts_alone_and_its_paths_are_meant_from_it() -> None:
    write("../../audit.toml", 'strict = true\nfail-on = "info"\n')
    write("../audit.toml", 'paths = ["2024/*.txt"]\nrules = ["own"]\nlang = "en"\n')
    settings = here()
    assert (settings.strict, settings.fail_on, settings.lang) == (False, "error", "en")
    assert settings.paths == ("../2024/*.txt",)
    assert settings.rules == (Path("../own"),)
    assert settings.folder == Path("..")
    assert settings.origin["rules"] == "../audit.toml:2"
    assert settings.origin["strict"] == DEFAULT


def test_a_shared_file_counts_only_with_a_table_of_its_own() -> None:
    write("../audit.toml", "strict = true\n")
    write("pyproject.toml", "[tool.other]\na = 1\n")
    assert here().strict
    write("pyproject.toml", '[tool.audit]\nfail-on = "warning"\n')
    assert (here().strict, here().fail_on) == (False, "warning")


@pytest.mark.parametrize(
    "text",
    ["[tool.audit]\nstrict = true\n", "[ tool . audit ]\nstrict = true\n", "[tool]\naudit.strict = true\n",
     'tool.audit.strict = true\n', "tool = {audit = {strict = true}}\n", '["tool"."audit"]\nstrict = true\n'],
)  # fmt: skip
def test_a_shared_table_is_found_however_it_is_written(text: str) -> None:
    write("pyproject.toml", text)
    assert here().strict


def test_an_extended_file_holds_where_the_nearer_one_is_silent() -> None:
    write("../base.toml", 'strict = true\nselect = ["SHR"]\n[severity]\nSHR001 = "info"\nSUM001 = "info"\n')
    write("audit.toml", 'extend = "../base.toml"\nselect = ["SUM"]\n[severity]\nSUM001 = "warning"\n')
    settings = here()
    assert settings.strict
    assert settings.select == ("SUM",)
    assert settings.severity == {"SHR001": "info", "SUM001": "warning"}
    assert settings.origin["strict"] == "../base.toml:1"
    assert settings.origin["select"] == "audit.toml:2"


def test_files_that_extend_each_other_are_refused() -> None:
    write("audit.toml", 'extend = "b.toml"\n')
    write("b.toml", 'extend = "audit.toml"\n')
    with pytest.raises(SettingsError, match="extends this file in turn"):
        here()


def test_a_file_that_was_named_must_be_there() -> None:
    with pytest.raises(SettingsError, match="there is no such file"):
        here(file=Path("none.toml"))
    write("audit.toml", 'extend = "none.toml"\n')
    with pytest.raises(SettingsError, match="there is no file"):
        here()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("strikt = true\n", "audit.toml:1:1", "did you mean 'strict'"),
        ('strict = true\nfail-on = "warnin"\n', "audit.toml:2:11", "did you mean 'warning'"),
        ("strict = 1\n", "audit.toml:1:10", "'1' is no truth value"),
        ("rules = 3\nlang = ['zh']\n", "audit.toml:2:8", "expected a text here"),
        ('[severity]\nSHR001 = "grave"\n', "audit.toml:2:10", "'grave' is no severity"),
        ("strict = \n", "audit.toml:1:10", "not valid TOML"),
    ],
)
def test_a_mistake_is_shown_where_it_was_made(text: str, place: str, said: str) -> None:
    write("audit.toml", text)
    with pytest.raises(SettingsError) as raised:
        here()
    assert raised.value.place == place
    assert said in raised.value.message
    assert raised.value.message.startswith(place)


def test_all_mistakes_of_all_files_at_once() -> None:
    write("base.toml", "on = 1\n")
    write("audit.toml", 'extend = "base.toml"\ntwo = 2\nstrict = "perhaps"\n')
    with pytest.raises(SettingsError) as raised:
        here()
    assert all(word in raised.value.message for word in ("'on'", "'two'", "'perhaps'"))


def test_a_baseline_is_used_without_being_named() -> None:
    write(".audit-baseline.json", "{}")
    assert here().baseline == Path(".audit-baseline.json")
    write("../audit.toml", "strict = false\n")
    write("../.audit-baseline.json", "{}")
    assert here().baseline == Path("../.audit-baseline.json")
    write("../audit.toml", 'baseline = "old.json"\n')
    assert here().baseline == Path("../old.json")


def test_isolated_nothing_is_looked_for() -> None:
    write("audit.toml", "strict = true\n")
    write(".audit-baseline.json", "{}")
    assert settings_of(Path(), isolated=True) == Settings(origin=dict.fromkeys(KEYS, DEFAULT))
