"""The calendar as it is on record."""

from __future__ import annotations

from datetime import date

from data.database import reading
from queries import work_calendar
from tests.calendars import NOW, load_calendar
from tests.people import ADMINISTRATOR


def test_years_are_listed_with_their_source_the_latest_first(fresh_database):
    load_calendar(2025, 2026)
    with reading() as db:
        found = work_calendar.years(db, ADMINISTRATOR)
    assert [(row.year, row.source, row.loaded_at) for row in found] == [
        (2026, "2026年放假安排", NOW),
        (2025, "2025年放假安排", NOW),
    ]


def test_the_days_of_one_year_are_told_in_order(fresh_database):
    load_calendar(2025, 2026)
    with reading() as db:
        found = work_calendar.days(db, ADMINISTRATOR, year=2026)
    assert [row.day for row in found] == sorted(row.day for row in found)
    assert {row.day.year for row in found} == {2026}
    fourth = next(row for row in found if row.day == date(2026, 1, 4))
    assert (fourth.is_working_day, fourth.name) == (True, "元旦")


def test_a_year_that_is_not_on_record_has_no_days(fresh_database):
    with reading() as db:
        assert work_calendar.years(db, ADMINISTRATOR) == ()
        assert work_calendar.days(db, ADMINISTRATOR, year=2026) == ()
