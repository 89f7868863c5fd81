"""Pages in a real browser: Debian's Chromium without a window, driven by Playwright; both come with `.ci/browser`."""
# ruff: noqa: PLC0415 - where there is no Playwright these tests are left out

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--no-sandbox", "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-dev-shm-usage")

Open = Callable[..., "Page"]


def absent(what: str) -> NoReturn:
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(f"{what}; run .ci/browser")
    pytest.skip(f"{what}; run .ci/browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        absent("there is no Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("Playwright is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page in a window of fixed size. Whatever it does, it may neither fail nor ask for anything besides itself."""
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(html: str, *, address: str = "", **options: object) -> Page:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        settings: dict[str, object] = {
            "viewport": {"width": 1280, "height": 800},
            "locale": "zh-CN",
            "reduced_motion": "reduce",
        }
        context = browser.new_context(**(settings | options))  # type: ignore[arg-type, unused-ignore]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: troubles.append(f"request: {request.url}") if request.url != file.as_uri() else None)
        page.goto(file.as_uri() + address)
        if address:
            troubles.clear()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def settled(page: Page) -> None:
    """Waits until what was begun is drawn."""
    page.evaluate(FRAMES)
