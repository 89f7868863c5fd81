"""Rules from YAML and from the compiled file are the same rules."""

import json
from pathlib import Path

import pytest

from auditor.errors import RuleError, UsageError
from auditor.facts import Aspects, Claim, Fact
from auditor.outcomes import Derived, Grade, Operand, Outcome, Verdict
from auditor.quantity import printed
from auditor.record import replace
from auditor.ruleset import Rule, Ruleset
from auditor.ruleset.build import compiled, lacking_examples
from auditor.ruleset.rule import hint_texts, severity_of
from auditor.ruleset.scope import Scope
from auditor.text import Span
from tests.checking.making import HEAD, NAMES, rule_text, ruleset

SHARE = "each: {claim: share}\nstated: percent\nderived: part / whole * 100"
TOTAL = "each: {claim: sum, where: {exhaustive: true}}\nstated: total\nderived: sum(parts)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rules = tmp_path / "rules"
    (rules / "sub").mkdir(parents=True)
    (rules / "vocabulary").mkdir()
    (rules / "vocabulary" / "words.yaml").write_text("not: rules\n", encoding="utf-8")
    example = "examples:\n  - pass: 甲。\n  - fail: 乙。\n  - undecided: 丙。\n"
    text = rule_text(SHARE).replace("examples:\n  - pass: 甲1.00万元。\n  - fail: 甲⟦2.00万元⟧。\n", example)
    (rules / "sub" / "b.yaml").write_text(HEAD + text, encoding="utf-8")
    (rules / "a.yaml").write_text(HEAD + rule_text(TOTAL, rule_id="TST002"), encoding="utf-8")
    return rules


def bare(rule: Rule) -> Rule:
    """A rule without what only the form in which it was loaded decides."""
    scope = Scope(*(getattr(rule.scope, name) for name in ("figures", "collections", "words", "word_lists")))
    return replace(rule, path="", scope=scope)


def test_compiled_rules_are_those_of_the_folder(folder: Path) -> None:
    read = Ruleset.from_folder([folder], NAMES)
    unpacked = Ruleset.unpacked(json.loads(compiled(folder, NAMES)))
    assert [rule.id for rule in unpacked.rules] == ["TST002", "TST001"]
    assert [bare(rule) for rule in unpacked.rules] == [bare(rule) for rule in read.rules]
    assert unpacked.digest == read.digest
    assert unpacked.sources == ("rules/a.yaml", "rules/sub/b.yaml")
    assert unpacked.rules[0].place == "rules/a.yaml:4"


def test_compiling_twice_gives_the_same_text_and_a_change_another_digest(folder: Path) -> None:
    first = compiled(folder, NAMES)
    assert compiled(folder, NAMES) == first
    with (folder / "a.yaml").open("a", encoding="utf-8") as file:
        file.write("# a comment\n")
    assert json.loads(compiled(folder, NAMES))["digest"] != json.loads(first)["digest"]


def test_a_rule_without_its_examples_is_not_compiled(folder: Path) -> None:
    (folder / "a.yaml").write_text(HEAD + rule_text(SHARE, rule_id="TST002"), encoding="utf-8")
    with pytest.raises(RuleError, match="TST002 divides, and has no example that is undecided or not applicable"):
        compiled(folder, NAMES)
    assert lacking_examples(replace(ruleset(rule_text(TOTAL)).rules[0], examples=())) == (
        "has no example of a pass",
        "has no example of a fail",
    )


def test_ids_and_names_are_given_once(folder: Path) -> None:
    (folder / "c.yaml").write_text(HEAD + rule_text(TOTAL, rule_id="TST002"), encoding="utf-8")
    with pytest.raises(RuleError, match="'TST002' is already the id of another rule"):
        Ruleset.from_folder([folder], NAMES)


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(RuleError, match="no such file or folder"):
        Ruleset.from_folder([Path("nowhere")], NAMES)


def test_one_file_is_a_ruleset_too(folder: Path) -> None:
    assert Ruleset.from_folder([folder / "a.yaml"], NAMES).sources == ("a.yaml",)


def test_rules_are_found_by_id_or_name() -> None:
    rules = ruleset(rule_text(SHARE))
    assert rules.by_id("TST001") is rules.by_id("tst001")
    with pytest.raises(UsageError, match="there is no rule 'TST01'") as caught:
        rules.by_id("TST01")
    assert "TST001" in caught.value.hint


def fact(digits: str, start: int, *, unit: str = "yuan", implied: tuple[Fact, ...] = ()) -> Fact:
    quantity = printed(digits, unit=unit, scale=10**4 if unit == "yuan" else 1)
    assert quantity is not None
    return Fact(start, f"label{start}", None, quantity, Span(start, start + 10), Aspects(year=2024), 0, Span(0, 100), implied)


def outcome(grade: Grade | None = Grade.CONTRADICTION) -> Outcome:
    return Outcome("TST001", Verdict.FAIL, Span(0, 1), 0, grade=grade)


@pytest.mark.parametrize(
    ("heads", "grade", "severity"),
    [
        ({}, Grade.CONTRADICTION, "error"),
        ({}, Grade.TRUNCATED, "warning"),
        ({}, Grade.LAST_DIGIT, "warning"),
        ({}, Grade.OTHER_READING, "warning"),
        ({}, Grade.IMPLAUSIBLE, "warning"),
        ({}, Grade.BOUNDARY, "info"),
        ({"severity": "warning"}, Grade.CONTRADICTION, "warning"),
        ({"severity": "info"}, Grade.TRUNCATED, "info"),
        ({"severity": "warning", "ground": "convention"}, Grade.CONTRADICTION, "warning"),
    ],
)
def test_grade_and_ground_cap_the_severity(heads: dict[str, str], grade: Grade, severity: str) -> None:
    (rule,) = ruleset(rule_text(SHARE, **heads)).rules
    assert severity_of(rule, outcome(grade)) == severity


def test_slack_demotes_to_a_warning() -> None:
    (rule,) = ruleset(rule_text(SHARE + "\nslack: {value: '0.1', unit: percent, reason: {zh: x, en: x}}")).rules
    assert severity_of(rule, outcome()) == "warning"


def test_hints_and_rereadings_are_told_in_the_language_asked_for() -> None:
    (rule,) = ruleset(
        rule_text(
            SHARE + "\nhints:\n- {if: part > 0, say: {zh: 甲, en: a}}\nrereadings:\n- {derived: whole, say: {zh: 乙, en: b}}"
        )
    ).rules
    assert hint_texts(rule, replace(outcome(), hints=(0, 1)), "en") == ("a", "b")


def test_an_outcome_of_an_unknown_claim_keeps_its_words() -> None:
    claim = Claim(0, "change", Span(0, 1), Span(0, 1), 0, (), direction="up")
    derived = Derived(None, None, None, "percent", "")
    kept = replace(outcome(), claim=claim, derived=derived, stated=Operand("part", fact("1.00", 0)))
    assert kept.claim is claim
