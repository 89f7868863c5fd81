"""Rule files into rules: every kind of mistake is reported at its place, all of them at once."""

from pathlib import Path

import pytest

from auditor.errors import RuleError
from auditor.node import Mistake, Mistakes
from auditor.outcomes import Verdict
from auditor.ruleset import Ruleset
from auditor.ruleset.loading import rules_of
from auditor.ruleset.rule import EachClaim, EachGiven, EachMatch, EachSequence, Rule, Wanted
from auditor.yamlfile import parse_yaml
from tests.checking.making import HEAD, NAMES, rule_text

SHARE = "each: {claim: share}\nstated: percent\nderived: part / whole * 100"


def loaded(text: str) -> tuple[tuple[Rule, ...], list[Mistake]]:
    mistakes = Mistakes()
    return rules_of(parse_yaml(text, "x.yaml"), NAMES, mistakes), mistakes.found


def rule(body: str, **heads: str) -> Rule:
    rules, found = loaded(HEAD + rule_text(body, **heads))
    assert not found
    return rules[0]


def mistakes_in(body: str, **heads: str) -> list[str]:
    rules, found = loaded(HEAD + rule_text(body, **heads))
    assert rules == ()
    return [" ".join(filter(None, (mistake.message, f"[{mistake.hint}]" if mistake.hint else ""))) for mistake in found]


def test_a_rule_has_all_that_it_says() -> None:
    made = rule(SHARE + "\nmandatory: true\nmissing: {part: zero}\nsoften: false")
    assert (made.id, made.name, made.namespace, made.severity, made.ground) == (
        "TST001",
        "tst001",
        "test",
        "error",
        "definition",
    )
    assert made.each == EachClaim("share", {}, ("level",))
    assert made.mandatory
    assert not made.soften
    assert made.missing == {"part"}
    assert made.place == "x.yaml:4"
    assert [(example.verdict, example.text) for example in made.examples] == [
        (Verdict.PASS, "甲1.00万元。"),
        (Verdict.FAIL, "甲⟦2.00万元⟧。"),
    ]


def test_evidence_is_what_the_rule_compares_and_what_its_message_quotes() -> None:
    body = "each: {claim: change}\nassert: delta >= 0\nanchor: delta\nwhen: prior > 0"
    text = rule_text(body).replace("{zh: 说明, en: message}", '{zh: "{subject.label}{rate}{delta}", en: x}')
    rules, _ = loaded(HEAD + text)
    assert rules[0].roles == ("delta", "prior", "subject", "rate")


def test_given_resolves_what_its_selectors_leave_open() -> None:
    each = rule(
        "each: {given: {a: {concept: basic}, b: {concept: project, fund: any, year: {offset: -1}}}, across: [stage]}\n"
        "assert: a <= b"
    ).each
    assert isinstance(each, EachGiven)
    partner = each.selectors[1]
    assert partner.joins == (Wanted("same"), Wanted("same", offset=-1), *[Wanted("same")] * 4)
    assert partner.within == (Wanted("any"), Wanted("any"))


