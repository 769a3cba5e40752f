"""Major decisions recorded, their votes kept apart, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.rules.decision_rules import DecisionKind, Vote
from data.rules.local_time import local_day
from data.rules.roles import Permission, Viewer, must
from data.tables.decisions import Decision, DecisionVote
from data.tables.meetings import Meeting
from data.tables.notices import Notice


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """One decision. None: not recorded, which no rule takes for clear. `interested`: names of members, by 、."""

    kind: DecisionKind
    text: str
    ground: str
    amount_fen: int | None = None
    voucher_no: str = ""
    notice_id: int | None = None
    on_agenda: bool | None = None
    leader_spoke_last: bool | None = None
    interested: str | None = None
    for_staff: bool = True


def record(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    form_id: str,
    meeting_id: int,
    content: DecisionContent,
    votes: Mapping[str, Vote] | None = None,
) -> int:
    """Record what a meeting decided and answer its id; the same form sent twice is one decision. `votes` by member.

    Raises RuleBroken for missing words, NotFound for a meeting or notice that is not there.
    """
    must(by, Permission.RECORD_DECISIONS)
    known = db.scalar(select(Decision.id).where(Decision.form_id == form_id))
    if known is not None:
        return known
    for name in ("text", "ground"):
        if not getattr(content, name).strip():
            raise RuleBroken("field_missing", field=f"decision_{name}", person="")
    if db.scalar(select(Meeting.id).where(Meeting.id == meeting_id).with_for_update()) is None:
        raise NotFound("meeting_unknown", meeting_id=meeting_id)
    if content.notice_id is not None and db.get(Notice, content.notice_id) is None:
        raise NotFound("notice_unknown", notice_id=content.notice_id)
    before = db.scalar(select(func.max(Decision.number)).where(Decision.meeting_id == meeting_id)) or 0
    decision = Decision(
        form_id=form_id,
        meeting_id=meeting_id,
        number=before + 1,
        kind=content.kind,
        text=content.text.strip(),
        ground=content.ground.strip(),
        amount_fen=content.amount_fen,
        voucher_no=content.voucher_no.strip(),
        notice_id=content.notice_id,
        on_agenda=content.on_agenda,
        leader_spoke_last=content.leader_spoke_last,
        interested=content.interested,
        for_staff=content.for_staff,
        result="",
        recorded_by=by.name or by.login,
        recorded_at=now,
    )
    db.add(decision)
    db.flush()
    db.add_all(DecisionVote(decision_id=decision.id, name=name, vote=vote) for name, vote in (votes or {}).items())
    audit_log.append(
        db,
        by=by,
        now=now,
        action="decisions.record",
        subject="decision",
        subject_id=decision.id,
        meeting_id=meeting_id,
        kind=content.kind,
        votes_recorded=len(votes or {}),  # that there are votes; how each member voted is not told to the log
    )
    return decision.id


def tell_result(db: Session, *, by: Viewer, now: datetime, decision_id: int, result: str, voucher_no: str = "") -> None:
    """Say what came of a decision, and by which payment. What was said before stays in the audit log."""
    must(by, Permission.RECORD_DECISIONS)
    decision = db.scalar(select(Decision).where(Decision.id == decision_id).with_for_update())
    if decision is None:
        raise NotFound("decision_unknown", decision_id=decision_id)
    if not result.strip():
        raise RuleBroken("result_missing")
    decision.result, decision.result_on = result.strip(), local_day(now)
    decision.voucher_no = voucher_no.strip() or decision.voucher_no
    audit_log.append(
        db,
        by=by,
        now=now,
        action="decisions.tell_result",
        subject="decision",
        subject_id=decision_id,
        result=result,
        voucher_no=decision.voucher_no,
    )
