"""The workbook of a comparison holds the differences with their signs, and no sheet where a side is unknown."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.feeds import spending_compare
from queries.spending_compare import CODE, UNIT
from queries.spending_filters import Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE

SPRING, SUMMER = Wanted("CNY", 2026, "", 4, last_month=6), Wanted("CNY", 2026, "", 7, last_month=9)


@pytest.fixture
def ledger(fresh_database):
    import_lines(
        a_line(300, date(2026, 4, 5)),
        a_line(100, date(2026, 7, 5)),
        a_line(40, date(2026, 8, 5), unit="财务科", econ_code="", category="不明"),
    )


def _book(first: Wanted, second: Wanted, each: str) -> Workbook:
    filters = (("前者", "二季度"), ("后者", "三季度"))
    content = spending_compare.compared_xlsx(EMPLOYEE, sides=(first, second), each=each, filters=filters, at=NOW)
    return load_workbook(io.BytesIO(content))


def test_two_quarters_by_section(ledger):
    book = _book(SPRING, SUMMER, CODE)
    assert list(book["比较"].iter_rows(values_only=True)) == [
        ("科目编码", "科目", "差额", "2026年4月至6月", "2026年7月至9月", "变化"),
        ("30201", "办公费", 200, 300, 100, 2),
        (None, "未识别科目", -40, 0, 40, -1),
    ]
    assert dict(book["筛选条件"].iter_rows(values_only=True))["后者"] == "三季度"


def test_two_quarters_by_unit(ledger):
    rows = list(_book(SPRING, SUMMER, UNIT)["比较"].iter_rows(values_only=True))
    assert rows[1:] == [("办公室", 200, 300, 100, 2), ("财务科", -40, 0, 40, -1)]


def test_a_period_that_was_not_imported_is_compared_with_nothing(ledger):
    assert _book(Wanted("CNY", 2025), SUMMER, CODE).sheetnames == ["筛选条件"]
