"""What a page must stand up to: readers without eyes, paper, five hundred findings, two megabytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from auditor.rendering.html import render
from tests.browser.conftest import Open, settled
from tests.rendering.html.multiplied import multiplied
from tests.rendering.html.pages import audited, sample, sample_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

SENI = "seni-2024-final"
PRESSED = """(key) => new Promise((done) => {
  const begin = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
})"""


def violations(page: Page) -> list[str]:
    """What axe finds, of any impact."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - it is there where the browser is

    found = Axe().run(page).response
    assert len(found["passes"]) > 15
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(
    ("theme", "keys"), [("light", ""), ("light", "jj"), ("light", "cj"), ("light", "?"), ("dark", "jj"), ("dark", "cj")]
)
def test_axe_finds_nothing(opened: Open, theme: str, keys: str) -> None:
    page = opened(sample_page(SENI), color_scheme=theme)
    for key in keys:
        page.keyboard.press(key)
    settled(page)
    assert violations(page) == []


def test_axe_finds_nothing_in_tables_and_several_documents(opened: Open) -> None:
    text = "三、支出决算情况说明\n本年支出200.00万元。\n"
    page = opened(sample_page("shizhong-2024-final"))
    page.keyboard.press("j")
    settled(page)
    assert violations(page) == []
    page = opened(render(*audited(("a.txt", text), ("b.txt", text))))
    assert violations(page) == []


def test_axe_finds_nothing_in_english(opened: Open) -> None:
    page = opened(sample_page(SENI, "en"))
    assert violations(page) == []


def test_axe_can_find_something(opened: Open) -> None:
    page = opened(sample_page(SENI))
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert violations(page) != []


def test_on_paper_everything_is_told(opened: Open) -> None:
    page = opened(sample_page(SENI), color_scheme="dark")
    page.keyboard.press("j")
    page.emulate_media(media="print")
    made, _ = sample(SENI)
    shown = page.locator(".card .more").evaluate_all("(all) => all.map((one) => getComputedStyle(one).display)")
    assert shown == ["block"] * len(made.findings)
    assert page.locator(".tools:visible, .filters:visible, .wires:visible").count() == 0
    assert page.locator(".coverage").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 34, 48)"
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).overflowY") == "visible"


def test_on_paper_every_document_is_told(opened: Open) -> None:
    text = "三、支出情况说明\n本年支出200.00万元。\n"
    page = opened(render(*audited(("a.txt", text), ("b.txt", text))))
    assert page.locator(".document:visible").count() == 1
    page.emulate_media(media="print")
    assert page.locator(".document:visible .paper:visible").count() == 2


def test_it_prints_on_a4(opened: Open) -> None:
    page = opened(sample_page("shizhong-2024-final"))
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.startswith(b"%PDF")
    boxes = {tuple(round(float(one)) for one in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", printed)}
    assert boxes == {(0, 0, 595, 842)}
    assert 10 < len(re.findall(rb"/Type /Page\b", printed)) < 40


def test_a_picture_is_the_same_each_time(opened: Open) -> None:
    pictures = []
    for _ in range(2):
        page = opened(sample_page(SENI))
        page.keyboard.press("j")
        settled(page)
        pictures.append(page.screenshot(animations="disabled", caret="hide"))
    assert pictures[0].startswith(b"\x89PNG")
    assert pictures[0] == pictures[1]


def test_selecting_moves_no_character(opened: Open) -> None:
    """The letters and marks of a chosen finding stand where they leave every line as it was."""
    page = opened(sample_page(SENI))
    heights = "[...document.querySelectorAll('.paper .line')].slice(20, 60).map((one) => one.getBoundingClientRect().height)"
    page.evaluate("document.querySelectorAll('.chunk').forEach((one) => { one.style.contentVisibility = 'visible'; })")
    before = page.evaluate(heights)
    for key in "jjjjc":
        page.keyboard.press(key)
        assert page.evaluate(heights) == before


@pytest.fixture(scope="module")
def many() -> str:
    """527 findings in 400 kB."""
    return render(*multiplied(*sample(SENI), 17))


def test_five_hundred_findings_open_within_a_second(opened: Open, many: str) -> None:
    assert many.count("<article ") >= 500
    times = []
    for _ in range(3):
        page = opened(many)
        settled(page)
        times.append(page.evaluate("performance.now()"))
    assert min(times) <= 1000


def test_five_hundred_findings_do_not_lag(opened: Open, many: str) -> None:
    page = opened(many)
    assert min(page.evaluate(PRESSED, "j") for _ in range(5)) <= 100
    assert min(page.evaluate(PRESSED, key) for key in "cccc") <= 200
    page.locator(".search").fill("占比与金额")
    assert page.locator(".card:visible").count() > 50


def test_two_megabytes_do_not_lag(opened: Open) -> None:
    made, context = multiplied(*sample("shizhong-2024-final"), 45)
    assert sum(len(source.text.encode()) for source in context.sources.values()) > 2_000_000
    page = opened(render(made, context))
    settled(page)
    assert page.evaluate("performance.now()") <= 3000
    assert min(page.evaluate(PRESSED, "j") for _ in range(5)) <= 250
    page.keyboard.press("k")
    settled(page)
    assert page.locator(".card.selected").count() == 1
