"""Percentages of a whole: printed, named, or left to the words around them."""

from tests.reading.reader import TITLE, amount, claims, reading, role


def test_members_have_the_head_of_their_list_as_whole() -> None:
    found = reading(TITLE + "本年支出合计200.00万元，其中：基本支出150.00万元，占75.00%；项目支出50.00万元，占25.00%。")
    shares = claims(found, "share")
    assert [(amount(role(c, "part")), amount(role(c, "whole")), amount(role(c, "percent"))) for c in shares] == [
        ("150.00", "200.00", "75.00"),
        ("50.00", "200.00", "25.00"),
    ]
    assert all(claim.exhaustive and claim.readings[0].why == "head" for claim in shares)


def test_a_printed_whole_is_the_whole() -> None:
    (claim,) = claims(reading(TITLE + "基本支出150.00万元，占本年支出合计200.00万元的75.00%。"), "share")
    assert (amount(role(claim, "whole")), role(claim, "whole").concept) == ("200.00", "expenditure")


def test_a_named_whole_is_looked_up_and_missing_if_it_is_nowhere() -> None:
    named = "基本支出150.00万元，占本年支出合计的75.00%。"
    (alone,) = claims(reading(TITLE + named), "share")
    assert "whole" not in alone.readings[0].roles
    (claim,) = claims(reading(TITLE + "本年支出合计200.00万元。" + named), "share")
    assert amount(role(claim, "whole")) == "200.00"


def test_several_percentages_go_with_the_figures_before_them() -> None:
    text = "本年支出合计200.00万元，其中：基本支出150.00万元，项目支出50.00万元，分别占75.00%和25.00%。"
    shares = claims(reading(TITLE + text), "share")
    assert [amount(role(claim, "part")) for claim in shares] == ["150.00", "50.00"]


def test_a_share_of_a_budget_is_its_completion() -> None:
    found = reading(TITLE + "基本支出98.00万元，占年初预算100.00万元的98.00%。")
    assert not claims(found, "share")
    assert len(claims(found, "completion")) == 1
