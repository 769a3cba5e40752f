"""Who came to a meeting, and who was on leave why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from data.rules.meeting_content import Attendee
from data.rules.meeting_rules import Attendance
from data.samples import organisation

_REASONS = ("参加市政府会议", "外出学习", "出差", "年休假", "病假", "参加省局会议", "带队检查")
_IN_ATTENDANCE = ("0017", "0028", "0031")  # heads of personnel, organ Party committee and organ discipline: no vote


def leaders_and_heads(rng: Random, day: date) -> tuple[Attendee, ...]:
    """The monthly meeting: the leadership and the head of each unit, or who stands in while there is none."""
    leaders = [no for no, post in organisation.on(day).items() if post.in_leadership]
    heads = [_head_or_deputy(unit.code, day) for unit in organisation.spending_units()]
    return _with_leave(rng, [*leaders, *heads], day, rng.choice((0, 1, 1, 2, 2, 3)))


def committee(rng: Random, day: date) -> tuple[Attendee, ...]:
    """The Party committee, at most one on leave, and those who attend without a vote."""
    members = [no for no, post in organisation.on(day).items() if post.in_committee]
    voting = _with_leave(rng, members, day, rng.choice((0, 0, 0, 1)))
    return (*voting, *(_attendee(no, day, Attendance.IN_ATTENDANCE) for no in _IN_ATTENDANCE))


def directors(rng: Random, day: date, reporting: Iterable[str]) -> tuple[Attendee, ...]:
    """The leadership, and the heads of the units that report."""
    leaders = [no for no, post in organisation.on(day).items() if post.in_leadership]
    codes = [unit.code for unit in organisation.spending_units() if unit.name in set(reporting)]
    guests = [_attendee(_head_or_deputy(code, day), day, Attendance.IN_ATTENDANCE) for code in codes]
    return (*_with_leave(rng, leaders, day, rng.choice((0, 1))), *guests)


def everybody(rng: Random, day: date) -> tuple[Attendee, ...]:
    """The all-staff meeting."""
    return _with_leave(rng, list(organisation.on(day)), day, rng.randint(3, 7))


def chair(attendees: Sequence[Attendee]) -> str:
    """The first of those present: the director, or the deputy in the director's absence."""
    return next(person.name for person in attendees if person.attendance is Attendance.PRESENT)


def _with_leave(rng: Random, staff: Sequence[str], day: date, absent: int) -> tuple[Attendee, ...]:
    away = set(rng.sample(staff[1:], absent))
    return tuple(
        _attendee(no, day, Attendance.ON_LEAVE, rng.choice(_REASONS)) if no in away else _attendee(no, day)
        for no in staff
    )


def _attendee(no: str, day: date, how: Attendance = Attendance.PRESENT, reason: str = "") -> Attendee:
    title = organisation.title(no, day)
    post = title if organisation.on(day)[no].in_leadership else title.split("、")[0]  # without the rank beside it
    return Attendee(organisation.people()[no].name, post, how, reason)


def _head_or_deputy(unit: str, day: date) -> str:
    head = organisation.head(unit, day)
    if head is not None:
        return head
    members = organisation.members(unit, day)
    return next((no for no in members if organisation.on(day)[no].title.startswith("副")), members[0])
