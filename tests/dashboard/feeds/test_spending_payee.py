"""The workbook of a payee agrees with its page, and there is none about an individual for who may not read names."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.feeds import spending_payee
from data.errors import NotFound
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE

NAME = "滨海文具有限公司"


def test_years_months_sections_and_units(fresh_database):
    import_lines(
        a_line(10, date(2025, 3, 1)), a_line(20.5, date(2026, 4, 1), unit="财务科"), a_line(99, payee="东港饭店")
    )
    content = spending_payee.paid_xlsx(EMPLOYEE, name=NAME, currency="CNY", filters=(("收款人", NAME),), at=NOW)
    book = load_workbook(io.BytesIO(content))
    months = list(book["按年度和月份"].iter_rows(values_only=True))
    assert months[0][:4] == ("年度", "合计", "1月", "2月")
    assert [(row[0], row[1], row[4], row[5]) for row in months[1:]] == [
        ("2026", 20.5, None, 20.5),
        ("2025", 10, 10, None),
    ]
    assert list(book["按科目"].iter_rows(values_only=True))[1:] == [("30201", "办公费", 30.5, 2)]
    assert list(book["按单位"].iter_rows(values_only=True))[1:] == [("财务科", 20.5, 1), ("办公室", 10, 1)]
    assert dict(book["筛选条件"].iter_rows(values_only=True))["收款人"] == NAME


def test_an_individual_has_no_workbook_for_who_may_not_read_names(fresh_database):
    import_lines(a_line(payee="林佳禾", payee_kind="person"))
    with pytest.raises(NotFound):
        spending_payee.paid_xlsx(EMPLOYEE, name="林佳禾", currency="CNY", filters=(), at=NOW)
