"""Each filter cuts totals and lines alike, and what cuts lines only does so for who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import reading, writing
from queries import spending, spending_lines
from queries.spending_filters import UNRECOGNISED, Narrowed, Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER

LINES = (
    a_line(1, date(2026, 1, 5)),
    a_line(20, date(2026, 2, 5), fund="政府性基金", spend_type="project"),
    a_line(300, date(2026, 3, 5), fund="", spend_type=""),
    a_line(4000, date(2026, 4, 5), payee="林佳禾", payee_kind="person"),
)


@pytest.mark.parametrize(
    ("wanted", "fen"),
    [
        (Wanted("CNY", 2026, month=2, last_month=3), 32_000),
        (Wanted("CNY", 2026, month=2), 2_000),
        (Wanted("CNY", 2026, fund="政府性基金"), 2_000),
        (Wanted("CNY", 2026, fund=UNRECOGNISED), 30_000),
        (Wanted("CNY", 2026, spend_type="basic"), 400_100),
        (Wanted("CNY", 2026, spend_type=UNRECOGNISED), 30_000),
        (Wanted("CNY", 2026, spend_type="basic", month=1, last_month=2), 100),
    ],
)
def test_totals_and_lines_are_cut_alike(fresh_database, wanted, fen):
    import_lines(*LINES)
    with reading() as db:
        assert spending.summary(db, EMPLOYEE, wanted=wanted).total_fen == fen
        assert spending_lines.paged(db, EMPLOYEE, wanted=wanted).total_fen == fen


@pytest.mark.parametrize(
    ("narrowed", "viewer", "fen"),
    [
        (Narrowed(least_fen=2_000), EMPLOYEE, 432_000),
        (Narrowed(least_fen=2_000, most_fen=30_000), EMPLOYEE, 32_000),
        (Narrowed(payee="滨海文具有限公司", most_fen=2_000), EMPLOYEE, 2_100),
        (Narrowed(payee="滨海"), EMPLOYEE, 0),
        (Narrowed(payee="林佳禾"), EMPLOYEE, 0),
        (Narrowed(payee="林佳禾"), LEADER, 400_000),
    ],
)
def test_payee_and_amounts_narrow_the_lines(fresh_database, narrowed, viewer, fen):
    import_lines(*LINES)
    with reading() as db:
        assert spending_lines.paged(db, viewer, wanted=Wanted("CNY", 2026), narrowed=narrowed).total_fen == fen


def test_funds_are_named_and_the_unsaid_comes_last(fresh_database):
    import_lines(*LINES)
    with reading() as db:
        assert spending.funds(db, EMPLOYEE, currency="CNY", year=2026) == ("一般公共预算", "政府性基金", UNRECOGNISED)


def test_part_of_the_spending_is_never_set_against_all_of_the_budget(fresh_database):
    import_lines(*LINES)
    rows = [BudgetRow("办公室", "30201", "", kind, fen, fen) for kind, fen in (("basic", 700), ("project", 50))]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)
    year = Wanted("CNY", 2026)
    parts = ((year, 750), (replace(year, spend_type="project"), 50), (replace(year, fund="政府性基金"), None))
    for wanted, adjusted in parts:
        with reading() as db:
            assert spending.summary(db, EMPLOYEE, wanted=wanted).adjusted_fen == adjusted
