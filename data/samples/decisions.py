"""Major decisions recorded by the committee's secretary: those of decisions.toml, and those on cadres behind notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.commands import decisions as commands
from data.commands.decisions import DecisionContent
from data.rules.decision_rules import DecisionKind, Vote
from data.rules.meeting_rules import Attendance, MeetingKind
from data.samples import days
from data.samples.accounts import Actors
from data.samples.ledger.books import chance
from data.samples.ledger.months import LAST_DAY
from data.samples.material import toml
from data.samples.notices import rows
from data.samples.special_meetings import decided_on
from data.samples.timeline import Deed, Event
from data.tables.meetings import Meeting, MeetingAttendance
from data.tables.notices import Notice, NoticeVersion

_PROMOTIONS = ("cadre_pre_appointment", "rank_promotion")  # the committee decides before their notice


def events(actors: Actors) -> Iterator[Event]:
    """Each recorded a few days after its meeting, those on cadres once their notice is out."""
    for number, row in enumerate(toml("decisions.toml")["decision"], start=1):
        course = _Course(f"sample-decision-{number:02}", actors)
        yield Event(days.at(days.after(row["held"], 3), "15:30"), course.record(row))
        yield Event(days.at(row["result_on"], "15:30"), course.tell_result(row))
    for number, row in enumerate(rows(), start=1):
        decided = next(decided_on(row), None)
        told = days.after(row["published"], 1)
        if decided and row["kind"] in _PROMOTIONS and row.get("ends") != "draft" and told <= LAST_DAY:
            course = _Course(f"sample-cadres-{number:03}", actors)
            yield Event(days.at(told, "15:30"), course.record_cadres(row, decided))


class _Course:
    """One decision and its number once it is recorded."""

    def __init__(self, form_id: str, actors: Actors) -> None:
        self._form_id = form_id
        self._by = actors["secretary"]
        self._id = 0

    def record(self, row: Mapping[str, Any]) -> Deed:
        def deed(db: Session, now: datetime) -> None:
            meeting = _meeting(db, MeetingKind(row["meeting"]), row["held"])
            amount = row.get("amount")
            content = DecisionContent(
                kind=DecisionKind(row["kind"]),
                text=row["text"],
                ground=row["ground"],
                amount_fen=amount * 100 if amount else None,
                on_agenda=True,
                leader_spoke_last=True if meeting.kind is MeetingKind.DIRECTORS else None,
            )
            self._record(db, now, meeting, content, _votes(db, meeting))

        return deed

    def record_cadres(self, row: Mapping[str, Any], decided: date) -> Deed:
        def deed(db: Session, now: datetime) -> None:
            meeting = _meeting(db, MeetingKind.COMMITTEE, decided)
            content = DecisionContent(
                kind=DecisionKind.CADRES,
                text=_title(db, row, now),
                ground="民主推荐、考察情况和党委会议讨论",
                notice_id=_notice(db, row["published"], row["kind"]),
                on_agenda=True,
                leader_spoke_last=True,
                interested="",
                for_staff=False,
            )
            self._record(db, now, meeting, content, _votes(db, meeting))

        return deed

    def tell_result(self, row: Mapping[str, Any]) -> Deed:
        def deed(db: Session, now: datetime) -> None:
            voucher = row.get("voucher", "")
            commands.tell_result(
                db, by=self._by, now=now, decision_id=self._id, result=row["result"], voucher_no=voucher
            )

        return deed

    def _record(
        self, db: Session, now: datetime, meeting: Meeting, content: DecisionContent, votes: Mapping[str, Vote]
    ) -> None:
        self._id = commands.record(
            db, by=self._by, now=now, form_id=self._form_id, meeting_id=meeting.id, content=content, votes=votes
        )


def _meeting(db: Session, kind: MeetingKind, day: date) -> Meeting:
    return db.scalars(select(Meeting).where(Meeting.kind == kind, Meeting.held_on == day)).one()


def _votes(db: Session, meeting: Meeting) -> dict[str, Vote]:
    """All in favour but sometimes one; an all-staff meeting announces and does not vote."""
    if meeting.kind is MeetingKind.ALL_STAFF:
        return {}
    rng = chance((meeting.year, meeting.held_on.month), f"votes {meeting.id}")
    came = (MeetingAttendance.meeting_id == meeting.id, MeetingAttendance.attendance == Attendance.PRESENT)
    names = list(db.scalars(select(MeetingAttendance.name).where(*came).order_by(MeetingAttendance.position)))
    votes = dict.fromkeys(names, Vote.IN_FAVOUR)
    if rng.random() < 0.25:
        votes[rng.choice(names[1:])] = rng.choice((Vote.DEFERRED, Vote.ABSTAINED))
    return votes


def _notice(db: Session, published: date, kind: str) -> int | None:
    return db.scalar(
        select(Notice.id).where(Notice.published_at == days.at(published, "09:00"), Notice.kind == kind).limit(1)
    )


def _title(db: Session, row: Mapping[str, Any], now: datetime) -> str:
    notice_id = _notice(db, row["published"], row["kind"])
    titles = select(NoticeVersion.title).where(NoticeVersion.notice_id == notice_id, NoticeVersion.written_at <= now)
    title = db.scalar(titles.order_by(NoticeVersion.number.desc()).limit(1)) or ""
    return f"同意{title}所列人选，按程序公示。"
