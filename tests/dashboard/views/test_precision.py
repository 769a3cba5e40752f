"""How often the rules were right, on a page all staff read."""

from __future__ import annotations

from data.rules.leads import LeadOutcome
from tests.dashboard.reading_pages import words
from tests.leads import REFERRED, a_lead, close
from tests.people import EMPLOYEE

LONG_AGO, AFTER = REFERRED.replace(day=2), REFERRED.replace(day=12)


def test_without_a_closed_case_the_precision_is_unknown_and_not_zero(open_page, fresh_database):
    said = words(open_page("precision", EMPLOYEE))
    assert "各条规则的准确程度未知" in said
    assert "0.0%" not in said


def test_the_page_moves_with_every_closing(open_page):
    close(a_lead(at=LONG_AGO), at=AFTER)
    assert "已办结 1 件，属实 1 件，占 100.0%（20.7% 至 100.0%）。" in words(open_page("precision", EMPLOYEE))
    close(a_lead(at=LONG_AGO), LeadOutcome.FALSE_ALARM, at=AFTER)
    said = words(open_page("precision", EMPLOYEE))
    assert "已办结 2 件，属实 1 件，占 50.0%（9.5% 至 90.5%）。" in said
    assert "R16 公务接待无公函" in said


def test_a_rule_that_became_a_hint_says_so(open_page):
    for _ in range(9):
        close(a_lead(at=LONG_AGO), LeadOutcome.FALSE_ALARM, at=AFTER)
    assert "2026-11-12 起降为提示" in words(open_page("precision", EMPLOYEE))
