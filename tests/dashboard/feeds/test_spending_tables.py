"""The workbook of tables agrees with the page to the fen, and holds no individual's name."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.feeds import spending_tables
from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import writing
from queries.spending_filters import Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import FINANCE, LEADER


@pytest.fixture
def book(fresh_database):
    import_lines(
        a_line(1000.01, date(2026, 1, 5)),
        a_line(40, date(2026, 2, 5), unit="=财务科", econ_code="30217", category="公务接待费", payee="东港饭店"),
        a_line(5, date(2026, 2, 6), payee="林佳禾", payee_kind="person"),
    )
    with writing() as db:
        budgets.record_year(
            db, by=FINANCE, now=NOW, year=2026, rows=[BudgetRow("办公室", "30201", "", "basic", 0, 50_000)]
        )
    content = spending_tables.tables_xlsx(LEADER, wanted=Wanted("CNY", 2026), filters=(("期间", "2026年"),), at=NOW)
    return load_workbook(io.BytesIO(content))


def _rows(book, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(values_only=True))


def test_a_sheet_each_and_the_filters_last(book):
    figures = ["各月支出", "按支出经济分类", "按科室和单位", "主要收款人", "“三公”经费"]
    more = ["预算执行（科目）", "预算执行（单位）", "环比（科目）", "环比（单位）"]  # no year before to compare with
    assert book.sheetnames == [*figures, *more, "筛选条件"]
    assert _rows(book, "筛选条件")[0] == ("期间", "2026年")


def test_amounts_are_numbers_to_the_fen_and_unknown_is_empty(book):
    assert _rows(book, "各月支出")[1:] == [("1月", 1000.01, 1), ("2月", 45, 2)]
    assert _rows(book, "按科室和单位")[1:] == [("办公室", 1005.01, 500, 2), ("'=财务科", 40, None, 1)]


def test_over_budget_has_its_amount_and_unbudgeted_its_word(book):
    assert _rows(book, "预算执行（单位）")[1:] == [
        ("办公室", 1005.01, 500, 0, 505.01, "201.0%", "—"),
        ("'=财务科", 40, 0, 0, None, "无预算支出", "—"),
    ]


def test_changes_name_both_periods_and_the_largest_comes_first(book):
    assert _rows(book, "环比（科目）") == [
        ("科目编码", "科目", "差额", "2026年2月", "2026年1月", "变化"),
        ("30201", "办公费", -995.01, 5, 1000.01, pytest.approx(-0.995, abs=1e-5)),
        ("30217", "公务接待费", 40, 40, 0, None),
    ]


def test_a_units_workbook_holds_what_its_page_shows(book):
    content = spending_tables.unit_xlsx(LEADER, wanted=Wanted("CNY", 2026, "办公室"), filters=(), at=NOW)
    of_unit = load_workbook(io.BytesIO(content))
    shown = ["各月支出", "主要收款人", "按支出经济分类", "预算执行（科目）", "环比（科目）"]
    assert of_unit.sheetnames == [*shown, "筛选条件"]
    assert _rows(of_unit, "各月支出")[1:] == [("1月", 1000.01, 1), ("2月", 5, 1)]


def test_individuals_are_one_row_for_everybody(book):
    assert {row[0] for row in _rows(book, "主要收款人")[1:]} == {"滨海文具有限公司", "东港饭店", "个人（合计）"}
