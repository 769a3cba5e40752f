"""Execution names both denominators, and no percentage is made where there is nothing to divide by."""

from __future__ import annotations

from datetime import date

import pytest

from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import reading, writing
from queries import spending_execution
from queries.spending_compare import CODE, UNIT
from queries.spending_filters import Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE

YEAR = Wanted("CNY", 2026)


@pytest.fixture
def ledger(fresh_database):
    import_lines(
        a_line(150, date(2026, 1, 5)),
        a_line(50, date(2026, 2, 5), unit="财务科", econ_code="30217", category="公务接待费"),
        a_line(20, date(2026, 2, 5), unit="人事科", econ_code="30101", category="基本工资", spend_type="project"),
        a_line(7, date(2026, 2, 6), unit="人事科", econ_code="", category="不明"),
    )
    rows = [
        BudgetRow("办公室", "30201", "", "basic", 20_000, 10_000),
        BudgetRow("财务科", "30217", "", "basic", 10_000, 20_000),
        BudgetRow("法规科", "30201", "", "project", 0, 5_000),
    ]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)


def _rows(wanted=YEAR, each=UNIT):
    with reading() as db:
        return spending_execution.execution(db, EMPLOYEE, wanted=wanted, each=each)


def test_over_budget_comes_first_then_what_has_no_budget(ledger):
    assert [(row.key, row.spent_fen, row.over_fen, row.is_unbudgeted) for row in _rows()] == [
        ("办公室", 15_000, 5_000, False),
        ("人事科", 2_700, 0, True),
        ("财务科", 5_000, 0, False),
        ("法规科", 0, 0, False),
    ]


def test_both_denominators_and_no_percentage_without_a_budget(ledger):
    rates = {row.key: (row.rate, row.of_original) for row in _rows()}
    assert rates == {"办公室": (1.5, 0.75), "人事科": (None, None), "财务科": (0.25, 0.5), "法规科": (0.0, None)}


def test_classes_then_the_sections_of_one(ledger):
    assert {row.key: (row.spent_fen, row.adjusted_fen) for row in _rows(each=CODE)} == {
        "302": (20_000, 35_000),
        "301": (2_000, 0),
    }
    sections = _rows(Wanted("CNY", 2026, code="302"), CODE)
    assert {row.key: row.spent_fen for row in sections} == {"30201": 15_000, "30217": 5_000}


def test_the_whole_year_is_taken_whichever_month_is_wanted(ledger):
    assert _rows(Wanted("CNY", 2026, month=1)) == _rows()


def test_project_spending_is_set_against_project_budgets(ledger):
    found = {row.key: (row.spent_fen, row.adjusted_fen) for row in _rows(Wanted("CNY", 2026, spend_type="project"))}
    assert found == {"人事科": (2_000, 0), "法规科": (0, 5_000)}


def test_no_budget_on_record_and_no_budget_by_fund_are_unknown(ledger):
    assert _rows(Wanted("CNY", 2025)) is None
    assert _rows(Wanted("CNY", 2026, fund="一般公共预算")) is None
