"""What the rules measure by as it is read from the database, and that a change of it judges the year again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from data.commands import budgets, delegations, discipline_limits, units
from data.commands.budgets import BudgetRow, Origin
from data.database import reading, writing
from data.judging import ground
from data.judging.judge import judge
from data.rules.spending_evidence import ApprovalStep, Evidence
from data.tables.units import UnitKind
from tests.ledgers import NOW, a_line, import_lines
from tests.people import ADMINISTRATOR, FINANCE

TIERS = [{"upper_fen": 500_000, "upper_closed": True, "role": "section_head"}, {"lower_fen": 500_000, "role": "leader"}]
TODAY = date(2026, 11, 20)


@pytest.fixture
def bureau(fresh_database: str) -> None:
    """A leader and a head of a section, a tier table, and 8,000 yuan that the head approved."""
    with writing() as db:
        common: dict[str, Any] = {"by": ADMINISTRATOR, "now": NOW}
        whole = units.add(db, **common, code="000", name="局", kind=UnitKind.BUREAU, valid_from=date(2020, 1, 1))
        office = units.add(db, **common, code="010", name="办公室", kind=UnitKind.SECTION, valid_from=date(2020, 1, 1))
        posts: Sequence[tuple[str, str, int, dict[str, Any]]] = (
            ("0002", "副局长乙", whole, {"in_leadership": True}),
            ("0008", "科长甲", office, {"is_head": True}),
        )
        for staff_no, name, unit, how in posts:
            person = units.add_person(db, **common, staff_no=staff_no, name=name)
            held_from = date(2020, 1, 1)
            units.appoint(db, **common, person_id=person, unit_id=unit, title=name, held_from=held_from, **how)
        discipline_limits.record(
            db, by=FINANCE, now=NOW, name="approval_tiers", effective_from=date(2024, 1, 1), value=TIERS, source="办法"
        )
    # The project is there so that the ledger counts as one with such a column.
    approved = Evidence(approvals=(ApprovalStep(1, person="科长甲", approved_on=date(2026, 3, 4)),))
    import_lines(a_line(8000, project="信息化", evidence=approved))


def _rules(**how: Any) -> list[str]:
    with writing() as db:
        return [found.rule for found in judge(db, by=FINANCE, now=NOW, **how).findings]


def _delegate() -> int:
    with writing() as db:
        return delegations.record(
            db, by=ADMINISTRATOR, now=NOW, giver="0002", taker="0008", held_from=date(2026, 3, 2),
            held_to=date(2026, 3, 6), source="授权委托书",
        )  # fmt: skip


def test_a_delegation_recorded_judges_again_and_one_withdrawn_counts_no_more(bureau: None):
    assert "R01" in _rules()
    number = _delegate()
    with reading() as db:
        assert [(each.giver, each.taker) for each in ground.read(db, TODAY).delegations] == [("副局长乙", "科长甲")]
    assert "R01" not in _rules()
    with writing() as db:
        delegations.withdraw(db, by=ADMINISTRATOR, now=NOW, delegation_id=number, reason="登记有误")
    assert "R01" in _rules()


def _budget(dated: date | None, adjusted: int = 100, code: str = "30202") -> int:
    rows: Sequence[BudgetRow] = [BudgetRow("办公室", code, "", "basic", 100, adjusted)]
    with writing() as db:
        return budgets.record_year(
            db, by=FINANCE, now=NOW, year=2026, rows=rows, origin=Origin(dated=dated), reason="调整"
        )


def _approved() -> date | None:
    with reading() as db:
        return ground.read(db, TODAY).budgets_approved.get(2026)


def test_the_day_of_approval_is_that_of_the_first_budget_and_not_of_its_adjustment(bureau: None):
    assert _approved() is None
    _budget(date(2026, 2, 12))
    _budget(date(2026, 9, 24), adjusted=200)
    assert _approved() == date(2026, 2, 12)


def test_of_an_adjustment_alone_the_day_of_approval_stays_unknown(bureau: None):
    _budget(date(2026, 9, 24), adjusted=200)
    assert _approved() is None


def test_a_budget_taken_back_for_good_says_no_day(bureau: None):
    record = _budget(date(2026, 2, 12))
    with writing() as db:
        budgets.withdraw_year(db, by=FINANCE, now=NOW, record_id=record, reason="有误")
    assert _approved() is None


def test_spending_before_the_approval_is_a_lead_only_while_its_day_is_unknown(bureau: None):
    record = _budget(None)
    assert "R13" in _rules()
    with writing() as db:
        budgets.withdraw_year(db, by=FINANCE, now=NOW, record_id=record, reason="补记批复日期")
    _budget(date(2026, 3, 6))
    with writing() as db:
        judged = judge(db, by=FINANCE, now=NOW)
    assert "R13" not in [found.rule for found in judged.findings]
    assert [count.reasons for count in judged.counts if count.rule == "R13"] == [{"before_budget": 1}]
