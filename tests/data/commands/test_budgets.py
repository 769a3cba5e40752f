"""A year's budget is recorded whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data.commands import budgets, units
from data.commands.budgets import BudgetRow
from data.database import reading, writing
from data.errors import NotAllowed, RuleBroken
from data.tables.spending import BudgetItem
from data.tables.units import UnitKind
from tests.ledgers import NOW
from tests.people import ADMINISTRATOR, FINANCE, HR

BEGAN = date(2020, 1, 1)
ROW = BudgetRow("办公室", "30201", "", "basic", 100_000, 120_000)


def test_a_later_record_takes_the_place_of_the_year_and_of_no_other(fresh_database):
    for year, rows in ((2025, [ROW]), (2026, [ROW, ROW]), (2026, [ROW])):
        with writing() as db:
            budgets.record_year(db, by=FINANCE, now=NOW, year=year, rows=rows)
    with reading() as db:
        by_year = select(BudgetItem.fiscal_year, func.count()).group_by(BudgetItem.fiscal_year)
        assert sorted(tuple(row) for row in db.execute(by_year)) == [(2025, 1), (2026, 1)]


def test_an_empty_budget_is_refused(fresh_database):
    with pytest.raises(RuleBroken, match="budget_empty"), writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[])


def test_only_finance_records_budgets(fresh_database):
    with pytest.raises(NotAllowed), writing() as db:
        budgets.record_year(db, by=HR, now=NOW, year=2026, rows=[ROW])


def test_a_unit_is_kept_under_its_name_in_the_table_of_units(fresh_database):
    with writing() as db:
        units.add(db, by=ADMINISTRATOR, now=NOW, code="010", name="办公室", kind=UnitKind.SECTION, valid_from=BEGAN)
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[replace(ROW, unit="办 公 室")])
    with reading() as db:
        assert db.scalars(select(BudgetItem.unit)).all() == ["办公室"]
