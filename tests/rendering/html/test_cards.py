"""A finding as a card, a cause with its ties."""

import pytest

from auditor.locale import words
from auditor.record import replace
from auditor.rendering.html.cards import Cards, letter_of
from auditor.report import Finding, Waiver
from tests.rendering.html.pages import audited, sample
from tests.rendering.html.parsed import Node, parsed
from tests.test_reporting import report

CARDS = Cards("d0", words("zh"))


def card(finding: Finding) -> Node:
    return parsed(CARDS.card(finding, 0, 7, 2)).one("article")


def test_a_card_tells_the_arithmetic_and_leads_to_each_figure() -> None:
    shown = card(report().findings[0])
    assert [one.text for one in shown.all("a", "operand")] == [
        "A基本支出196.82万元第 4 行",
        "B本年支出6,062.82万元第 4 行",
        "C基本支出占比 占比32%第 4 行",
    ]
    assert [one.attributes["href"] for one in shown.all("a", "operand")] == [
        f"#d0-{place.span.start}" for place in report().findings[0].operands
    ]
    assert [one.text for one in shown.all("dd")] == [
        "196.82 ÷ 6,062.82 × 100 = 3.25%［3.2463，3.2464］",
        "32%［31.5，32.5］",
        "28.75个百分点",
    ]
    assert len(shown.all("rect")) == 2
    assert shown.one("p", "hint").text == "提示：疑似小数点错位"
    assert shown.attributes["data-span"] == "57-60"
    assert shown.one("span", "ordinal").text == "7"


def test_a_figure_in_two_roles_is_one_figure() -> None:
    finding = report().findings[0]
    assert len(card(replace(finding, operands=(*finding.operands, finding.operands[0]))).all("a", "operand")) == 3


def test_what_is_known_already_is_marked() -> None:
    finding = report().findings[0]
    waived = card(replace(finding, waiver=Waiver("口径不同", "张某", "2027-01-31")))
    assert {"waived", "error"} <= waived.classes
    assert waived.one("span", "state").text == "已豁免"
    assert waived.one("p", "waiver").text == "豁免理由：口径不同（张某，有效期至 2027-01-31）"
    assert "长期" in card(replace(finding, waiver=Waiver("口径不同", "张某", None))).one("p", "waiver").text
    assert card(replace(finding, baseline_state="unchanged")).one("span", "state").text == "基线"
    assert card(finding).all("span", "state") == []


def test_further_places_of_a_finding_are_links() -> None:
    finding = report().findings[0]
    shown = card(replace(finding, duplicates=tuple(operand.span for operand in finding.operands)))
    assert shown.one("p", "same").text == "同一问题另见各行：4×3"
    shown = card(replace(finding, duplicates=(finding.operands[0].span,)))
    assert [one.attributes["href"] for one in shown.one("p", "same").all("a")] == [f"#d0-{finding.operands[0].span.start}"]
    assert shown.attributes["data-same"] == f"{finding.operands[0].span.start}-{finding.operands[0].span.end}"


def test_a_cause_with_its_ties() -> None:
    made, _ = sample("shizhong-2024-final")
    shown = parsed(CARDS.cause(made.causes[0], 0, ()))
    assert shown.one("header").one("h3").one("span", "wrong").text == "2.5分"
    *figures, listed = shown.all("li")
    assert [one.one("span", "wrong").text for one in figures] == ["95分", "2.5分", "8分"]
    assert "分项清单" in listed.one("span", "no-slip").text
    assert "其余数若无误，真值在［4.5，4.5］分" in shown.text
    assert shown.all("p", "told")


def test_a_cause_names_what_was_probably_meant() -> None:
    text = "三、支出决算情况说明\n本年支出800.00万元，其中：基本支出160.00万元，占2%；项目支出640.00万元，占80%。\n"
    made, _ = audited(("a.txt", text))
    shown = parsed(CARDS.cause(made.causes[0], 0, ()))
    assert shown.one("span", "wrong").text == "2%"
    assert "20%" in [one.text for one in shown.all("span", "meant")]


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA")])
def test_letters_go_on_after_z(place: int, letter: str) -> None:
    assert letter_of(place) == letter
