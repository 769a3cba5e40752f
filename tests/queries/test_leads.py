"""Which cases a viewer sees, and when; how they are grouped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from data.commands import discipline
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.leads import LeadState
from data.rules.roles import Viewer
from data.settings import settings
from queries import leads
from tests.leads import CLERK, LAST_DAY, REFERRED, UNIT, a_finding, a_lead, close, explain
from tests.people import AUDITOR, EMPLOYEE, EVERYBODY, FINANCE, LEADER, NOBODY

pytestmark = pytest.mark.usefixtures("fresh_database")
OVER = LAST_DAY + timedelta(days=1)
CIRCLE = (FINANCE, LEADER, AUDITOR)
OUTSIDE = (*(viewer for viewer in EVERYBODY if viewer not in CIRCLE), replace(EMPLOYEE, unit="财务科"))


def _seen(viewer: Viewer, today: date) -> list[int]:
    with reading() as db:
        return [row.id for row in leads.listed(db, viewer, today=today)]


def test_before_its_days_are_over_an_unanswered_case_is_seen_by_its_circle_and_its_unit_alone():
    lead_id = a_lead()
    for viewer in (*CIRCLE, CLERK):
        assert _seen(viewer, LAST_DAY) == [lead_id]
    for viewer in OUTSIDE:
        assert _seen(viewer, LAST_DAY) == []
        with reading() as db, pytest.raises(NotFound):
            leads.one(db, viewer, lead_id=lead_id, today=LAST_DAY)
        assert _seen(viewer, OVER) == [lead_id]
    with pytest.raises(NotAllowed):
        _seen(NOBODY, OVER)


def test_once_explained_all_staff_see_it_with_the_explanation_but_not_who_gave_it():
    lead_id = a_lead()
    explain(lead_id)
    with reading() as db:
        page = leads.one(db, EMPLOYEE, lead_id=lead_id, today=LAST_DAY)
        inside = leads.one(db, CLERK, lead_id=lead_id, today=LAST_DAY)
    assert (page.row.state, page.explanation) == (LeadState.ANSWERED, "来函遗失，已请来访单位补开。")
    assert (page.explained_by, inside.explained_by) == ("", CLERK.name)
    assert not page.row.is_late
    assert [line.payee for line in page.lines] == ["收**"]


def test_a_viewer_without_a_unit_is_not_taken_for_the_people_of_the_whole_bureau():
    lead_id = a_lead(unit="")
    assert _seen(EMPLOYEE, LAST_DAY) == []
    assert _seen(FINANCE, LAST_DAY) == [lead_id]


def test_an_explanation_after_the_last_day_is_said_to_be_late():
    lead_id = a_lead()
    explain(lead_id, at=datetime(2026, 11, 30, 2, 0, tzinfo=UTC))
    with reading() as db:
        (row,) = leads.listed(db, EMPLOYEE, today=OVER)
    assert row.is_late


def test_of_the_open_ones_the_largest_are_shown_and_the_rest_counted():
    most = settings().leads_shown
    small = a_lead(yuan=10)
    large = [a_lead(yuan=1000 + number) for number in range(most)]
    with reading() as db:
        rows = leads.listed(db, CLERK, today=LAST_DAY)
    (group,) = leads.grouped(rows)
    assert [row.id for row in group.rows] == large[::-1]
    assert (group.unit, group.month, group.rest) == (UNIT, 10, 1)
    (whole,) = leads.grouped(rows, whole=True)
    assert (whole.rows[-1].id, whole.rest) == (small, 0)


def test_closed_ones_are_not_counted_against_the_number_shown():
    for _ in range(settings().leads_shown):
        close(a_lead())
    a_lead()
    with reading() as db:
        (group,) = leads.grouped(leads.listed(db, LEADER, today=OVER))
    assert (len(group.rows), group.rest) == (settings().leads_shown + 1, 0)


def test_the_page_tells_whether_the_finding_still_holds_and_whether_it_names_the_reader():
    lead_id = a_lead(people={"handler": LEADER.name})
    with reading() as db:
        page = leads.one(db, LEADER, lead_id=lead_id, today=LAST_DAY)
        assert (page.holds, page.names_viewer) == (True, True)
        assert not leads.one(db, AUDITOR, lead_id=lead_id, today=LAST_DAY).names_viewer
    with writing() as db:
        discipline.record_run(db, by=FINANCE, now=REFERRED, digests={2026: ""}, lines=0, counts=(), findings=())
    with reading() as db:
        assert not leads.one(db, LEADER, lead_id=lead_id, today=LAST_DAY).holds


def test_findings_wait_for_who_refers_them_and_nobody_else():
    finding = a_finding()
    with reading() as db:
        assert [row.id for row in leads.unreferred(db, LEADER, year=2026, month=10)] == [finding]
        with pytest.raises(NotAllowed):
            leads.unreferred(db, EMPLOYEE, year=2026, month=10)


def test_those_without_a_known_month_are_counted_together_after_the_months():
    of_month, later = a_finding(), a_finding(period=(2026, 11))
    without = [a_finding(period=(2026, None)), a_finding(period=(None, None), yuan=9)]
    with reading() as db:
        assert leads.unreferred_months(db, LEADER) == ((2026, 11, 1), (2026, 10, 1), (None, None, 2))
        assert [row.id for row in leads.unreferred(db, LEADER, year=None, month=None)] == without
        assert [row.id for row in leads.unreferred(db, LEADER, year=2026, month=10)] == [of_month]
        assert [row.id for row in leads.unreferred(db, LEADER, year=2026, month=11)] == [later]


def test_a_line_tells_its_cases_as_far_as_the_reader_may_see_them():
    a_lead()
    with reading() as db:
        page = leads.one(db, LEADER, lead_id=1, today=LAST_DAY)
        line = page.lines[0].id
        assert len(leads.of_line(db, CLERK, line_id=line, today=LAST_DAY)) == 1
        assert leads.of_line(db, EMPLOYEE, line_id=line, today=LAST_DAY) == ()
