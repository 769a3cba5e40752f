from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from data.imports.layouts import built_in
from tests.data.imports.making import (
    Rows,
    codes,
    one_column,
    only,
    read,
    refused,
    saved,
    text_file,
    workbook,
)


def dated(*cells: object) -> bytes:
    return one_column("支付日期", *cells)


def test_one_day_above_twelve_settles_the_order_of_the_whole_column() -> None:
    checked = read(dated("05/08/2026", "25/08/2026"))
    assert [line.paid_on for line in checked.lines] == [date(2026, 8, 5), date(2026, 8, 25)]
    note = only(checked.notes, "date_order_proved")
    assert (note.severity, note.column, note.cell, note.facts) == (
        "assumed",
        "支付日期",
        "25/08/2026",
        {"order": "dmy"},
    )
    assert read(dated("08/05/2026", "08/25/2026")).lines[0].paid_on == date(2026, 8, 5)


def test_an_order_that_nothing_settles_is_asked_for_once() -> None:
    (problem,) = refused(dated("05/08/2026", "06/08/2026", "07/08/2026"))
    assert (problem.code, problem.column, problem.cell) == ("date_order_unknown", "支付日期", "05/08/2026")
    layout = replace(built_in(), date_order="dmy")
    assert read(dated("05/08/2026"), layout=layout).lines[0].paid_on == date(2026, 8, 5)


def test_a_column_that_proves_both_orders_is_refused() -> None:
    assert codes(refused(dated("25/08/2026", "08/26/2026"))) == ["date_order_conflict"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026年2月30日", "date_not_real"),
        ("20261301", "date_not_real"),
        ("2026年3月", "date_is_month_only"),
        ("3月5日", "date_without_year"),
        ("123", "date_unreadable"),
    ],
)
def test_a_date_that_cannot_be_is_an_error_at_its_cell(cell: str, code: str) -> None:
    (problem,) = refused(dated("2026-03-05", cell))
    assert (problem.code, problem.row, problem.column, problem.cell) == (code, 3, "支付日期", cell)


def test_dates_lost_before_publication_are_unknown_and_the_lines_are_kept() -> None:
    checked = read(dated("00:00:00", "", "待定", "2026-03-05"))
    assert [line.paid_on for line in checked.lines] == [None, None, None, date(2026, 3, 5)]
    assert [line.month for line in checked.lines] == [None, None, None, 3]
    note = only(checked.notes, "date_unknown")
    assert (note.severity, note.facts) == ("warning", {"count": 3, "rows": "2-4", "total_fen": 1_500})


def test_a_day_without_a_year_takes_the_year_of_the_title_and_is_told() -> None:
    checked = read(text_file([["2026年3月支出"], ["日期", "摘要", "金额"], ["3月5日", "x", "5"]]))
    assert checked.lines[0].paid_on == date(2026, 3, 5)
    assert only(checked.notes, "date_year_assumed").severity == "warning"


def test_serials_follow_the_system_of_their_workbook() -> None:
    rows: Rows = [["日期", "摘要", "金额"], [39940, "x", 5]]
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in rows:
        book.active.append(row)
    assert read(saved(book), "l.xlsx").lines[0].paid_on == date(2013, 5, 8)
    assert read(workbook(rows), "l.xlsx").lines[0].paid_on == date(2009, 5, 7)


def test_year_and_month_columns_serve_where_there_is_no_date() -> None:
    rows: Rows = [["年度", "月份", "摘要", "金额"], ["2026", "3月", "x", "5"], [2026, "04", "y", "7"]]
    checked = read(text_file(rows))
    assert [(line.fiscal_year, line.month, line.paid_on) for line in checked.lines] == [
        (2026, 3, None),
        (2026, 4, None),
    ]
    assert codes(checked.notes) == ["unit_assumed"]


def test_the_title_serves_where_there_is_neither_and_is_told() -> None:
    checked = read(text_file([["2026年3月支出"], ["摘要", "金额"], ["x", "5"]]))
    assert (checked.lines[0].fiscal_year, checked.lines[0].month) == (2026, 3)
    assert only(checked.notes, "period_of_title").facts == {"year": 2026, "month": 3}


def test_a_file_that_says_nothing_of_time_has_lines_of_unknown_date() -> None:
    assert only(read(text_file([["摘要", "金额"], ["x", "5"]])).notes, "date_unknown").facts["total_fen"] == 500


def test_a_year_that_cannot_be_read_stops_the_import_unless_there_is_a_date() -> None:
    rows: Rows = [["年度", "摘要", "金额"], ["2014/15", "x", "5"]]
    assert codes(refused(text_file(rows))) == ["year_unreadable"]
    rows = [["年度", "日期", "摘要", "金额"], ["2014/15", "2014-06-01", "x", "5"]]
    checked = read(text_file(rows))
    assert (checked.lines[0].fiscal_year, only(checked.notes, "year_unreadable").severity) == (2014, "warning")


def test_a_date_outside_the_year_of_its_file_is_kept_and_told() -> None:
    rows: Rows = [["2026年度"], ["日期", "摘要", "金额"], ["2027-01-05", "x", "5"]]
    assert only(read(text_file(rows)).notes, "date_outside_year").severity == "warning"


def test_a_payment_before_its_business_is_told() -> None:
    rows: Rows = [["支付日期", "业务发生日期", "摘要", "金额"], ["2026-03-05", "2026-03-10", "预付", "5"]]
    checked = read(text_file(rows))
    assert checked.lines[0].occurred_on == date(2026, 3, 10)
    assert only(checked.notes, "paid_before_occurred").facts["total_fen"] == 500
