"""A corrected file takes the place of a published one at one moment, and both stay readable."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from data.commands import spending, spending_restatements
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.tables.audit import AuditEntry
from data.tables.spending import FileState, SpendingFile, SpendingLine, SpendingTotal
from tests.ledgers import NOW, a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE

LATER = NOW + timedelta(days=2)


def _restate(file_id, *lines, by=FINANCE, reason="合计有误", currency="", name="更正.csv"):
    with writing() as db:
        file = a_ledger(lines, name, currency)
        return spending_restatements.restate(db, by=by, now=LATER, file_id=file_id, file=file, reason=reason)


def _figures() -> tuple[int, int]:
    with reading() as db:
        sums = select(
            func.coalesce(func.sum(SpendingTotal.lines), 0), func.coalesce(func.sum(SpendingTotal.amount_fen), 0)
        )
        lines, fen = db.execute(sums).one()
    return int(lines), int(fen)


def test_the_old_lines_leave_the_figures_and_the_new_come_in(fresh_database):
    import_lines(a_line(7), name="二月.csv")
    old = import_lines(a_line(100), a_line(50), name="三月.csv")
    done = _restate(old, a_line(100), a_line(45), a_line(3))
    assert (done.lines, done.total_fen) == (3, 14_800)
    assert _figures() == (4, 15_500)


def test_the_old_file_stays_with_its_reason_and_what_took_its_place(fresh_database):
    old = import_lines(a_line(100), name="三月.csv")
    done = _restate(old, a_line(99))
    with reading() as db:
        file = db.get_one(SpendingFile, old)
        kept = db.scalar(select(func.count()).where(SpendingLine.file_id == old))
    assert (file.state, file.withdrawn_reason, file.withdrawn_at) == (FileState.WITHDRAWN, "合计有误", LATER)
    assert (file.superseded_by, kept) == (done.file_id, 1)


def test_one_entry_tells_both_files_with_their_figures(fresh_database):
    old = import_lines(a_line(100), name="三月.csv")
    done = _restate(old, a_line(99), a_line(2))
    with reading() as db:
        entries = list(
            db.scalars(select(AuditEntry).where(AuditEntry.subject == "spending_file").order_by(AuditEntry.id))
        )
    assert [entry.action for entry in entries] == ["spending.record_file", "spending_restatements.restate"]
    said = entries[-1].facts
    assert (entries[-1].subject_id, said["replaces"], said["reason"]) == (str(done.file_id), old, "合计有误")
    assert (said["lines"], said["total_fen"]) == (2, 10_100)
    assert (said["replaced_lines"], said["replaced_total_fen"]) == (1, 10_000)


def test_a_corrected_file_can_be_corrected_again_but_no_file_twice(fresh_database):
    first = import_lines(a_line(1), name="三月.csv")
    second = _restate(first, a_line(2)).file_id
    _restate(second, a_line(3), name="再更正.csv")
    assert _figures() == (1, 300)
    with pytest.raises(RuleBroken, match="file_withdrawn"):
        _restate(first, a_line(4))
    assert _figures() == (1, 300)


def test_the_same_content_replaces_nothing_not_even_itself(fresh_database):
    lines = [a_line(100)]
    old = import_lines(*lines, name="三月.csv")
    with pytest.raises(RuleBroken, match="already_imported"):
        _restate(old, *lines, name="三月.csv")
    assert _figures() == (1, 10_000)


@pytest.mark.parametrize(("reason", "code"), [("", "reason_missing"), ("  ", "reason_missing")])
def test_it_needs_a_reason(fresh_database, reason, code):
    old = import_lines(a_line(100))
    with pytest.raises(RuleBroken, match=code):
        _restate(old, a_line(99), reason=reason)
    assert _figures() == (1, 10_000)


def test_a_ledger_in_another_currency_replaces_none(fresh_database):
    old = import_lines(a_line(100))
    with pytest.raises(RuleBroken, match="currency_differs"):
        _restate(old, a_line(99), currency="USD")
    assert _figures() == (1, 10_000)


def test_only_finance_restates_and_only_what_is_there(fresh_database):
    old = import_lines(a_line(100))
    with pytest.raises(NotAllowed):
        _restate(old, a_line(99), by=EMPLOYEE)
    with pytest.raises(NotFound):
        _restate(99, a_line(99))
    assert _figures() == (1, 10_000)


def test_if_storing_the_new_lines_fails_the_old_ones_still_count(fresh_database, monkeypatch):
    old = import_lines(a_line(100))

    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(spending, "store", fail)
    with pytest.raises(OSError, match="full"):
        _restate(old, a_line(99))
    assert _figures() == (1, 10_000)
