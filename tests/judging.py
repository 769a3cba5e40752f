"""Small ledgers and a ground to judge them on, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pandas as pd

from data.judging.ground import Delegated, Ground, HeldPost
from data.judging.judgement import Judgement
from data.judging.ledger import ANSWERS, DAYS, NUMBERS, TEXTS, Ledger, make
from data.judging.rules import TRIED
from data.recorded_limits import shipped_limits
from data.rules.discipline_kinds import Outcome
from data.rules.discipline_limits import DatedLimit, checked, in_order
from data.rules.spending_evidence import ApproverRole
from tests.calendars import shipped

NC, CLEAR, HIT, NOT = Outcome.NOT_CONCERNED, Outcome.CLEAR, Outcome.HIT, Outcome.NOT_EVALUABLE
TODAY = date(2026, 11, 22)
FIELDS = frozenset((*TEXTS, *DAYS, *NUMBERS, *ANSWERS, "approver", "approved_on", "payee_kind")) - {
    "currency", "fiscal_year", "month", "unit_id", "category",
}  # fmt: skip
Row = Mapping[str, Any]

TIERS = (
    {"upper_fen": 500_000, "upper_closed": True, "role": "section_head"},
    {
        "lower_fen": 500_000, "upper_fen": 2_000_000, "upper_closed": True, "role": "leader",
        "steps": ["finance"],
    },
    {"lower_fen": 2_000_000, "role": "principal", "collective": True},
)  # fmt: skip
OWN = {
    "approval_tiers": TIERS,
    "reception_head_fen": 12_000,
    "buyer_names": ["滨海市市场监督管理局"],
    "buyer_tax_nos": ["11990000MB00000001"],
    "supervised_bodies": ["滨海市示范会务中心"],
    "lodging_night_fen": {"省城": 40_000, "省城/处级": 48_000},
}
LIMITS_FROM = date(2012, 1, 1)
POSTS = (
    HeldPost("科长甲", ApproverRole.SECTION_HEAD, date(2010, 1, 1), None),
    HeldPost("副局长乙", ApproverRole.LEADER, date(2010, 1, 1), None),
    HeldPost("局长丙", ApproverRole.PRINCIPAL, date(2010, 1, 1), None),
    HeldPost("副科长己", ApproverRole.UNKNOWN, date(2010, 1, 1), None),
    HeldPost("科长丁", ApproverRole.SECTION_HEAD, date(2010, 1, 1), date(2025, 3, 31)),
)
DELEGATIONS = (
    Delegated("副局长乙", "副科长己", date(2026, 3, 2), date(2026, 3, 6)),
    Delegated("科长丁", "副科长己", date(2026, 5, 1), date(2026, 5, 31)),  # no longer in post
)
BUDGETS_APPROVED = {2026: date(2026, 2, 12)}
BUDGETS = (
    (2026, "办公室", "30201", "", 1_000_000),
    (2026, "办公室", "302", "信息化", 500_000),
    (2026, "办公室", "30214", "", 0),
)


@cache
def ground(*but: str) -> Ground:
    """Shipped limits and the bureau's own, without those named in `but`; "posts" takes the appointments away,
    "budgets_approved" the day on which the budget was approved.
    """
    recorded = [
        DatedLimit(name, LIMITS_FROM, checked(name, value), "测试", confirmed=True)
        for name, value in OWN.items()
        if name not in but
    ]
    columns = ["fiscal_year", "unit", "econ_code", "project", "adjusted_fen"]
    budgets = pd.DataFrame(BUDGETS, columns=columns)
    found = Ground(in_order(shipped_limits(), recorded), shipped(), budgets, POSTS, TODAY, delegations=DELEGATIONS)
    found = found if "budgets_approved" in but else replace(found, budgets_approved=BUDGETS_APPROVED)
    found = replace(found, limits=tuple(limit for limit in found.limits if limit.name not in but))
    return replace(found, posts=()) if "posts" in but else found


def a_row(**said: Any) -> Row:
    """A payment of 100 yuan by the general office with every paper in order, unless said otherwise."""
    paid = said.get("paid_on", date(2026, 3, 5))
    usual: dict[str, Any] = {
        "file_id": 1,
        "fiscal_year": paid.year if paid else None,
        "month": paid.month if paid else None,
        "paid_on": paid,
        "occurred_on": paid - timedelta(days=1) if paid else None,
        "unit": "办公室",
        "unit_id": 1,
        "econ_code": "30201",
        "summary": "购办公用品",
        "payee": "滨海文具有限公司",
        "pay_method": "转账",
        "handler": "经办戊",
        "steps": [("科长甲", "", paid)],
        "amount_fen": 10_000,
        "currency": "CNY",
    }
    return usual | said


def a_ledger(*rows: Row, without: str = "", fields: frozenset[str] | None = None) -> Ledger:
    """A ledger of these rows, ids from 1; a column named in `without` is not there at all."""
    shown = [{name: cell for name, cell in row.items() if name not in ("steps", without)} for row in rows]
    lines = pd.DataFrame([{"id": place + 1, **row} for place, row in enumerate(shown)])
    steps = [
        {"line": place, "step": number, "person": person, "role": role, "approved_on": on}
        for place, row in enumerate(rows)
        for number, (person, role, on) in enumerate(_steps(row["steps"], without), start=1)
    ]
    approvals = pd.DataFrame(steps, columns=["line", "step", "person", "role", "approved_on"])
    known = FIELDS if fields is None else fields
    return make(lines, approvals, dict.fromkeys(lines["file_id"].unique(), known - {without}))


def _steps(steps: Sequence[tuple[str, str, date | None]], without: str) -> list[tuple[str, str, date | None]]:
    if without == "approver":
        return []
    return [(person, role, None if without == "approved_on" else on) for person, role, on in steps]


def judged(rule: str, *rows: Row, on: Ground | None = None, without: str = "") -> Judgement:
    """One rule on these rows."""
    return TRIED[rule](a_ledger(*rows, without=without), on or ground())


def outcomes(rule: str, *rows: Row, on: Ground | None = None, without: str = "") -> list[Outcome]:
    """What a rule says of each row."""
    return [Outcome(each) for each in judged(rule, *rows, on=on, without=without).outcome]
