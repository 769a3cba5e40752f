"""Print pages and PDFs are for who may see the page, and run nothing."""

from __future__ import annotations

import pytest

from dashboard import print_pages
from data.rules.meeting_rules import MeetingKind
from tests.calendars import load_calendar
from tests.dashboard.asking import Answer, ask
from tests.ledgers import a_line, import_lines
from tests.meetings import enter
from tests.notices import USUAL, publish, save
from tests.people import EMPLOYEE, HR, LEADER, NOBODY, OFFICE


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def get(path: str) -> Answer:
    return ask(print_pages.routes, path)


@pytest.mark.parametrize("path", ["/print/notice/1", "/print/notice/1.pdf", "/print/spending", "/print/paper.css"])
def test_who_is_not_signed_in_gets_nothing(path):
    assert get(path).status == 401


def test_staff_print_a_published_notice(signed_in):
    notice_id = publish()
    signed_in(print_pages, EMPLOYEE)
    page = get(f"/print/notice/{notice_id}")
    assert page.status == 200
    assert USUAL.title in page.text
    assert f"http://intranet.example/notice?id={notice_id}" in page.text


def test_nothing_may_run_and_nothing_is_kept_on_the_way(signed_in):
    signed_in(print_pages, EMPLOYEE)
    headers = get(f"/print/notice/{publish()}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"


def test_a_pdf_bears_the_title_as_its_name(signed_in):
    signed_in(print_pages, EMPLOYEE)
    made = get(f"/print/notice/{publish()}.pdf")
    if made.status == 409:
        pytest.skip("this machine has no Chinese font")
    assert made.body.startswith(b"%PDF")
    assert made.headers["content-disposition"].startswith("inline; filename*=UTF-8''%E5%85%B3")


@pytest.mark.parametrize("viewer", [EMPLOYEE, LEADER, HR])
def test_a_draft_is_not_there_for_anyone(signed_in, viewer):
    signed_in(print_pages, viewer)
    assert get(f"/print/notice/{save()}").status == 404


def test_minutes_of_a_closed_circle_are_not_there_for_staff(signed_in):
    meeting_id = enter(kind=MeetingKind.COMMITTEE)
    for viewer, status in ((EMPLOYEE, 404), (LEADER, 200), (OFFICE, 200)):
        signed_in(print_pages, viewer)
        assert get(f"/print/meeting/{meeting_id}").status == status


def test_who_lacks_the_permission_is_refused_in_words(signed_in):
    signed_in(print_pages, NOBODY)
    for path in (f"/print/notice/{publish()}", f"/print/meeting/{enter()}", "/print/spending?currency=CNY"):
        page = get(path)
        assert page.status == 403
        assert "您没有" in page.text


def test_spending_is_printed_by_month_and_in_a_currency_that_there_is(signed_in):
    import_lines(a_line(1234.5))
    signed_in(print_pages, EMPLOYEE)
    page = get("/print/spending?currency=CNY&year=2026&month=3")
    assert "1,234.50" in page.text
    assert 'href="/print/spending.pdf?currency=CNY&amp;year=2026&amp;month=3"' in page.text
    assert get("/print/spending?currency=XXX&year=2026").status == 404
