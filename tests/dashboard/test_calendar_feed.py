"""The real server gives a calendar to who knows its address, to nobody else, and writes the address into no log."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from sqlalchemy import update

from data.commands import accounts, calendar_links
from data.database import writing
from data.rules.roles import Role
from data.tables.accounts import Account
from tests.browser.serving import serving
from tests.meetings import NOW, enter
from tests.people import ADMINISTRATOR


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def token(fresh_database: str) -> str:
    """Of a reader, for whom a meeting was held."""
    enter()
    roles = [Role.EMPLOYEE]
    with writing() as db:
        accounts.add(db, by=ADMINISTRATOR, now=NOW, login="reader", password="long enough", roles=roles)
        return calendar_links.make(db, by=accounts.acting_as(db, login="reader"), now=NOW)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "server.log"


@pytest.fixture
def address(token: str, tmp_path: Path, log: Path) -> Iterator[str]:
    with serving(tmp_path / "test.db", log) as at:
        yield at


def get(address: str, **headers: str) -> tuple[int, Message, str]:
    """Status, headers and text."""
    request = urllib.request.Request(address, headers={name.replace("_", "-"): of for name, of in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


def test_the_address_opens_this_one_calendar_and_nothing_else(address: str, token: str, log: Path):
    status, headers, text = get(f"{address}/calendar/{token}.ics")
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert f"{address}/meeting?id=" in text.replace("\r\n ", "")
    assert headers["cache-control"] == "private, no-cache"
    assert get(f"{address}/calendar/{token}.ics", if_none_match=headers["etag"])[0] == 304

    assert get(f"{address}/calendar/{'A' * 43}.ics")[0] == 404, "unknown"
    for path in (f"/calendar/{token}", f"/calendar/{token}.icsx", f"/calendar/{token}.ics/meetings", "/calendar/a.ics"):
        assert get(address + path)[0] == 401, f"{path} is behind the sign-in"

    with writing() as db:
        calendar_links.end(db, by=accounts.acting_as(db, login="reader"), now=NOW)
    assert get(f"{address}/calendar/{token}.ics")[0] == 404, "ended"
    with writing() as db:
        fresh = calendar_links.make(db, by=accounts.acting_as(db, login="reader"), now=NOW)
    assert get(f"{address}/calendar/{fresh}.ics")[0] == 200
    with writing() as db:
        db.execute(update(Account).where(Account.login == "reader").values(disabled_at=NOW))
    assert get(f"{address}/calendar/{fresh}.ics")[0] == 404, "disabled"

    said = log.read_text(encoding="utf-8")
    assert token not in said
    assert fresh not in said
