"""The spending page says its figures with their base, and what is missing."""

from __future__ import annotations

from datetime import date

from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import writing
from tests.dashboard.reading_pages import as_sent, words
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER


def test_an_empty_bureau_is_told_what_would_bring_something_here(open_page):
    assert "还没有导入任何支出" in words(open_page("spending", EMPLOYEE))


def test_the_answer_names_both_denominators_and_the_time_passed(open_page):
    import_lines(a_line(60, date(2026, 1, 5)), a_line(40, date(2026, 6, 30)))
    rows = [BudgetRow("办公室", "30201", "", "basic", 16_000, 20_000)]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)
    said = words(open_page("spending", EMPLOYEE))
    assert "占调整预算 50.0%（占年初预算 62.5%）" in said
    assert "比序时进度快 0.4 个百分点" in said  # 181 of 365 days
    assert "数据截至 2026-06-30" in said
    assert "未导入的月份：2月、3月、4月、5月" in said


def test_without_a_budget_no_rate_is_made_up(open_page):
    import_lines(a_line())
    said = words(open_page("spending", EMPLOYEE))
    assert "占调整预算" not in said
    assert "未录入预算" in said


def test_filters_of_the_address_narrow_the_page(open_page):
    import_lines(a_line(60, date(2026, 1, 5)), a_line(40, date(2026, 2, 5), unit="财务科"))
    assert "共 1 笔，合计 40.00 元。" in words(open_page("spending", EMPLOYEE, unit="财务科"))
    assert "共 1 笔，合计 60.00 元。" in words(open_page("spending", EMPLOYEE, month="1"))
    assert "共 2 笔" in words(open_page("spending", EMPLOYEE, unit="没有的科", month="99", code="xyz", page="-3"))


def test_undated_lines_and_unrecognised_codes_are_said(open_page):
    import_lines(a_line(1, None), a_line(2, econ_code="", category="杂项"))
    assert "未识别科目 1 笔" in words(open_page("spending", EMPLOYEE))
    assert "原始文件中没有可用的日期" in words(open_page("spending", EMPLOYEE, year="undated"))


def test_two_currencies_are_asked_for_and_never_added(open_page):
    import_lines(a_line(60), a_line(1), name="1.csv")
    import_lines(a_line(40), name="2.csv", currency="USD")
    assert "61.00 元" in words(open_page("spending", EMPLOYEE))
    assert "40.00 USD" in words(open_page("spending", EMPLOYEE, currency="USD"))


def test_a_name_written_like_markup_is_shown_as_written(open_page):
    import_lines(a_line(payee="**公司** [x](http://example.invalid)", unit="办公室"))
    said = as_sent(open_page("spending", LEADER))
    assert "\\*\\*公司\\*\\*" in said