@pytest.mark.parametrize(
    ("body", "mistake"),
    [
        (SHARE + "\nwen: part > 0", "unknown key 'wen' [did you mean 'when'?]"),
        (SHARE.replace("percent", "percnt"), "unknown name 'percnt' [did you mean 'percent'"),
        (SHARE.replace("whole", "total"), "unknown name 'total'"),
        (SHARE.replace("part / whole", "part-whole"), "unknown name 'part-whole' [subtraction needs spaces around '-']"),
        (SHARE.replace("share", "shares"), "'shares' is no kind of claim [did you mean 'share'?]"),
        (SHARE.replace("part /", "part ~"), "'~' is not part of the rule language"),
        (SHARE.replace("part / whole", "part * part"), "an operand is multiplied by itself here [a derived figure is"),
        (SHARE.replace("part / whole", "max(part, whole)"), "max() cannot be part of a derived figure"),
        (SHARE.replace("part / whole", "part / 0"), "this divides by zero"),
        (SHARE.replace("part / whole", "part / percent"), "'percent' is the stated figure"),
        (SHARE.replace("part / whole * 100", "part < whole"), "expected a figure here, and this is a truth"),
        (SHARE + "\nwhen: part", "expected a truth here, and this is a figure"),
        (SHARE + "\nwhen: base < prior-year", "words are compared with == or != only"),
        (SHARE + "\nwhen: base == prior-yeer", "unknown name 'prior-yeer' [did you mean 'prior-year'"),
        (SHARE + "\nwhen: all_units_admin", "unknown name 'all_units_admin' [did you mean 'all_units_administrative'?]"),
        (SHARE + "\nwhen: part.yaer == 2024", "'part' has no attribute 'yaer' [did you mean 'year'?]"),
        (SHARE + "\nassert: part <= whole", "a rule has either 'stated' and 'derived', or 'assert'"),
        ("each: {claim: share}\nstated: percent", "a rule has either 'stated' and 'derived', or 'assert'"),
        ("each: {claim: share}", "a rule has either 'stated' and 'derived', or 'assert'"),
        (SHARE + "\nmissing: {prat: zero}", "unknown name 'prat' [did you mean 'part'?]"),
        (SHARE + "\nmissing: {part: nil}", "'nil' is no way to treat a missing figure"),
        (SHARE + "\nslack: {value: -1, unit: percent, reason: {zh: x, en: x}}", "'-1' does not fit: a slack is"),
        (SHARE + "\nslack: {value: '1', unit: percent}", "a slack has 'value', 'unit' and 'reason'"),
        (SHARE + "\nmandatory: maybe", "'maybe' is no yes or no"),
        (SHARE + "\nanchor: part + whole", "'anchor' is the name of a figure or a collection"),
        (SHARE + '\nhints:\n- {if: "approx(percnt, 1)", say: {zh: x, en: x}}', "unknown name 'percnt'"),
        (SHARE + "\nhints:\n- {if: part > 0}", "a hint has 'if' and 'say'"),
        (SHARE + "\nhints:\n- {if: part, say: {zh: x, en: x}}", "expected a truth here"),
        (SHARE + "\nhints:\n- {if: part > 0, say: {zh: x}}", "the text in en is missing"),
        (SHARE + "\nrereadings:\n- {derived: part * part, say: {zh: x, en: x}}", "an operand is multiplied by itself"),
        (SHARE + "\nrereadings:\n- {derived: part}", "a re-reading has 'derived' and 'say'"),
        ("each: {claim: sum}\nstated: parts\nderived: total", "'stated' is the name of one printed figure"),
        ("each: {claim: sum}\nstated: total\nderived: parts", "a collection goes into sum()"),
        ("each: {claim: sum}\nstated: 100\nderived: sum(parts)", "needs an 'anchor' to point at"),
        ("each: {claim: sum, where: {base: prior-yeer}}\nassert: total >= 0", "unknown base 'prior-yeer'"),
        ("each: {claim: sum, where: {exhausting: true}}\nassert: total >= 0", "unknown key 'exhausting'"),
        ("each: {claim: sum, project: [lvel]}\nassert: total >= 0", "'lvel' is no measure [did you mean 'level'?]"),
        ("each: {clam: sum}\nassert: total >= 0", "'clam' is nothing that a rule can range over [did you mean 'claim'?]"),
        ("each: {fact: {concept: basics}}\nassert: fact >= 0", "unknown concept 'basics' [did you mean 'basic'?]"),
        ("each: {fact: {concept: basic, fnd: all}}\nassert: fact >= 0", "unknown key 'fnd' [did you mean 'fund'?]"),
        ("each: {fact: {concept: basic, fund: al}}\nassert: fact >= 0", "unknown fund 'al' [did you mean"),
        ("each: {fact: {concept: basic, stage: {offset: -1}}}\nassert: fact >= 0", "only a year has an offset"),
        ("each: {fact: {concept: basic, year: next}}\nassert: fact >= 0", "'next' is not a whole number"),
        ("each: {given: {a: {concept: basic}}}\nassert: a >= 0", "a 'given' joins two or more selectors"),
        ("each: {given: {a: {concept: basic}, b: {fund: all}}}\nassert: a >= b", "a selector of a 'given' names its concept"),
        ("each: {given: {a: {concept: basic}, b: {concept: project}}, same: [yr]}\nassert: a >= b", "'yr' is no aspect"),
        ("each: {group: fact, where: {measure: level}}\nassert: consistent(members)", "a group says by what"),
        ("each: {group: share, by: subject}\nassert: consistent(members.percent)", "a share has no subject"),
        ("each: {group: fact, by: [colour]}\nassert: consistent(members)", "'colour' is no aspect"),
        (
            "each: {group: fact, by: identity}\nassert: members > 0",
            "expected a figure here, and this is a collection",
        ),
        ("each: {group: fact, by: identity}\nassert: same(members, 1)", "expected a figure here"),
        ("each: {fact: {concept: basic}}\nassert: owned(1)", "owned() takes one printed figure"),
        ("each: {fact: {concept: basic}}\nassert: owned(fact, fact)", "owned() takes 1 argument"),
        ("each: {fact: {concept: basic}, once: [yr]}\nassert: owned(fact)", "'yr' is no aspect"),
        ("each: {group: change, by: subject}\nassert: count(members.direction) == 1", "count() takes a collection"),
    ],
)
def test_every_kind_of_mistake_is_told(body: str, mistake: str) -> None:
    assert any(found.startswith(mistake) or mistake in found for found in mistakes_in(body)), mistakes_in(body)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("severity: error", "severity: eror", "'eror' is no severity [did you mean 'error'?]"),
        ("ground: definition", "ground: convention", "a convention is at most a warning"),
        ("id: TST001", "id: tst1", "'tst1' does not fit: an id is two to six capital letters and three digits"),
        ("name: tst001", "name: A name", "'A name' does not fit: a name is lower-case words joined by hyphens"),
        ("{zh: 标题, en: title}", "{zh: 标题}", "the text in en is missing"),
        ("{zh: 标题, en: title}", "标题", "expected a mapping"),
        ("{zh: 说明, en: message}", '{zh: "{prat}", en: x}', "unknown placeholder '{prat}'"),
        ("{zh: 说明, en: message}", '{zh: "{part.lable}", en: x}', "unknown placeholder '{part.lable}'"),
        ("  basis: none\n", "", "this rule lacks basis"),
        ("- pass: 甲1.00万元。", "- passes: 甲1.00万元。", "unknown key 'passes' [did you mean 'pass'?]"),
        ("- pass: 甲1.00万元。", "- {pass: 甲, fail: 乙}", "an example has one verdict as its key"),
    ],
)
def test_every_rule_says_what_it_is(old: str, new: str, mistake: str) -> None:
    text = HEAD + rule_text(SHARE)
    assert old in text
    _, found = loaded(text.replace(old, new))
    assert any(mistake in f"{one.message} [{one.hint}]" for one in found), found


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("audit_rules: 1\nnamespace: x\n", "a rule file starts with 'rules'"),
        ("audit_rules: 2\nnamespace: x\nrules: []\n", "rule format 2 is not known"),
        ("audit_rules: 1\nnamespace: x\nrules: []\nruels: []\n", "unknown key 'ruels'"),
        ("[]\n", "expected a mapping"),
        ("audit_rules: 1\nnamespace: x\nrules: {}\n", "expected a list"),
    ],
)
def test_a_file_says_what_it_is(text: str, mistake: str) -> None:
    _, found = loaded(text)
    assert [one.message.startswith(mistake) for one in found] == [True]


