"""The calendar is read back by a calendar client's own parser, and a deadline that is extended moves in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from icalendar import Calendar
from sqlalchemy import select

from dashboard.feeds import meetings_calendar as feed
from data.commands import matters, work_calendar
from data.database import reading, writing
from data.rules.meeting_rules import MeetingKind
from data.rules.roles import Viewer
from data.tables.matters import SettledMatter
from tests.calendars import load_calendar
from tests.meetings import CLERK, NOW, a_matter, close, enter, save
from tests.notices import publish
from tests.people import ADMINISTRATOR, EMPLOYEE, LEADER

TODAY = date(2026, 11, 22)
LONG = "对全市特种设备使用单位开展安全隐患大排查大整治，逐家建立台账，逐项明确整改责任、措施、时限，" * 3


def sent(viewer: Viewer, today: date = TODAY) -> bytes:
    return feed.ics(viewer, today=today, body="滨海市市场监督管理局", home="https://gongkai.example")


def events(viewer: Viewer, today: date = TODAY) -> dict[str, Event]:
    """By the part of the UID that is ours."""
    calendar = IcsCalendarStream.calendar_from_ics(sent(viewer, today).decode())
    return {event.uid.partition("@")[0]: event for event in calendar.events}


@pytest.fixture
def matter_id(fresh_database: str) -> int:
    enter(matters=(a_matter(LONG, date(2026, 12, 10)),))
    with reading() as db:
        return db.scalars(select(SettledMatter.id)).one()


def test_a_client_reads_whole_days_with_their_links(matter_id):
    event = events(CLERK)[f"matter-{matter_id}"]
    assert (event.dtstart, event.dtend) == (date(2026, 12, 10), date(2026, 12, 11))
    assert event.summary
    assert event.summary.startswith("时限：对全市特种设备")
    assert event.summary.endswith("…（办公室）")
    assert event.description
    assert event.description.startswith(LONG), "folded Chinese comes back whole"
    assert str(event.url) == f"https://gongkai.example/matter?id={matter_id}"


def test_lines_are_folded_at_75_bytes_and_no_character_is_cut(matter_id):
    lines = sent(CLERK).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


def test_an_extension_moves_the_event_and_raises_its_sequence(matter_id):
    before = events(CLERK)[f"matter-{matter_id}"]
    tag = feed.tag(CLERK, today=TODAY)
    later = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
    with writing() as db:
        matters.ask_extension(
            db, by=CLERK, now=later, matter_id=matter_id, until=date(2026, 12, 31), reason="等待上级文件"
        )
    with writing() as db:
        matters.answer_extension(db, by=LEADER, now=later, matter_id=matter_id, granted=True, reason="同意")
    after = events(CLERK)[f"matter-{matter_id}"]
    assert after.uid == before.uid
    assert (before.dtstart, after.dtstart) == (date(2026, 12, 10), date(2026, 12, 31))
    assert before.sequence is not None
    assert after.sequence is not None
    assert after.sequence > before.sequence
    assert before.last_modified == NOW
    assert after.last_modified == after.dtstamp == later
    assert feed.tag(CLERK, today=TODAY) != tag


def test_nothing_changes_where_nothing_was_written(matter_id):
    assert sent(CLERK) == sent(CLERK)
    assert feed.tag(CLERK, today=TODAY) == feed.tag(CLERK, today=TODAY)
    unmoved = events(CLERK, date(2026, 11, 23))
    assert {uid: event.sequence for uid, event in unmoved.items()} == {
        uid: event.sequence for uid, event in events(CLERK).items()
    }


def test_the_tag_is_of_who_asks_and_of_the_day(matter_id):
    tags = {feed.tag(viewer, today=TODAY) for viewer in (CLERK, LEADER, replace(CLERK, language="en"))}
    assert len(tags | {feed.tag(CLERK, today=date(2026, 11, 23))}) == 4


def test_a_finished_matter_says_so(matter_id):
    close(matter_id)
    assert str(events(CLERK)[f"matter-{matter_id}"].summary).startswith("已销号：")


def test_a_monthly_meeting_moves_from_the_day_it_is_due_to_the_day_it_is_held(fresh_database):
    load_calendar(2026)
    october = date(2026, 10, 7)
    due = events(EMPLOYEE, october)["month-2026-10"]
    assert (due.summary, due.dtstart) == ("局务会议应召开", date(2026, 10, 8))
    save("late", held_on=date(2026, 10, 9), for_month=date(2026, 10, 1), late_reason="防汛")
    held = events(EMPLOYEE, date(2026, 10, 12))["month-2026-10"]
    assert (held.summary, held.dtstart) == ("局务会议（延期）", date(2026, 10, 9))
    assert held.sequence == (due.sequence or 0) + 1
    assert str(held.url).endswith("/meetings?year=2026"), "the brief is not yet to be read"


def test_days_of_a_year_without_a_calendar_are_provisional_until_it_is_loaded(fresh_database):
    before = events(EMPLOYEE)["month-2027-01"]
    assert (before.summary, before.status) == ("局务会议应召开（暂算）", "TENTATIVE")
    assert "暂算" in str(before.description)
    days = {date(2027, 1, day): (False, "元旦") for day in (1, 4)}
    with writing() as db:
        work_calendar.load_year(db, by=ADMINISTRATOR, now=NOW, year=2027, days=days, source="放假安排的通知")
    after = events(EMPLOYEE)["month-2027-01"]
    assert (after.summary, after.status, after.dtstart) == ("局务会议应召开", "CONFIRMED", date(2027, 1, 5))
    assert (after.sequence or 0) > (before.sequence or 0)


def test_a_notice_closes_in_the_calendar(fresh_database):
    load_calendar(2026)
    notice_id = publish()
    event = events(EMPLOYEE)[f"notice-{notice_id}"]
    assert event.summary == "公示截止：关于年度先进个人推荐对象的公示"
    assert event.dtstart == date(2026, 11, 27)


def test_what_is_for_its_circle_is_in_nobody_elses_calendar(fresh_database):
    meeting_id = enter(kind=MeetingKind.COMMITTEE, title="局党委会议", matters=(a_matter("人选酝酿"),))
    assert f"meeting-{meeting_id}" in events(LEADER)
    assert "人选酝酿" in sent(LEADER).decode()
    for viewer in (EMPLOYEE, CLERK):
        assert f"meeting-{meeting_id}" not in events(viewer)
        assert "党委" not in sent(viewer).decode()


def test_another_reader_of_the_standard_finds_nothing_wrong_in_it(matter_id):
    calendar = Calendar.from_ical(sent(LEADER))
    assert not calendar.errors
    for event in calendar.events:
        assert not event.errors
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert event["transp"] == "TRANSPARENT"
    uids = [str(event["uid"]) for event in calendar.events]
    assert len(set(uids)) == len(uids)


def test_an_english_reader_reads_english(matter_id):
    said = " ".join(str(event.summary) for event in events(replace(CLERK, language="en")).values())
    assert "Bureau affairs meeting" in said
    assert "局务会议" not in said
