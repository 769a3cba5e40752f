"""The way of a matter settled: who may take which step, what it needs, and how late it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.errors import GongkaiError
from data.rules.matter_workflow import (
    MatterActor,
    MatterFacts,
    MatterState,
    MatterStep,
    check_evidence,
    check_extension,
    days_overdue,
    open_steps,
    review_due,
    take,
)
from tests.calendars import shipped

S, T = MatterState, MatterStep
MATTER = MatterFacts(S.UNDER_WAY, "法规科", "办公室、财务科", "领导乙", date(2026, 11, 10))
UNIT = MatterActor("law", "法规甲", "法规科")
HELPER = MatterActor("fin", "财务甲", "财务科")
OFFICE = MatterActor("office", "文秘甲", "办公室")
LEADER = MatterActor("leader", "领导甲", "局机关")
RESPONSIBLE = MatterActor("other", "领导乙", "局机关")
STRANGER = MatterActor("hr", "人事甲", "人事科")


def _after(step, state, by, **said):
    fields = {"note": "说明", "evidence": "文件"} | said
    return take(step, replace(MATTER, state=state), by, **fields)


@pytest.mark.parametrize(
    ("step", "before", "by", "after"),
    [
        (T.REPORT, S.NOT_STARTED, UNIT, S.UNDER_WAY),
        (T.REPORT, S.EXTENDED, UNIT, S.EXTENDED),
        (T.REPORT, S.EXTENSION_ASKED, HELPER, S.EXTENSION_ASKED),
        (T.FINISH, S.NOT_STARTED, UNIT, S.DONE),
        (T.ASK_EXTENSION, S.UNDER_WAY, UNIT, S.EXTENSION_ASKED),
        (T.EXTEND, S.EXTENSION_ASKED, LEADER, S.EXTENDED),
        (T.REFUSE_EXTENSION, S.EXTENSION_ASKED, OFFICE, S.UNDER_WAY),
        (T.SEND_BACK, S.DONE, OFFICE, S.UNDER_WAY),
        (T.CLOSE, S.DONE, OFFICE, S.CLOSED),
    ],
)
def test_a_step_leads_on(step, before, by, after):
    assert _after(step, before, by) is after


@pytest.mark.parametrize(
    ("step", "before", "by", "code"),
    [
        (T.REPORT, S.UNDER_WAY, STRANGER, "matter_of_another_unit"),
        (T.REPORT, S.DONE, UNIT, "step_not_open"),
        (T.REPORT, S.CLOSED, UNIT, "step_not_open"),
        (T.ASK_EXTENSION, S.EXTENSION_ASKED, UNIT, "step_not_open"),
        (T.EXTEND, S.UNDER_WAY, LEADER, "step_not_open"),
        (T.EXTEND, S.EXTENSION_ASKED, UNIT, "answered_by_responsible"),
        (T.REFUSE_EXTENSION, S.EXTENSION_ASKED, UNIT, "answered_by_responsible"),
        (T.CLOSE, S.UNDER_WAY, LEADER, "step_not_open"),
        (T.CLOSE, S.DONE, UNIT, "closed_by_responsible"),
        (T.CLOSE, S.DONE, RESPONSIBLE, "closed_by_responsible"),
        (T.REVIEW, S.UNDER_WAY, LEADER, "matter_not_standing"),
    ],
)
def test_a_step_is_refused_to_the_wrong_person_and_at_the_wrong_time(step, before, by, code):
    with pytest.raises(GongkaiError, match=code):
        _after(step, before, by)


def test_who_reported_a_matter_done_does_not_close_it_off_even_from_another_unit():
    done = replace(MATTER, state=S.DONE, finished_by=OFFICE.login)
    with pytest.raises(GongkaiError, match="closed_by_responsible"):
        take(T.CLOSE, done, OFFICE, note="核实")


def test_every_step_wants_words_and_a_finish_its_evidence():
    with pytest.raises(GongkaiError, match="matter_words_missing"):
        _after(T.REPORT, S.UNDER_WAY, UNIT, note=" ")
    with pytest.raises(GongkaiError, match="evidence_missing"):
        _after(T.FINISH, S.UNDER_WAY, UNIT, evidence=" ")


@pytest.mark.parametrize("until", [date(2026, 11, 10), date(2026, 11, 20), date(2026, 11, 1)])
def test_an_extension_is_later_than_the_deadline_and_than_today(until):
    with pytest.raises(GongkaiError, match="extension_too_short"):
        check_extension(MATTER, until, date(2026, 11, 20))
    check_extension(MATTER, date(2026, 11, 21), date(2026, 11, 20))


def test_a_standing_matter_is_not_extended_but_reviewed():
    standing = replace(MATTER, deadline=None)
    with pytest.raises(GongkaiError, match="matter_standing"):
        check_extension(standing, date(2027, 1, 1), date(2026, 11, 20))
    assert T.REVIEW in open_steps(standing, LEADER, follows=True)
    assert T.ASK_EXTENSION not in open_steps(standing, UNIT, follows=False)
    assert take(T.REVIEW, standing, LEADER, note="执行到位") is S.UNDER_WAY


def test_evidence_is_laid_down_by_the_matters_units_until_it_is_closed_off():
    for by in (UNIT, HELPER):
        check_evidence(replace(MATTER, state=S.DONE), by)
    with pytest.raises(GongkaiError, match="matter_of_another_unit"):
        check_evidence(MATTER, LEADER)
    with pytest.raises(GongkaiError, match="step_not_open"):
        check_evidence(replace(MATTER, state=S.CLOSED), UNIT)


def test_the_steps_offered_are_those_that_would_be_taken():
    assert open_steps(MATTER, UNIT, follows=False) == (T.REPORT, T.FINISH, T.ASK_EXTENSION)
    assert open_steps(MATTER, STRANGER, follows=False) == ()
    done = replace(MATTER, state=S.DONE)
    assert open_steps(done, LEADER, follows=True) == (T.SEND_BACK, T.CLOSE)
    assert open_steps(done, RESPONSIBLE, follows=True) == (T.SEND_BACK,)


@pytest.mark.parametrize(
    ("reviewed", "today", "due"),
    [
        (None, date(2026, 3, 31), False),  # settled in this quarter
        (None, date(2026, 4, 1), True),
        (date(2026, 6, 30), date(2026, 6, 30), False),
        (date(2026, 6, 30), date(2026, 7, 1), True),
    ],
)
def test_a_standing_matter_is_reviewed_once_a_quarter(reviewed, today, due):
    assert review_due(reviewed, date(2026, 1, 5), today) is due


@pytest.mark.parametrize(
    ("deadline", "state", "today", "days"),
    [
        (date(2026, 9, 30), MatterState.NOT_STARTED, date(2026, 9, 30), 0),  # the last day is still in time
        (date(2026, 9, 30), MatterState.UNDER_WAY, date(2026, 10, 8), 1),  # the holiday does not count
        (date(2026, 11, 6), MatterState.UNDER_WAY, date(2026, 11, 7), 1),  # a Saturday: late is late
        (date(2026, 11, 6), MatterState.UNDER_WAY, date(2026, 11, 13), 5),
        (date(2026, 9, 30), MatterState.DONE, date(2026, 11, 13), 0),
        (date(2026, 9, 30), MatterState.CLOSED, date(2026, 11, 13), 0),
        (None, MatterState.UNDER_WAY, date(2026, 11, 13), 0),  # a standing matter
    ],
)
def test_days_overdue_are_working_days(deadline, state, today, days):
    assert days_overdue(deadline, state, today, shipped()) == days
