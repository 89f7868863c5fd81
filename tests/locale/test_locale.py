"""The words of the interface: compiled, complete in both languages, and filled without surprises."""

import ast
import re
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.locale import LANGUAGES, Words, build, printed_unit, words

ROOT = Path(__file__).resolve().parents[2]
SLOT = re.compile(r"\{\w+\}")


def test_the_compiled_words_are_those_of_the_yaml() -> None:
    stale = "run python -m auditor.locale.build"
    assert build.TARGET.read_text(encoding="utf-8") == build.compiled(), stale


def own_phrases(said: Words) -> dict[str, str]:
    return {key: phrase for key, phrase in said.phrases.items() if not key.startswith("messages.")}


def test_both_languages_have_the_same_phrases_and_slots() -> None:
    slots = [{key: sorted(SLOT.findall(phrase)) for key, phrase in own_phrases(words(lang)).items()} for lang in LANGUAGES]
    assert slots[0] == slots[1]


def test_a_phrase_is_filled_and_nothing_else_happens() -> None:
    said = Words("en", {"a": "{name} has {count}", "b": "{missing}"})
    assert said.say("a", name="{count}", count=3) == "{count} has 3"
    with pytest.raises(KeyError):
        said.say("b")
    with pytest.raises(KeyError):
        said.say("c")


ERRORS = ("InputError", "UsageError", "SettingsError")


def messages_raised(path: Path) -> set[str]:
    """The constant messages and hints of the errors that a module raises, and of its tables of them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            parts = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "hint")]
            found |= {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
        if (
            isinstance(node, ast.Assign)
            and path.parent.name == "sources"
            and isinstance(node.value, ast.Tuple)
            and all(isinstance(row, ast.Tuple) for row in node.value.elts)
        ):
            texts = (part for row in node.value.elts if isinstance(row, ast.Tuple) for part in row.elts[1:])
            found |= {part.value for part in texts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return found - {""}


RAISING = {
    path.relative_to(ROOT).as_posix(): messages
    for path in sorted((ROOT / "auditor").rglob("*.py"))
    if (messages := messages_raised(path))
}


@pytest.mark.parametrize("module", RAISING)
def test_every_message_of_a_failure_has_a_chinese_wording(module: str) -> None:
    assert {message for message in RAISING[module] if words("zh").translated(message) == message} == set()


def test_messages_are_found() -> None:
    assert {"auditor/sources/decode.py", "auditor/start.py", "auditor/commands/check.py"} <= RAISING.keys()


def test_a_message_without_a_wording_stays_as_it_is() -> None:
    assert words("zh").translated("no such wording") == "no such wording"
    assert words("en").translated(str(AuditorError("is empty"))) == "is empty"


@pytest.mark.parametrize(
    ("unit", "scale", "shown"),
    [
        ("yuan", 1, "元"),
        ("yuan", 10**4, "万元"),
        ("yuan", 10**8, "亿元"),
        ("percent", 1, "%"),
        ("points", 1, "个百分点"),
        ("score", 1, "分"),
        ("count:人次", 10**4, "万人次"),
        ("count:辆", 1, "辆"),
        ("yuan-per:人", 1, "元/人"),
        ("yuan-per:人", 10**4, "万元/人"),
    ],
)
def test_units_are_printed_as_disclosures_print_them(unit: str, scale: int, shown: str) -> None:
    assert printed_unit(unit, scale) == shown
