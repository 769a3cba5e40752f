"""What a person does at a page: sign in, wait until it is there, keep a picture of it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"
DEMO_PASSWORD = "gongkai-demo"

# Streamlit says on its outermost element what its script is doing. After a click that takes a moment to change, so the
# calm must last. Pages that are not Streamlit's have no such element and are ready when they are loaded.
CALM = """() => {
    const ours = !document.getElementById("root");
    const app = document.querySelector('[data-testid="stApp"]');
    const busy = document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stSpinner"]');
    const calm = ours || (app && app.dataset.testScriptState === "notRunning" && !busy);
    window.calmSince = calm ? (window.calmSince ?? Date.now()) : undefined;
    return ours || (calm && Date.now() - window.calmSince > 400);
}"""

HEIGHT = """() => Math.max(
    document.documentElement.scrollHeight,
    ...[...document.querySelectorAll('[data-testid="stMain"]')].map(main => main.scrollHeight))"""


def sign_in(page: Page, address: str, login: str, password: str = DEMO_PASSWORD, onward: str = "/") -> None:
    """Sign in by the form, and wait for the first page."""
    page.goto(f"{address}/sign-in?next={onward}")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    expect(page.get_by_test_id("stApp")).to_be_visible(timeout=30_000)
    settled(page)


def visit(page: Page, address: str) -> None:
    """Open an address as somebody who typed it, and wait for the page."""
    page.goto(address)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page shows all that it is going to show."""
    page.evaluate("() => { window.calmSince = undefined }")
    page.wait_for_function(CALM, timeout=30_000, polling=50)


def picture(page: Page, name: str) -> Path:
    """The whole page, from top to bottom, in build/pictures. Streamlit scrolls within it, so it is made tall first."""
    settled(page)
    size = page.viewport_size
    assert size
    file = PICTURES / f"{name}.png"
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], page.evaluate(HEIGHT))})
    settled(page)
    page.screenshot(path=file)
    page.set_viewport_size(size)
    return file


def sideways_scroll(page: Page) -> int:
    """By how many pixels the page is wider than its window: 0 is what a phone needs."""
    return int(
        page.evaluate(
            """() => Math.max(0, ...[document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
                .map(part => part.scrollWidth - part.clientWidth))"""
        )
    )
