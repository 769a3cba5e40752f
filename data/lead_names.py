"""Who is named in the lines of a case, for the command that closes it and the page that offers to."""

from __future__ import annotations

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from data.tables.discipline import FindingLine
from data.tables.evidence import LineApproval, LineMatter, LineTravel
from data.tables.leads import Lead, LeadLine
from data.tables.spending import SpendingLine


def names(db: Session, lead_id: int) -> frozenset[str]:
    """Payee, handler, approvers, claimant and traveller of the lines, as printed; of the lines on the day of referral and
    of those that the finding is about now.
    """
    of_finding = select(FindingLine.line_id).join(Lead, Lead.finding_id == FindingLine.finding_id)
    lines = union(
        select(LeadLine.line_id).where(LeadLine.lead_id == lead_id), of_finding.where(Lead.id == lead_id)
    ).subquery()
    its = select(lines.c.line_id)
    cells = union(
        select(SpendingLine.payee).where(SpendingLine.id.in_(its)),
        select(SpendingLine.handler).where(SpendingLine.id.in_(its)),
        select(LineApproval.person).where(LineApproval.line_id.in_(its)),
        select(LineMatter.claimant).where(LineMatter.line_id.in_(its)),
        select(LineTravel.traveller).where(LineTravel.line_id.in_(its)),
    )
    return frozenset(name for name in db.scalars(cells) if name)
