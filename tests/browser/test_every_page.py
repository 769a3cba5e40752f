"""Every page opens for who may open it, in both languages, without a broken word; pictures of all are kept."""

from __future__ import annotations

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from dashboard.navigation import PAGES
from tests.browser.reading import picture, settled, sign_in, visit

# Who looks at a page, and what its address must hold besides.
READERS = {
    "write-notice": "hr2",
    "import-notices": "hr2",
    "import-spending": "finance",
    "import-budget": "finance",
    "refer-leads": "finance",
    "desk": "leader",
    "import-meeting": "office",
    "calendar": "admin",
    "audit": "auditor",
    "write-meeting": "office",
    "opinions": "auditor",
    "opinion": "auditor",
}
NEEDS = {
    "notice": "notices WHERE state = 'open'",
    "line": "spending_lines",
    "spending-file": "spending_files",
    "opinion": "opinions WHERE NOT boxed",
    "lead": "leads WHERE closed_at IS NOT NULL",
    "meeting": "meetings WHERE kind = 'bureau_affairs'",
    "matter": "settled_matters WHERE meeting_id IN (SELECT id FROM meetings WHERE kind = 'bureau_affairs')",
}
UNFILLED = re.compile(r"\{\w+\}")  # a fact that nobody filled in


def _addresses(database_file) -> dict[str, str]:
    with sqlite3.connect(database_file) as db:
        ids = {page: db.execute(f"SELECT max(id) FROM {table}").fetchone()[0] for page, table in NEEDS.items()}
    return {
        row.address: f"/{row.address}?id={ids[row.address]}" if row.address in ids else f"/{row.address}"
        for row in PAGES
    }


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.long)])
@pytest.mark.parametrize("login", ["employee", *sorted(set(READERS.values()))])
def test_every_page_of_a_reader_opens(desk, address, database_file, login, language):
    sign_in(desk, address, login)
    if language == "en":
        desk.get_by_test_id("stSidebarUserContent").get_by_role("button", name="English").click()
        settled(desk)
    for page, path in _addresses(database_file).items():
        if READERS.get(page, "employee") == login:
            visit(desk, address + ("/" if page == "home" else path))
            _is_whole(desk)
            picture(desk, f"{page}-{language}")
    if language == "en":  # the account keeps it
        desk.get_by_test_id("stSidebarUserContent").get_by_role("button", name="中文").click()
        settled(desk)


def _is_whole(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    said = page.get_by_test_id("stMain").inner_text()
    assert not UNFILLED.search(said), said
    assert "没能显示完整" not in said
    assert "could not be shown" not in said
