"""What is done with an opinion: assigned to a verifier, asked about, settled with a finding, or closed as unrelated."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log, opinion_circle
from data.errors import NotAllowed, NotFound, RuleBroken
from data.opinion_circle import Handler
from data.rules import opinions
from data.rules.local_time import local_day
from data.rules.notice_workflow import Outcome
from data.rules.opinions import OpinionState
from data.rules.roles import GRANTS, Permission, Viewer, must
from data.tables.accounts import Account, AccountRole
from data.tables.opinions import Opinion, OpinionTurn


def assign(db: Session, *, by: Viewer, now: datetime, opinion_id: str, verifier_id: int) -> None:
    """Give an opinion to a verifier, or to another one while it is not settled.

    Raises RuleBroken("opinion_interest") for a verifier who is named in the notice, withdrew from it, wrote the opinion,
    or works in the unit of somebody under notice.
    """
    must(by, Permission.RECEIVE_OPINIONS)
    opinion = _opinion(db, by, opinion_id)
    _refuse_settled(opinion)
    _refuse_interest(db, _verifier(db, verifier_id), opinion, now)
    opinion.verifier_id, opinion.state = verifier_id, OpinionState.ASSIGNED
    _record(db, opinion, action="opinion_checks.assign", by=by, now=now, verifier_id=verifier_id)


def ask(db: Session, *, by: Viewer, now: datetime, opinion_id: str, question: str) -> None:
    """Ask the author something; they read it under their receipt, or under 我的意见. One question at a time."""
    must(by, Permission.HANDLE_OPINIONS)
    opinion = _opinion(db, by, opinion_id)
    _refuse_settled(opinion)
    last = db.execute(
        select(OpinionTurn.number, OpinionTurn.by_author)
        .where(OpinionTurn.opinion_id == opinion_id)
        .order_by(OpinionTurn.number.desc())
        .limit(1)
    ).first()
    if last is not None and not last.by_author:
        raise RuleBroken("question_unanswered")
    db.add(
        OpinionTurn(
            opinion_id=opinion_id,
            number=last.number + 1 if last else 1,
            by_author=False,
            written_on=local_day(now),
            text=opinions.text_given(question),
            boxed=False,
        )
    )
    _record(db, opinion, action="opinion_checks.ask", by=by, now=now)


def settle(
    db: Session, *, by: Viewer, now: datetime, opinion_id: str, outcome: Outcome, finding: str, reply: str = ""
) -> None:
    """Record what was found. `finding` stays with receiver and verifier; `reply` is what the author is told.

    Raises NotAllowed for a verifier to whom it is not assigned, RuleBroken for one who must keep away.
    """
    must(by, Permission.VERIFY_NOTICES)
    opinion = _opinion(db, by, opinion_id)
    if by.account_id is None or opinion.verifier_id != by.account_id:
        raise NotAllowed("opinion_not_yours")
    if not opinions.may_settle(opinion.state, opinion.outcome):
        raise RuleBroken("opinion_step_not_open", state=opinion.state)
    _refuse_interest(db, opinion_circle.handler(by), opinion, now)
    opinions.finding_complete(outcome, finding)
    opinion.state, opinion.outcome = OpinionState.SETTLED, outcome
    opinion.finding, opinion.reply = finding.strip(), reply.strip()
    _record(db, opinion, action="opinion_checks.settle", by=by, now=now)


def close_unrelated(db: Session, *, by: Viewer, now: datetime, opinion_id: str, reason: str, reply: str = "") -> None:
    """Close what has nothing to do with the notice, or praises; `reason` stays inside, `reply` goes to the author."""
    must(by, Permission.RECEIVE_OPINIONS)
    opinion = _opinion(db, by, opinion_id)
    _refuse_settled(opinion)
    _refuse_interest(db, opinion_circle.handler(by), opinion, now)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    opinion.state, opinion.outcome = OpinionState.UNRELATED, None
    opinion.finding, opinion.reply = reason.strip(), reply.strip()
    _record(db, opinion, action="opinion_checks.close_unrelated", by=by, now=now)


def _opinion(db: Session, by: Viewer, opinion_id: str) -> Opinion:
    found = db.scalars(
        opinion_circle.in_reach(db, by).where(Opinion.id == opinion_id).with_for_update(of=Opinion)
    ).first()
    if found is None:
        raise NotFound("opinion_unknown")
    return found


def _refuse_settled(opinion: Opinion) -> None:
    if not opinions.is_open(opinion.state, opinion.outcome):
        raise RuleBroken("opinion_step_not_open", state=opinion.state)


def _refuse_interest(db: Session, who: Handler, opinion: Opinion, now: datetime) -> None:
    found = opinion_circle.interest_of(
        db, who, notice_id=opinion.notice_id, opinion_id=opinion.id, today=local_day(now)
    )
    if found is not None:
        raise RuleBroken("opinion_interest", person=who.name, interest=found)


def _verifier(db: Session, account_id: int) -> Handler:
    roles = [role for role, granted in GRANTS.items() if Permission.VERIFY_NOTICES in granted]
    account = db.scalar(
        select(Account)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(Account.id == account_id, Account.disabled_at.is_(None), AccountRole.role.in_(roles))
    )
    if account is None:
        raise NotFound("verifier_unknown")
    return opinion_circle.handler_of(db, account)


def _record(db: Session, opinion: Opinion, *, action: str, by: Viewer, now: datetime, **facts: object) -> None:
    """Not on which notice, as in data/commands/opinions.py."""
    audit_log.append(db, by=by, now=now, action=action, subject="opinion", subject_id=opinion.id, **facts)
