"""Leads to check: referred to the unit, explained by it, closed by a leader who is not named in the lines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log
from data.commands import precision
from data.errors import NotFound, RuleBroken
from data.finding_months import of_month
from data.lead_names import names
from data.published_calendar import published_calendar
from data.rules import leads as rules
from data.rules.discipline_kinds import Severity
from data.rules.leads import LeadOutcome, LeadState, speaks_for
from data.rules.local_time import local_day
from data.rules.notice_content import check_words
from data.rules.roles import Permission, Viewer, must
from data.rules.spending_discipline import RULES
from data.rules.working_days import add_working_days
from data.settings import settings
from data.tables.discipline import Finding, FindingLine
from data.tables.leads import Lead, LeadLine, RuleHint
from data.tables.spending import SpendingLine


def refer(db: Session, *, by: Viewer, now: datetime, finding_id: int) -> int:
    """Open the case of a finding, ask its unit to explain, and answer the case's number. Referred twice, it is one case.

    Raises NotFound for a finding that does not hold, RuleBroken lead_calendar_unknown.
    """
    must(by, Permission.HANDLE_LEADS)
    finding = db.get(Finding, finding_id, with_for_update=True)
    if finding is None or finding.gone_run_id is not None:
        raise NotFound("finding_unknown", finding_id=finding_id)
    known = db.scalar(select(Lead.id).where(Lead.finding_id == finding_id))
    if known is not None:
        return known
    lead = _open(db, finding, by=by, now=now)
    _record(db, lead, action="leads.refer", by=by, now=now, rule=lead.rule, version=lead.version, due_on=lead.due_on)
    return lead.id


def refer_month(db: Session, *, by: Viewer, now: datetime, year: int | None, month: int | None) -> tuple[int, ...]:
    """Refer all findings of a month that weigh more than a hint and have no case yet, and answer the cases' numbers.
    Without year and month those whose month is not known.

    Raises RuleBroken nothing_to_refer, lead_calendar_unknown.
    """
    must(by, Permission.HANDLE_LEADS)
    hints = select(RuleHint.rule).where(RuleHint.rule == Finding.rule, RuleHint.version == Finding.version)
    wanted = select(Finding).where(
        of_month(year, month),
        Finding.gone_run_id.is_(None),
        Finding.severity != Severity.HINT,
        ~hints.exists(),
        Finding.id.not_in(select(Lead.finding_id)),
    )
    opened = tuple(_open(db, finding, by=by, now=now).id for finding in db.scalars(wanted.order_by(Finding.id)))
    if not opened:
        raise RuleBroken("nothing_to_refer")
    period = f"{year}-{month:02}" if year and month else "undated"
    audit_log.append(
        db, by=by, now=now, action="leads.refer_month", subject="lead", subject_id=period, leads=list(opened)
    )
    return opened


def explain(db: Session, *, by: Viewer, now: datetime, lead_id: int, text: str, evidence: str = "") -> None:
    """Record what the unit says, with where the evidence is; from then on all staff see the case and the explanation.

    By the unit's own people; for the whole bureau by finance. Raises RuleBroken lead_answered, lead_closed,
    explanation_missing, or private data in the words.
    """
    must(by, Permission.READ_SPENDING)
    lead = db.get(Lead, lead_id, with_for_update=True)
    if lead is None or not speaks_for(by, lead.unit):
        raise NotFound("lead_unknown", lead_id=lead_id)
    rules.check_explanation(_state(lead, now), text)
    check_words(text, evidence)
    lead.explanation, lead.evidence = text.strip(), evidence.strip()
    lead.explained_by, lead.explained_at = by.name or by.login, now
    _record(db, lead, action="leads.explain", by=by, now=now, text=lead.explanation, evidence=lead.evidence)


def close(db: Session, *, by: Viewer, now: datetime, lead_id: int, outcome: LeadOutcome, reason: str) -> None:
    """Close a case: 属实, 已说明 or 误报. Raises what rules.leads.check_closing does, or private data in the reason.

    A rule that is upheld too seldom becomes a hint with the closing that shows it.
    """
    must(by, Permission.REVIEW_SPENDING)
    lead = db.get(Lead, lead_id, with_for_update=True)
    if lead is None:
        raise NotFound("lead_unknown", lead_id=lead_id)
    named = names(db, lead_id) | {lead.explained_by}
    rules.check_closing(_state(lead, now), outcome, reason, name=by.name, names=named, due_on=lead.due_on)
    check_words(reason)
    lead.outcome, lead.reason = outcome, reason.strip()
    lead.closed_by, lead.closed_at = by.name, now
    _record(db, lead, action="leads.close", by=by, now=now, outcome=outcome, reason=lead.reason)
    precision.weigh(db, by=by, now=now, rule=lead.rule, version=lead.version)


def _open(db: Session, finding: Finding, *, by: Viewer, now: datetime) -> Lead:
    day, days = local_day(now), settings().lead_days
    due = add_working_days(day, days, published_calendar(db))
    if due.provisional:  # a day that may still move is no day on which to publish
        raise RuleBroken("lead_calendar_unknown")
    lead = Lead(
        finding_id=finding.id,
        rule=finding.rule,
        version=finding.version,
        severity=finding.severity,
        basis=RULES[finding.rule].basis_on(_first_day(db, finding.id) or day).source,
        unit=finding.unit,
        year=finding.year,
        month=finding.month,
        amount_fen=finding.amount_fen,
        facts=finding.facts,
        referred_by=by.name or by.login,
        referred_at=now,
        due_on=due.day,
    )
    db.add(lead)
    db.flush()
    lines = db.scalars(select(FindingLine.line_id).where(FindingLine.finding_id == finding.id))
    db.add_all([LeadLine(lead_id=lead.id, line_id=line) for line in lines])
    return lead


def _first_day(db: Session, finding_id: int) -> date | None:
    """The earliest payment: what was in force then is what the rule rests on."""
    lines = select(FindingLine.line_id).where(FindingLine.finding_id == finding_id)
    return db.scalar(select(func.min(SpendingLine.paid_on)).where(SpendingLine.id.in_(lines)))


def _state(lead: Lead, now: datetime) -> LeadState:
    return rules.state_on(
        local_day(now),
        due_on=lead.due_on,
        is_explained=lead.explained_at is not None,
        is_closed=lead.closed_at is not None,
    )


def _record(db: Session, lead: Lead, *, action: str, by: Viewer, now: datetime, **facts: object) -> None:
    audit_log.append(db, by=by, now=now, action=action, subject="lead", subject_id=lead.id, **facts)
