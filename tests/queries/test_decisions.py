"""Decisions as staff read them, and how they were come to for the few who may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.commands import decisions as command
from data.commands.decisions import DecisionContent
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.decision_rules import DecisionKind, DecisionRule, Finding, Vote
from data.rules.meeting_content import Attendee
from data.rules.meeting_rules import Attendance, MeetingKind
from queries import decisions
from tests.ledgers import a_line, import_lines
from tests.meetings import NOW, enter
from tests.people import AUDITOR, EMPLOYEE, LEADER, NOBODY, OFFICE, SECRETARY

R, F = DecisionRule, Finding
USUAL = DecisionContent(DecisionKind.FUNDS, "建设平台", "年度预算", amount_fen=100)
NINE = tuple(
    Attendee(f"委员{n}", "委员", Attendance.PRESENT if n <= 6 else Attendance.ON_LEAVE, "" if n <= 6 else "出差")
    for n in range(1, 10)
)


def _ask(question, viewer=EMPLOYEE, **wanted):
    with reading() as db:
        return question(db, viewer, **wanted)


def _decide(meeting_id: int, content=USUAL, votes=None) -> int:
    form_id = f"f{meeting_id}{content.text}"
    with writing() as db:
        return command.record(
            db, by=SECRETARY, now=NOW, form_id=form_id, meeting_id=meeting_id, content=content, votes=votes
        )


def _committee() -> int:
    return enter(kind=MeetingKind.COMMITTEE, attendees=NINE, held_on=date(2026, 11, 12))


def test_staff_read_what_is_for_them_without_the_way_into_a_closed_meeting(fresh_database):
    meeting_id = _committee()
    _decide(meeting_id)
    _decide(meeting_id, replace(USUAL, text="任免", kind=DecisionKind.CADRES, for_staff=False))
    [row] = _ask(decisions.listed)
    assert (row.text, row.meeting_id, row.decided_on) == ("建设平台", None, date(2026, 11, 12))
    assert [r.meeting_id for r in _ask(decisions.listed, LEADER)] == [meeting_id, meeting_id]
    assert _ask(decisions.years) == (2026,)
    assert _ask(decisions.listed, year=2025) == _ask(decisions.listed, kind=DecisionKind.POLICY) == ()


def test_nine_members_six_present_four_in_favour_is_a_quorum_and_not_carried(fresh_database):
    votes = {f"委员{n}": Vote.IN_FAVOUR if n <= 4 else Vote.DEFERRED for n in range(1, 7)}
    found = _ask(decisions.discipline, AUDITOR, decision_id=_decide(_committee(), votes=votes))
    assert (found.entitled, found.present, len(found.votes), found.carried) == (9, 6, 6, False)
    judged = {j.rule: (j.finding, dict(j.facts)) for j in found.judged}
    assert judged[R.QUORUM] == (F.CLEAR, {"entitled": 9, "present": 6, "needed": 6})
    assert judged[R.MAJORITY] == (F.HIT, {"entitled": 9, "in_favour": 4, "needed": 5})
    assert judged[R.LEADER_LAST] == (F.NOT_EVALUABLE, {})


@pytest.mark.parametrize(
    ("paid_on", "finding"), [(date(2026, 11, 12), F.CLEAR), (date(2026, 11, 11), F.HIT), (None, F.NOT_EVALUABLE)]
)
def test_a_payment_before_the_decision_is_a_lead(fresh_database, paid_on, finding):
    import_lines(a_line(1, voucher_no="V1", paid_on=paid_on))
    decision_id = _decide(_committee(), replace(USUAL, voucher_no="V1"))
    judged = {j.rule: j.finding for j in _ask(decisions.discipline, LEADER, decision_id=decision_id).judged}
    assert (judged[R.LINKED], judged[R.DECIDED_FIRST]) == (F.CLEAR, finding)
    assert _ask(decisions.listed)[0].line_id == 1


def test_votes_are_never_for_staff_nor_for_the_office(fresh_database):
    meeting_id = _committee()
    decision_id = _decide(meeting_id, votes={"委员1": Vote.AGAINST})
    for viewer in (EMPLOYEE, OFFICE):
        with pytest.raises(NotAllowed):
            _ask(decisions.discipline, viewer, decision_id=decision_id)
        with pytest.raises(NotAllowed):
            _ask(decisions.members, viewer, meeting_id=meeting_id)
    assert _ask(decisions.members, SECRETARY, meeting_id=meeting_id) == tuple(f"委员{n}" for n in range(1, 7))


def test_what_is_not_there_is_not_found_and_who_may_not_read_reads_none(fresh_database):
    with pytest.raises(NotFound, match="decision_unknown"):
        _ask(decisions.discipline, LEADER, decision_id=9)
    for question in (decisions.listed, decisions.years):
        with pytest.raises(NotAllowed):
            _ask(question, NOBODY)
