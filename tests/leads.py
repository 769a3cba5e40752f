"""Findings and cases made up for a test: a dinner of the general office without an official letter."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from data.commands import attachments, discipline, leads
from data.database import reading, writing
from data.rules.attachments import CheckedAttachment
from data.rules.discipline_kinds import Finding, Severity
from data.rules.leads import LeadOutcome
from data.rules.roles import Viewer
from data.rules.spending_evidence import ApprovalStep, ApproverRole, Evidence, MatterPapers, TravelPaper
from data.rules.subjects import Subject
from data.tables.leads import Lead
from data.tables.spending import SpendingLine
from tests.ledgers import a_line, import_lines
from tests.people import AUDITOR, EMPLOYEE, FINANCE, LEADER

UNIT = "办公室"
CLERK = replace(EMPLOYEE, login="clerk", name="办公室甲", unit=UNIT)
REFERRED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # a Friday
LAST_DAY = date(2026, 11, 27)  # five working days later
IN_TIME = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
OVER = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
PEOPLE = {"payee": "收款戊", "handler": "经办己", "approver": "审批庚", "claimant": "报销辛", "traveller": "出差壬"}
_numbers = itertools.count(1)


def a_finding(
    *,
    rule: str = "R16",
    unit: str = UNIT,
    yuan: float = 860.5,
    people: Mapping[str, str] | None = None,
    period: tuple[int | None, int | None] = (2026, 10),
) -> int:
    """One published line on which a rule fired, and the finding's number. `people` replaces those of PEOPLE."""
    who = {**PEOPLE, **(people or {})}
    number = next(_numbers)
    evidence = Evidence(
        approvals=(ApprovalStep(1, ApproverRole.SECTION_HEAD, who["approver"], "", date(2026, 10, 9)),),
        matter=MatterPapers(claimant=who["claimant"]),
        travel=TravelPaper(traveller=who["traveller"]),
    )
    file_id = import_lines(
        a_line(
            yuan,
            date(2026, 10, 9),
            unit=unit,
            econ_code="30217",
            category="公务接待费",
            summary="接待调研组工作餐",
            payee=who["payee"],
            payee_kind="person",
            handler=who["handler"],
            evidence=evidence,
        ),
        name=f"支出明细{number}.csv",
    )
    with writing() as db:
        line = db.scalars(select(SpendingLine).where(SpendingLine.file_id == file_id)).one()
        found = Finding(f"{rule}:{number}", rule, 1, Severity.ATTENTION, unit, *period, line.amount_fen, {}, (line.id,))
        discipline.record_run(db, by=FINANCE, now=REFERRED, digests={}, lines=1, counts=(), findings=(found,))
        known: dict[str, int] = discipline._known(db, [found.key])
        return known[found.key]


def a_lead(*, at: datetime = REFERRED, **finding: Any) -> int:
    """A case that was just referred to its unit."""
    finding_id = a_finding(**finding)
    with writing() as db:
        return leads.refer(db, by=AUDITOR, now=at, finding_id=finding_id)


def explain(lead_id: int, *, at: datetime = IN_TIME, text: str = "来函遗失，已请来访单位补开。") -> None:
    with writing() as db:
        leads.explain(db, by=CLERK, now=at, lead_id=lead_id, text=text, evidence="补开公函，滨函〔2026〕31号")


def close(lead_id: int, outcome: LeadOutcome = LeadOutcome.UPHELD, *, at: datetime = OVER, by: Any = LEADER) -> None:
    with writing() as db:
        leads.close(db, by=by, now=at, lead_id=lead_id, outcome=outcome, reason="已查阅凭证。")


def attach(lead_id: int, name: str = "公函.pdf", *, at: datetime = REFERRED, by: Viewer = CLERK) -> int:
    """A file laid beside a case, and its number."""
    file = CheckedAttachment(name, "application/pdf", b"%PDF-1.7")
    with writing() as db:
        return attachments.add(db, by=by, now=at, subject=Subject.LEAD, subject_id=lead_id, file=file)


def stored(lead_id: int) -> Any:
    """The row of a case."""

    with reading() as db:
        return db.get_one(Lead, lead_id)
