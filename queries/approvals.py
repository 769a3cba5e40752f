"""Lines over the highest approval limit, each with the chain of those who approved it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.recorded_limits import recorded_limits
from data.rules.approval_tiers import Tier
from data.rules.discipline_limits import in_force
from data.rules.names import mask_person
from data.rules.roles import Permission, Viewer, can
from data.rules.spending_evidence import ApproverRole
from data.tables.evidence import LineApproval
from data.tables.spending import SpendingLine
from queries import spending_lines
from queries.spending_filters import Wanted, lines_of
from queries.spending_lines import Line


@dataclass(frozen=True, slots=True)
class Step:
    """One approval. The person is masked for who may not read individuals' names."""

    role: ApproverRole
    person: str
    approved_on: date | None


@dataclass(frozen=True, slots=True)
class Approved:
    """A line with its chain, in the ledger's order; empty where the ledger names nobody."""

    line: Line
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OverLimit:
    """The tier from which the bureau asks most, and the lines in it: the largest, and how many there are in all."""

    tier: Tier
    lines: tuple[Approved, ...]
    count: int


def over_limit(db: Session, viewer: Viewer, *, wanted: Wanted, on: date, most: int = 20) -> OverLimit | None:
    """Of what is wanted, the lines in the highest general tier in force on a day. None where no tiers are recorded."""
    limit = in_force(recorded_limits(db), "approval_tiers", on)
    general = [tier for tier in limit.value if not (tier.econ_prefix or tier.project or tier.fund)] if limit else []
    if not general:
        return None
    tier: Tier = general[-1]
    above = SpendingLine.amount_fen >= tier.lower_fen if tier.lower_closed else SpendingLine.amount_fen > tier.lower_fen
    lines = lines_of(viewer, wanted).where(above)
    count = db.scalar(lines.with_only_columns(func.count())) or 0
    largest = lines.order_by(SpendingLine.amount_fen.desc(), SpendingLine.id).limit(most)
    ids = tuple(db.scalars(largest.with_only_columns(SpendingLine.id)))
    steps = _steps(db, viewer, ids)
    found = spending_lines.of_ids(db, viewer, ids=ids)
    return OverLimit(tier, tuple(Approved(line, tuple(steps[line.id])) for line in found), count)


def _steps(db: Session, viewer: Viewer, ids: Sequence[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    named = can(viewer, Permission.READ_PAYEE_NAMES)
    of_lines = select(LineApproval).where(LineApproval.line_id.in_(ids))
    for row in db.scalars(of_lines.order_by(LineApproval.line_id, LineApproval.step)):
        person = row.person if named else mask_person(row.person)
        found[row.line_id].append(Step(row.role, person, row.approved_on))
    return found
