"""What is said behind the last member of a list may be said of the member or of the list's head."""

import pytest

from auditor import audit
from tests.reading.reader import TITLE, amount, claims, reading, role

LIST = "政府采购支出总额90.00万元，其中：政府采购货物支出30.00万元、政府采购服务支出60.00万元"
TRAINING = "培训费8.00万元，其中：机关5.00万元、下属中心3.00万元"


def verdicts(text: str) -> list[str]:
    return [finding.rule_id for finding in audit(TITLE + text).findings if finding.severity in ("error", "warning")]


@pytest.mark.parametrize(
    "tail",
    [
        "，较上年增加15.00万元，增长20.00%。",
        "；较上年增加15.00万元，增长20.00%。",
        "，合计较上年增加15.00万元，增长20.00%。",
        "，总额较上年增长20.00%，增加15.00万元。",
        "，较上年75.00万元增加15.00万元，增长20.00%。",
        "，完成年初预算100.00万元的90.00%。",
        "，占公用经费180.00万元的50.00%。",
        "，采购300批次，平均每批次3000元。",
        "，执行率90.00%，预算100.00万元。",
    ],
)
def test_what_fits_the_head_is_no_contradiction(tail: str) -> None:
    assert verdicts(LIST + tail) == []


@pytest.mark.parametrize(
    ("tail", "rule"),
    [
        ("，较上年增加15.00万元，增长23.00%。", "CHG001"),
        ("，完成年初预算100.00万元的75.00%。", "CMP001"),
        ("，占公用经费180.00万元的45.00%。", "SHR001"),
    ],
)
def test_what_fits_neither_is_a_contradiction(tail: str, rule: str) -> None:
    assert rule in verdicts(LIST + tail)


def test_the_member_is_the_first_reading_and_the_head_the_second() -> None:
    (claim,) = claims(reading(TITLE + LIST + "，较上年增加10.00万元，增长20.00%。"), "change")
    assert [amount(one.roles["subject"]) for one in claim.readings] == ["60.00", "90.00"]  # type: ignore[arg-type]
    assert role(claim, "delta").of == role(claim, "subject").number


def test_a_word_for_the_whole_leaves_no_other_reading() -> None:
    (claim,) = claims(reading(TITLE + LIST + "，合计较上年增加10.00万元，增长20.00%。"), "change")
    assert [amount(one.roles["subject"]) for one in claim.readings] == ["90.00"]  # type: ignore[arg-type]


def test_a_like_statement_on_each_member_is_of_the_member() -> None:
    text = "其中：东站5.00万元，较上年增加1.00万元，增长25.00%；西站3.00万元，较上年增加1.00万元，增长14.29%。"
    assert "CHG001" in verdicts("培训费8.00万元，" + text)


def test_a_change_that_fits_the_head_alone_is_none_of_the_member() -> None:
    found = reading(TITLE + TRAINING + "，较上年减少2.00万元，下降20.00%。")
    (claim,) = claims(found, "change")
    assert role(claim, "delta").of == next(fact for fact in found.facts if amount(fact) == "8.00").number
    (prior,) = [fact for fact in found.facts if fact.aspects.measure == "prior"]
    assert prior.of == role(claim, "delta").of


def test_a_change_that_may_be_of_either_implies_no_level_of_the_base() -> None:
    found = reading(TITLE + TRAINING + "，较上年减少2.00万元。")
    assert not [fact for fact in found.facts if fact.aspects.measure == "prior"]
    assert [fact.of for fact in found.facts if fact.aspects.measure == "delta"] == [None]


def test_the_whole_of_a_list_within_a_list_may_be_meant_too() -> None:
    text = "本年支出合计500.00万元，其中：基本支出300.00万元，其中：人员经费200.00万元、公用经费100.00万元"
    assert verdicts(text + "，较上年增加100.00万元，增长25.00%。") == []
