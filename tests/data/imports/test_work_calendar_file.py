"""A year's calendar from a file: every row that cannot be read is named with its column, and then nothing is taken."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from dashboard.feeds.work_calendar import year_csv
from data.errors import FileRejected
from data.imports import reference, work_calendar_file
from queries.work_calendar import DayRow

GOOD = "day,worked,name\n2027-01-01,0,元旦\n2027-01-03,1,元旦\n"


def _read(text: str, year=2027, encoding="utf-8"):
    return work_calendar_file.read(text.encode(encoding), "2027.csv", year=year)


def _problems(text: str) -> list[tuple[str, int | None, str, str]]:
    with pytest.raises(FileRejected) as rejected:
        _read(text)
    return [(p.code, p.row, p.column, p.cell) for p in rejected.value.problems]


def test_days_are_read_with_whether_they_are_worked_and_their_name():
    found = _read(GOOD)
    assert found.days == {date(2027, 1, 1): (False, "元旦"), date(2027, 1, 3): (True, "元旦")}
    assert (found.year, found.as_usual) == (2027, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_encoding_of_an_office_machine_will_do(encoding):
    assert _read("日期,上班,名称\n2027年1月1日,放假,元旦\n20270103,上班,元旦\n", encoding=encoding) == _read(GOOD)


def test_a_workbook_will_do():
    book = openpyxl.Workbook()
    for row in (("日期", "是否上班", "节日"), (date(2027, 1, 1), "否", "元旦"), (date(2027, 1, 3), 1, "元旦")):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    assert work_calendar_file.read(content.getvalue(), "2027.xlsx", year=2027) == _read(GOOD)


def test_the_name_may_be_missing():
    assert _read("day,worked\n2027-01-01,0\n").days == {date(2027, 1, 1): (False, "")}


def test_days_like_any_of_their_weekday_are_counted_and_left_out():
    found = _read(GOOD + "2027-01-02,0,元旦\n2027-01-04,1,\n")
    assert (found.days, found.as_usual) == (_read(GOOD).days, 2)


def test_blank_rows_are_passed_over_and_rows_keep_the_numbers_of_the_spreadsheet():
    assert _problems("\nday,worked,name\n\n2027-13-01,0,元旦\n") == [("date_not_real", 4, "day", "2027-13-01")]


def test_every_wrong_cell_is_named():
    rows = ["2027-01-01,0,", "1月,0,", "2027-01-04,maybe,", "2026-12-31,1,", "2027-01-01,0,", ",1,", "2027-01-05,,"]
    assert _problems("day,worked,name\n" + "\n".join(rows)) == [
        ("date_unreadable", 3, "day", "1月"),
        ("worked_unreadable", 4, "worked", "maybe"),
        ("day_outside_year", 5, "day", "2026-12-31"),
        ("day_twice", 6, "day", "2027-01-01"),
        ("date_unreadable", 7, "day", ""),
        ("worked_unreadable", 8, "worked", ""),
    ]


def test_a_short_row_lacks_what_stands_in_the_columns_it_does_not_have():
    assert _problems("day,worked,name\n2027-01-01\n") == [("worked_unreadable", 2, "worked", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [("date,name\n2027-01-01,元旦\n", "column_missing"), ("", "file_empty"), ("\n \n", "file_empty")],
)
def test_a_file_that_is_no_calendar_is_refused(text, code):
    assert [problem[0] for problem in _problems(text)] == [code]


def test_a_picture_is_refused():
    with pytest.raises(FileRejected) as rejected:
        work_calendar_file.read(b"\x89PNG\r\n\x1a\n" + bytes(64), "2027.csv", year=2027)
    assert [p.code for p in rejected.value.problems] == ["file_wrong_kind"]


@pytest.mark.parametrize("year", [2005, 2020, 2026])
def test_what_the_page_hands_out_is_what_it_takes_back(year):
    shipped = reference.calendar_years()[year]
    rows = [DayRow(day, worked, name) for day, (worked, name) in shipped.items()]
    found = work_calendar_file.read(year_csv(rows), "calendar.csv", year=year)
    assert (found.days, found.as_usual) == (shipped, 0)
