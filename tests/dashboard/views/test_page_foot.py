"""The foot of a page leads to its print page and PDF, and bears the fingerprint."""

from __future__ import annotations

from tests.calendars import load_calendar
from tests.dashboard.reading_pages import words
from tests.notices import publish, save
from tests.people import EMPLOYEE, HR


def _leads_to(app) -> list[str]:
    return [element.proto.url for element in app.main if element.type == "link_button"]


def test_print_page_and_pdf_are_of_this_notice(open_page):
    load_calendar(2026)
    notice_id = publish()
    app = open_page("notice", EMPLOYEE, id=notice_id)
    assert _leads_to(app) == [f"/print/notice/{notice_id}", f"/print/notice/{notice_id}.pdf"]
    assert "文本指纹" in words(app)


def test_a_draft_has_no_foot(open_page):
    app = open_page("notice", HR, id=save())
    assert _leads_to(app) == []
    assert "文本指纹" not in words(app)
