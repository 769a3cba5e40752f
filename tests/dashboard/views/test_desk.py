"""The leader's desk, from the month's figures to the sign-off, and what staff read of it."""

from __future__ import annotations

from datetime import date

from data.commands import discipline_limits, spending_restatements
from data.database import writing
from data.rules.spending_evidence import ApprovalStep, ApproverRole, Evidence
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import words
from tests.leads import a_lead
from tests.ledgers import NOW, a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER

OCTOBER = date(2026, 10, 9)
TIERS = [
    {"upper_fen": 2_000_000, "upper_closed": True, "role": "section_head"},
    {"lower_fen": 2_000_000, "role": "principal"},
]


def _approved() -> Evidence:
    return Evidence(approvals=(ApprovalStep(1, ApproverRole.PRINCIPAL, "局长丙", "", OCTOBER),))


def test_without_a_ledger_the_desk_says_what_would_bring_something(open_page, fresh_database):
    assert "财务导入后，可在这里逐月审阅" in words(open_page("desk", LEADER))


def test_only_a_leader_has_it(open_page, fresh_database):
    assert "没有“审阅经费”的权限" in words(open_page("desk", EMPLOYEE))


def test_the_latest_month_that_is_over_comes_first_with_figures_leads_and_large_lines(open_page):
    import_lines(a_line(30_000, OCTOBER, evidence=_approved()), a_line(10, date(2026, 11, 3)), name="十月.csv")
    with writing() as db:
        discipline_limits.record(
            db, by=FINANCE, now=NOW, name="approval_tiers", effective_from=date(2024, 1, 1), value=TIERS, source="办法"
        )
    a_lead()
    said = words(open_page("desk", LEADER))
    assert "2026年10月：未审阅" in said
    assert "待说明 1，科室已说明 0，逾期未说明 0，已办结 0。" in said
    assert "20,000.00 元以上（须主要负责人审批）的支出共 1 笔" in said
    assert "主要负责人 局长丙 2026-10-09" in said


def test_a_month_is_signed_restated_and_reopened_and_staff_read_each(open_page):
    file_id = import_lines(a_line(100, OCTOBER))
    page = open_page("desk", LEADER)
    fill(page, 审阅时提出的问题="办公费由谁验收？")
    press(page, "记录为已审阅")
    said = words(open_page("spending", EMPLOYEE, year=2026, month=10))
    assert "2026年10月：已审阅" in said
    assert "办公费由谁验收？" in said
    with writing() as db:
        corrected = a_ledger([a_line(120, OCTOBER)], "更正.csv")
        spending_restatements.restate(db, by=FINANCE, now=NOW, file_id=file_id, file=corrected, reason="金额有误")
    said = words(open_page("spending", EMPLOYEE, year=2026, month=10))
    assert "2026年10月：更正后待重新审阅" in said
    assert "原审阅不再对应现在的数字" in said
    assert "更正后待重新审阅：10月" in words(open_page("spending", EMPLOYEE, year=2026))
    assert "更正后待重新审阅" in words(open_page("desk", LEADER))


def test_a_month_that_runs_is_not_signed_yet(open_page):
    import_lines(a_line(100, date(2026, 11, 3)))
    page = open_page("desk", LEADER)
    assert "该月尚未结束" in words(page)
    assert not page.text_area
