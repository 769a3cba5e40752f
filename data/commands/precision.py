"""The precision ledger acts by itself: a rule that is upheld too seldom drops to a hint, and that is recorded."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log
from data.rules.leads import LeadOutcome
from data.rules.precision import Precision
from data.rules.roles import Permission, Viewer, must
from data.settings import settings
from data.tables.leads import Lead, RuleHint


def weigh(db: Session, *, by: Viewer, now: datetime, rule: str, version: int) -> bool:
    """Make a rule's version a hint if its closed cases lie surely below the floor; answers whether they now do.

    A part of closing a case, whose actor it names; the entry in the audit log is its own.
    """
    must(by, Permission.REVIEW_SPENDING)
    if db.get(RuleHint, (rule, version)) is not None:
        return False
    db.flush()
    of_version = select(Lead.outcome, func.count()).where(Lead.rule == rule, Lead.version == version)
    counted = dict(db.execute(of_version.where(Lead.outcome.is_not(None)).group_by(Lead.outcome)).all())
    found, floor = Precision(counted.get(LeadOutcome.UPHELD, 0), sum(counted.values())), settings().lead_floor_percent
    if not found.is_below(floor):
        return False
    db.add(
        RuleHint(rule=rule, version=version, since=now, upheld=found.upheld, closed=found.closed, floor_percent=floor)
    )
    audit_log.append(
        db,
        by=by,
        now=now,
        action="precision.weigh",
        subject="rule",
        subject_id=rule,
        version=version,
        upheld=found.upheld,
        closed=found.closed,
        floor_percent=floor,
    )
    return True
