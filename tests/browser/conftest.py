"""A real server and a real browser for each story. Every file of stories has a server and a database of its own.

A story asks for `desk` or `phone` and for `address`, and does what a person does with `reading.sign_in` and the rest.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.installing import HOW_TO_GET_IT, browser
from tests.browser.serving import serving

# A Monday morning on which the sample bureau has notices open.
NOW = "2026-11-23T10:00+08:00"

# A browser that speaks to our server and to nobody else, and runs as root in a container.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every story is marked, so that `pytest -m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="module")
def database_file(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample bureau, for the stories of one file to change as they like."""
    copy = tmp_path_factory.mktemp("stories") / "stories.db"
    shutil.copyfile(sample_database, copy)
    return copy


@pytest.fixture(scope="module")
def address(database_file: Path) -> Iterator[str]:
    """Where the dashboard is served."""
    with serving(database_file, database_file.with_suffix(".log"), GONGKAI_CLOCK=NOW) as at:
        yield at


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. A story fails, and does not skip, where there is none."""
    found = browser()
    assert found, HOW_TO_GET_IT
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[*FLAGS])
        yield started
        started.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a given width and height for somebody new. At the end: did anything break, or call elsewhere?"""
    contexts, broken, strangers = [], [], []

    def open_page(width: int, height: int, **options: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            **{"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce", **options},
        )
        contexts.append(context)
        context.on("request", lambda asked: strangers.append(asked.url) if _is_elsewhere(asked.url) else None)
        context.on("weberror", lambda problem: broken.append(str(problem.error)))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not broken, f"scripts broke in the browser: {broken}"
    assert not strangers, f"a page asked somebody else: {strangers}"


@pytest.fixture
def desk(new_page: Callable[..., Page]) -> Page:
    """A page on a desk."""
    return new_page(1440, 900)


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """A page on a phone of common width; for the narrowest, `phone.set_viewport_size` to 360."""
    return new_page(390, 844, has_touch=True, is_mobile=True)


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
