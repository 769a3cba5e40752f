"""What a person at a browser waits for: a first visit over a line of 10 Mbit/s, and clicks on a page that is open."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as TookTooLong

from tests.benchmarks.serving import Server

Start = Callable[[], Browser]  # a browser with nothing in it

LINE = {"offline": False, "latency": 5, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}

# When the person last pressed something, and when the page was last redrawn: both by the browser's own clock. What the
# script is doing is not enough: a quick rerun is over before Streamlit says that it runs, and charts are drawn after it.
WATCH = """() => {
    window.pressed = window.redrawn = 0;
    for (const kind of ['pointerdown', 'keydown'])
        document.addEventListener(kind, () => { window.pressed = performance.now(); window.redrawn = 0; }, true);
    new MutationObserver(() => { window.redrawn = performance.now(); })
        .observe(document.querySelector('[data-testid="stMain"]'), {subtree: true, childList: true, characterData: true});
}"""
STILL = """() => window.pressed && window.redrawn > window.pressed && performance.now() - window.redrawn > 600
    && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale="true"]')"""
CALM = """charts => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testScriptState === 'notRunning'
        && document.querySelectorAll('.js-plotly-plot .main-svg').length >= charts;
}"""


@dataclass(frozen=True, slots=True)
class Click:
    """Medians of one kind of click: from the press to the page redrawn, and the server's processor time within."""

    milliseconds: float
    cpu_milliseconds: float


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit with an empty browser."""

    seconds: float
    megabytes: float


def first_visit(start: Start, address: str, cookie: dict[str, str] | None, *, visits: int = 3) -> Visit:
    """Until a chart is drawn: the median of some visits, each by a browser started anew, which has nothing kept."""
    each = [_visit(start, address, cookie) for _ in range(visits)]
    return Visit(median(visit.seconds for visit in each), median(visit.megabytes for visit in each))


def _visit(start: Start, address: str, cookie: dict[str, str] | None) -> Visit:
    """Now and then a throttled Chromium sends no request after the first, and opens no connection: then it is begun anew."""
    for _ in range(5):
        window = start()
        page = _context(window, address, cookie).new_page()
        wire, received = page.context.new_cdp_session(page), list[float]()
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", LINE)
        wire.on("Network.loadingFinished", lambda event, to=received: to.append(event["encodedDataLength"]))
        began = time.perf_counter()
        try:
            page.goto(address, wait_until="commit")
            page.wait_for_function(CALM, arg=1, timeout=60_000)
            seconds = time.perf_counter() - began
            page.wait_for_timeout(1500)
            return Visit(seconds, sum(received) / 1e6)
        except TookTooLong:
            if len(received) > 1:
                raise
        finally:
            window.close()
    raise TookTooLong("five browsers in turn sent no requests")


def opened(chromium: Browser, address: str, cookie: dict[str, str] | None) -> Page:
    """A page that stands still and is watched."""
    page = _context(chromium, address, cookie).new_page()
    page.goto(address)
    page.wait_for_function(CALM, arg=1, timeout=90_000)
    page.wait_for_timeout(1000)
    page.evaluate(WATCH)
    return page


def timed(server: Server, page: Page, presses: list[Callable[[], None]]) -> Click:
    """Do these one after the other, the last press of each being what is timed."""
    waits, cpu = [], []
    for press in presses:
        before = server.cpu_seconds()
        press()
        page.wait_for_function(STILL, timeout=90_000)
        waits.append(float(page.evaluate("() => window.redrawn - window.pressed")))
        cpu.append((server.cpu_seconds() - before) * 1000)
        page.wait_for_timeout(400)
    return Click(median(waits), median(cpu))


def in_turn(pages: list[tuple[Server, Page, list[Callable[[], None]]]]) -> list[Click]:
    """The first press of every page, then the second of every page, and so on: what slows the machine slows all."""
    found: list[list[Click]] = [[] for _ in pages]
    for number in range(min(len(presses) for _, _, presses in pages)):
        for (server, page, presses), clicks in zip(pages, found, strict=True):
            page.bring_to_front()
            clicks.append(timed(server, page, [presses[number]]))
    return [
        Click(median(click.milliseconds for click in clicks), median(click.cpu_milliseconds for click in clicks))
        for clicks in found
    ]


def choose(page: Page, label: str, option: str) -> Callable[[], None]:
    """Choose an option of a filter."""

    def press() -> None:
        page.get_by_test_id("stSelectbox").filter(has_text=re.compile(f"^{label}")).locator("input").click()
        page.get_by_role("option", name=option).first.click()

    return press


def click_bar(page: Page, chart: int) -> Callable[[], None]:
    """Click the first bar of a chart, the first chart being 0."""

    def press() -> None:
        bar = page.get_by_test_id("stPlotlyChart").nth(chart).locator("g.points path").first
        bar.scroll_into_view_if_needed()
        box = bar.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    return press


def search(page: Page, words: str) -> Callable[[], None]:
    """Type words into the search field and press Enter."""

    def press() -> None:
        field = page.get_by_label("查找", exact=True)
        field.fill(words)
        field.press("Enter")

    return press


def forward(page: Page, number: int) -> Callable[[], None]:
    """Go to a page of the lines."""

    def press() -> None:
        page.get_by_test_id("stPagination").get_by_role("button", name=f"Page {number}", exact=True).first.click()

    return press


def _context(chromium: Browser, address: str, cookie: dict[str, str] | None) -> BrowserContext:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", reduced_motion="reduce")
    if cookie:
        host, _, _ = address.partition("/spending")
        context.add_cookies([{**cookie, "url": host}])  # type: ignore[typeddict-item]
    return context
