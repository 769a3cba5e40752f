"""How the sample's notices end: verified, decided together or anew, concluded, and what followed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.commands import notice_closing, notice_decisions
from data.rules.committee_vote import Sitting
from data.rules.local_time import local_day
from data.rules.notice_kinds import NoticeKind, Procedure, procedure_of
from data.rules.notice_states import Outcome
from data.rules.roles import Viewer
from data.rules.working_days import notice_period
from data.samples import days
from data.samples.accounts import Actors
from data.samples.notice_contents import PERIOD_DAYS, said
from data.samples.timeline import Event

_MEMBERS = 7  # of the committee of the sample bureau
_MEETING = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(局党委会议)")
_STATES = {  # the states that follow the end of the period, in order
    Procedure.BUREAU: ("verifying", "decided", "concluded"),
    Procedure.STATUTORY: ("verifying", "concluded", "issued"),
    Procedure.PARTY: ("verifying", "concluded", "listed"),
}
_AGAINST = ("verifying", "reconsidering", "decided", "concluded")


def sitting_before(db: Session, by: Viewer, now: datetime, notice_id: int, decision: str) -> None:
    """Record the meeting that the text of a promotion names."""
    found = _MEETING.search(decision)
    assert found is not None
    sitting = _sitting(found[0], date(int(found[1]), int(found[2]), int(found[3])))
    notice_decisions.discuss(db, by=by, now=now, notice_id=notice_id, version=1, sitting=sitting)


class Closing:
    """The steps of one notice after its last day. `notice_id` is asked when they are taken."""

    def __init__(self, row: Mapping[str, Any], actors: Actors, notice_id: Callable[[], int]) -> None:
        self._row = row
        self._actors = actors
        self._notice_id = notice_id
        self._kind = NoticeKind(row["kind"])
        self._outcome = Outcome(row.get("outcome", "none"))

    def events(self, counted_from: date) -> Iterator[Event]:
        """Verified on the day after, decided on the third, concluded on the fourth, what followed on the sixth."""
        last_day = self._last_day(counted_from)
        yield Event(days.at(days.after(last_day, 1), "10:00"), self._verify)
        if self._row.get("ends") in ("deferred", "verifying"):
            return
        if self._outcome is Outcome.NEW_NOTICE:
            renewed = days.after(last_day, 2)
            yield Event(days.at(renewed, "09:00"), self._renew)
            last_day = self._last_day(renewed)
            yield Event(days.at(days.after(last_day, 1), "10:00"), self._verify_again)
        states = _AGAINST if self._outcome is Outcome.EFFECT else _STATES[procedure_of(self._kind)]
        for state in states[1 : states.index(self._row.get("ends", states[-1])) + 1]:
            after, clock, step = {
                "reconsidering": (2, "15:00", self._reconsider),
                "decided": (3, "15:00", self._decide),
                "concluded": (4, "09:30", self._conclude),
                "issued": (6, "10:00", self._issue),
                "listed": (6, "10:00", self._enlist),
            }[state]
            yield Event(days.at(days.after(last_day, after), clock), step)

    def _last_day(self, counted_from: date) -> date:
        return notice_period(
            counted_from, PERIOD_DAYS, self._row.get("count_first_day", False), days.calendar()
        ).last_day

    def _verify(self, db: Session, now: datetime) -> None:
        self._found(db, now, self._outcome)

    def _verify_again(self, db: Session, now: datetime) -> None:
        self._found(db, now, Outcome.NO_EFFECT)

    def _found(self, db: Session, now: datetime, outcome: Outcome) -> None:
        finding, by = said("findings", self._kind, outcome), self._actors["verifier"]
        notice_closing.verify(db, by=by, now=now, notice_id=self._notice_id(), outcome=outcome, finding=finding)

    def _renew(self, db: Session, now: datetime) -> None:
        reason = "评选程序已补正，按核实意见重新公示。"
        notice_closing.renew(db, by=self._actors["hr2"], now=now, notice_id=self._notice_id(), reason=reason)

    def _reconsider(self, db: Session, now: datetime) -> None:
        by = self._actors["secretary"]
        notice_decisions.reconsider(db, by=by, now=now, notice_id=self._notice_id(), consenting=6, entitled=_MEMBERS)

    def _decide(self, db: Session, now: datetime) -> None:
        against = self._outcome is Outcome.EFFECT
        sitting = _sitting("局党委会议", local_day(now), against=against)
        decision, by = said("decisions", self._kind, self._last_outcome()), self._actors["secretary"]
        notice_decisions.decide(db, by=by, now=now, notice_id=self._notice_id(), sitting=sitting, decision=decision)

    def _conclude(self, db: Session, now: datetime) -> None:
        result, by = said("results", self._kind, self._last_outcome()), self._actors["hr2"]
        notice_closing.conclude(db, by=by, now=now, notice_id=self._notice_id(), result=result)

    def _issue(self, db: Session, now: datetime) -> None:
        on = local_day(now)
        number = f"滨市监任〔{on.year}〕{on.month * 10 + self._notice_id() % 10}号"
        by = self._actors["hr2"]
        notice_closing.issue(db, by=by, now=now, notice_id=self._notice_id(), issued_on=on, issued_as=number)

    def _enlist(self, db: Session, now: datetime) -> None:
        notice_closing.enlist(db, by=self._actors["secretary"], now=now, notice_id=self._notice_id())

    def _last_outcome(self) -> Outcome:
        return Outcome.NO_EFFECT if self._outcome is Outcome.NEW_NOTICE else self._outcome


def _sitting(meeting: str, held_on: date, *, against: bool = False) -> Sitting:
    """Six or seven of the seven came, and nearly all were of one mind."""
    present = _MEMBERS - held_on.day % 2
    agree, refuse = (1, present - 1) if against else (present, 0)
    return Sitting(meeting, held_on, _MEMBERS, present, agree, refuse, 0)
