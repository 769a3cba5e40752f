"""Leads to check: those that a viewer may see, grouped by unit and month, and one case whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.finding_months import of_month
from data.lead_names import names
from data.published_calendar import published_calendar
from data.rules.discipline_kinds import Severity
from data.rules.leads import LeadOutcome, LeadState, is_named, knows_who_explained, state_on
from data.rules.local_time import local_day
from data.rules.roles import Viewer
from data.rules.working_days import Calendar, working_days_between
from data.settings import settings
from data.tables.discipline import Finding
from data.tables.leads import Lead, LeadLine, RuleHint
from queries import spending_lines, visible
from queries.spending_lines import Line


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A case in a list. `days_left` are working days until the last for an explanation, negative after it; `is_hint`: its
    rule has dropped to a hint since.
    """

    id: int
    rule: str
    version: int
    severity: Severity
    is_hint: bool
    unit: str
    year: int | None
    month: int | None
    amount_fen: int
    facts: Mapping[str, Any]
    state: LeadState
    due_on: date
    days_left: int
    is_late: bool  # explained after the last day
    outcome: LeadOutcome | None


@dataclass(frozen=True, slots=True)
class LeadGroup:
    """Cases of one unit and month: the closed, and of the open the largest; `rest` are the open ones not shown."""

    unit: str
    year: int | None
    month: int | None
    rows: tuple[LeadRow, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class LeadPage:
    """One case whole. Who explained it is told to those who may see a case before it is published, and to the unit.

    `lines` are those still published; `taken_back` counts the others. `holds`: the last run still makes the finding.
    """

    row: LeadRow
    basis: str
    referred_by: str
    referred_at: datetime
    explanation: str
    evidence: str
    explained_by: str
    explained_at: datetime | None
    reason: str
    closed_by: str
    closed_at: datetime | None
    lines: tuple[Line, ...]
    taken_back: int
    holds: bool
    names_viewer: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding that nobody has referred yet."""

    id: int
    rule: str
    severity: Severity
    unit: str
    year: int | None
    month: int | None
    amount_fen: int
    facts: Mapping[str, Any]


def listed(db: Session, viewer: Viewer, *, today: date, unit: str | None = None) -> tuple[LeadRow, ...]:
    """The cases that the viewer may see, of one unit if one is named ("" is the whole bureau); the latest months first,
    in each the units by name, in each the open ones first and the largest of them.
    """
    wanted = visible.leads(viewer, today=today)
    if unit is not None:
        wanted = wanted.where(Lead.unit == unit)
    calendar, hints = published_calendar(db), _hints(db)
    rows = [_row(lead, today, calendar, hints) for lead in db.scalars(wanted)]
    return tuple(
        sorted(
            rows,
            key=lambda row: (-(row.year or 0), -(row.month or 0), row.unit, _is_closed(row), -row.amount_fen, row.id),
        )
    )


def grouped(rows: Sequence[LeadRow], *, whole: bool = False) -> tuple[LeadGroup, ...]:
    """Cases by unit and month. Of the open no more than the bureau's number at first, the largest; `whole` shows all."""
    most = settings().leads_shown
    groups = []
    for (year, month, unit), of_group in groupby(rows, key=lambda row: (row.year, row.month, row.unit)):
        every = tuple(of_group)
        opened = [row for row in every if not _is_closed(row)]
        left_out = frozenset() if whole else frozenset(row.id for row in opened[most:])
        shown = tuple(row for row in every if row.id not in left_out)
        groups.append(LeadGroup(unit, year, month, shown, len(left_out)))
    return tuple(groups)


def of_line(db: Session, viewer: Viewer, *, line_id: int, today: date) -> tuple[LeadRow, ...]:
    """The cases about one line that the viewer may see."""
    about = select(LeadLine.lead_id).where(LeadLine.line_id == line_id)
    found = db.scalars(visible.leads(viewer, today=today).where(Lead.id.in_(about)).order_by(Lead.id))
    calendar, hints = published_calendar(db), _hints(db)
    return tuple(_row(lead, today, calendar, hints) for lead in found)


def one(db: Session, viewer: Viewer, *, lead_id: int, today: date) -> LeadPage:
    """One case whole. Raises NotFound if there is none, or none that the viewer may see yet."""
    lead = db.scalar(visible.leads(viewer, today=today).where(Lead.id == lead_id))
    if lead is None:
        raise NotFound("lead_unknown", lead_id=lead_id)
    ids = tuple(db.scalars(select(LeadLine.line_id).where(LeadLine.lead_id == lead_id)))
    lines = spending_lines.of_ids(db, viewer, ids=ids)
    return LeadPage(
        row=_row(lead, today, published_calendar(db), _hints(db)),
        basis=lead.basis,
        referred_by=lead.referred_by,
        referred_at=lead.referred_at,
        explanation=lead.explanation,
        evidence=lead.evidence,
        explained_by=lead.explained_by if knows_who_explained(viewer, lead.unit) else "",
        explained_at=lead.explained_at,
        reason=lead.reason,
        closed_by=lead.closed_by,
        closed_at=lead.closed_at,
        lines=lines,
        taken_back=len(ids) - len(lines),
        holds=bool(db.scalar(select(exists().where(Finding.id == lead.finding_id, Finding.gone_run_id.is_(None))))),
        names_viewer=is_named(viewer.name, names(db, lead_id) | {lead.explained_by}),
    )


def unreferred_months(db: Session, viewer: Viewer) -> tuple[tuple[int | None, int | None, int], ...]:
    """Year, month and number of findings that nobody referred, the latest month first; in the end, without year and
    month, those whose month is not known.
    """
    by = Finding.year, Finding.month
    waiting = visible.findings(viewer).where(Finding.id.not_in(select(Lead.finding_id)))
    counted = waiting.with_only_columns(*by, func.count()).group_by(*by).order_by(*(each.desc() for each in by))
    rows = db.execute(counted).all()
    known = tuple((year, month, number) for year, month, number in rows if year and month)
    unknown = sum(number for year, month, number in rows if not (year and month))
    return (*known, (None, None, unknown)) if unknown else known


def unreferred(db: Session, viewer: Viewer, *, year: int | None, month: int | None) -> tuple[Waiting, ...]:
    """What the rules found in a month and nobody referred, without year and month what is of no known month; hints last,
    then the largest first.
    """
    wanted = visible.findings(viewer).where(of_month(year, month), Finding.id.not_in(select(Lead.finding_id)))
    hints = _hints(db)
    rows = [
        Waiting(
            found.id,
            found.rule,
            Severity.HINT if (found.rule, found.version) in hints else found.severity,
            found.unit,
            found.year,
            found.month,
            found.amount_fen,
            found.facts,
        )
        for found in db.scalars(wanted)
    ]
    return tuple(sorted(rows, key=lambda row: (row.severity is Severity.HINT, -row.amount_fen, row.id)))


def _hints(db: Session) -> frozenset[tuple[str, int]]:
    return frozenset((rule, version) for rule, version in db.execute(select(RuleHint.rule, RuleHint.version)))


def _is_closed(row: LeadRow) -> bool:
    return row.state is LeadState.CLOSED


def _row(lead: Lead, today: date, calendar: Calendar, hints: frozenset[tuple[str, int]]) -> LeadRow:
    explained, closed = lead.explained_at is not None, lead.closed_at is not None
    return LeadRow(
        id=lead.id,
        rule=lead.rule,
        version=lead.version,
        severity=lead.severity,
        is_hint=(lead.rule, lead.version) in hints,
        unit=lead.unit,
        year=lead.year,
        month=lead.month,
        amount_fen=lead.amount_fen,
        facts=lead.facts,
        state=state_on(today, due_on=lead.due_on, is_explained=explained, is_closed=closed),
        due_on=lead.due_on,
        days_left=working_days_between(today, lead.due_on, calendar),
        is_late=lead.explained_at is not None and local_day(lead.explained_at) > lead.due_on,
        outcome=lead.outcome,
    )
