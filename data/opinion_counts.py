"""How many opinions a notice has had: for the guard of its decision, and for the numbers published with its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.rules.notice_workflow import Outcome
from data.rules.opinions import OpinionState
from data.tables.opinions import Opinion


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """Numbers that add up: `signed` and `anonymous` make `received`, and so do `by_outcome` and `unsettled`.

    `by_outcome` has the outcomes that occur, and UNRELATED for what was closed as irrelevant or praise. `late` is apart:
    those are no opinions on the notice any more. What still lies in the box counts, and is unsettled.
    """

    received: int
    signed: int
    anonymous: int
    late: int
    by_outcome: Mapping[Outcome | OpinionState, int]
    unsettled: int


def counts(db: Session, notice_id: int) -> OpinionCounts:
    """Count a notice's opinions. Nothing is decided on it before `unsettled` is 0."""
    its = (Opinion.notice_id == notice_id, Opinion.late.is_(False))
    grouped = select(Opinion.state, Opinion.outcome, func.count(), func.count().filter(Opinion.signed))
    rows = db.execute(grouped.where(*its).group_by(Opinion.state, Opinion.outcome)).all()
    late = db.scalar(select(func.count()).where(Opinion.notice_id == notice_id, Opinion.late))
    by_outcome: dict[Outcome | OpinionState, int] = {}
    for state, outcome, number, _ in rows:
        if outcome is not None:
            by_outcome[outcome] = by_outcome.get(outcome, 0) + number
        elif state is OpinionState.UNRELATED:
            by_outcome[state] = number
    received, signed = sum(row[2] for row in rows), sum(row[3] for row in rows)
    return OpinionCounts(
        received=received,
        signed=signed,
        anonymous=received - signed,
        late=late or 0,
        by_outcome=by_outcome,
        unsettled=received - sum(by_outcome.values()),
    )
