"""Written delegations: who may approve in whose place, from a day to a day. Recorded by who keeps the posts, so that who
pays and who judges spending do not also say who was allowed to approve it.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.rules.roles import Permission, Viewer, must
from data.tables.delegations import Delegation
from data.tables.people import Person


def record(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    giver: str,
    taker: str,
    held_from: date,
    held_to: date,
    source: str,
) -> int:
    """Record that `taker` may approve in the place of `giver` (staff numbers), both days included; answers its id.

    Raises NotFound `person_unknown`, or RuleBroken `delegation_to_oneself`, `delegation_ends_before_it_begins` or
    `source_missing`.
    """
    must(by, Permission.MANAGE_UNITS)
    giver_id, taker_id = _person(db, giver), _person(db, taker)
    if giver_id == taker_id:
        raise RuleBroken("delegation_to_oneself", staff_no=giver)
    if held_to < held_from:
        raise RuleBroken("delegation_ends_before_it_begins", held_from=held_from, held_to=held_to)
    if not source.strip():
        raise RuleBroken("source_missing")
    delegation = Delegation(
        giver_id=giver_id,
        taker_id=taker_id,
        held_from=held_from,
        held_to=held_to,
        source=source.strip(),
        recorded_by=by.name or by.login,
        recorded_at=now,
    )
    db.add(delegation)
    db.flush()
    audit_log.append(
        db,
        by=by,
        now=now,
        action="delegations.record",
        subject="person",
        subject_id=taker_id,
        delegation=delegation.id,
        giver_id=giver_id,
        held_from=held_from,
        held_to=held_to,
        source=source.strip(),
    )
    return delegation.id


def withdraw(db: Session, *, by: Viewer, now: datetime, delegation_id: int, reason: str) -> None:
    """Take back one that was recorded by mistake: it never held. One that ended early is withdrawn and recorded anew.

    Raises NotFound `delegation_unknown`, or RuleBroken `delegation_withdrawn` or `reason_missing`.
    """
    must(by, Permission.MANAGE_UNITS)
    delegation = db.get(Delegation, delegation_id, with_for_update=True)
    if delegation is None:
        raise NotFound("delegation_unknown", number=delegation_id)
    if delegation.withdrawn_at is not None:
        raise RuleBroken("delegation_withdrawn", number=delegation_id)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    delegation.withdrawn_at, delegation.withdrawn_by = now, by.name or by.login
    delegation.withdrawn_reason = reason.strip()
    audit_log.append(
        db,
        by=by,
        now=now,
        action="delegations.withdraw",
        subject="person",
        subject_id=delegation.taker_id,
        delegation=delegation.id,
        reason=delegation.withdrawn_reason,
    )


def _person(db: Session, staff_no: str) -> int:
    found = db.scalar(select(Person.id).where(Person.staff_no == staff_no))
    if found is None:
        raise NotFound("person_unknown", staff_no=staff_no)
    return found
