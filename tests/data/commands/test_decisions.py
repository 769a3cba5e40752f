"""Major decisions are recorded once, by the secretary; votes stay apart."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from data.commands import decisions
from data.commands.decisions import DecisionContent
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.rules.decision_rules import DecisionKind, Vote
from data.tables.audit import AuditEntry
from data.tables.decisions import Decision, DecisionVote
from tests.meetings import NOW, enter
from tests.people import ADMINISTRATOR, EMPLOYEE, LEADER, OFFICE, SECRETARY

USUAL = DecisionContent(DecisionKind.POLICY, " 确定重点任务 ", "年度部署")


def _record(form_id="a", by=SECRETARY, meeting_id=1, content=USUAL, votes=None) -> int:
    with writing() as db:
        return decisions.record(
            db, by=by, now=NOW, form_id=form_id, meeting_id=meeting_id, content=content, votes=votes
        )


def test_a_decision_is_recorded_once_with_its_votes_apart(fresh_database):
    enter()
    first = _record(votes={"领导甲": Vote.IN_FAVOUR, "财务甲": Vote.AGAINST})
    assert _record() == first
    with reading() as db:
        kept = db.scalars(select(Decision)).one()
        votes = {vote.name: vote.vote for vote in db.scalars(select(DecisionVote))}
        told = db.scalars(select(AuditEntry).where(AuditEntry.action == "decisions.record")).one()
    assert (kept.text, kept.number, kept.on_agenda, kept.result) == ("确定重点任务", 1, None, "")
    assert votes == {"领导甲": Vote.IN_FAVOUR, "财务甲": Vote.AGAINST}
    assert "财务甲" not in str(told.facts)


def test_its_result_is_told_later_with_the_payment(fresh_database):
    enter()
    decision_id = _record()
    with writing() as db:
        decisions.tell_result(
            db, by=SECRETARY, now=NOW, decision_id=decision_id, result=" 已印发 ", voucher_no="202611-0001"
        )
    with reading() as db:
        kept = db.scalars(select(Decision)).one()
    assert (kept.result, kept.result_on, kept.voucher_no) == ("已印发", date(2026, 11, 20), "202611-0001")
    with pytest.raises(RuleBroken, match="result_missing"), writing() as db:
        decisions.tell_result(db, by=SECRETARY, now=NOW, decision_id=decision_id, result=" ")


@pytest.mark.parametrize(
    "content", [DecisionContent(DecisionKind.POLICY, " ", "依据"), DecisionContent(DecisionKind.POLICY, "事", "")]
)
def test_a_decision_says_what_and_on_what_ground(fresh_database, content):
    enter()
    with pytest.raises(RuleBroken, match="field_missing"):
        _record(content=content)


def test_what_is_not_there_is_not_found(fresh_database):
    with pytest.raises(NotFound, match="meeting_unknown"):
        _record(meeting_id=9)
    enter()
    with pytest.raises(NotFound, match="notice_unknown"):
        _record(content=DecisionContent(DecisionKind.CADRES, "事", "依据", notice_id=9))


@pytest.mark.parametrize("by", [EMPLOYEE, OFFICE, LEADER, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_only_the_secretary_records(fresh_database, by):
    enter()
    with pytest.raises(NotAllowed):
        _record(by=by)
