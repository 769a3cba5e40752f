"""The list of notices: open ones as cards, the others by year, filters in the address."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.commands import notices
from data.database import writing
from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.notices import NOW, a_draft, publish, save
from tests.people import EMPLOYEE, HR, NOBODY, OTHER_HR

LONG_AGO = datetime(2025, 3, 3, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def test_an_empty_list_says_who_brings_something_here(open_page):
    said = words(open_page("notices", EMPLOYEE))
    assert "还没有发布任何公示" in said
    assert "另一位人事干部发布" in said


def test_an_open_notice_is_a_card_with_its_last_day_and_what_is_left_of_it(open_page):
    notice_id = publish()
    app = open_page("notices", EMPLOYEE)
    said = words(app)
    for fact in (
        "公示中",
        "还剩 5 个工作日",
        "评优评先公示",
        a_draft().title,
        "职工甲",
        "公示至 2026-11-27（周五） 24:00",
    ):
        assert fact in said
    assert ("notice", f"id={notice_id}") in links(app)
    assert "阅读〔2026〕第1号" in said


def test_the_last_day_itself_says_that_it_closes_today(open_page, monkeypatch):
    publish()
    monkeypatch.setenv("GONGKAI_CLOCK", "2026-11-27T10:00+08:00")
    assert "今日 24:00 截止" in words(open_page("notices", EMPLOYEE))


def test_the_count_is_a_sentence(open_page):
    publish()
    publish(now=LONG_AGO)
    assert "共 2 件，其中公示中 1 件。" in words(open_page("notices", EMPLOYEE))
    assert "共 1 件。" in words(open_page("notices", EMPLOYEE, state="ended"))


def test_a_notice_whose_period_is_over_and_that_nobody_verified_is_called_ended(open_page):
    publish(now=LONG_AGO)
    said = words(open_page("notices", EMPLOYEE))
    assert "公示期满" in said
    assert "公示中" not in said
    assert "2025年" in said


def test_a_provisional_last_day_says_so_and_why(open_page):
    publish(period_days=30)
    said = words(open_page("notices", EMPLOYEE))
    assert "暂算" in said
    assert "尚未公布放假安排" in said


def test_filters_in_the_address_choose_and_can_be_cleared(open_page):
    publish()
    publish(NoticeKind.APPOINTMENT_DECISION, now=LONG_AGO, title="关于职务的通知")
    app = open_page("notices", EMPLOYEE, kind="appointment_decision", year="2025")
    assert "关于职务的通知" in words(app)
    assert a_draft().title not in words(app)
    app = open_page("notices", EMPLOYEE, kind="appointment_decision", year="2026")
    assert "没有符合条件的公示" in words(app)
    next(button for button in app.button if button.label == "清除筛选").click()
    app.run()
    assert "共 2 件" in words(app)


def test_a_filter_that_nobody_could_have_set_is_no_filter(open_page):
    publish()
    assert "共 1 件" in words(open_page("notices", EMPLOYEE, state="nonsense", year="1900", kind="x"))


def test_staff_do_not_learn_that_there_are_drafts(open_page):
    save(title="尚未发布的公示")
    assert "尚未发布的公示" not in words(open_page("notices", EMPLOYEE))
    assert "草稿" not in open_page("notices", EMPLOYEE).selectbox[0].options
    assert "还没有发布任何公示" in words(open_page("notices", EMPLOYEE, state="draft"))


def test_hr_finds_drafts_under_what_is_not_published(open_page):
    notice_id = save(title="尚未发布的公示")
    app = open_page("notices", HR)
    assert "未发布" in words(app)
    assert ("notice", f"id={notice_id}") in links(app)


def test_a_long_list_is_paged(open_page):
    for _ in range(21):
        notice_id = publish(now=LONG_AGO)
        with writing() as db:
            notices.withdraw(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="试验")
    first, second = (links(open_page("notices", EMPLOYEE, page=page)) for page in (1, 2))
    assert (len(first), len(second)) == (20, 1)
    assert not set(first) & set(second)


def test_words_of_people_are_shown_as_they_wrote_them(open_page):
    publish(title="**关于**[先进](https://example.invalid)的公示")
    shown = [element.value for element in open_page("notices", EMPLOYEE).markdown]
    assert any(r"\*\*关于\*\*\[先进\]\(https" in text for text in shown)


def test_who_may_read_no_notices_sees_only_why(open_page):
    publish()
    said = words(open_page("notices", NOBODY))
    assert "您没有“阅读公示”的权限" in said
    assert a_draft().title not in said
