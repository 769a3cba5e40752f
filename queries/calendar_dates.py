"""The days of a reader's calendar: monthly meetings due or held, other meetings, deadlines, closing days of notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from data.rules.meeting_rules import MeetingKind, MonthState
from data.rules.roles import Permission, Viewer, can
from queries import freshness, matters, meetings, notices
from queries.freshness import Changes
from queries.matters import MatterRow
from queries.meetings import MeetingRow, MonthCell
from queries.notices import NoticeRow

SUBJECTS = ("meeting", "matter", "notice", "work_calendar")
CLOSED_MATTERS = 200  # more than a unit closes in a year


@dataclass(frozen=True, slots=True)
class CalendarDates:
    """What there is this year and the next. `months`: the year, and one of its months.

    `changes`: by subject and id, how often each was written and when last.
    """

    months: tuple[tuple[int, MonthCell], ...]
    meetings: tuple[MeetingRow, ...]
    matters: tuple[MatterRow, ...]
    notices: tuple[NoticeRow, ...]
    changes: Mapping[tuple[str, str], Changes]


def dates(db: Session, viewer: Viewer, *, today: date) -> CalendarDates:
    """The days that the viewer may see: monthly meetings held or still due, other meetings with an issued brief, notices
    that are open, deadlines of this year and those missed before.

    Of matters, those of the viewer's unit; all of them for who follows matters up, and none for an account without a
    unit: a calendar that holds everybody's deadlines is no calendar of anybody.
    """
    months = [(year, cell) for year in (today.year, today.year + 1) for cell in _months(db, viewer, year, today)]
    issued = [row for row in meetings.listed(db, viewer, year=today.year) if row.issued_at is not None]
    return CalendarDates(
        months=tuple(months),
        meetings=tuple(row for row in issued if row.kind is not MeetingKind.BUREAU_AFFAIRS),
        matters=_matters(db, viewer, today),
        notices=tuple(row for row in notices.open_now(db, viewer, today=today) if row.last_day is not None),
        changes=freshness.changes(db, *SUBJECTS),
    )


def _months(db: Session, viewer: Viewer, year: int, today: date) -> list[MonthCell]:
    """Without those that are over and had no meeting: there is nothing to go to."""
    cells = meetings.months(db, viewer, year=year, today=today)
    return [cell for cell in cells if cell.meeting.state is not MonthState.NOT_HELD]


def _matters(db: Session, viewer: Viewer, today: date) -> tuple[MatterRow, ...]:
    every = can(viewer, Permission.FOLLOW_MATTERS)
    if not every and not viewer.unit:
        return ()
    unit = "" if every else viewer.unit
    running = matters.running(db, viewer, today=today, unit=unit)
    closed = matters.closed(db, viewer, today=today, unit=unit, most=CLOSED_MATTERS)
    this_year = (row for row in closed if row.deadline is not None and row.deadline.year >= today.year)
    return (*(row for row in running if row.deadline is not None), *this_year)
