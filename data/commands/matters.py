"""Matters settled, followed to their end: the responsible unit reports and asks, the office or a leader answers."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import RuleBroken
from data.matter_rows import facts, issued_matter
from data.rules import matter_workflow
from data.rules.local_time import local_day
from data.rules.matter_workflow import MatterActor, MatterStep
from data.rules.roles import Permission, Viewer, must
from data.tables.matters import MatterStepTaken, SettledMatter


def report(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    matter_id: int,
    note: str,
    evidence: str = "",
    finished: bool = False,
    seen: int | None = None,
) -> None:
    """Say how far a matter of one's own unit has come; `finished` with its result and evidence.

    `seen`: as in `_take`. Raises NotAllowed for another unit's matter.
    """
    must(by, Permission.REPORT_MATTERS)
    matter = issued_matter(db, matter_id)
    step = MatterStep.FINISH if finished else MatterStep.REPORT
    _take(db, matter, step, by=by, now=now, note=note, evidence=evidence, seen=seen)
    if finished:
        matter.finished_by, matter.result = by.login, note.strip()


def ask_extension(
    db: Session, *, by: Viewer, now: datetime, matter_id: int, until: date, reason: str, seen: int | None = None
) -> None:
    """Ask, for one's own unit, for a later deadline. Raises RuleBroken for a day that is no later than the one set."""
    must(by, Permission.REPORT_MATTERS)
    matter = issued_matter(db, matter_id)
    matter_workflow.check_extension(facts(matter), until, local_day(now))
    _take(db, matter, MatterStep.ASK_EXTENSION, by=by, now=now, note=reason, asked=until, seen=seen)


def answer_extension(
    db: Session, *, by: Viewer, now: datetime, matter_id: int, granted: bool, reason: str, seen: int | None = None
) -> None:
    """Grant the deadline that was asked for, or refuse it, with a reason. The old deadline stays on record."""
    must(by, Permission.FOLLOW_MATTERS)
    matter = issued_matter(db, matter_id)
    step = MatterStep.EXTEND if granted else MatterStep.REFUSE_EXTENSION
    until = _asked(db, matter) if granted else None
    _take(db, matter, step, by=by, now=now, note=reason, granted=until, seen=seen)
    if until is not None:
        matter.deadline = until


def close(db: Session, *, by: Viewer, now: datetime, matter_id: int, note: str, seen: int | None = None) -> None:
    """Close a finished matter off (销号). Raises NotAllowed for somebody responsible for it."""
    must(by, Permission.FOLLOW_MATTERS)
    matter = issued_matter(db, matter_id)
    _take(db, matter, MatterStep.CLOSE, by=by, now=now, note=note, seen=seen)
    matter.closed_on = local_day(now)


def send_back(db: Session, *, by: Viewer, now: datetime, matter_id: int, reason: str, seen: int | None = None) -> None:
    """Find that a matter reported done is not, and why; it is under way again."""
    must(by, Permission.FOLLOW_MATTERS)
    matter = issued_matter(db, matter_id)
    _take(db, matter, MatterStep.SEND_BACK, by=by, now=now, note=reason, seen=seen)
    matter.finished_by, matter.result = None, ""


def review(db: Session, *, by: Viewer, now: datetime, matter_id: int, note: str, seen: int | None = None) -> None:
    """Review a standing matter (长期坚持) for this quarter."""
    must(by, Permission.FOLLOW_MATTERS)
    matter = issued_matter(db, matter_id)
    _take(db, matter, MatterStep.REVIEW, by=by, now=now, note=note, seen=seen)
    matter.reviewed_on = local_day(now)


def _asked(db: Session, matter: SettledMatter) -> date | None:
    asked = (MatterStepTaken.matter_id == matter.id, MatterStepTaken.step == MatterStep.ASK_EXTENSION)
    return db.scalar(select(MatterStepTaken.new_deadline).where(*asked).order_by(MatterStepTaken.id.desc()).limit(1))


def _take(
    db: Session,
    matter: SettledMatter,
    step: MatterStep,
    *,
    by: Viewer,
    now: datetime,
    note: str,
    evidence: str = "",
    asked: date | None = None,
    granted: date | None = None,
    seen: int | None = None,
) -> None:
    """Take the step, keep it, and tell the audit log.

    `seen`: the number of steps that the form's page showed; refused if another was taken meanwhile, so that a double
    click takes a step once.
    """
    taken = select(MatterStepTaken.id).where(MatterStepTaken.matter_id == matter.id)
    if seen is not None and len(db.scalars(taken).all()) != seen:
        raise RuleBroken("matter_moved_on")
    actor = MatterActor(by.login, by.name, by.unit)
    matter.state = matter_workflow.take(step, facts(matter), actor, note=note, evidence=evidence)
    db.add(
        MatterStepTaken(
            matter_id=matter.id,
            step=step,
            at=now,
            by_name=by.name or by.login,
            by_unit=by.unit,
            note=note.strip(),
            evidence=evidence.strip(),
            old_deadline=matter.deadline if asked or granted else None,
            new_deadline=asked or granted,
        )
    )
    audit_log.append(
        db,
        by=by,
        now=now,
        action=f"matters.{step.name.lower()}",
        subject="matter",
        subject_id=matter.id,
        state=matter.state,
        note=note,
        evidence=evidence,
        deadline=asked or granted or matter.deadline,
    )
