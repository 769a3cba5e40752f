from __future__ import annotations

import re
from collections import Counter
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.published_calendar import published_calendar
from data.rules.matter_workflow import MatterState, MatterStep, days_overdue
from data.rules.meeting_rules import Attendance, MeetingKind, MonthState, monthly_meeting
from data.rules.meeting_workflow import MeetingState
from data.samples import figures
from data.tables.decisions import Decision, DecisionVote
from data.tables.matters import MatterStepTaken, SettledMatter
from data.tables.meetings import AgendaItem, Meeting, MeetingAttendance, MeetingVersion
from tests.data.samples.conftest import TODAY


def _monthly(sample: Session) -> dict[tuple[int, int], Meeting]:
    found = sample.scalars(select(Meeting).where(Meeting.kind == MeetingKind.BUREAU_AFFAIRS))
    return {(m.for_month.year, m.for_month.month): m for m in found if m.for_month}


def test_every_month_had_its_meeting_on_its_first_working_day_but_for_three(sample: Session):
    held, calendar = _monthly(sample), published_calendar(sample)
    unlike = {}
    for year in (2024, 2025, 2026):
        for month in range(1, 13 if year < 2026 else 12):
            meeting = held.get((year, month))
            how = monthly_meeting(year, month, meeting.held_on if meeting else None, TODAY, calendar)
            if how.state is not MonthState.ON_TIME:
                unlike[(year, month)] = (how.state, how.days_late)
                assert meeting is None or meeting.late_reason
    assert unlike == {
        (2024, 7): (MonthState.LATE, 1),
        (2025, 8): (MonthState.NOT_HELD, 0),
        (2025, 10): (MonthState.LATE, 3),
    }


def test_january_2026_met_on_a_sunday_and_november_is_issued(sample: Session):
    held = _monthly(sample)
    assert held[(2026, 1)].held_on == date(2026, 1, 4)
    assert held[(2026, 11)].issued_at is not None


def test_a_brief_holds_an_agenda_what_was_reported_and_what_was_settled(sample: Session):
    for meeting in _monthly(sample).values():
        agenda = sample.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)).all()
        matters = sample.scalars(select(SettledMatter).where(SettledMatter.meeting_id == meeting.id)).all()
        assert 2 <= len(agenda) <= 5
        assert 2 <= len(matters) <= 5
        assert len(meeting.reported.splitlines()) == len(agenda) + 1
        assert all(matter.lead_unit and matter.leader for matter in matters)
        assert not re.search(r"[{}]", meeting.reported + "".join(matter.result for matter in matters))


def test_a_committee_that_decides_has_its_quorum(sample: Session):
    committees = sample.scalars(select(Meeting).where(Meeting.kind == MeetingKind.COMMITTEE)).all()
    assert len(committees) >= 10
    for meeting in committees:
        came = Counter(
            sample.scalars(select(MeetingAttendance.attendance).where(MeetingAttendance.meeting_id == meeting.id))
        )
        entitled = came[Attendance.PRESENT] + came[Attendance.ON_LEAVE]
        assert entitled == 7
        assert came[Attendance.PRESENT] * 3 >= entitled * 2


def test_who_is_on_leave_says_why(sample: Session):
    away = sample.scalars(select(MeetingAttendance).where(MeetingAttendance.attendance == Attendance.ON_LEAVE)).all()
    assert len(away) > 20
    assert all(person.reason for person in away)


def test_three_to_five_matters_are_overdue_one_stands_and_the_old_ones_are_closed(sample: Session):
    calendar, matters = published_calendar(sample), sample.scalars(select(SettledMatter)).all()
    overdue = [m for m in matters if days_overdue(m.deadline, m.state, TODAY, calendar)]
    assert 3 <= len(overdue) <= 5
    assert len([m for m in matters if m.deadline is None]) == 1
    old = [m for m in matters if m.deadline and m.deadline < date(2026, 6, 1)]
    assert all(m.state is MatterState.CLOSED and m.result and m.closed_on for m in old)
    assert {MatterState.UNDER_WAY, MatterState.NOT_STARTED} <= {m.state for m in matters}


def test_finance_tells_the_figures_of_the_ledgers(sample: Session):
    november = _monthly(sample)[(2026, 11)]
    assert november.reported.splitlines()[0] == figures.told_in((2026, 11))


def test_two_briefs_wait_for_their_chair_one_was_corrected_and_the_rest_are_out(sample: Session):
    states = Counter(sample.scalars(select(Meeting.state)))
    assert (states[MeetingState.CHECKED], states[MeetingState.DRAFT], states[MeetingState.SIGNED]) == (2, 0, 0)
    assert len(sample.scalars(select(MeetingVersion).where(MeetingVersion.reason != "")).all()) == 1


def test_matters_are_reported_extended_refused_reviewed_and_carried_on(sample: Session):
    steps = Counter(sample.scalars(select(MatterStepTaken.step)))
    assert all(steps[step] for step in MatterStep if step is not MatterStep.SEND_BACK)
    assert len(sample.scalars(select(SettledMatter).where(SettledMatter.earlier_id.is_not(None))).all()) > 5


def test_major_decisions_have_their_results_and_the_committee_its_votes(sample: Session):
    decisions = sample.scalars(select(Decision)).all()
    assert all(d.result and d.result_on for d in decisions if d.for_staff)
    assert any(d.voucher_no for d in decisions)
    assert any(d.notice_id for d in decisions)
    assert len(sample.scalars(select(DecisionVote)).all()) > 50
