"""Reading a report in a browser: choosing findings, filtering them, what was checked, other documents, by mouse and by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from auditor.record import replace
from auditor.rendering.html import render
from auditor.report import Waiver
from tests.browser.conftest import Open, settled
from tests.rendering.html.pages import audited, sample, sample_page

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SENI = "seni-2024-final"
TEXT = "三、支出决算情况说明\n本年支出200.00万元，其中：基本支出20.00万元，占1%；项目支出180.00万元，占90%。\n"


def selected(page: Page) -> Locator:
    return page.locator(".card.selected")


def number(page: Page) -> str:
    return str(selected(page).locator(".ordinal").inner_text())


def in_view(page: Page, element: Locator, pane: str) -> bool:
    """Whether an element lies wholly within the visible part of its pane."""
    inner, outer = element.bounding_box(), page.locator(f".document:not([hidden]) {pane}").bounding_box()
    assert inner is not None
    assert outer is not None
    return bool(outer["y"] <= inner["y"] and inner["y"] + inner["height"] <= outer["y"] + outer["height"])


def test_a_click_on_a_card_shows_the_finding_in_its_text(opened: Open) -> None:
    page = opened(sample_page(SENI))
    page.locator(".card .head", has_text="各项占比之和不是100%").click()
    settled(page)
    card = selected(page)
    assert card.locator(".head").get_attribute("aria-expanded") == "true"
    chosen = page.locator(".paper .chosen")
    assert chosen.all_inner_texts() == ["32%"]
    assert in_view(page, chosen, ".text")
    letters = page.locator(".paper [data-letter]")
    assert letters.all_inner_texts() == ["32%", "96%", "0%", "0%", "0%"]
    assert letters.evaluate_all("(all) => all.map((one) => one.dataset.letter)") == ["A", "B", "C", "D", "E"]
    assert card.locator(".operand .letter").all_inner_texts() == ["A", "B", "C", "D", "E"]
    assert page.locator(".wires path").count() == 4
    assert page.locator(".selected").count() == 1


def test_figures_have_the_colour_of_their_row(opened: Open) -> None:
    page = opened(sample_page(SENI))
    page.keyboard.press("j")
    colours = "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
    rows = selected(page).locator(".operand .letter").evaluate_all(colours)
    marks = page.locator(".paper [data-letter]").evaluate_all(
        "(all) => Object.fromEntries(all.map((one) => [one.dataset.letter, getComputedStyle(one, '::before').backgroundColor]))"
    )
    assert len(set(rows)) == 3
    assert list(dict(sorted(marks.items())).values()) == rows


def test_a_second_click_closes_the_card(opened: Open) -> None:
    page = opened(sample_page(SENI))
    head = page.locator(".card .head").first
    head.click()
    head.click()
    assert selected(page).count() == 0
    assert page.locator(".chosen, .figure-of, .wires").count() == 0
    assert head.get_attribute("aria-expanded") == "false"


def test_a_click_on_a_mark_chooses_its_findings_one_after_the_other(opened: Open) -> None:
    page = opened(sample_page(SENI))
    mark = page.locator('.paper .mark[data-findings*=" "]').first
    findings = (mark.get_attribute("data-findings") or "").split()
    for finding in [*findings, findings[0]]:
        mark.click()
        assert selected(page).get_attribute("id") == f"f{finding}"
    settled(page)
    assert in_view(page, selected(page).locator(".head"), ".findings")


def test_a_figure_leads_to_its_place(opened: Open) -> None:
    page = opened(sample_page("shizhong-2024-final"))
    page.keyboard.press("j")
    settled(page)
    page.locator(".card.selected .operand", has_text="总额").click()
    settled(page)
    assert in_view(page, page.locator('.paper [data-letter="B"]'), ".text")


def test_in_a_table_a_bracket_joins_the_figures(opened: Open) -> None:
    page = opened(sample_page("shizhong-2024-final"))
    page.keyboard.press("j")
    settled(page)
    assert page.locator(".wires path.bus").count() == 10


def test_keys_go_through_the_findings(opened: Open) -> None:
    page = opened(sample_page(SENI))
    for key, expected in (("j", "1"), ("j", "2"), ("ArrowDown", "3"), ("k", "2"), ("ArrowUp", "1"), ("k", "1")):
        page.keyboard.press(key)
        assert number(page) == expected
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('chosen')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.card').classList.contains('selected')")
    page.keyboard.press("Escape")
    assert selected(page).count() == 0
    page.keyboard.press("k")
    assert number(page) == str(len(sample(SENI)[0].findings))


def test_in_the_text_the_arrows_scroll(opened: Open) -> None:
    page = opened(sample_page(SENI))
    text = page.locator("div.text")
    text.focus()
    text.evaluate(
        "(one) => { window.moved = new Promise((done) => one.addEventListener('scroll', () => done(one.scrollTop))); }"
    )
    page.keyboard.press("ArrowDown")
    assert page.evaluate("window.moved") > 0
    assert selected(page).count() == 0


def test_every_finding_can_be_reached_and_seen(opened: Open) -> None:
    page = opened(sample_page(SENI))
    for _ in sample(SENI)[0].findings:
        page.keyboard.press("j")
        settled(page)
        assert in_view(page, page.locator(".chosen").first, ".text")
        assert in_view(page, selected(page).locator(".head"), ".findings")


def test_the_help_opens_and_closes(opened: Open) -> None:
    page = opened(sample_page(SENI))
    page.keyboard.press("?")
    assert page.locator("dialog[open] kbd").count() > 8
    page.keyboard.press("j")
    assert selected(page).count() == 0
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.locator("#help").click()
    page.locator("dialog button").click()
    assert page.locator("dialog[open]").count() == 0


def test_filters(opened: Open) -> None:
    page = opened(sample_page(SENI))
    made, _ = sample(SENI)
    cards, shown = page.locator(".card:visible"), page.locator(".shown")
    page.locator(".toggle.error").click()
    assert cards.count() == made.summary.warning + made.summary.info
    assert shown.inner_text() == f"显示 {cards.count()} 项，共 {len(made.findings)} 项"
    assert page.locator(".cause:visible").count() == 0
    page.locator(".toggle.error").click()
    assert cards.count() == len(made.findings)
    assert shown.inner_text() == ""
    page.locator("select.rule").select_option("SHR001")
    assert cards.count() == sum(finding.rule_id == "SHR001" for finding in made.findings)
    page.locator("select.section").select_option(label="三、支出决算情况说明")
    assert cards.count() == 2
    page.locator("select.rule").select_option("")
    assert cards.count() == 3
    page.keyboard.press("Escape")


def test_searching(opened: Open) -> None:
    page = opened(sample_page(SENI))
    page.keyboard.press("j")
    page.keyboard.press("/")
    page.keyboard.type("614.79 幅度")
    cards = page.locator(".card:visible")
    assert cards.count() == 2
    assert all("614.79" in text for text in cards.all_inner_texts())
    assert selected(page).count() == 0
    page.keyboard.press("Escape")
    assert cards.count() == len(sample(SENI)[0].findings)
    page.keyboard.press("/")
    page.keyboard.type("jkc?zzz")
    assert page.locator(".search").input_value() == "jkc?zzz"
    assert cards.count() == 0


def test_the_coverage_view_greys_what_nobody_checked(opened: Open) -> None:
    page = opened(sample_page(SENI))
    cover = sample(SENI)[0].documents[0].coverage
    page.keyboard.press("c")
    assert page.locator("#view").get_attribute("aria-pressed") == "true"
    assert page.locator(".coverage").is_visible()
    assert page.locator(".paper .number.checked").count() >= cover.checked
    assert page.locator(".paper .number.unread").count() >= cover.numbers - cover.read
    colour = "(one) => getComputedStyle(one).color"
    checked = page.locator(".paper .number.checked").first.evaluate(colour)
    unchecked = page.locator(".paper .number.unchecked").first.evaluate(colour)
    line = page.locator(".paper .line").first.evaluate(colour)
    assert unchecked == line != checked
    page.keyboard.press("j")
    settled(page)
    first = page.locator(".number.at")
    assert {"unchecked", "unread"} & set((first.get_attribute("class") or "").split())
    assert in_view(page, first, ".text")
    place = first.get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".number.at").get_attribute("id") != place
    page.keyboard.press("k")
    assert page.locator(".number.at").get_attribute("id") == place
    page.locator(".sections a").last.click()
    settled(page)
    page.keyboard.press("Escape")
    assert page.locator(".findings").is_visible()


def test_several_documents(opened: Open) -> None:
    made, context = audited(("a.txt", TEXT), ("b.txt", TEXT.replace("1%", "2%")), ("c.txt", TEXT.replace("1%", "10%")))
    page = opened(render(made, context))
    visible = page.locator(".document:visible")
    assert visible.get_attribute("aria-label") == "a.txt"
    page.keyboard.press("]")
    assert visible.get_attribute("aria-label") == "b.txt"
    assert page.locator('nav a[aria-current="page"] .path').inner_text() == "b.txt"
    page.keyboard.press("j")
    assert page.locator(".chosen").inner_text() == "2%"
    page.locator("nav a", has_text="c.txt").click()
    assert visible.get_attribute("aria-label") == "c.txt"
    assert selected(page).count() == 0
    page.keyboard.press("]")
    page.keyboard.press("[")
    assert visible.get_attribute("aria-label") == "b.txt"


def test_an_address_leads_to_its_finding(opened: Open) -> None:
    page = opened(sample_page(SENI), address="#f4")
    assert selected(page).get_attribute("id") == "f4"
    page.keyboard.press("j")
    assert re.search(r"#f\d+$", page.url)
    assert not page.url.endswith("#f4")


def test_what_is_known_already_is_shown_and_marked(opened: Open) -> None:
    made, context = audited(("a.txt", TEXT))
    waiver = Waiver("口径不同", "张某", "2027-01-31")
    page = opened(render(replace(made, findings=tuple(replace(one, waiver=waiver) for one in made.findings)), context))
    card = page.locator(".group.of-waived .card").first
    assert card.locator(".state").inner_text() == "已豁免"
    card.locator(".head").click()
    assert "口径不同" in card.inner_text()
    assert page.locator(".paper .mark.waived").count() == page.locator(".paper .mark").count() > 0
    page.locator(".toggle.waived").click()
    assert not card.is_visible()


def test_light_and_dark(opened: Open) -> None:
    background = "getComputedStyle(document.querySelector('.paper')).backgroundColor"
    light = opened(sample_page(SENI), color_scheme="light")
    dark = opened(sample_page(SENI), color_scheme="dark")
    white, black = light.evaluate(background), dark.evaluate(background)
    assert white == "rgb(255, 255, 255)"
    assert white != black
    for expected in (white, black, white):
        light.keyboard.press("t")
        assert light.evaluate(background) == expected
    dark.locator("#theme").click()
    assert dark.evaluate(background) == white


def test_without_scripts_everything_is_there(opened: Open) -> None:
    page = opened(sample_page(SENI), java_script_enabled=False)
    made, _ = sample(SENI)
    assert page.locator(".card:visible .more:visible").count() == len(made.findings)
    assert page.locator(".filters:visible, .tools:visible").count() == 0
    assert page.locator(".paper").is_visible()
    page.locator(".card a.where").first.click()
    assert page.url.endswith(page.locator(".card a.where").first.get_attribute("href") or "?")


@pytest.mark.parametrize("width", [360, 800])
def test_on_a_small_screen_nothing_runs_out_of_the_page(opened: Open, width: int) -> None:
    page = opened(sample_page("shizhong-2024-final"), viewport={"width": width, "height": 800})
    page.keyboard.press("j")
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert in_view(page, page.locator(".chosen").first, ".text")


HOSTILE = "<script>pwned = 1</script><img src=x onerror=pwned=1>]]></style><!-- --> \u202e{{ name }}&amp;\x00"


def test_what_a_document_says_is_only_shown(opened: Open) -> None:
    page = opened(render(*audited(("a.txt", f"{HOSTILE}\n{TEXT}"))))
    assert page.evaluate("typeof pwned") == "undefined"
    assert page.locator(".paper .line").first.inner_text() == HOSTILE.replace("\u202e", "U+202E").replace("\x00", "U+0000")
    page.keyboard.press("j")
    assert selected(page).count() == 1
    assert page.locator("script").count() == 2
    assert page.locator("img").count() == 0
