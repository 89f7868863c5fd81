"""Where a list begins and what it divides; relations between all the figures of a sentence."""

import pytest

from auditor import audit
from tests.reading.reader import TITLE, amount, claims, levels, parts, reading, role


@pytest.mark.parametrize("opening", ["其中：", "包括：", "具体内容包括："])
def test_a_list_divides_the_figure_before_it(opening: str) -> None:
    found = reading(TITLE + f"本年支出合计200.00万元，{opening}基本支出150.00万元，项目支出50.00万元。")
    (claim,) = claims(found, "sum")
    assert role(claim, "total").concept == "expenditure"
    assert [part.concept for part in parts(claim)] == ["basic", "project"]


def test_a_list_at_the_end_of_a_paragraph_divides_over_those_that_follow() -> None:
    found = reading(TITLE + "本年支出合计200.00万元，其中：\n1.基本支出150.00万元。\n2.项目支出50.00万元。")
    (claim,) = claims(found, "sum")
    assert len(parts(claim)) == 2


def test_a_parenthesis_divides_the_figure_before_it_and_is_forgotten() -> None:
    found = reading(TITLE + "年末在职人员50人（行政编制30人，事业编制20人），比上年增加2人。")
    (claim,) = claims(found, "sum")
    assert [part.concept for part in parts(claim)] == ["posts-administrative", "posts-institution"]
    (change,) = claims(found, "change")
    assert role(change, "subject").concept == "staff"


def test_an_average_is_amount_by_count() -> None:
    (claim,) = claims(reading(TITLE + "购置公务用车2辆，支出30.00万元，平均每辆15.00万元。"), "average")
    assert [amount(role(claim, name)) for name in ("total", "count", "average")] == ["30.00", "2", "15.00"]


@pytest.mark.parametrize(
    "text",
    [
        "各项目平均得分90.00分，其中：宣传项目93.00分，维修项目87.00分。",
        "各项目得分平均为90.00分，其中：宣传项目93.00分，维修项目87.00分。",
        "培训经费支出8.00万元，人均支出0.40万元，其中：初级班0.50万元，高级班0.30万元。",
    ],
)
def test_what_stands_under_an_average_is_no_part_of_it(text: str) -> None:
    assert claims(reading(TITLE + text), "sum") == []


def test_a_list_behind_another_figure_than_the_average_divides_that_one() -> None:
    text = "车均支出1.50万元，公务用车运行维护费3.00万元，其中：燃料费1.00万元，维修费2.50万元。"
    (claim,) = claims(reading(TITLE + text), "sum")
    assert amount(role(claim, "total")) == "3.00"


def test_a_unit_standard_with_its_count_and_one_amount_is_a_product() -> None:
    (claim,) = claims(reading(TITLE + "在职人员10人，定额标准2.00万元/人，公用经费20.00万元。"), "product")
    assert [amount(role(claim, name)) for name in ("count", "unit", "total")] == ["10", "2.00", "20.00"]


def test_figures_that_are_added_up_make_up_the_total_behind_them() -> None:
    text = "本年收入合计80.00万元，加上使用非财政拨款结余5.00万元、年初结转和结余15.00万元，收入总计100.00万元。"
    (claim,) = claims(reading(TITLE + text), "sum")
    assert claim.exhaustive
    assert [amount(part) for part in parts(claim)] == ["80.00", "5.00", "15.00"]


def test_words_that_deny_a_known_figure_are_a_zero_without_a_number() -> None:
    found = reading(TITLE + "2024年未安排公务用车购置费。")
    (zero,) = found.facts
    assert (zero.concept, zero.quantity.is_zero, zero.quantity.ulp) == ("vehicle-purchase", True, 0)
    assert not [level for level in levels(found) if level[0] is None]


def test_a_parenthesis_that_says_nothing_of_parts_has_none() -> None:
    assert not claims(reading(TITLE + "全年自评得分96.5分（满分100分），等次为优。"), "sum")
    assert not claims(reading(TITLE + "完成投资50.00万元（总投资200.00万元）。"), "sum")


def test_the_bare_word_for_a_side_names_the_total_of_its_own_section() -> None:
    text = "一、支出总表\n2024年支出预算700.00万元，其中：基本支出300.00万元，项目支出400.00万元。\n"
    text += "二、财政拨款收支总表\n财政拨款收支总预算500.00万元。收入包括：一般公共预算拨款480.00万元，上年结转20.00万元。"
    found = reading("某市档案局2024年度部门预算\n" + text + "支出包括：教育支出100.00万元、住房保障支出400.00万元。")
    assert [amount(role(claim, "total")) for claim in claims(found, "sum")] == ["700.00", "500.00", "500.00"]


def test_the_list_behind_a_second_count_divides_that_one() -> None:
    text = "内设科室8个，下属单位12个，其中：行政单位1个，参公事业单位2个，其他事业单位9个。"
    (claim,) = claims(reading(TITLE + text), "sum")
    assert (amount(role(claim, "total")), len(parts(claim)), claim.exhaustive) == ("12", 3, True)


def test_paragraphs_that_begin_with_the_head_once_more_do_not_divide_it() -> None:
    text = "因公出国（境）费支出0万元；公务用车购置及运行费支出8.50万元；公务接待费支出1.50万元。具体情况如下：\n"
    text += "1.因公出国（境）费支出0万元。\n2.公务用车购置及运行费支出8.50万元。\n3.公务接待费1.50万元。"
    assert not claims(reading(TITLE + text), "sum")


@pytest.mark.parametrize(
    "text",
    [
        "年末在职人员45人，其中：行政人员5人，参公人员10人，事业人员30人。",
        "年末离退休人员32人，其中：离休人员2人，退休人员30人。",
    ],
)
def test_kinds_of_staff_make_up_all_of_it(text: str) -> None:
    (claim,) = claims(reading(TITLE + text), "sum")
    assert claim.exhaustive


@pytest.mark.parametrize(
    "text",
    [
        (
            "本年收入300.00万元。收入包括：政府性基金预算财政拨款收入30.00万元、其他收入20.00万元；"
            "支出包括：教育支出280.00万元、城乡社区支出20.00万元。"
        ),
        "债务余额130.00亿元，其中：一般债务70.00亿元、专项债务60.00亿元；债务限额135.00亿元。",
        (
            "上年一般公共预算收入2000万元，其中县级1500万元，乡镇级500万元。"
            "2023年、2024年一般公共预算收入分别为2000万元、2400万元。"
        ),
    ],
)
def test_a_list_ends_before_what_is_no_part_of_its_head(text: str) -> None:
    assert not [finding for finding in audit(TITLE + text).findings if finding.rule_id == "BND001"]


def test_a_list_of_the_other_side_divides_the_total_of_that_side() -> None:
    text = "收支总预算300.00万元。收入包括：一般公共预算财政拨款收入300.00万元；"
    text += "支出包括：教育支出280.00万元、住房保障支出20.00万元。"
    (claim,) = [claim for claim in claims(reading(TITLE + text), "sum") if len(parts(claim)) > 1]
    assert (role(claim, "total").concept, claim.exhaustive) == ("expenditure-total", True)
