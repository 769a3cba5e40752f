"""Major decisions: what was decided, on what ground, with what result; for a few, how members voted and what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules.decision_rules import DecisionFacts, DecisionKind, Judged, Vote, is_carried, judge
from data.rules.local_time import local_day
from data.rules.meeting_rules import Attendance, MeetingKind
from data.rules.notice_kinds import procedure_of
from data.rules.notice_workflow import needs_decision
from data.rules.roles import Permission, Viewer, can
from data.tables.decisions import Decision, DecisionVote
from data.tables.meetings import Meeting, MeetingAttendance
from data.tables.notices import Notice
from queries import visible


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision. `meeting_id` is None where the viewer may not read the meeting; `line_id` and `notice_id` lead to
    the payment and the notice, where there are such and the viewer may see them.
    """

    id: int
    kind: DecisionKind
    text: str
    ground: str
    amount_fen: int | None
    decided_on: date
    meeting_kind: MeetingKind
    meeting_id: int | None
    line_id: int | None
    voucher_no: str
    notice_id: int | None
    result: str
    result_on: date | None
    for_staff: bool


@dataclass(frozen=True, slots=True)
class Discipline:
    """How a decision was come to: attendance, votes, and each rule's answer. Never for staff.

    `carried` is None where no vote is on record.
    """

    entitled: int
    present: int
    carried: bool | None
    votes: Mapping[str, Vote]
    judged: tuple[Judged, ...]


def listed(
    db: Session, viewer: Viewer, *, year: int | None = None, kind: DecisionKind | None = None
) -> tuple[DecisionRow, ...]:
    """Decisions that the viewer may read, the latest first."""
    wanted = visible.decisions(viewer).add_columns(Meeting).order_by(Meeting.held_on.desc(), Decision.number)
    if year is not None:
        wanted = wanted.where(Meeting.year == year)
    if kind is not None:
        wanted = wanted.where(Decision.kind == kind)
    may_read = set(db.scalars(visible.meetings(viewer).with_only_columns(Meeting.id)))
    return tuple(_row(db, viewer, decision, meeting, may_read) for decision, meeting in db.execute(wanted).all())


def years(db: Session, viewer: Viewer) -> tuple[int, ...]:
    """Years with decisions, the latest first."""
    seen = visible.decisions(viewer).with_only_columns(Meeting.year).distinct()
    return tuple(db.scalars(seen.order_by(Meeting.year.desc())))


def discipline(db: Session, viewer: Viewer, *, decision_id: int) -> Discipline:
    """What the rules say of one decision. Raises NotAllowed for who may not read votes."""
    votes = visible.votes(viewer).where(DecisionVote.decision_id == decision_id).order_by(DecisionVote.id)
    by_name = {vote.name: vote.vote for vote in db.scalars(votes)}
    found = db.execute(
        visible.decisions(viewer).where(Decision.id == decision_id).add_columns(Meeting.kind, Meeting.held_on)
    ).first()
    if found is None:
        raise NotFound("decision_unknown", decision_id=decision_id)
    decision, meeting_kind, held_on = found
    came = Counter(
        db.scalars(select(MeetingAttendance.attendance).where(MeetingAttendance.meeting_id == decision.meeting_id))
    )
    entitled = sum(came.values()) - came[Attendance.IN_ATTENDANCE]
    linked, acted_on = _acted_on(db, viewer, decision)
    facts = DecisionFacts(
        kind=decision.kind,
        meeting=meeting_kind,
        decided_on=held_on,
        entitled=entitled,
        present=came[Attendance.PRESENT],
        votes=by_name,
        interested=None if decision.interested is None else tuple(filter(None, decision.interested.split("、"))),
        on_agenda=decision.on_agenda,
        leader_spoke_last=decision.leader_spoke_last,
        linked=linked,
        acted_on=acted_on,
    )
    carried = is_carried(facts.tally) if by_name else None
    return Discipline(entitled, came[Attendance.PRESENT], carried, by_name, judge(facts))


def members(db: Session, viewer: Viewer, *, meeting_id: int) -> tuple[str, ...]:
    """Who had a vote in a meeting: those who should attend and did."""
    visible.votes(viewer)
    wanted = select(MeetingAttendance.name).where(
        MeetingAttendance.meeting_id == meeting_id, MeetingAttendance.attendance == Attendance.PRESENT
    )
    return tuple(db.scalars(wanted.order_by(MeetingAttendance.position)))


def _acted_on(db: Session, viewer: Viewer, decision: Decision) -> tuple[bool, date | None]:
    """Whether a payment or a notice is linked, and the first day of what must follow the decision: its first payment,
    or the notice where its procedure wants the decision before it.
    """
    if decision.voucher_no and can(viewer, Permission.READ_SPENDING):
        line = visible.spending_lines(viewer).subquery()
        paid = select(func.count(), func.min(line.c.paid_on)).where(line.c.voucher_no == decision.voucher_no)
        lines, first = db.execute(paid).one()
        return bool(lines), first
    if decision.notice_id is None:
        return False, None
    notice = db.scalar(visible.notices(viewer).where(Notice.id == decision.notice_id))
    if notice is None:
        return False, None
    follows = needs_decision(procedure_of(notice.kind)) and notice.published_at is not None
    return True, local_day(notice.published_at) if follows and notice.published_at else None


def _row(db: Session, viewer: Viewer, decision: Decision, meeting: Meeting, may_read: set[int]) -> DecisionRow:
    line_id = None
    if decision.voucher_no:
        line = visible.spending_lines(viewer).subquery()
        line_id = db.scalar(select(func.min(line.c.id)).where(line.c.voucher_no == decision.voucher_no))
    return DecisionRow(
        id=decision.id,
        kind=decision.kind,
        text=decision.text,
        ground=decision.ground,
        amount_fen=decision.amount_fen,
        decided_on=meeting.held_on,
        meeting_kind=meeting.kind,
        meeting_id=meeting.id if meeting.id in may_read else None,
        line_id=line_id,
        voucher_no=decision.voucher_no,
        notice_id=decision.notice_id,
        result=decision.result,
        result_on=decision.result_on,
        for_staff=decision.for_staff,
    )
