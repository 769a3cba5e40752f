"""The year at a glance, and the list."""

from __future__ import annotations

from datetime import date

from data.rules.meeting_rules import MeetingKind
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.meetings import enter
from tests.people import EMPLOYEE, LEADER, NOBODY, OFFICE, somebody


def test_the_year_is_summed_up_in_a_sentence_and_shown_month_by_month(open_page):
    load_calendar(2026)
    first = enter(held_on=date(2026, 1, 4), title="一月局务会议纪要")
    enter(held_on=date(2026, 5, 8), late_reason="局领导赴省参加会议")
    enter(held_on=date(2026, 8, 2))
    app = open_page("meetings", EMPLOYEE)
    said = words(app)
    assert (
        "2026年局务会议：按期 1 次，提前 1 次，延期 2 次（5月 2 个工作日、11月尚未录入），"
        "未召开 7 次（2月、3月、4月、6月、7月、9月、10月），未到期 1 次。"
    ) in said
    for part in ("召开 2026-01-04（周日）", "迟 2 个工作日", "原因：局领导赴省参加会议", "应于 2026-12-01（周二）"):
        assert part in said
    assert ("meeting", f"id={first}") in links(app)
    assert "一月局务会议纪要" in said
    assert "局务会议 · 〔2026〕第1期 · 2026-01-04（周日）" in said


def test_a_late_meeting_without_a_reason_says_so(open_page):
    load_calendar(2026)
    enter(held_on=date(2026, 5, 8))
    assert "未注明原因" in words(open_page("meetings", EMPLOYEE))


def test_the_next_year_is_offered_and_its_days_are_provisional(open_page):
    load_calendar(2026)
    enter()
    app = open_page("meetings", EMPLOYEE, year=2027)
    assert words(app).count("暂算") == 12
    assert "2027年局务会议：未到期 12 次。" in words(app)
    assert "该年没有符合条件的会议纪要" in words(app)
    assert "暂算" not in words(open_page("meetings", EMPLOYEE))


def test_the_list_follows_the_kind_in_the_address(open_page):
    enter(title="局务会议一")
    enter(title="大会一", kind=MeetingKind.ALL_STAFF)
    said = words(open_page("meetings", EMPLOYEE, kind="all_staff"))
    assert "大会一" in said
    assert "局务会议一" not in said


def test_kinds_that_a_reader_may_not_see_are_not_offered(open_page):
    enter()
    assert "局党委会" not in open_page("meetings", EMPLOYEE).selectbox[1].options
    assert "局党委会" in open_page("meetings", LEADER).selectbox[1].options


def test_minutes_not_yet_issued_are_marked_for_the_office_and_hidden_from_others(open_page):
    load_calendar(2026)
    enter(title="十月纪要", held_on=date(2026, 10, 8))
    enter(title="十一月纪要", held_on=date(2026, 11, 2), issued=False)
    office, employee = words(open_page("meetings", OFFICE)), words(open_page("meetings", EMPLOYEE))
    assert "十一月纪要" in office
    assert "草稿" in office
    assert "十一月纪要" not in employee
    assert "召开 2026-11-02（周一）\n纪要尚未印发" in employee


def test_a_missing_number_is_shown(open_page):
    enter(serial=1)
    enter(serial=3)
    assert "期号不连续，缺：局务会议 〔2026〕第2期。" in words(open_page("meetings", EMPLOYEE))


def test_every_year_on_record_has_its_line(open_page):
    load_calendar(2025, 2026)
    enter(held_on=date(2025, 12, 1))
    enter(held_on=date(2026, 1, 4))
    said = words(open_page("meetings", EMPLOYEE))
    assert "- 2025年局务会议：按期 1 次，未召开 11 次" in said
    assert "- 2026年局务会议：按期 1 次" in said


def test_with_nothing_on_record_the_page_says_what_would_bring_something(open_page):
    said = words(open_page("meetings", EMPLOYEE))
    assert "还没有已印发的会议纪要。办公室录入并印发后，这里显示全年的会议。" in said
    assert "未召开" not in said


def test_a_title_is_shown_as_it_was_written(open_page):
    enter(title="*重要* [会议](http://a.b) :red[纪要]")
    app = open_page("meetings", EMPLOYEE)
    assert r"**\*重要\* \[会议\]\(http\:\/\/a\.b\) \:red\[纪要\]**" in [m.value for m in app.main.markdown]


def test_who_may_not_read_meetings_is_told_so(open_page):
    app = open_page("meetings", NOBODY)
    assert [error.value for error in app.error] == ["您没有“阅读会议”的权限。如工作需要，请联系系统管理员。"]
    assert "会议纪要" not in words(app)


def test_the_page_speaks_english(open_page):
    load_calendar(2026)
    enter(held_on=date(2026, 5, 8))
    said = words(open_page("meetings", somebody("reader", language="en")))
    assert "Nov" in said
    assert "月" not in said.replace("局务会议纪要", "")
