"""Months signed off, restated, and signed again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from data.commands import reviews, spending, spending_restatements
from data.database import reading, writing
from data.errors import NotAllowed, RuleBroken
from data.rules.reviews import ReviewState
from data.tables.audit import AuditEntry
from queries import reviews as questions
from queries.reviews import Reviewed
from tests.ledgers import NOW, a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, EVERYBODY, FINANCE, LEADER

pytestmark = pytest.mark.usefixtures("fresh_database")


def _rows() -> dict[int, Reviewed]:
    with reading() as db:
        return {row.month: row for row in questions.of_year(db, EMPLOYEE, year=2026)}


def _sign(month: int = 3, *, by: Any = LEADER, seen: str = "", said: str = "") -> None:
    with writing() as db:
        digest = seen or _rows()[month].digest
        reviews.sign(db, by=by, now=NOW, year=2026, month=month, seen=digest, questions=said)


def test_months_without_a_sign_off_are_not_reviewed_for_all_staff():
    import_lines(a_line(100), a_line(50, date(2026, 4, 5)))
    assert {month: row.state for month, row in _rows().items()} == {
        3: ReviewState.NOT_REVIEWED,
        4: ReviewState.NOT_REVIEWED,
    }


def test_a_month_is_signed_with_questions_and_recorded():
    import_lines(a_line(100))
    _sign(said="办公费为何比上月高？")
    row = _rows()[3]
    assert (row.state, row.reviewed_by, row.questions) == (ReviewState.REVIEWED, LEADER.name, "办公费为何比上月高？")
    with reading() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.action == "reviews.sign")).one()
    assert (entry.subject_id, entry.facts["digest"]) == ("2026-03", row.digest)


def test_a_restatement_reopens_the_months_whose_figures_it_changes_and_no_other():
    file_id = import_lines(a_line(100), a_line(50, date(2026, 4, 5)))
    _sign(3)
    _sign(4)
    with writing() as db:
        corrected = a_ledger([a_line(120), a_line(50, date(2026, 4, 5))], "更正.csv")
        spending_restatements.restate(db, by=FINANCE, now=NOW, file_id=file_id, file=corrected, reason="金额有误")
    rows = _rows()
    assert (rows[3].state, rows[4].state) == (ReviewState.REOPENED, ReviewState.REVIEWED)
    assert rows[3].reviewed_by == LEADER.name
    _sign(3)
    assert _rows()[3].state is ReviewState.REVIEWED


def test_a_month_whose_file_was_taken_back_stays_told_as_to_be_reviewed_again():
    file_id = import_lines(a_line(100))
    _sign()
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=file_id, reason="金额有误")
    row = _rows()[3]
    assert (row.state, row.digest) == (ReviewState.REOPENED, "")
    with pytest.raises(RuleBroken, check=lambda refused: refused.code == "month_not_imported"):
        _sign(seen="a")


def test_figures_that_changed_since_the_page_was_opened_are_not_signed():
    import_lines(a_line(100))
    seen = _rows()[3].digest
    import_lines(a_line(7), name="补充.csv")
    with pytest.raises(RuleBroken, check=lambda refused: refused.code == "figures_changed"):
        _sign(seen=seen)


def test_only_a_leader_signs():
    import_lines(a_line(100))
    for viewer in EVERYBODY:
        if viewer is not LEADER:
            with pytest.raises(NotAllowed):
                _sign(by=viewer)
