"""A list that lost a part, is not complete or counts a part twice, beside the figures that would explain as much."""

from auditor import audit
from auditor.report import Alternative, Cause

HEAD = "三、支出决算情况说明\n"
STAFF = "人员经费{total}万元，主要包括：基本工资11.00万元、津贴补贴22.00万元、奖金33.00万元、绩效工资44.00万元、住房公积金55.00万元。\n"  # noqa: E501


def lists(text: str) -> list[Cause | Alternative]:
    found: list[Cause | Alternative] = []
    for cause in audit(HEAD + text).causes:
        found += [cause, *cause.alternatives]
    return [one for one in found if one.kind == "list"]


def test_a_list_is_tied_with_its_figures_and_says_what_it_lacks() -> None:
    (one,) = lists(STAFF.format(total="172.00"))
    assert one.stated.value == "172.00"
    assert (one.low, one.high) == ("6.97", "7.03")
    assert one.suggestions == ()


def test_a_printed_figure_as_large_as_what_is_lacking_is_named() -> None:
    text = STAFF.format(total="172.00") + "医疗费补助7.00万元。\n"
    assert [(one.suggestions[0].text, one.suggestions[0].slip) for one in lists(text)] == [("7.00万元", "row")]


def test_a_part_as_large_as_what_is_too_much_is_named() -> None:
    (one,) = lists(STAFF.format(total="121.00"))
    assert (one.low, one.high) == ("-44.03", "-43.97")
    assert [(meant.text, meant.slip) for meant in one.suggestions] == [("44.00万元", "twice")]


def test_an_identity_of_named_figures_lacks_no_part() -> None:
    text = "公务用车购置及运行维护费支出8.00万元，其中：公务用车购置支出5.00万元，公务用车运行维护费支出2.00万元。\n"
    assert audit(HEAD + text).causes
    assert lists(text) == []


def test_a_figure_that_breaks_two_relations_is_not_tied_with_a_list() -> None:
    text = "本年支出20.00万元，其中：基本支出178.24万元，占89.12%；项目支出21.76万元，占10.88%。\n"
    assert audit(HEAD + text).causes
    assert lists(text) == []


def test_a_share_has_no_list() -> None:
    text = "本年支出200.00万元，其中：基本支出178.24万元，占8.912%；项目支出21.76万元，占10.88%。\n"
    assert audit(HEAD + text).causes
    assert all("%" not in one.span.text for one in lists(text))
