"""Pages are drawn over SQLite alone, where the databases' own tests have proved both to answer alike; the clock stands.

A page is drawn by `open_page(address, viewer, **query)` as the navigation does, its permission check included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import caching
from data.rules.roles import Viewer
from data.settings import settings

NOW = "2026-11-22T10:00+08:00"  # a Sunday; the first working day of the month was the 2nd


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock stands, and nothing kept for another test's database is found."""
    monkeypatch.setenv("GONGKAI_CLOCK", NOW)
    settings.cache_clear()
    caching.forget()
    yield
    settings.cache_clear()


@pytest.fixture
def open_page(fresh_database: str) -> Callable[..., AppTest]:
    """Draws the page at an address for a viewer, with what else the address holds."""

    def opened(address: str, viewer: Viewer, **query: object) -> AppTest:
        app = AppTest.from_function(_draw, default_timeout=30, kwargs={"address": address, "viewer": viewer})
        for name, value in query.items():
            app.query_params[name] = str(value)
        app.run()
        assert not app.exception, app.exception
        return app

    return opened


def _draw(address, viewer):
    # Its lines alone are copied into a script of their own: no name from outside is known here.
    from dashboard import labels, navigation
    from dashboard.i18n import speak

    speak(viewer.language)
    labels.count_in("")
    row = next(row for row in navigation.PAGES if row.address == address)
    navigation._guarded(row, viewer)()
