"""The audit log: chained, and refused to be changed by the database itself."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from data import audit_log, database
from data.database import reading, writing
from data.rules.audit_chain import BEGINNING, Verdict
from data.tables.audit import AuditEntry
from tests.people import HR

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
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
