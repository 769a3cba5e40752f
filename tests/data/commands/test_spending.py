"""Ledgers are recorded whole, once, and taken back visibly."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from data import audit_log
from data.commands import spending
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.tables.audit import AuditEntry
from data.tables.spending import FileState, SpendingFile, SpendingLine, SpendingTotal
from tests.ledgers import NOW, a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER


def _stored() -> tuple[int, int, int]:
    with reading() as db:
        lines = db.scalar(select(func.count()).select_from(SpendingLine))
        totals = db.execute(select(func.sum(SpendingTotal.lines), func.sum(SpendingTotal.amount_fen))).one()
    return int(lines or 0), int(totals[0] or 0), int(totals[1] or 0)


def test_the_totals_kept_beside_the_lines_are_the_sums_of_the_lines(fresh_database):
    import_lines(a_line(100), a_line(50.25), a_line(-30, unit="财务科"), a_line(7, econ_code="", category="杂项"))
    assert _stored() == (4, 4, 12_725)


def test_two_files_of_the_same_month_add_up(fresh_database):
    import_lines(a_line(100), name="1.csv")
    import_lines(a_line(11), name="2.csv")
    with reading() as db:
        total = db.scalars(select(SpendingTotal)).one()
    assert (total.lines, total.amount_fen) == (2, 11_100)


def test_the_same_content_under_another_name_is_recognised(fresh_database):
    import_lines(a_line(), name="三月.csv")
    with reading() as db:
        sha256 = db.scalars(select(SpendingFile.sha256)).one()
    renamed = a_ledger([a_line()], "更名.csv")
    twin = type(renamed)("更名.csv", "", sha256, "", renamed.lines, renamed.total_fen)
    with pytest.raises(RuleBroken) as refused, writing() as db:
        spending.record_file(db, by=FINANCE, now=NOW, file=twin)
    assert (refused.value.code, refused.value.facts["name"]) == ("already_imported", "三月.csv")
    assert _stored()[0] == 1


def test_only_finance_imports(fresh_database):
    for viewer in (EMPLOYEE, LEADER):
        with pytest.raises(NotAllowed), writing() as db:
            spending.record_file(db, by=viewer, now=NOW, file=a_ledger([a_line()]))
    assert _stored() == (0, 0, 0)


def test_unknown_units_and_codes_keep_their_own_names_and_are_counted(fresh_database):
    import_lines(a_line(unit="驻外办"), a_line(econ_code="39988", category="特别支出"))
    with reading() as db:
        file = db.scalars(select(SpendingFile)).one()
        lines = db.scalars(select(SpendingLine).order_by(SpendingLine.id)).all()
    assert (file.unrecognised_units, file.unrecognised_codes) == (2, 1)  # no units are on record at all here
    assert lines[0].unit == "驻外办"
    assert (lines[1].econ_code, lines[1].category) == ("", "特别支出")


def test_a_code_is_read_by_the_table_of_its_year(fresh_database):
    """30311 was the housing fund until 2017 and is something else now: the year picks the table."""
    from datetime import date

    import_lines(
        a_line(paid_on=date(2016, 5, 4), econ_code="", category="住房公积金"),
        a_line(paid_on=date(2026, 5, 4), econ_code="", category="住房公积金"),
    )
    with reading() as db:
        assert list(db.scalars(select(SpendingLine.econ_code).order_by(SpendingLine.id))) == ["30311", "30113"]


def test_an_individual_is_marked_where_the_ledger_says_so_or_the_name_looks_like_one(fresh_database):
    import_lines(
        a_line(payee="张三丰", payee_kind=""),
        a_line(payee="东港饭店", payee_kind=""),
        a_line(payee="滨海文具有限公司", payee_kind="person"),
    )
    with reading() as db:
        assert list(db.scalars(select(SpendingLine.payee_is_person).order_by(SpendingLine.id))) == [True, False, True]


def test_a_withdrawn_file_leaves_every_figure_and_stays_stored(fresh_database):
    kept = import_lines(a_line(100), name="1.csv")
    mistaken = import_lines(a_line(11), a_line(5, econ_code="", category="杂项"), name="2.csv")
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=mistaken, reason="科目有误")
    assert _stored() == (3, 1, 10_000)
    with reading() as db:
        states = {file.id: (file.state, file.withdrawn_reason) for file in db.scalars(select(SpendingFile))}
    assert states == {kept: (FileState.PUBLISHED, ""), mistaken: (FileState.WITHDRAWN, "科目有误")}


def test_a_withdrawn_file_can_be_imported_again(fresh_database):
    file = a_ledger([a_line()])
    for _ in range(2):
        with writing() as db:
            file_id = spending.record_file(db, by=FINANCE, now=NOW, file=file).file_id
        with writing() as db:
            spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=file_id, reason="重来")
    assert _stored() == (2, 0, 0)


@pytest.mark.parametrize("reason", ["", "   "])
def test_taking_a_file_back_needs_a_reason(fresh_database, reason):
    file_id = import_lines(a_line())
    with pytest.raises(RuleBroken, match="reason_missing"), writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=file_id, reason=reason)


def test_a_file_that_is_not_there_cannot_be_taken_back(fresh_database):
    with pytest.raises(NotFound), writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=99, reason="无")


def test_an_import_leaves_one_audit_entry_with_its_figures(fresh_database):
    import_lines(a_line(100))
    with reading() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.action == "spending.record_file")).one()
        assert audit_log.verify(db).broken_at is None
    assert (entry.login, entry.facts["lines"], entry.facts["total_fen"]) == ("finance", 1, 10_000)


def test_an_import_that_fails_midway_stores_nothing(fresh_database):
    lines = [a_line() for _ in range(spending.ROWS_AT_ONCE + 1)]

    def fail(stored: int, of: int) -> None:
        assert 0 < stored <= of
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"), writing() as db:
        spending.record_file(db, by=FINANCE, now=NOW, file=a_ledger(lines), progress=fail)
    assert _stored() == (0, 0, 0)


def test_progress_ends_with_all_lines(fresh_database):
    said: list[tuple[int, int]] = []
    lines = [a_line() for _ in range(spending.ROWS_AT_ONCE + 3)]
    with writing() as db:
        spending.record_file(
            db, by=FINANCE, now=NOW, file=a_ledger(lines), progress=lambda stored, of: said.append((stored, of))
        )
    assert said == [(spending.ROWS_AT_ONCE, len(lines)), (len(lines), len(lines))]


def test_a_ledger_in_another_currency_is_kept_apart(fresh_database):
    import_lines(a_line(100), name="1.csv")
    import_lines(a_line(100), name="2.csv", currency="USD")
    with reading() as db:
        found = db.execute(select(SpendingTotal.currency, SpendingTotal.amount_fen).order_by(SpendingTotal.currency))
        assert [tuple(row) for row in found] == [("CNY", 10_000), ("USD", 10_000)]
