"""Rules of meetings: the monthly meeting on the first working day, and how it went each month (domain 6.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.rules.working_days import Calendar, first_working_day, working_days_between

TO_ENTER_WITHIN = 3  # working days after the due day in which nothing entered is 待录入 and not yet 延期
REMINDED_AFTER = (3, 7)  # working days after a meeting at which the general office is reminded of its brief


class MeetingKind(StrEnum):
    COMMITTEE = "committee"  # 局党委会
    DIRECTORS = "directors"  # 局长办公会
    BUREAU_AFFAIRS = "bureau_affairs"  # 局务会议
    ALL_STAFF = "all_staff"  # 全局干部大会
    SPECIAL = "special"  # 专题会议


CLOSED_CIRCLE = frozenset({MeetingKind.COMMITTEE, MeetingKind.DIRECTORS})  # their minutes are not for circulation


class Attendance(StrEnum):
    PRESENT = "present"  # 出席
    IN_ATTENDANCE = "in_attendance"  # 列席, without a vote
    ON_LEAVE = "on_leave"  # 请假
    ABSENT = "absent"  # 缺席


class MonthState(StrEnum):
    ON_TIME = "on_time"  # 按期
    EARLY = "early"  # 提前
    LATE = "late"  # 延期
    NOT_HELD = "not_held"  # 未召开
    TO_BE_ENTERED = "to_be_entered"  # 待录入: at most three working days past due, and nothing entered
    NOT_DUE = "not_due"  # 未到期


@dataclass(frozen=True, slots=True)
class MonthlyMeeting:
    """How a month stands.

    `days_late` counts working days after the due day, up to the meeting or, where none is entered yet, up to today: a
    month that is late (延期) and has no `held_on` still waits for its meeting;
    `provisional` where the calendar is not yet published.
    """

    due_on: date
    held_on: date | None
    state: MonthState
    days_late: int
    provisional: bool


def monthly_meeting(year: int, month: int, held_on: date | None, today: date, calendar: Calendar) -> MonthlyMeeting:
    """The state of a month's 局务会议, due on the first working day of the month."""
    due = first_working_day(year, month, calendar)
    state, days_late = _state(due.day, held_on, today, calendar)
    return MonthlyMeeting(due.day, held_on, state, days_late, due.provisional)


def _state(due: date, held_on: date | None, today: date, calendar: Calendar) -> tuple[MonthState, int]:
    if held_on is not None:
        days_late = max(working_days_between(due, held_on, calendar), 1) if held_on > due else 0
        return (
            MonthState.LATE if held_on > due else MonthState.EARLY if held_on < due else MonthState.ON_TIME
        ), days_late
    if (today.year, today.month) > (due.year, due.month):
        return MonthState.NOT_HELD, 0
    if today < due:
        return MonthState.NOT_DUE, 0
    past = working_days_between(due, today, calendar)
    return (MonthState.TO_BE_ENTERED if past <= TO_ENTER_WITHIN else MonthState.LATE), past


def reminder(owed_since: date, today: date, calendar: Calendar) -> int:
    """Which reminder a meeting without an issued brief is at: 0, 1 (three working days over) or 2 (seven)."""
    return sum(working_days_between(owed_since, today, calendar) >= days for days in REMINDED_AFTER)
