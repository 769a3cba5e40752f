from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log, samples
from data.commands import accounts
from data.rules.local_time import local_day
from data.rules.roles import Role
from data.samples import days
from data.samples.ledger import months
from data.tables.accounts import Account, AccountRole
from data.tables.audit import AuditEntry
from data.tables.people import Person, Post
from data.tables.spending import SpendingFile, SpendingLine, SpendingTotal
from data.tables.units import Unit, UnitKind


def test_the_audit_log_reads_as_the_days_went_and_its_chain_holds(sample: Session):
    at = list(sample.scalars(select(AuditEntry.at).order_by(AuditEntry.id)))
    assert at == sorted(at)
    assert local_day(at[0]) == date(2023, 12, 28)
    assert local_day(at[-1]) == date(2026, 11, 20)
    assert audit_log.verify(sample).broken_at is None


def test_the_bureau_has_its_units_and_its_hundred_and_twenty_people(sample: Session):
    kinds = Counter(sample.scalars(select(Unit.kind)))
    assert kinds[UnitKind.BUREAU] == 1
    assert kinds[UnitKind.SECTION] == 16
    assert kinds[UnitKind.SUB_BUREAU] + kinds[UnitKind.LOCAL_OFFICE] == 6
    assert kinds[UnitKind.WINDOW] == 3
    assert sample.scalar(select(func.count()).select_from(Person)) == 120
    today = (Post.held_from <= date(2026, 11, 22), Post.held_to.is_(None))
    assert sample.scalar(select(func.count()).where(*today, Post.in_leadership)) == 7
    assert sample.scalar(select(func.count()).where(*today, Post.in_committee)) == 7


def test_every_demo_account_has_a_person_whose_post_was_entered_and_the_role_of_an_employee_besides(sample: Session):
    for demo in samples.DEMO_ACCOUNTS:
        account = sample.scalars(select(Account).where(Account.login == demo.login)).one()
        held = sample.scalar(select(func.count()).where(Post.person_id == account.person_id))
        roles = set(sample.scalars(select(AccountRole.role).where(AccountRole.account_id == account.id)))
        assert account.is_demo
        assert held
        assert roles == {demo.role, Role.EMPLOYEE}
        assert demo.post


def test_ledgers_reach_the_database_whole_with_every_unit_and_code_recognised(sample: Session):
    files = sample.scalars(select(SpendingFile).order_by(SpendingFile.imported_at)).all()
    assert [(f.name, f.lines, f.total_fen) for f in files] == [
        (ledger.name, ledger.lines, ledger.total_fen) for ledger in months.ledgers()
    ]
    assert not any(f.unrecognised_units or f.unrecognised_codes or f.undated_lines for f in files)
    booked = sum(ledger.total_fen for ledger in months.ledgers())
    assert sample.scalar(select(func.sum(SpendingLine.amount_fen))) == booked
    assert sample.scalar(select(func.sum(SpendingTotal.amount_fen))) == booked


def test_a_ledger_is_handed_in_once_its_month_is_over_and_the_last_on_its_last_evening(sample: Session):
    handed_in = list(sample.scalars(select(SpendingFile.imported_at).order_by(SpendingFile.imported_at)))
    for ledger, moment in zip(months.ledgers()[:-1], handed_in[:-1], strict=True):
        month_after = days.of_month(ledger.month[0] + ledger.month[1] // 12, ledger.month[1] % 12 + 1)
        assert local_day(moment) in month_after[:5]
    assert handed_in[-1] == days.at(date(2026, 11, 20), "18:30")


def test_reversals_name_a_voucher_that_exists(sample: Session):
    named = set(sample.scalars(select(SpendingLine.reversal_of).where(SpendingLine.reversal_of != "")))
    known = set(sample.scalars(select(SpendingLine.voucher_no)))
    assert len(named) > 100
    assert named <= known


@pytest.mark.long
@pytest.mark.parametrize("database_kind", ["postgresql"])
def test_postgresql_takes_the_sample_too_and_signs_its_people_in(db: Session):
    samples.load(db)
    assert db.scalar(select(func.count()).select_from(SpendingLine)) == sum(f.lines for f in months.ledgers())
    now = days.at(date(2026, 11, 20), "20:00")
    for demo in samples.DEMO_ACCOUNTS:
        assert accounts.sign_in(db, now=now, login=demo.login, password=samples.DEMO_PASSWORD, hours=1)
