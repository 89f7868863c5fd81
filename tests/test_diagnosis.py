"""Causes from outcomes made by rules over small texts: conflicts, ties, the figures that confirm others, and the caps."""

import pytest

from auditor.diagnosis import Diagnosis, diagnose, hitting
from auditor.outcomes import Grade, Outcome, Verdict
from auditor.pipeline import examine, packaged_rules
from auditor.record import replace
from auditor.sources import decode

SHARES = "三、支出决算情况说明\n本年支出{whole}万元，其中：基本支出178.24万元，占{basic}；项目支出{project}万元，占10.88%。\n"


def examined(text: str) -> tuple[tuple[Outcome, ...], Diagnosis, str]:
    audited = examine(decode.of_text(text, "x"), packaged_rules())
    return audited.checked.outcomes, audited.diagnosis, text


def blamed(text: str) -> list[set[str]]:
    """The figures of each tie, the cause and its alternatives together."""
    _, diagnosis, text = examined(text)
    return [
        {text[one.facts[0].span.start : one.facts[0].span.end] for one in (blame.suspect, *blame.alternatives)}
        for blame in diagnosis.blames
    ]


def shares(whole: str = "200.00", basic: str = "89.12%", project: str = "21.76") -> str:
    return SHARES.format(whole=whole, basic=basic, project=project)


def test_what_holds_has_no_cause() -> None:
    assert blamed(shares()) == []


def test_the_figure_of_every_broken_relation_is_the_cause() -> None:
    """The total breaks its sum and both shares; each of the others is confirmed by a relation that holds."""
    _, diagnosis, _ = examined(shares(whole="20.00"))
    (blame,) = diagnosis.blames
    assert blame.suspect.facts[0].label == "本年支出"
    assert len(blame.outcomes) >= 3
    assert blame.exact
    assert blamed(shares(whole="20.00")) == [{"20.00万元"}]


def test_figures_that_explain_as_much_are_a_tie() -> None:
    text = "公务用车购置及运行维护费支出8.00万元，其中：公务用车购置支出5.00万元，公务用车运行维护费支出2.00万元。\n"
    assert blamed(text) == [{"8.00万元", "5.00万元", "2.00万元"}]


def test_two_independent_errors_are_two_causes() -> None:
    both = shares(basic="8.912%") + "四、其他\n公务接待费由3.00万元减至1.50万元，下降5.00%。\n"
    assert [ties & {"8.912%", "5.00%"} for ties in blamed(both)] == [{"8.912%"}, {"5.00%"}] or len(blamed(both)) == 2


def test_the_true_value_lies_between_the_bounds() -> None:
    _, diagnosis, _ = examined(shares(basic="8.912%"))
    (blame,) = diagnosis.blames
    suspect = blame.suspect
    assert suspect.low is not None
    assert suspect.high is not None
    assert suspect.low <= 8912 * 2 * 10**6 <= suspect.high


def test_only_proofs_blame_a_figure() -> None:
    outcomes, _, _ = examined(shares(basic="8.912%"))
    milder = tuple(replace(one, grade=Grade.LAST_DIGIT) if one.verdict is Verdict.FAIL else one for one in outcomes)
    assert diagnose(milder, ()).blames == ()
    rules = frozenset(one.rule_id for one in outcomes)
    assert diagnose(outcomes, (), unproven=rules).blames == ()
    assert diagnose(outcomes, ()).blames


def test_beyond_the_cap_a_guess_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "MOST_VISITED", 0)
    _, diagnosis, _ = examined(shares(whole="20.00"))
    assert diagnosis.blames
    assert not any(blame.exact for blame in diagnosis.blames)


def test_a_broken_relation_without_a_formula_blames_one_of_its_figures() -> None:
    text = "2024年度收入决算总计600.00万元，与2023年度相比，收入总计增加60.00万元、增长11.11%。减少54.00万元，下降8.26%。\n"
    assert blamed(text) == [{"60.00万元", "54.00万元"}]