def test_a_mistake_in_an_expression_stands_at_its_character() -> None:
    _, found = loaded(HEAD + rule_text(SHARE.replace("part / whole", "part / hole")))
    line = HEAD + rule_text(SHARE.replace("part / whole", "part / hole"))
    number = next(place for place, text in enumerate(line.splitlines(), 1) if "hole" in text)
    assert [(mistake.line, mistake.column) for mistake in found] == [(number, line.splitlines()[number - 1].index("hole") + 1)]


def test_all_mistakes_of_all_files_are_raised_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + rule_text(SHARE.replace("whole", "hole") + "\nwen: x"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEAD + rule_text(SHARE, severity="eror"), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        Ruleset.from_folder([tmp_path], NAMES)
    message = caught.value.message
    for expected in ("unknown name 'hole'", "unknown key 'wen'", "'eror' is no severity", "    derived: part / hole * 100"):
        assert expected in message
    assert message.index("a.yaml") < message.index("b.yaml")


def test_a_rule_on_marks_may_demand_nothing_else() -> None:
    assert rule("each: {match: choice}").each == EachMatch("choice")
    assert rule("each: {match: as-of}\nassert: year == own_year\nwhen: own_stage == final").each == EachMatch("as-of")
    assert rule("each: {sequence: item}\nassert: ordinal == expected").each == EachSequence("item")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("each: {match: choise}", "'choise' is no kind of mark [did you mean 'choice'?]"),
        ("each: {sequence: chapters}\nassert: ordinal == expected", "'chapters' is no sequence [did you mean 'chapter'?]"),
        ("each: {match: choice, where: {}}", "unknown key 'where' [known here: match]"),
        ("each: {match: as-of}\nassert: year == own_yaer", "unknown name 'own_yaer' [did you mean 'own_year'"),
        ("each: {match: choice}\nassert: ordinal == expected", "unknown name 'ordinal'"),
        ("each: {match: choice}\nassert: year <= own_year", "words are compared with == or != only"),
        ("each: {fact: {}}", "a rule has either 'stated' and 'derived', or 'assert'"),
    ],
)
def test_mistakes_of_rules_on_the_text_itself(body: str, message: str) -> None:
    (found,) = mistakes_in(body)
    assert found.startswith(message)


def test_a_sequence_needs_an_assertion_and_a_mark_has_no_figures() -> None:
    wanted = "a rule on the text itself has 'assert' and no figures"
    assert wanted in mistakes_in("each: {sequence: item}")[0]
    assert any(wanted in found for found in mistakes_in("each: {match: choice}\nstated: '1'\nderived: '2'"))


def test_messages_of_marks_quote_their_words_only() -> None:
    text = rule_text("each: {match: choice}").replace("{zh: 说明, en: message}", '{zh: "{text}{stated}", en: x}')
    _, found = loaded(HEAD + text)
    assert [mistake.message for mistake in found] == ["unknown placeholder '{stated}'"]
