"""What a person does at a page: sign in, wait until it is there, keep a picture of it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"
_ROW, _SIGN = 35, 38  # pixels: the height of a table's row, and where the sign stands in its first column
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


def click_bar(page: Page, chart: str, name: str) -> None:
    """Click the bar of that name in a chart whose bars lie or stand, as a person who reads its axis does."""
    drawn = page.locator(f".st-key-{chart}")
    drawn.scroll_into_view_if_needed()
    label = drawn.locator(".ytick text, .xtick text").filter(has_text=re.compile(f"^{re.escape(name)}$")).bounding_box()
    assert label
    middle = label["x"] + label["width"] / 2, label["y"] + label["height"] / 2
    for bar in drawn.locator(".barlayer .point path").all():
        box = bar.bounding_box()
        if not box:
            continue
        over = box["x"] <= middle[0] <= box["x"] + box["width"], box["y"] <= middle[1] <= box["y"] + box["height"]
        if any(over):
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            settled(page)
            return
    raise AssertionError(f"no bar named {name}")


def open_line(page: Page, row: int) -> Page:
    """Click the sign that opens a payment in the table of lines, its rows counted from 1, the top of it out of sight
    where it is long; answers the new page.
    """
    table = page.get_by_test_id("stDataFrame").last  # payments are the last table of their page
    table.evaluate("table => table.scrollIntoView({block: 'center'})")
    settled(page)
    box = table.bounding_box()
    assert box
    at = box["x"] + _SIGN, box["y"] + (row + 0.5) * _ROW
    page.mouse.move(*at)
    page.wait_for_timeout(300)  # the table is a drawing: it learns what is under the pointer before the click
    with page.context.expect_page() as opened:
        page.mouse.click(*at)
    settled(opened.value)
    return opened.value


def sideways_scroll(page: Page) -> int:
    """By how many pixels the page is wider than its window: 0 is what a phone needs."""
    return int(
        page.evaluate(
            """() => Math.max(0, ...[document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
                .map(part => part.scrollWidth - part.clientWidth))"""
        )
    )
