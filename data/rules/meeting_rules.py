"""Rules of meetings: the monthly meeting on the first working day, and how it went each month (domain 6.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.rules.working_days import Calendar, first_working_day, working_days_between


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


class MatterState(StrEnum):
    NOT_STARTED = "not_started"  # 未启动
    UNDER_WAY = "under_way"  # 推进中
    DONE = "done"  # 已完成
    CLOSED = "closed"  # 已销号


class MonthState(StrEnum):
    ON_TIME = "on_time"  # 按期
    EARLY = "early"  # 提前
    LATE = "late"  # 延期
    NOT_HELD = "not_held"  # 未召开
    TO_BE_ENTERED = "to_be_entered"  # 待录入: due, nothing entered, and the month not yet over
    NOT_DUE = "not_due"  # 未到期


@dataclass(frozen=True, slots=True)
class MonthlyMeeting:
    """How a month stands.

    `days_late` counts working days after the due day, up to the meeting or, where none is entered yet, up to today;
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
    return MonthState.TO_BE_ENTERED, working_days_between(due, today, calendar)


def days_overdue(deadline: date | None, state: MatterState, today: date, calendar: Calendar) -> int:
    """Working days by which a matter settled is past its deadline; 0 where it is not, is done, or has none."""
    if deadline is None or state in (MatterState.DONE, MatterState.CLOSED) or today <= deadline:
        return 0
    return max(working_days_between(deadline, today, calendar), 1)
