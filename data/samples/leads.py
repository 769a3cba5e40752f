"""Leads of the sample bureau in every state: referred in October and on the last evening, explained or not, closed or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.commands import leads as commands
from data.judging.judge import judge
from data.rules.leads import LeadOutcome
from data.rules.roles import Role, Viewer
from data.samples import days, organisation
from data.samples.accounts import Actors
from data.samples.ledger import months
from data.samples.material import toml
from data.samples.timeline import Deed, Event
from data.tables.leads import Lead

JUDGED, REFERRED = date(2026, 10, 15), date(2026, 10, 16)
IN_OCTOBER = ("2025-04", "2025-08", "2025-09", "2026-05", "2026-07", "2026-08", "2026-09")
ON_THE_LAST_EVENING = ("2025-03", "2026-06", "2026-10")


def events(actors: Actors) -> Iterator[Event]:
    """Everything is judged once in October; the discipline office refers, units explain, a leader closes."""
    yield Event(days.at(JUDGED, "19:00"), _judging(actors["finance"]))
    for month in IN_OCTOBER:
        yield Event(days.at(REFERRED, "09:30"), _referring(actors["auditor"], month))
    for case in toml("leads.toml")["case"]:
        yield Event(days.at(case["explained_on"], "15:20"), _explaining(case))
        if "closed_on" in case:
            yield Event(days.at(case["closed_on"], "10:40"), _closing(case, actors["leader"]))
    for month in ON_THE_LAST_EVENING:
        yield Event(days.at(months.LAST_DAY, "19:30"), _referring(actors["auditor"], month))


def _judging(by: Viewer) -> Deed:
    def judged(db: Session, now: datetime) -> None:
        judge(db, by=by, now=now)

    return judged


def _referring(by: Viewer, month: str) -> Deed:
    def refer(db: Session, now: datetime) -> None:
        year, number = _month(month)
        commands.refer_month(db, by=by, now=now, year=year, month=number)

    return refer


def _explaining(case: Mapping[str, Any]) -> Deed:
    def explain(db: Session, now: datetime) -> None:
        by = head_of(case["unit"], case["explained_on"])
        text, evidence = case["explanation"], case.get("evidence", "")
        commands.explain(db, by=by, now=now, lead_id=_lead(db, case), text=text, evidence=evidence)

    return explain


def _closing(case: Mapping[str, Any], by: Viewer) -> Deed:
    def close(db: Session, now: datetime) -> None:
        outcome = LeadOutcome(case["outcome"])
        commands.close(db, by=by, now=now, lead_id=_lead(db, case), outcome=outcome, reason=case["reason"])

    return close


def _lead(db: Session, case: Mapping[str, Any]) -> int:
    year, month = _month(case["month"])
    wanted = select(Lead.id).where(
        Lead.rule == case["rule"], Lead.unit == case["unit"], Lead.year == year, Lead.month == month
    )
    if "amount_fen" in case:
        wanted = wanted.where(Lead.amount_fen == case["amount_fen"])
    return db.scalars(wanted).one()


def head_of(unit: str, day: date) -> Viewer:
    """Who answers for a unit on a day. Raises LookupError while its head's post is vacant."""
    code = next(row.code for row in organisation.units().values() if row.name == unit)
    number = organisation.head(code, day)
    if number is None:
        raise LookupError(unit)
    return Viewer(number, frozenset({Role.EMPLOYEE}), name=organisation.people()[number].name, unit=unit)


def _month(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)
