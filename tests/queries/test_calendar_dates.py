"""A calendar holds what its reader may see, and of deadlines those that concern the reader."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from data.database import reading
from data.rules.meeting_rules import MeetingKind, MonthState
from data.rules.roles import Viewer
from data.tables.matters import SettledMatter
from queries import calendar_dates
from queries.calendar_dates import CalendarDates
from tests.meetings import a_matter, close, enter
from tests.notices import publish
from tests.people import EMPLOYEE, LEADER, NOBODY, OFFICE, somebody

TODAY = date(2026, 11, 22)
OF_THE_OFFICE = somebody("clerk", unit="办公室")
OF_FINANCE = somebody("accountant", unit="财务科")


def asked(viewer: Viewer) -> CalendarDates:
    with reading() as db:
        return calendar_dates.dates(db, viewer, today=TODAY)


def texts(viewer: Viewer) -> list[str]:
    return [row.text for row in asked(viewer).matters]


def test_months_are_due_or_held_and_those_that_passed_without_a_meeting_are_left_out(fresh_database):
    enter()
    months = {(year, cell.month): cell.meeting for year, cell in asked(EMPLOYEE).months}
    assert sorted(months) == [(2026, 11), (2026, 12), *((2027, month) for month in range(1, 13))]
    assert (months[2026, 11].state, months[2026, 11].held_on) == (MonthState.ON_TIME, date(2026, 11, 2))
    assert months[2027, 1].provisional


def test_a_closed_meeting_is_in_the_calendar_of_its_circle_only(fresh_database):
    enter(kind=MeetingKind.COMMITTEE, title="局党委会议", matters=(a_matter("人选酝酿"),))
    enter(kind=MeetingKind.ALL_STAFF, title="全局干部大会")
    assert [row.title for row in asked(OF_THE_OFFICE).meetings] == ["全局干部大会"]
    assert {row.title for row in asked(LEADER).meetings} == {"全局干部大会", "局党委会议"}
    assert texts(OF_THE_OFFICE) == [], "nor is what it settled, though the unit has to do it"


def test_deadlines_are_those_of_ones_unit_and_all_for_who_follows_them_up(fresh_database):
    enter(
        matters=(
            a_matter("甲"),
            a_matter("乙", lead_unit="财务科", helping_units="人事科、办公室"),
            a_matter("丙", lead_unit="人事科"),
            a_matter("长期", deadline=None),
        )
    )
    assert texts(OF_THE_OFFICE) == ["甲", "乙"]
    assert texts(OF_FINANCE) == ["乙"]
    assert texts(EMPLOYEE) == [], "an account without a unit"
    assert texts(LEADER) == texts(OFFICE) == ["甲", "乙", "丙"]


def test_a_matter_closed_off_stays_for_its_year(fresh_database):
    enter(matters=(a_matter(),))
    with reading() as db:
        matter_id = db.scalars(select(SettledMatter.id)).one()
    close(matter_id)
    assert texts(OF_THE_OFFICE) == ["印发值班制度"]
    with reading() as db:
        assert not calendar_dates.dates(db, OF_THE_OFFICE, today=date(2027, 1, 4)).matters


def test_a_draft_is_in_nobodys_calendar(fresh_database):
    enter(issued=False, kind=MeetingKind.ALL_STAFF, matters=(a_matter(),))
    found = asked(OFFICE)
    assert (found.meetings, found.matters) == ((), ())


def test_notices_are_there_while_they_are_open(fresh_database):
    notice_id = publish()
    assert [row.id for row in asked(EMPLOYEE).notices] == [notice_id]
    with reading() as db:
        assert not calendar_dates.dates(db, EMPLOYEE, today=date(2026, 12, 31)).notices


def test_who_may_read_nothing_is_answered_nothing(fresh_database):
    with pytest.raises(Exception, match="permission_missing"):
        asked(NOBODY)
