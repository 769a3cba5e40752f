"""The audit trail in pages, for the discipline office alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from data import audit_log, database
from data.database import reading, writing
from data.errors import NotAllowed
from queries import audit_trail
from tests.people import ADMINISTRATOR, AUDITOR, EMPLOYEE, HR, LEADER, OFFICE

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def entries(fresh_database) -> None:
    """Seven: three about notices, two about meetings, a sign-in and a sign-out."""
    done = [
        (HR, "notices.save_draft", "notice"),
        (HR, "accounts.sign_in", "account"),
        (OFFICE, "meetings.save_draft", "meeting"),
        (HR, "notices.publish", "notice"),
        (OFFICE, "meetings.issue", "meeting"),
        (HR, "accounts.sign_out", "account"),
        (OFFICE, "notices.publish", "notice"),
    ]
    with writing() as db:
        for number, (by, action, subject) in enumerate(done, start=1):
            audit_log.append(db, by=by, now=NOW, action=action, subject=subject, subject_id=number, n=number)


def _ask(question, viewer=AUDITOR, **wanted):
    with reading() as db:
        return question(db, viewer, **wanted)


def _numbers(**wanted) -> list[int]:
    return [row.facts["n"] for row in _ask(audit_trail.paged, **wanted).rows]


def test_sign_ins_are_left_out_unless_they_are_asked_for(entries):
    assert _numbers() == [7, 5, 4, 3, 1]
    assert _numbers(kind="sign_ins") == [6, 2]
    assert _numbers(kind="all") == [7, 6, 5, 4, 3, 2, 1]


def test_entries_are_narrowed_by_subject_and_by_who(entries):
    assert _numbers(subject="notice") == [7, 4, 1]
    assert _numbers(login=OFFICE.login) == [7, 5, 3]
    assert _numbers(subject="notice", login=OFFICE.login) == [7]
    assert _numbers(subject="account") == []


def test_pages_follow_each_other_and_the_count_is_of_all(entries):
    assert [_numbers(page=page, size=2) for page in (1, 2, 3)] == [[7, 5], [4, 3], [1]]
    assert _ask(audit_trail.paged, page=2, size=2).count == 5


def test_a_page_past_the_end_is_the_last_and_one_before_the_beginning_the_first(entries):
    assert _numbers(page=99, size=2) == [1]
    assert _numbers(page=0, size=2) == [7, 5]


def test_an_entry_tells_what_who_and_when(entries):
    row = _ask(audit_trail.paged).rows[0]
    assert (row.action, row.subject, row.subject_id, row.login, row.name, row.at) == (
        *("notices.publish", "notice", "7", OFFICE.login, OFFICE.name, NOW),
    )


def test_what_there_is_to_narrow_by(entries):
    assert _ask(audit_trail.subjects) == ("account", "meeting", "notice")
    assert _ask(audit_trail.logins) == (HR.login, OFFICE.login)


def test_an_empty_log_is_empty(fresh_database):
    assert _ask(audit_trail.paged) == audit_trail.Entries(0, ())
    assert _ask(audit_trail.verify).entries == 0


def test_the_auditor_hears_what_the_log_itself_would_say(entries):
    found = _ask(audit_trail.verify)
    with reading() as db:
        assert found == audit_log.verify(db)
    assert (found.entries, found.broken_at) == (7, None)


def test_tampering_is_found(entries):
    off = {
        "sqlite": "DROP TRIGGER audit_entries_no_update",
        "postgresql": "ALTER TABLE audit_entries DISABLE TRIGGER USER",
    }
    fifth = {row.facts["n"]: row.id for row in _ask(audit_trail.paged, kind="all").rows}[5]
    with writing() as db:
        db.execute(text(off[database.engine().dialect.name]))
        db.execute(text("UPDATE audit_entries SET login = 'x' WHERE id = :id"), {"id": fifth})
    assert (_ask(audit_trail.verify).entries, _ask(audit_trail.verify).broken_at) == (5, fifth)


@pytest.mark.parametrize("viewer", [EMPLOYEE, HR, LEADER, ADMINISTRATOR], ids=lambda viewer: viewer.login)
@pytest.mark.parametrize("question", [audit_trail.paged, audit_trail.subjects, audit_trail.logins, audit_trail.verify])
def test_nobody_else_reads_it(fresh_database, viewer, question):
    with pytest.raises(NotAllowed):
        _ask(question, viewer)
