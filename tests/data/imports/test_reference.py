"""The facts that come with the program agree with those who keep the same facts elsewhere."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from holidays import country_holidays
from sqlalchemy import func, select

from data.database import reading, writing
from data.imports import reference
from data.published_calendar import published_calendar
from data.reference import make_work_calendar
from data.tables.spending import EconomicCode
from data.tables.work_calendar import WorkCalendarYear
from tests.calendars import NOW, shipped
from tests.people import ADMINISTRATOR

FIRST, LAST = 2004, 2026
EVERY_DAY = [date(FIRST, 1, 1) + timedelta(days=n) for n in range((date(LAST + 1, 1, 1) - date(FIRST, 1, 1)).days)]
ONE_WORKED_SATURDAY = date(2005, 12, 31)  # in the notice for 2006; chinesecalendar lacks it


def test_the_shipped_calendar_covers_these_years():
    assert shipped().known_years == set(range(FIRST, LAST + 1))


def test_it_agrees_with_the_library_holidays_on_every_day():
    china = country_holidays("CN", years=range(FIRST, LAST + 1))
    assert [day for day in EVERY_DAY if shipped().is_working_day(day) != china.is_working_day(day)] == []


def test_it_agrees_with_the_library_chinesecalendar_on_every_day_but_one():
    differing = [day for day in EVERY_DAY if shipped().is_working_day(day) != chinese_calendar.is_workday(day)]
    assert differing == [ONE_WORKED_SATURDAY]
    assert shipped().is_working_day(ONE_WORKED_SATURDAY)


def test_it_is_what_its_program_writes():
    written = {(date.fromisoformat(day), worked == "1", name) for day, worked, name in make_work_calendar.rows()}
    kept = {(day, *said) for days in reference.calendar_years().values() for day, said in days.items()}
    assert kept == written


def test_only_days_unlike_their_weekday_are_kept():
    for days in reference.calendar_years().values():
        assert all(worked != (day.weekday() < 5) for day, (worked, _) in days.items())


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 2, 9), True),  # 除夕 was no holiday before 2025
        (date(2025, 1, 28), False),
        (date(2015, 9, 3), False),  # once only
        (date(2020, 1, 31), False),  # by a second notice, amid the year
        (date(2014, 5, 4), True),
        (date(2026, 1, 4), True),
    ],
)
def test_days_on_which_a_rule_of_thumb_is_wrong(day, worked):
    assert shipped().is_working_day(day) is worked


def test_loading_puts_both_editions_and_every_year_into_the_database(fresh_database):
    with writing() as db:
        assert not reference.is_loaded(db)
        reference.load(db, by=ADMINISTRATOR, now=NOW)
    with reading() as db:
        assert reference.is_loaded(db)
        assert published_calendar(db) == shipped()
        source = db.scalar(select(WorkCalendarYear.source).where(WorkCalendarYear.year == 2026))
        assert source == "国务院办公厅关于2026年部分节假日安排的通知"
        editions = select(EconomicCode.edition, func.count()).group_by(EconomicCode.edition)
        assert {edition for edition, _ in db.execute(editions)} == {2007, 2018}
        housing = select(EconomicCode.edition, EconomicCode.code).where(EconomicCode.name_zh == "住房公积金")
        assert set(map(tuple, db.execute(housing))) == {(2007, "30311"), (2018, "30113")}
