"""The year at a glance, the list, a brief, and what is overdue: each cut down to what the reader may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.commands import meetings as command
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.matter_workflow import MatterState
from data.rules.meeting_rules import MeetingKind, MonthState
from data.rules.meeting_workflow import MeetingState, MeetingStep
from queries import matters, meetings
from tests.calendars import load_calendar
from tests.meetings import NOW, USUAL, a_matter, enter, report, save, sign
from tests.people import AUDITOR, EMPLOYEE, HR, LEADER, NOBODY, OFFICE, OFFICE_HEAD, SECRETARY, somebody

TODAY = date(2026, 11, 22)


def _ask(question, viewer=EMPLOYEE, **wanted):
    with reading() as db:
        return question(db, viewer, **wanted)


def _months(viewer=EMPLOYEE, year=2026, today=TODAY):
    return _ask(meetings.months, viewer, year=year, today=today)


def _titles(viewer, **wanted) -> list[str]:
    return [row.title for row in _ask(meetings.listed, viewer, **wanted)]


def test_a_year_has_twelve_months_each_with_its_state(fresh_database):
    load_calendar(2026)
    enter(held_on=date(2026, 1, 4))
    enter(held_on=date(2026, 5, 8), late_reason="局领导赴省参加会议")
    enter(held_on=date(2026, 8, 2))
    states = [cell.meeting.state for cell in _months()]
    S = MonthState  # noqa: N806 - twelve of them
    assert states == [
        *(S.ON_TIME, S.NOT_HELD, S.NOT_HELD, S.NOT_HELD, S.LATE, S.NOT_HELD),
        *(S.NOT_HELD, S.EARLY, S.NOT_HELD, S.NOT_HELD, S.LATE, S.NOT_DUE),
    ]
    may = _months()[4]
    assert (may.month, may.meeting.days_late, may.late_reason) == (5, 2, "局领导赴省参加会议")


def test_the_first_meeting_of_a_month_is_the_one_that_counts(fresh_database):
    load_calendar(2026)
    first = enter(held_on=date(2026, 9, 1))
    enter(held_on=date(2026, 9, 20))
    assert (_months()[8].meeting_id, _months()[8].meeting.state) == (first, MonthState.ON_TIME)


def test_meetings_of_other_kinds_are_no_monthly_meeting(fresh_database):
    load_calendar(2026)
    enter(kind=MeetingKind.ALL_STAFF, held_on=date(2026, 9, 1))
    assert _months()[8].meeting.state is MonthState.NOT_HELD


def test_a_meeting_held_in_the_next_month_counts_for_the_month_it_was_for(fresh_database):
    load_calendar(2026)
    enter(held_on=date(2026, 10, 8), for_month=date(2026, 9, 1))
    assert [_months()[n].meeting.state for n in (8, 9)] == [MonthState.LATE, MonthState.NOT_HELD]


def test_that_a_meeting_was_held_is_known_before_its_minutes_are_issued_and_no_more(fresh_database):
    load_calendar(2026)
    meeting_id = enter(held_on=date(2026, 5, 8), issued=False, late_reason="未公开的原因")
    cell = _months(EMPLOYEE)[4]
    assert (cell.meeting.state, cell.meeting_id, cell.late_reason) == (MonthState.LATE, None, "")
    seen_by_the_office = _months(OFFICE)[4]
    assert (seen_by_the_office.meeting_id, seen_by_the_office.late_reason) == (meeting_id, "未公开的原因")


def test_a_year_without_a_published_calendar_is_provisional(fresh_database):
    load_calendar(2026)
    assert all(cell.meeting.provisional for cell in _months(year=2027))
    assert not any(cell.meeting.provisional for cell in _months(year=2026))


def test_the_list_is_the_latest_first_and_can_be_narrowed(fresh_database):
    enter(title="一月", held_on=date(2026, 1, 4))
    enter(title="去年", held_on=date(2025, 12, 1))
    enter(title="大会", held_on=date(2026, 7, 1), kind=MeetingKind.ALL_STAFF)
    assert _titles(EMPLOYEE) == ["大会", "一月", "去年"]
    assert _titles(EMPLOYEE, year=2026) == ["大会", "一月"]
    assert _titles(EMPLOYEE, year=2026, kind=MeetingKind.BUREAU_AFFAIRS) == ["一月"]
    assert _ask(meetings.years) == (2026, 2025)


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (EMPLOYEE, {"bureau_affairs", "all_staff", "special"}),
        (HR, {"bureau_affairs", "all_staff", "special"}),
        (LEADER, set(MeetingKind)),
        (SECRETARY, set(MeetingKind)),
        (AUDITOR, set(MeetingKind)),
        (OFFICE, set(MeetingKind)),
    ],
    ids=lambda value: getattr(value, "login", ""),
)
def test_committee_and_directors_meetings_stay_in_their_circle(fresh_database, viewer, sees):
    ids = {kind: enter(kind=kind) for kind in MeetingKind}
    assert {row.kind for row in _ask(meetings.listed, viewer)} == sees
    for kind, meeting_id in ids.items():
        if kind in sees:
            assert _ask(meetings.brief, viewer, meeting_id=meeting_id, today=TODAY).row.kind is kind
        else:
            with pytest.raises(NotFound, match="meeting_unknown"):
                _ask(meetings.brief, viewer, meeting_id=meeting_id, today=TODAY)


def test_a_draft_is_the_offices_alone(fresh_database):
    meeting_id = enter(issued=False, matters=(a_matter(),))
    assert len(_ask(meetings.listed, OFFICE)) == 1
    for viewer in (EMPLOYEE, LEADER, AUDITOR):
        assert _ask(meetings.listed, viewer) == ()
        assert _ask(meetings.years, viewer) == ()
        assert _ask(matters.overdue, viewer, today=TODAY) == ()
        with pytest.raises(NotFound, match="meeting_unknown"):
            _ask(meetings.brief, viewer, meeting_id=meeting_id, today=TODAY)


def test_a_meeting_that_is_not_there_and_one_that_may_not_be_seen_are_the_same(fresh_database):
    hidden = enter(kind=MeetingKind.COMMITTEE)
    refusals = []
    for meeting_id in (hidden, 99):
        with pytest.raises(NotFound) as refused:
            _ask(meetings.brief, meeting_id=meeting_id, today=TODAY)
        refusals.append((type(refused.value), refused.value.code))
    assert refusals[0] == refusals[1]


def test_a_brief_holds_all_that_was_entered(fresh_database):
    load_calendar(2026)
    meeting_id = enter(matters=(a_matter(helping_units="各科室"), a_matter("节约用电", deadline=None)))
    report(1)
    brief = _ask(meetings.brief, meeting_id=meeting_id, today=TODAY)
    assert (brief.row.year, brief.row.serial, brief.row.held_on) == (2026, 1, USUAL.held_on)
    assert replace(brief.content, matters=()) == USUAL
    assert (brief.issued_by, brief.version, brief.corrections) == (OFFICE.name, 1, ())
    assert [step.step for step in brief.steps] == [MeetingStep.CHECK, MeetingStep.SIGN, MeetingStep.ISSUE]
    assert brief.reported == ("财务科通报上月经费使用情况。", "办公室通报督办事项进展。")
    assert [(m.number, m.text, m.state, m.days_overdue) for m in brief.matters] == [
        (1, "印发值班制度", MatterState.UNDER_WAY, 8),
        (2, "节约用电", MatterState.NOT_STARTED, 0),
    ]


def test_the_latest_brief_is_the_latest_issued_monthly_one_for_everybody(fresh_database):
    issued = enter(held_on=date(2026, 10, 8))
    enter(held_on=date(2026, 11, 2), issued=False)
    enter(held_on=date(2026, 11, 3), kind=MeetingKind.ALL_STAFF)
    for viewer in (EMPLOYEE, OFFICE):
        assert _ask(meetings.latest, viewer).id == issued


def test_with_nothing_on_record_there_is_nothing(fresh_database):
    assert _ask(meetings.latest) is None
    assert _ask(meetings.years) == ()
    assert _ask(matters.overdue, today=TODAY) == ()


def test_overdue_matters_are_those_open_past_their_deadline_the_longest_first(fresh_database):
    load_calendar(2026)
    days = (date(2026, 11, 18), date(2026, 9, 30), date(2026, 11, 22), None, date(2026, 10, 12), date(2026, 10, 12))
    enter(held_on=date(2026, 9, 1), matters=tuple(a_matter(f"事项{n}", day) for n, day in enumerate(days, start=1)))
    report(5, finished=True)
    report(6)
    late = _ask(matters.overdue, today=TODAY)
    assert [(m.text, m.days_overdue) for m in late] == [("事项2", 33), ("事项6", 29), ("事项1", 2)]


def test_who_chaired_sees_the_brief_once_it_is_checked_and_other_leaders_when_it_is_issued(fresh_database):
    meeting_id = save()
    other = somebody("leader2", *LEADER.roles, name="领导乙")
    assert _ask(meetings.listed, LEADER) == ()
    sign(meeting_id)
    assert [row.state for row in _ask(meetings.listed, LEADER)] == [MeetingState.SIGNED]
    assert _ask(meetings.listed, other) == ()


def test_what_is_on_its_way_out_says_what_it_lacks_and_when_it_is_reminded_of(fresh_database):
    load_calendar(2026)
    save(place="", held_on=date(2026, 11, 2))
    save(held_on=date(2026, 11, 17))
    enter(held_on=date(2026, 11, 3))
    found = _ask(meetings.unissued, OFFICE, today=TODAY)
    assert [(u.days, u.reminder, u.lacks and u.lacks.facts["field"]) for u in found] == [(14, 2, "place"), (3, 1, None)]
    assert found[0].writers == {"office"}
    assert _ask(meetings.unissued, EMPLOYEE, today=TODAY) == ()


def test_a_gap_in_a_series_is_found_and_a_draft_is_none(fresh_database):
    enter(serial=1)
    save(serial=3)
    enter(serial=5)
    enter(kind=MeetingKind.COMMITTEE, serial=2)
    monthly = [(MeetingKind.BUREAU_AFFAIRS, 2), (MeetingKind.BUREAU_AFFAIRS, 4)]
    assert list(_ask(meetings.gaps, EMPLOYEE, year=2026)) == monthly
    assert list(_ask(meetings.gaps, LEADER, year=2026)) == [*monthly, (MeetingKind.COMMITTEE, 1)]
    assert _ask(meetings.gaps, LEADER, year=2025) == ()


def test_a_correction_tells_who_when_why_and_what(fresh_database):
    meeting_id = enter()
    right = replace(USUAL, place="二楼会议室")
    with writing() as db:
        command.correct(db, by=OFFICE_HEAD, now=NOW, meeting_id=meeting_id, version=1, content=right, reason="地点误写")
    brief = _ask(meetings.brief, meeting_id=meeting_id, today=TODAY)
    assert brief.content.place == "二楼会议室"
    [correction] = brief.corrections
    assert (correction.number, correction.written_by, correction.reason) == (2, OFFICE_HEAD.name, "地点误写")
    assert [(c.field, c.before, c.after) for c in correction.changes] == [("place", "三楼会议室", "二楼会议室")]


def test_versions_of_a_draft_are_no_corrections(fresh_database):
    meeting_id = save("a", place="二楼")
    save("a")
    sign(meeting_id)
    with writing() as db:
        command.issue(db, by=OFFICE, now=NOW, meeting_id=meeting_id)
    assert _ask(meetings.brief, meeting_id=meeting_id, today=TODAY).corrections == ()


def test_who_may_not_read_meetings_reads_none(fresh_database):
    questions = [
        lambda: _months(NOBODY),
        lambda: _ask(meetings.years, NOBODY),
        lambda: _ask(meetings.listed, NOBODY),
        lambda: _ask(meetings.latest, NOBODY),
        lambda: _ask(matters.overdue, NOBODY, today=TODAY),
        lambda: _ask(meetings.brief, NOBODY, meeting_id=1, today=TODAY),
    ]
    for question in questions:
        with pytest.raises(NotAllowed):
            question()
