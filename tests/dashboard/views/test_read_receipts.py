"""已阅 on the pages of a notice and of a meeting."""

from __future__ import annotations

from tests.calendars import load_calendar
from tests.dashboard.reading_pages import words
from tests.meetings import enter
from tests.notices import NOW, a_draft, correct, publish, save
from tests.people import EMPLOYEE, HR, OFFICE
from tests.receipts import a_unit, with_account


def _press(app):
    app = next(button for button in app.button if button.label == "已阅").click().run()
    assert not app.exception, app.exception
    return app


def test_a_reader_says_to_have_read_and_sees_it_said(open_page):
    load_calendar(2026)
    app = _press(open_page("notice", with_account(), id=publish()))
    assert "您已于 2026-11-22（周日） 阅知。" in words(app)
    assert not [button for button in app.button if button.label == "已阅"]


def test_after_a_correction_the_receipt_is_of_the_older_version(open_page):
    load_calendar(2026)
    notice_id, reader = publish(), with_account()
    _press(open_page("notice", reader, id=notice_id))
    correct(notice_id, a_draft(title="更正"), now=NOW)
    app = open_page("notice", reader, id=notice_id)
    assert "阅知的是第 1 版，此后有更正。" in words(app)
    assert "您已于" in words(_press(app))


def test_those_who_publish_see_numbers_by_unit_and_staff_see_none(open_page):
    load_calendar(2026)
    first, *_ = a_unit("办公室", 6)
    notice_id = publish()
    _press(open_page("notice", with_account(person_id=first), id=notice_id))
    assert "在职 6 人，已阅 1 人（16.7%）。" in words(open_page("notice", HR, id=notice_id))
    assert "在职" not in words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "在职" not in words(open_page("notice", OFFICE, id=notice_id))


def test_a_draft_has_nothing_to_be_read(open_page):
    assert not [button for button in open_page("notice", HR, id=save()).button if button.label == "已阅"]


def test_a_brief_is_read_as_a_notice_is(open_page):
    a_unit("办公室", 6)
    meeting_id = enter()
    app = _press(open_page("meeting", with_account(), id=meeting_id))
    assert "您已于 2026-11-22（周日） 阅知。" in words(app)
    assert "在职 6 人，已阅 0 人（0.0%）。" in words(open_page("meeting", OFFICE, id=meeting_id))
