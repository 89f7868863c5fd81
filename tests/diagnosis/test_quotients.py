"""Percentages that were reckoned wrongly from the right amounts."""

from auditor import audit
from auditor.report import Alternative, Cause

HEAD = "三、支出决算情况说明\n"


def first_slips(text: str, figure: str) -> list[tuple[str, str]]:
    """What the figure was probably meant to be, the likeliest first, wherever the report suspects it."""
    for cause in audit(HEAD + text).causes:
        suspects: tuple[Cause | Alternative, ...] = (cause, *cause.alternatives)
        for one in suspects:
            if one.span.text == figure:
                return [(meant.text, meant.slip) for meant in one.suggestions]
    return []


def test_a_rate_of_this_year_in_place_of_last_year() -> None:
    """40 more after 100 is 40 %, and 28.57 % of the 140 that it became."""
    text = "公务接待费支出140.00万元，比上年增加40.00万元，增长28.57%。公务接待费支出140.00万元，比上年增加40.00万元。\n"
    assert first_slips(text, "28.57%")[0] == ("40.00%", "base")


def test_part_and_whole_the_wrong_way_round() -> None:
    text = "本年支出200.00万元，其中：基本支出160.00万元，占125.00%；项目支出40.00万元，占20.00%。\n"
    assert first_slips(text, "125.00%")[0] == ("80.00%", "inverse")


def test_a_share_of_another_year() -> None:
    text = (
        "2024年度本年支出合计200.00万元，比2023年度增加40.00万元，增长25.00%。\n"
        "2024年度本年支出合计200.00万元，其中：基本支出150.00万元，占93.75%；项目支出50.00万元，占25.00%。\n"
    )
    assert first_slips(text, "93.75%")[0] == ("75.00%", "base")


def test_a_last_digit_that_makes_shares_add_up() -> None:
    """Seven equal shares are 14.29 % each and 100.03 % together; the last one was given what is left of 100."""
    names = ("一般公共服务", "教育", "科学技术", "社会保障和就业", "卫生健康", "农林水", "住房保障")
    items = "；".join(f"{name}支出100.00万元，占{'14.26' if name == names[-1] else '14.29'}%" for name in names)
    assert first_slips(f"本年支出700.00万元，其中：{items}。\n", "14.26%")[0] == ("14.29%", "plugged")
