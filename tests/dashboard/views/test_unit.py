"""One unit's year: its months, what for, to whom, and how much of its budget."""

from __future__ import annotations

from datetime import date

from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import writing
from tests.dashboard.reading_pages import words
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE


def test_it_shows_one_unit_and_its_budget(open_page):
    import_lines(a_line(60, date(2026, 1, 5)), a_line(50, date(2026, 2, 5)), a_line(400, unit="财务科"))
    rows = [BudgetRow("办公室", "30201", "", "basic", 0, 10_000)]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)
    said = words(open_page("unit", EMPLOYEE, name="办公室"))
    assert "2026年办公室支出 0.01 万元，共 2 笔，占调整预算 110.0%" in said
    assert "超过调整预算 0.00 万元，执行率 110.0%" in said
    assert "滨海文具有限公司" in said


def test_a_year_without_a_budget_has_no_rate(open_page):
    import_lines(a_line())
    assert "这一年未录入预算，没有执行率。" in words(open_page("unit", EMPLOYEE, name="办公室"))


def test_a_unit_that_no_ledger_names_is_said_to_be_unknown(open_page):
    import_lines(a_line())
    app = open_page("unit", EMPLOYEE, name="没有的科")
    assert [error.value for error in app.error] == ["已导入的支出中没有这个单位。请检查名称。"]


def test_without_a_name_it_says_where_to_begin(open_page):
    assert "打开一个单位" in words(open_page("unit", EMPLOYEE))
