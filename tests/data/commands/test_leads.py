"""Cases: referred, explained, closed; and by whom not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from data.commands import discipline, leads
from data.database import reading, writing
from data.errors import GongkaiError, NotAllowed, NotFound, RuleBroken
from data.rules.leads import LeadOutcome
from data.rules.roles import Role
from data.tables.audit import AuditEntry
from data.tables.leads import Lead, LeadLine, RuleHint
from tests.leads import (
    CLERK,
    IN_TIME,
    LAST_DAY,
    OVER,
    PEOPLE,
    REFERRED,
    UNIT,
    a_finding,
    a_lead,
    close,
    explain,
    stored,
)
from tests.people import AUDITOR, EMPLOYEE, EVERYBODY, FINANCE, LEADER, somebody

pytestmark = pytest.mark.usefixtures("fresh_database")


def _entries(action: str) -> list[AuditEntry]:
    with reading() as db:
        return list(db.scalars(select(AuditEntry).where(AuditEntry.action == action)))


def _refused(code: str, kind: type[GongkaiError] = RuleBroken) -> pytest.RaisesExc[GongkaiError]:
    return pytest.raises(kind, check=lambda refused: refused.code == code)


def test_a_case_keeps_what_the_rule_found_and_gives_five_working_days():
    lead_id = a_lead()
    lead = stored(lead_id)
    assert (lead.rule, lead.version, lead.unit, lead.amount_fen) == ("R16", 1, UNIT, 86_050)
    assert lead.basis == "党政机关厉行节约反对浪费条例（2025）"
    assert lead.due_on == LAST_DAY
    with reading() as db:
        assert db.scalars(select(LeadLine.line_id).where(LeadLine.lead_id == lead_id)).all()


def test_referred_twice_a_finding_is_one_case_and_one_entry():
    finding = a_finding()
    with writing() as db:
        first = leads.refer(db, by=AUDITOR, now=REFERRED, finding_id=finding)
        assert leads.refer(db, by=LEADER, now=REFERRED, finding_id=finding) == first
    assert len(_entries("leads.refer")) == 1


def test_a_month_is_referred_at_once_but_no_hints():
    two = {a_finding(), a_finding(unit="财务科")}
    a_finding(rule="R01")
    with writing() as db:
        db.add(RuleHint(rule="R01", version=1, since=REFERRED, upheld=0, closed=9, floor_percent=30))
        opened = leads.refer_month(db, by=AUDITOR, now=REFERRED, year=2026, month=10)
        assert set(db.scalars(select(Lead.finding_id).where(Lead.id.in_(opened)))) == two
    assert len(_entries("leads.refer_month")) == 1
    with writing() as db, _refused("nothing_to_refer"):
        leads.refer_month(db, by=AUDITOR, now=REFERRED, year=2026, month=10)


def test_findings_without_a_known_month_are_referred_together_and_leave_the_months_alone():
    a_finding()
    without = {a_finding(period=(2026, None)), a_finding(period=(None, None))}
    with writing() as db:
        opened = leads.refer_month(db, by=AUDITOR, now=REFERRED, year=None, month=None)
        assert set(db.scalars(select(Lead.finding_id).where(Lead.id.in_(opened)))) == without
    (entry,) = _entries("leads.refer_month")
    assert entry.subject_id == "undated"


def test_a_finding_that_no_longer_holds_is_not_referred():
    finding = a_finding()
    with writing() as db:
        digests = {2026: ""}
        discipline.record_run(db, by=FINANCE, now=REFERRED, digests=digests, lines=0, counts=(), findings=())
    with writing() as db, _refused("finding_unknown", NotFound):
        leads.refer(db, by=AUDITOR, now=REFERRED, finding_id=finding)


def test_no_case_is_opened_whose_last_day_may_still_move():
    finding = a_finding()
    late_in_the_year = datetime(2026, 12, 24, 2, 0, tzinfo=UTC)
    with writing() as db, _refused("lead_calendar_unknown"):
        leads.refer(db, by=AUDITOR, now=late_in_the_year, finding_id=finding)


def test_only_who_handles_leads_refers_them():
    finding = a_finding()
    for viewer in EVERYBODY:
        if viewer not in (FINANCE, LEADER, AUDITOR):
            with writing() as db, pytest.raises(NotAllowed):
                leads.refer(db, by=viewer, now=REFERRED, finding_id=finding)


def test_the_unit_explains_once():
    lead_id = a_lead()
    explain(lead_id)
    assert stored(lead_id).explained_by == CLERK.name
    with _refused("lead_answered"):
        explain(lead_id)
    assert len(_entries("leads.explain")) == 1


def test_other_units_can_neither_explain_nor_learn_that_there_is_a_case():
    lead_id = a_lead()
    for viewer in (EMPLOYEE, replace(CLERK, unit="财务科"), LEADER, FINANCE):
        with writing() as db, _refused("lead_unknown", NotFound):
            leads.explain(db, by=viewer, now=IN_TIME, lead_id=lead_id, text="与我无关")


def test_for_the_whole_bureau_finance_explains():
    lead_id = a_lead(unit="")
    with writing() as db, _refused("lead_unknown", NotFound):
        leads.explain(db, by=CLERK, now=IN_TIME, lead_id=lead_id, text="说明")
    with writing() as db:
        leads.explain(db, by=FINANCE, now=IN_TIME, lead_id=lead_id, text="按合同约定集中支付。")
    assert stored(lead_id).explanation == "按合同约定集中支付。"


def test_private_data_stay_out_of_an_explanation():
    lead_id = a_lead()
    with _refused("private_phone_found"):
        explain(lead_id, text="请电 13812345678")


def test_a_leader_closes_after_the_unit_was_heard_or_its_days_are_over():
    heard, silent, early = a_lead(), a_lead(), a_lead()
    explain(heard)
    close(heard, LeadOutcome.ACCOUNTED_FOR, at=IN_TIME)
    close(silent, LeadOutcome.UPHELD, at=OVER)
    assert stored(heard).outcome is LeadOutcome.ACCOUNTED_FOR
    assert (stored(silent).closed_by, stored(silent).closed_at) == (LEADER.name, OVER)
    with _refused("lead_not_heard"):
        close(early, at=IN_TIME)


def test_nobody_but_a_leader_closes():
    lead_id = a_lead()
    for viewer in EVERYBODY:
        if viewer is not LEADER:
            with pytest.raises(NotAllowed):
                close(lead_id, by=viewer)


@pytest.mark.parametrize("place", PEOPLE)
def test_a_leader_whom_a_line_names_closes_nothing_wherever_it_names_him(place):
    lead_id = a_lead(people={place: LEADER.name})
    explain(lead_id)
    with _refused("named_in_lead", NotAllowed):
        close(lead_id)
    close(lead_id, by=somebody("leader2", Role.LEADER, name="领导乙"))
    assert stored(lead_id).closed_by == "领导乙"


def test_a_leader_who_gave_the_explanation_does_not_close_it():
    lead_id = a_lead()
    with writing() as db:
        leads.explain(db, by=replace(LEADER, unit=UNIT), now=IN_TIME, lead_id=lead_id, text="说明")
    with _refused("named_in_lead", NotAllowed):
        close(lead_id)


def test_a_rule_that_is_never_right_drops_to_a_hint_by_itself_and_that_is_recorded():
    for number in range(9):
        assert not _entries("precision.weigh"), number
        lead_id = a_lead()
        close(lead_id, LeadOutcome.FALSE_ALARM)
    (entry,) = _entries("precision.weigh")
    assert (entry.subject_id, entry.facts) == ("R16", {"version": 1, "upheld": 0, "closed": 9, "floor_percent": 30})
    close(a_lead(), LeadOutcome.FALSE_ALARM)
    assert len(_entries("precision.weigh")) == 1
