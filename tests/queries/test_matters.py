"""The board, a unit's own list, and one matter with its history across meetings."""

from __future__ import annotations

from datetime import date

import pytest

from data.commands import matters as command
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.matter_workflow import MatterState, MatterStep
from data.rules.meeting_rules import MeetingKind
from queries import matters
from tests.calendars import load_calendar
from tests.meetings import CLERK, NOW, a_matter, close, enter, report
from tests.people import EMPLOYEE, LEADER, NOBODY, OFFICE

TODAY = date(2026, 11, 22)


def _ask(question, viewer=EMPLOYEE, **wanted):
    with reading() as db:
        return question(db, viewer, today=TODAY, **wanted)


def _five() -> None:
    load_calendar(2026)
    enter(
        matters=(
            a_matter("未到期", date(2026, 12, 1)),
            a_matter("逾期", date(2026, 11, 10)),
            a_matter("长期", None),
            a_matter("别科", date(2026, 11, 12), lead_unit="法规科", helping_units="办公室、财务科"),
            a_matter("已销号"),
        )
    )
    close(5)


def test_the_board_counts_by_unit_the_most_late_first(fresh_database):
    _five()
    report(1, finished=True)
    lines = _ask(matters.by_unit)
    assert [(u.unit, u.open, u.late, u.longest, u.waiting, u.closed) for u in lines] == [
        ("办公室", 2, 1, 8, 1, 1),
        ("法规科", 1, 1, 6, 0, 0),
    ]


def test_what_is_running_comes_in_order_of_deadline_and_standing_matters_last(fresh_database):
    _five()
    assert [row.text for row in _ask(matters.running)] == ["逾期", "别科", "未到期", "长期"]
    assert [row.text for row in _ask(matters.running, unit="法规科")] == ["别科"]
    assert [row.text for row in _ask(matters.running, unit="财务科")] == ["别科"]
    assert _ask(matters.running, unit="人事科") == ()
    assert [row.text for row in _ask(matters.closed)] == ["已销号"]
    assert _ask(matters.closed, unit="法规科") == ()


def test_a_standing_matter_waits_for_the_review_of_a_quarter_begun(fresh_database):
    enter(held_on=date(2026, 9, 1), matters=(a_matter(deadline=None),))
    assert _ask(matters.running)[0].review_due
    with writing() as db:
        command.review(db, by=LEADER, now=NOW, matter_id=1, note="执行到位")
    assert not _ask(matters.running)[0].review_due


def test_matters_of_a_draft_bind_nobody(fresh_database):
    enter(issued=False, matters=(a_matter(),))
    for viewer in (EMPLOYEE, OFFICE):
        assert _ask(matters.running, viewer) == _ask(matters.by_unit, viewer) == _ask(matters.overdue, viewer) == ()


def test_one_matter_tells_its_steps_and_what_this_reader_may_do(fresh_database):
    enter(matters=(a_matter(),))
    report(1)
    with writing() as db:
        command.ask_extension(db, by=CLERK, now=NOW, matter_id=1, until=date(2026, 12, 10), reason="需征求意见")
    page = _ask(matters.one, CLERK, matter_id=1)
    assert [(s.step, s.by_name, s.note) for s in page.steps] == [
        (MatterStep.REPORT, "科员甲", "正在起草"),
        (MatterStep.ASK_EXTENSION, "科员甲", "需征求意见"),
    ]
    assert (page.row.state, page.asked_until) == (MatterState.EXTENSION_ASKED, date(2026, 12, 10))
    assert page.steps_open == (MatterStep.REPORT, MatterStep.FINISH)
    assert _ask(matters.one, EMPLOYEE, matter_id=1).steps_open == ()
    assert _ask(matters.one, LEADER, matter_id=1).steps_open == (MatterStep.EXTEND, MatterStep.REFUSE_EXTENSION)


def test_a_matter_is_followed_across_meetings_in_both_directions(fresh_database):
    enter(title="九月", held_on=date(2026, 9, 1), matters=(a_matter("事"),))
    enter(title="十月", held_on=date(2026, 10, 8), matters=(a_matter("续", earlier_id=1),))
    enter(title="十一月", matters=(a_matter("再续", earlier_id=2),))
    middle = _ask(matters.one, matter_id=2)
    assert [(link.id, link.meeting_title) for link in middle.before] == [(1, "九月")]
    assert [(link.id, link.meeting_title) for link in middle.after] == [(3, "十一月")]
    assert [link.id for link in _ask(matters.one, matter_id=1).after] == [2, 3]
    assert [link.id for link in _ask(matters.one, matter_id=3).before] == [1, 2]


def test_what_a_closed_circle_settled_leads_no_further_for_others(fresh_database):
    enter(kind=MeetingKind.COMMITTEE, matters=(a_matter("密"),))
    enter(matters=(a_matter("续", earlier_id=1),))
    assert _ask(matters.one, matter_id=2).before == ()
    assert [link.id for link in _ask(matters.one, LEADER, matter_id=2).before] == [1]
    with pytest.raises(NotFound, match="matter_unknown"):
        _ask(matters.one, matter_id=1)


def test_matters_of_a_closed_circle_are_overdue_for_that_circle_alone(fresh_database):
    enter(kind=MeetingKind.COMMITTEE, matters=(a_matter(),))
    assert _ask(matters.overdue, EMPLOYEE) == ()
    assert len(_ask(matters.overdue, LEADER)) == 1


def test_who_may_not_read_meetings_reads_no_matter(fresh_database):
    for question, wanted in (
        (matters.running, {}),
        (matters.overdue, {}),
        (matters.by_unit, {}),
        (matters.closed, {}),
        (matters.one, {"matter_id": 1}),
        (matters.earlier_choices, {}),
    ):
        with pytest.raises(NotAllowed):
            _ask(question, NOBODY, **wanted)
