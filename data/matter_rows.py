"""The matters of a brief as rows: written anew with a draft, mended by a correction without losing what was done, and
read by what changes one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.errors import NotFound, RuleBroken
from data.rules.matter_workflow import MatterFacts, MatterState, MatterStep
from data.rules.meeting_content import Matter
from data.tables.matters import MatterStepTaken, SettledMatter
from data.tables.meetings import Meeting


def issued_matter(db: Session, matter_id: int) -> SettledMatter:
    """A matter of an issued brief, to be changed: before that nobody is bound by it. Raises NotFound, matter_not_issued."""
    matter = db.scalar(select(SettledMatter).where(SettledMatter.id == matter_id).with_for_update())
    if matter is None:
        raise NotFound("matter_unknown", matter_id=matter_id)
    if db.scalar(select(Meeting.issued_at).where(Meeting.id == matter.meeting_id)) is None:
        raise RuleBroken("matter_not_issued")
    return matter


def facts(matter: SettledMatter) -> MatterFacts:
    """What a step on it is judged by."""
    return MatterFacts(
        state=matter.state,
        lead_unit=matter.lead_unit,
        helping_units=matter.helping_units,
        leader=matter.leader,
        deadline=matter.deadline,
        finished_by=matter.finished_by or "",
    )


def set_matters(db: Session, *, meeting_id: int, settled: Sequence[Matter]) -> None:
    """Make the rows of a meeting say what its brief says; a matter is the same by its number.

    The deadline of a matter that was extended stays the extended one. Raises RuleBroken where a matter would go on
    which something was done, NotFound for an earlier matter that is not there.
    """
    wanted = select(SettledMatter).where(SettledMatter.meeting_id == meeting_id).order_by(SettledMatter.number)
    known = list(db.scalars(wanted))
    for row in known[len(settled) :]:
        if db.scalar(select(MatterStepTaken.id).where(MatterStepTaken.matter_id == row.id).limit(1)) is not None:
            raise RuleBroken("matter_has_steps", number=row.number)
        db.delete(row)
    for number, matter in enumerate(settled, start=1):
        if matter.earlier_id is not None and db.get(SettledMatter, matter.earlier_id) is None:
            raise NotFound("matter_unknown", matter_id=matter.earlier_id)
        if number > len(known):
            row = SettledMatter(meeting_id=meeting_id, number=number, state=MatterState.NOT_STARTED)
            row.deadline = matter.deadline
            db.add(row)
        else:
            row = known[number - 1]
            if not _extended(db, row):
                row.deadline = matter.deadline
        row.text, row.lead_unit, row.helping_units = matter.text, matter.lead_unit, matter.helping_units
        row.leader, row.level, row.earlier_id = matter.leader, matter.level, matter.earlier_id
    db.flush()


def _extended(db: Session, row: SettledMatter) -> bool:
    granted = (MatterStepTaken.matter_id == row.id, MatterStepTaken.step == MatterStep.EXTEND)
    return db.scalar(select(MatterStepTaken.id).where(*granted).limit(1)) is not None
