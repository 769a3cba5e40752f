"""The ledger of closed cases."""

from __future__ import annotations

from datetime import date

from data.database import reading
from data.rules.leads import LeadOutcome
from data.rules.roles import Viewer
from data.rules.spending_discipline import RULES
from queries import precision
from queries.precision import RulePrecision
from tests.leads import IN_TIME, OVER, a_lead, close, explain
from tests.people import EMPLOYEE, LEADER

LATER = date(2026, 12, 1)


def _ledger(viewer: Viewer = EMPLOYEE) -> tuple[RulePrecision, ...]:
    with reading() as db:
        return precision.ledger(db, viewer, today=LATER)


def test_every_rule_is_listed_and_of_the_untried_nothing_is_known(fresh_database):
    rows = _ledger()
    assert [row.rule for row in rows] == sorted(RULES)
    assert {row.precision.share for row in rows} == {None}


def test_closed_cases_count_by_outcome_and_open_ones_not_at_all(fresh_database):
    for outcome in (LeadOutcome.UPHELD, LeadOutcome.UPHELD, LeadOutcome.FALSE_ALARM):
        close(a_lead(), outcome)
    heard = a_lead()
    explain(heard)
    close(heard, LeadOutcome.ACCOUNTED_FOR, at=IN_TIME)
    a_lead()
    first, second = _ledger()[:2]
    assert (first.rule, first.upheld, first.accounted_for, first.false_alarm) == ("R16", 2, 1, 1)
    assert (first.precision.share, second.precision.closed) == (0.5, 0)
    assert _ledger(LEADER) == _ledger(EMPLOYEE)


def test_a_rule_that_dropped_to_a_hint_says_since_when(fresh_database):
    for _ in range(9):
        close(a_lead(), LeadOutcome.FALSE_ALARM)
    assert _ledger()[0].hint_since == OVER
