"""A year's budget is recorded whole."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import reading, writing
from data.errors import NotAllowed, RuleBroken
from data.tables.spending import BudgetItem
from tests.ledgers import NOW
from tests.people import FINANCE, HR

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
