"""Mistakes in data files: gathered, and rendered with a caret under the character meant."""

from pathlib import Path

import pytest

from auditor.errors import RuleError
from auditor.node import Mistake, MistakeError, Mistakes, Node, check_keys, choice, did_you_mean, render_mistakes, width_of
from auditor.yamlfile import parse_yaml, read_yaml


def test_the_caret_stands_under_the_character_behind_wide_ones(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n占比不符: {severe: error}\n", encoding="utf-8")
    key = next(iter(read_yaml(path).mapping()["占比不符"].value.mapping().values())).key
    shown = render_mistakes([key.mistake("unknown key 'severe'", "did you mean 'severity'?").mistake])
    assert shown.splitlines() == [
        f"{path}:2:8: unknown key 'severe'",
        "    占比不符: {severe: error}",
        "               ^",
        "    did you mean 'severity'?",
    ]


def test_a_place_within_a_text_counts_its_quote() -> None:
    root = parse_yaml('plain: part / hole\nquoted: "part / hole"\nblock: |\n  part /\n  hole\n', "x.yaml")
    places = [node.mistake("", offset=7).mistake for node in (entry.value for entry in root.mapping().values())]
    assert [(place.line, place.column) for place in places] == [(1, 15), (2, 17), (5, 1)]


def test_a_file_that_is_gone_is_named_without_its_line() -> None:
    assert render_mistakes([Mistake("nowhere.yaml", 3, 4, "bad")]) == "nowhere.yaml:3:4: bad"


def test_mistakes_are_gathered_and_raised_at_once_in_order() -> None:
    mistakes = Mistakes()
    for line in (9, 2):
        with mistakes.gathered():
            raise MistakeError(Mistake("x.yaml", line, 1, f"line {line}"))
    with pytest.raises(RuleError) as caught:
        mistakes.raise_if_any()
    assert caught.value.message.splitlines() == ["x.yaml:2:1: line 2", "x.yaml:9:1: line 9"]
    assert caught.value.place == "x.yaml:2:1"


def test_other_errors_are_not_gathered() -> None:
    with pytest.raises(KeyError), Mistakes().gathered():
        raise KeyError("x")


def test_no_mistakes_raise_nothing() -> None:
    Mistakes().raise_if_any()


def test_the_wrong_sort_of_value_is_a_mistake() -> None:
    text, listed = Node("a", "x.yaml", 1, 1), Node((), "x.yaml", 1, 1)
    for wrong in (text.items, text.mapping, listed.text, listed.mapping):
        with pytest.raises(MistakeError, match="expected a"):
            wrong()
    assert text.texts() == ("a",)


def test_unknown_keys_and_choices_are_answered() -> None:
    mistakes = Mistakes()
    check_keys(parse_yaml("stated: a\nderve: b\n", "x.yaml"), ("stated", "derived"), mistakes)
    assert [mistake.hint for mistake in mistakes.found] == ["did you mean 'derived'?"]
    with pytest.raises(MistakeError, match="'eror' is no severity"):
        choice(Node("eror", "x.yaml", 1, 1), ("error", "warning"), "severity")


def test_did_you_mean_names_the_closest_or_all_of_a_few() -> None:
    assert did_you_mean("prat", ("part", "whole")) == "did you mean 'part'?"
    assert did_you_mean("xyz", ("part", "whole")) == "known here: part, whole"
    assert did_you_mean("xyz", (f"name{number}" for number in range(50))) == ""


def test_width_in_a_terminal() -> None:
    assert [width_of(text) for text in ("ab", "占比", "é", "１")] == [2, 4, 1, 2]
