"""The audit log: chained, refused to be changed by the database itself, and one with the write that it records."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data import audit_log, database
from data.commands import (
    accounts,
    attachments,
    budgets,
    decisions,
    layouts,
    matters,
    meetings,
    notices,
    opinion_checks,
    opinions,
    receipts,
    spending,
    spending_restatements,
    units,
    work_calendar,
)
from data.commands.budgets import BudgetRow
from data.commands.decisions import DecisionContent
from data.database import reading, writing
from data.rules import opinion_receipts
from data.rules.attachments import CheckedAttachment
from data.rules.audit_chain import BEGINNING, Verdict
from data.rules.decision_rules import DecisionKind, Vote
from data.rules.notice_kinds import NoticeKind
from data.rules.opinions import Channel
from data.rules.subjects import Subject
from data.tables import Base
from data.tables.audit import AuditEntry
from data.tables.opinions import Opinion
from data.tables.units import UnitKind
from tests import opinions as opinions_made
from tests.calendars import load_calendar
from tests.ledgers import a_ledger, a_line, import_lines
from tests.meetings import CLERK, USUAL, a_matter, enter
from tests.meetings import sign as sign_meeting
from tests.notices import a_draft, publish
from tests.people import ADMINISTRATOR, EMPLOYEE, FINANCE, HR, OFFICE, OFFICE_HEAD, SECRETARY
from tests.receipts import with_account

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(days=2)
TRIGGERS = {
    "sqlite": ("DROP TRIGGER audit_entries_no_update", "DROP TRIGGER audit_entries_no_delete"),
    "postgresql": ("ALTER TABLE audit_entries DISABLE TRIGGER USER",),
}


def _write(entries: int = 3, at: datetime = NOW) -> None:
    for number in range(entries):
        with writing() as db:
            audit_log.append(
                db,
                by=HR,
                now=at,
                action="notices.publish",
                subject="notice",
                subject_id=number,
                note="无异议",
                serial=3,
            )


def _tamper(statement: str) -> None:
    """What somebody could do who owns the database: take the triggers away, then change the past."""
    with writing() as db:
        for trigger in TRIGGERS[database.engine().dialect.name]:
            db.execute(text(trigger))
        db.execute(text(statement))


def _verdict() -> Verdict:
    with reading() as db:
        return audit_log.verify(db)


def test_an_empty_log_is_whole(fresh_database):
    assert _verdict() == Verdict(0, None, BEGINNING, None)


def test_an_untouched_log_is_whole_and_its_last_hash_is_told(fresh_database):
    _write(3)
    found = _verdict()
    with reading() as db:
        last = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (found.entries, found.broken_at, found.last_hash, found.last_id) == (3, None, last.hash, last.id)


def test_an_entry_says_who_did_what_to_what_when(fresh_database):
    _write(1)
    with reading() as db:
        entry = db.scalars(select(AuditEntry)).one()
    assert (entry.at, entry.login, entry.name) == (NOW, HR.login, HR.name)
    assert (entry.action, entry.subject, entry.subject_id) == ("notices.publish", "notice", "0")
    assert entry.facts == {"note": "无异议", "serial": 3}


def test_the_zone_in_which_a_moment_was_given_does_not_matter(fresh_database):
    _write(2, at=NOW.astimezone(timezone(timedelta(hours=8))))
    assert _verdict().broken_at is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entries SET name = '别人' WHERE subject_id = '1'",
        "UPDATE audit_entries SET facts = '{}' WHERE subject_id = '1'",
        "UPDATE audit_entries SET subject_id = '7' WHERE subject_id = '1'",
        "UPDATE audit_entries SET hash = previous_hash WHERE subject_id = '1'",
    ],
    ids=["who", "facts", "subject", "hash"],
)
def test_a_changed_entry_is_found(fresh_database, change):
    _write(3)
    with reading() as db:
        changed = db.scalar(select(AuditEntry.id).where(AuditEntry.subject_id == "1"))
        before = db.scalar(select(AuditEntry.hash).where(AuditEntry.subject_id == "0"))
    _tamper(change)
    found = _verdict()
    assert (found.entries, found.broken_at, found.last_hash) == (2, changed, before)


def test_a_deleted_entry_is_found_at_the_one_behind_it(fresh_database):
    _write(3)
    with reading() as db:
        behind = db.scalar(select(AuditEntry.id).where(AuditEntry.subject_id == "2"))
    _tamper("DELETE FROM audit_entries WHERE subject_id = '1'")
    assert _verdict().broken_at == behind


def test_an_end_cut_off_shows_only_by_the_last_hash_written_down_elsewhere(fresh_database):
    _write(3)
    written_down = _verdict()
    _tamper("DELETE FROM audit_entries WHERE subject_id = '2'")
    found = _verdict()
    assert found.broken_at is None
    assert (found.last_id, found.last_hash) != (written_down.last_id, written_down.last_hash)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_entries SET name = '别人'", "DELETE FROM audit_entries", "TRUNCATE audit_entries"],
    ids=["update", "delete", "truncate"],
)
def test_the_database_itself_refuses_to_change_the_past(fresh_database, database_kind, statement):
    if database_kind == "sqlite" and statement.startswith("TRUNCATE"):
        statement = "DELETE FROM audit_entries WHERE 1"  # SQLite's own way to empty a table
    _write(2)
    with pytest.raises(DBAPIError, match="can only be added to"), writing() as db:
        db.execute(text(statement))
    assert _verdict().entries == 2


def test_writers_at_the_same_time_make_one_chain(fresh_database):
    """Without a lock, two would follow the same entry. Each thread is a session of its own."""
    failures: list[BaseException] = []

    def write() -> None:
        try:
            _write(8)
        except BaseException as failure:  # noqa: BLE001 - told by the test's own thread
            failures.append(failure)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert (_verdict().entries, _verdict().broken_at) == (32, None)


def _a_meeting_with_a_matter() -> None:
    enter(matters=(a_matter(),))


def _a_budget() -> None:
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[BudgetRow("办公室", "30201", "", "basic", 1, 1)])


_A_FILE = CheckedAttachment("名单.pdf", "application/pdf", b"%PDF-1.7")


def _an_opinion() -> None:
    load_calendar(2026)
    opinions_made.give(publish(now=BEFORE), HR, now=BEFORE)
    opinions_made.open_box(HR, now=NOW)


def _its_id(db: Session) -> str:
    return db.scalars(select(Opinion.id)).one()


COMMANDS: dict[str, tuple[Callable[[], object], Callable[[Session], object]]] = {
    "accounts.add": (
        lambda: None,
        lambda db: accounts.add(db, by=ADMINISTRATOR, now=NOW, login="new", password="long enough", roles=[]),
    ),
    "attachments.add": (
        publish,
        lambda db: attachments.add(db, by=HR, now=NOW, subject=Subject.NOTICE, subject_id=1, file=_A_FILE),
    ),
    "budgets.record_year": (
        lambda: None,
        lambda db: budgets.record_year(
            db, by=FINANCE, now=NOW, year=2026, rows=[BudgetRow("办公室", "30201", "", "basic", 1, 1)]
        ),
    ),
    "budgets.withdraw_year": (
        _a_budget,
        lambda db: budgets.withdraw_year(db, by=FINANCE, now=NOW, record_id=1, reason="录错年度"),
    ),
    "meetings.save_draft": (
        lambda: None,
        lambda db: meetings.save_draft(db, by=OFFICE, now=NOW, form_id="a", content=USUAL),
    ),
    "meetings.check": (
        lambda: enter(issued=False),
        lambda db: meetings.check(db, by=OFFICE_HEAD, now=NOW, meeting_id=1, version=1),
    ),
    "meetings.issue": (
        lambda: sign_meeting(enter(issued=False)),
        lambda db: meetings.issue(db, by=OFFICE, now=NOW, meeting_id=1),
    ),
    "meetings.correct": (
        enter,
        lambda db: meetings.correct(
            db, by=OFFICE_HEAD, now=NOW, meeting_id=1, version=1, content=replace(USUAL, place="二楼"), reason="笔误"
        ),
    ),
    "matters.report": (
        _a_meeting_with_a_matter,
        lambda db: matters.report(db, by=CLERK, now=NOW, matter_id=1, note="正在办理"),
    ),
    "decisions.record": (
        enter,
        lambda db: decisions.record(
            db,
            by=SECRETARY,
            now=NOW,
            form_id="a",
            meeting_id=1,
            content=DecisionContent(DecisionKind.POLICY, "事项", "依据"),
            votes={"领导甲": Vote.IN_FAVOUR},
        ),
    ),
    "notices.save_draft": (
        lambda: None,
        lambda db: notices.save_draft(db, by=HR, now=NOW, form_id="a", kind=NoticeKind.AWARD, content=a_draft()),
    ),
    "opinions.open_box": (
        lambda: opinions_made.give(publish(now=BEFORE), HR, now=BEFORE),
        lambda db: opinions.open_box(db, by=HR, now=NOW),
    ),
    "opinions.register": (
        lambda: publish(now=BEFORE),
        lambda db: opinions.register(
            db,
            by=HR,
            now=NOW,
            notice_id=1,
            channel=Channel.LETTER,
            received_on=NOW.date(),
            text="来信一封。",
            receipt=opinion_receipts.new(),
        ),
    ),
    "opinion_checks.ask": (
        _an_opinion,
        lambda db: opinion_checks.ask(db, by=HR, now=NOW, opinion_id=_its_id(db), question="哪一天？"),
    ),
    "opinion_checks.close_unrelated": (
        _an_opinion,
        lambda db: opinion_checks.close_unrelated(db, by=HR, now=NOW, opinion_id=_its_id(db), reason="表扬。"),
    ),
    "layouts.remember": (
        lambda: None,
        lambda db: layouts.remember(db, by=FINANCE, now=NOW, name="国库", columns={"amount": ["数目"]}),
    ),
    "receipts.mark": (
        lambda: (publish(), with_account()),  # the first of each, on an empty database
        lambda db: receipts.mark(
            db, by=replace(EMPLOYEE, account_id=1), now=NOW, subject=Subject.NOTICE, subject_id=1, version=1
        ),
    ),
    "spending_restatements.restate": (
        lambda: import_lines(a_line()),
        lambda db: spending_restatements.restate(
            db, by=FINANCE, now=NOW, file_id=1, file=a_ledger([a_line()]), reason="更正"
        ),
    ),
    "spending.record_file": (
        lambda: None,
        lambda db: spending.record_file(db, by=FINANCE, now=NOW, file=a_ledger([a_line()])),
    ),
    "units.add": (
        lambda: None,
        lambda db: units.add(
            db, by=ADMINISTRATOR, now=NOW, code="1", name="办公室", kind=UnitKind.SECTION, valid_from=date(2020, 1, 1)
        ),
    ),
    "work_calendar.load_year": (
        lambda: None,
        lambda db: work_calendar.load_year(
            db, by=ADMINISTRATOR, now=NOW, year=2026, days={date(2026, 1, 1): (False, "元旦")}, source="通知"
        ),
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_if_the_entry_cannot_be_written_nothing_has_changed(fresh_database, monkeypatch, name):
    prepare, command = COMMANDS[name]
    prepare()
    before = _everything()

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(audit_log, "append", refuse)
    with pytest.raises(OSError, match="the disk is full"), writing() as db:
        command(db)
    assert _everything() == before


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_leaves_one_entry_that_bears_its_name(fresh_database, name):
    prepare, command = COMMANDS[name]
    prepare()
    with reading() as db:
        before = db.scalar(select(func.count()).select_from(AuditEntry)) or 0
    with writing() as db:
        command(db)
    with reading() as db:
        actions = list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert len(actions) == before + 1
    assert actions[-1] == name


def _everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with reading() as db:
        return {
            table.name: sorted((tuple(row) for row in db.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }
