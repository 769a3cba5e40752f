"""A year's budget is recorded whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from data.commands import budgets, units
from data.commands.budgets import BudgetRow, Origin
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.tables.spending import BudgetItem, BudgetRecord
from data.tables.units import UnitKind
from queries import visible
from tests.ledgers import NOW
from tests.people import ADMINISTRATOR, FINANCE, HR

LATER = NOW + timedelta(days=1)
BEGAN = date(2020, 1, 1)
ROW = BudgetRow("办公室", "30201", "", "basic", 100_000, 120_000)


def test_a_later_record_takes_the_place_of_the_year_and_of_no_other(fresh_database):
    for year, rows in ((2025, [ROW]), (2026, [ROW, ROW]), (2026, [ROW])):
        with writing() as db:
            budgets.record_year(db, by=FINANCE, now=NOW, year=year, rows=rows)
    with reading() as db:
        in_force = visible.budget_items(FINANCE).with_only_columns(BudgetItem.fiscal_year, func.count())
        assert sorted(tuple(row) for row in db.execute(in_force.group_by(BudgetItem.fiscal_year))) == [
            (2025, 1),
            (2026, 1),
        ]


def test_what_was_recorded_before_stays_with_the_reason_and_what_came_after_it(fresh_database):
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[ROW])
        approved = Origin(name="调整.xlsx", sha256="b" * 64, basis="滨财预〔2026〕86号", dated=date(2026, 9, 1))
        moved = [replace(ROW, transfer_fen=-5_000), replace(ROW, econ_code="30211", transfer_fen=5_000)]
        budgets.record_year(db, by=FINANCE, now=LATER, year=2026, rows=moved, origin=approved, reason=" 年中调整 ")
    with reading() as db:
        old, new = db.scalars(select(BudgetRecord).order_by(BudgetRecord.id))
        assert (old.ended_at, old.ended_reason, old.replaced_by, old.transfer_fen) == (LATER, "年中调整", new.id, None)
        assert (new.basis, new.dated, new.transfer_fen, new.ended_at) == (
            "滨财预〔2026〕86号",
            date(2026, 9, 1),
            5_000,
            None,
        )
        assert db.scalar(select(func.count()).where(BudgetItem.record_id == old.id)) == 1


def test_the_file_in_force_is_not_recorded_twice(fresh_database):
    same = Origin(name="预算.xlsx", sha256="a" * 64)
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[ROW], origin=same)
    with pytest.raises(RuleBroken, match="already_imported"), writing() as db:
        budgets.record_year(db, by=FINANCE, now=LATER, year=2026, rows=[ROW], origin=replace(same, name="更名.xlsx"))


def test_a_budget_is_taken_back_with_a_reason_and_its_year_has_none_then(fresh_database):
    with writing() as db:
        record_id = budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[ROW])
    with pytest.raises(RuleBroken, match="reason_missing"), writing() as db:
        budgets.withdraw_year(db, by=FINANCE, now=LATER, record_id=record_id, reason=" ")
    with writing() as db:
        budgets.withdraw_year(db, by=FINANCE, now=LATER, record_id=record_id, reason="录错年度")
    with pytest.raises(RuleBroken, match="budget_ended"), writing() as db:
        budgets.withdraw_year(db, by=FINANCE, now=LATER, record_id=record_id, reason="再撤")
    with pytest.raises(NotFound), writing() as db:
        budgets.withdraw_year(db, by=FINANCE, now=LATER, record_id=99, reason="再撤")
    with reading() as db:
        assert db.scalars(visible.budget_items(FINANCE)).all() == []
        assert db.get_one(BudgetRecord, record_id).ended_by == FINANCE.name
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=LATER, year=2026, rows=[ROW])


def test_an_empty_budget_is_refused(fresh_database):
    with pytest.raises(RuleBroken, match="budget_empty"), writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[])


def test_only_finance_records_and_withdraws_budgets(fresh_database):
    with pytest.raises(NotAllowed), writing() as db:
        budgets.record_year(db, by=HR, now=NOW, year=2026, rows=[ROW])
    with pytest.raises(NotAllowed), writing() as db:
        budgets.withdraw_year(db, by=HR, now=NOW, record_id=1, reason="录错")


def test_a_unit_is_kept_under_its_name_in_the_table_of_units(fresh_database):
    with writing() as db:
        units.add(db, by=ADMINISTRATOR, now=NOW, code="010", name="办公室", kind=UnitKind.SECTION, valid_from=BEGAN)
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[replace(ROW, unit="办 公 室")])
    with reading() as db:
        assert db.scalars(select(BudgetItem.unit)).all() == ["办公室"]
