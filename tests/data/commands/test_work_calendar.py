"""A year's calendar takes the place of what was known of it, and notices that waited for it are counted again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from data.commands import work_calendar
from data.database import reading, writing
from data.errors import NotAllowed, RuleBroken
from data.published_calendar import published_calendar
from data.tables.audit import AuditEntry
from data.tables.notices import Notice
from data.tables.work_calendar import WorkCalendarYear
from tests.calendars import load_calendar
from tests.notices import publish
from tests.people import ADMINISTRATOR, FINANCE, OFFICE

NOW = datetime(2026, 12, 28, 2, 0, tzinfo=UTC)
NEW_YEAR = {date(2027, 1, 1): (False, "元旦"), date(2027, 1, 3): (True, "元旦")}


def _load(year=2027, days=NEW_YEAR, source="国务院办公厅通知", by=ADMINISTRATOR) -> tuple[int, ...]:
    with writing() as db:
        return work_calendar.load_year(db, by=by, now=NOW, year=year, days=days, source=source)


def test_a_loaded_year_is_known(fresh_database):
    _load()
    with reading() as db:
        calendar = published_calendar(db)
        row = db.scalars(select(WorkCalendarYear)).one()
    assert calendar.known_years == {2027}
    assert not calendar.is_working_day(date(2027, 1, 1))
    assert calendar.is_working_day(date(2027, 1, 3))
    assert (row.source, row.loaded_at) == ("国务院办公厅通知", NOW)


def test_loading_again_replaces_the_year_and_leaves_its_neighbours(fresh_database):
    load_calendar(2026)
    _load()
    _load(days={date(2027, 1, 4): (False, "元旦")}, source="更正通知")
    with reading() as db:
        calendar = published_calendar(db)
    assert not calendar.is_working_day(date(2027, 1, 4))
    assert not calendar.is_working_day(date(2027, 1, 3))
    assert calendar.is_working_day(date(2026, 1, 4))
    assert [day for day in calendar.exceptions if day.year == 2027] == [date(2027, 1, 4)]


def test_a_notice_that_waited_is_counted_again_and_named(fresh_database):
    load_calendar(2026)
    waiting = publish(now=NOW)
    settled = publish(now=datetime(2026, 12, 1, 2, 0, tzinfo=UTC))
    assert _period(waiting) == (date(2027, 1, 5), True)
    before = _period(settled)
    assert _load() == (waiting,)
    assert _period(waiting) == (date(2027, 1, 4), False)  # 29, 30, 31 December, Sunday the 3rd, Monday the 4th
    assert _period(settled) == before
    with reading() as db:
        last = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert last.facts == {"source": "国务院办公厅通知", "recounted_notices": [waiting]}


def _period(notice_id: int) -> tuple[date | None, bool]:
    with reading() as db:
        notice = db.scalars(select(Notice).where(Notice.id == notice_id)).one()
        return notice.last_day, notice.provisional


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"source": "  "}, "source_missing"),
        ({"days": {}}, "calendar_empty"),
        ({"days": {**NEW_YEAR, date(2026, 12, 31): (True, "")}}, "day_outside_year"),
    ],
)
def test_what_cannot_be_a_years_calendar_is_refused_and_nothing_changes(fresh_database, change, code):
    _load()
    with pytest.raises(RuleBroken, match=code):
        _load(**change)
    with reading() as db:
        assert set(published_calendar(db).exceptions) == set(NEW_YEAR)


@pytest.mark.parametrize("by", [OFFICE, FINANCE], ids=lambda viewer: viewer.login)
def test_only_an_administrator_loads_a_calendar(fresh_database, by):
    with pytest.raises(NotAllowed):
        _load(by=by)
