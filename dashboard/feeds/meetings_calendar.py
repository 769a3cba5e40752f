"""The meetings, deadlines and closing days of a reader as an iCalendar feed, in the reader's language.

An event keeps its UID for good; whatever is written about it raises its SEQUENCE and LAST-MODIFIED, so that a deadline
that is extended moves in the calendars of those who subscribed. Nothing in an event depends on the day of asking.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from dashboard import labels
from dashboard.i18n import speak, t
from data.database import reading
from data.rules.local_time import end_of
from data.rules.matter_workflow import MatterState
from data.rules.meeting_rules import MeetingKind
from data.rules.roles import Viewer
from queries import calendar_dates, freshness
from queries.calendar_dates import CalendarDates
from queries.freshness import Changes
from queries.matters import MatterRow
from queries.meetings import MeetingRow, MonthCell
from queries.notices import NoticeRow

REFRESH = timedelta(hours=6)
LONGEST_SUMMARY = 60  # characters; a calendar cuts it earlier, the description has all of it
NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the version of what nobody wrote anything about
_FINISHED = (MatterState.DONE, MatterState.CLOSED)


def tag(viewer: Viewer, *, today: date) -> str:
    """Changes whenever the feed may: something was written, another day began, or the reader may see other things."""
    with reading() as db:
        latest = freshness.latest(db, *calendar_dates.SUBJECTS)
    parts = (latest, today, viewer.login, viewer.unit, viewer.language, *sorted(viewer.permissions))
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]


def ics(viewer: Viewer, *, today: date, body: str, home: str) -> bytes:
    """The feed. `body`: whose dashboard it is; `home`: the address under which its pages are reached."""
    speak(viewer.language)
    with reading() as db:
        found = calendar_dates.dates(db, viewer, today=today)
        origin = freshness.origin(db)[:12]
    calendar = Calendar()
    name = t("公开 · {body}", body=body)
    calendar.add("prodid", "-//Gongkai//gongkai//ZH")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in _events(found, home):
        event["uid"] = f"{event['uid']}@{origin}.gongkai"
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(found: CalendarDates, home: str) -> Iterator[Event]:
    for year, cell in found.months:
        yield _month(found, year, cell, home)
    for meeting in found.meetings:
        yield _meeting(found, meeting, home)
    for matter in found.matters:
        yield _matter(found, matter, home)
    for notice in found.notices:
        yield _notice(found, notice, home)


def _month(found: CalendarDates, year: int, cell: MonthCell, home: str) -> Event:
    """The monthly meeting: on the day it is due, and once it is held on the day it was held."""
    name, month = labels.label(MeetingKind.BUREAU_AFFAIRS), cell.meeting
    link = f"{home}/meeting?id={cell.meeting_id}" if cell.meeting_id else f"{home}/meetings?year={year}"
    version = _version(found, ("work_calendar", None))
    uid = f"month-{year}-{cell.month:02d}"
    if month.held_on is None:
        said, told = t("{meeting}应召开", meeting=name), t("每月第一个工作日召开。")
        return _event(uid, month.due_on, said, told, link, version, provisional=month.provisional)
    said = t("{meeting}（{state}）", meeting=name, state=labels.label(month.state))
    if cell.meeting_id:
        version = _version(found, ("work_calendar", None), ("meeting", cell.meeting_id))
    else:  # held, its brief not yet to be read by this reader: what is known of it is its day
        version = Changes(version.count + 1, max(version.latest_at, end_of(month.held_on).astimezone(UTC)))
    return _event(uid, month.held_on, said, "", link, version)


def _meeting(found: CalendarDates, row: MeetingRow, home: str) -> Event:
    version = _version(found, ("meeting", row.id))
    link = f"{home}/meeting?id={row.id}"
    return _event(f"meeting-{row.id}", row.held_on, row.title, labels.label(row.kind), link, version)


def _matter(found: CalendarDates, row: MatterRow, home: str) -> Event:
    assert row.deadline is not None  # matters without one are not asked for
    state = labels.label(row.state)
    head = state if row.state in _FINISHED else t("时限")
    said = t("{head}：{text}（{unit}）", head=head, text=_short(row.text), unit=row.lead_unit)
    facts = (
        (t("责任单位"), row.lead_unit),
        (t("配合单位"), row.helping_units),
        (t("责任领导"), row.leader),
        (t("状态"), state),
    )
    told = "\n".join([row.text, *(t("{name}：{value}", name=name, value=value) for name, value in facts if value)])
    version = _version(found, ("matter", row.id), ("meeting", row.meeting_id))
    return _event(f"matter-{row.id}", row.deadline, said, told, f"{home}/matter?id={row.id}", version)


def _notice(found: CalendarDates, row: NoticeRow, home: str) -> Event:
    assert row.last_day is not None  # notices without a period are not asked for
    version = _version(found, ("notice", row.id), ("work_calendar", None))
    said, told = t("公示截止：{title}", title=_short(row.title)), t("意见收至当日24:00。")
    link = f"{home}/notice?id={row.id}"
    return _event(f"notice-{row.id}", row.last_day, said, told, link, version, provisional=row.provisional)


def _event(
    uid: str, day: date, summary: str, description: str, link: str, version: Changes, *, provisional: bool = False
) -> Event:
    """An event of a whole day, which takes nobody's time. Provisional ones say so in words and in STATUS."""
    if provisional:
        summary = t("{title}（暂算）", title=summary)
        description += t("放假安排尚未公布，日期为暂算，公布后可能变动。")
    event = Event()
    event.add("uid", uid)
    event.add("summary", summary)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", version.latest_at)
    event.add("last-modified", version.latest_at)
    event.add("sequence", version.count)
    event.add("status", "TENTATIVE" if provisional else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", link)
    if description:
        event.add("description", description)
    return event


def _version(found: CalendarDates, *about: tuple[str, int | None]) -> Changes:
    """How often anything was written about it, and when last. No id stands for all of the subject."""
    known = [
        changes
        for (subject, key), changes in found.changes.items()
        if any(subject == wanted and number in (None, key) for wanted, number in _keys(about))
    ]
    latest = max((changes.latest_at for changes in known), default=NEVER)
    return Changes(sum(changes.count for changes in known), latest)


def _keys(about: Sequence[tuple[str, int | None]]) -> list[tuple[str, str | None]]:
    return [(subject, None if number is None else str(number)) for subject, number in about]


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST_SUMMARY else one_line[: LONGEST_SUMMARY - 1] + "…"
