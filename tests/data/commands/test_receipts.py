"""已阅: once for each version, and only of what the reader may read."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from data.commands import receipts
from data.database import reading, writing
from data.rules.local_time import local_day
from data.rules.meeting_rules import MeetingKind
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from data.tables.audit import AuditEntry
from data.tables.receipts import Receipt
from tests.meetings import enter
from tests.notices import NOW, a_draft, correct, count, publish, refused, save
from tests.people import EMPLOYEE, LEADER, NOBODY
from tests.receipts import with_account


def mark(by: Viewer, subject_id: int, *, subject: Subject = Subject.NOTICE, version: int = 1) -> None:
    with writing() as db:
        receipts.mark(db, by=by, now=NOW, subject=subject, subject_id=subject_id, version=version)


def test_a_receipt_keeps_the_day_and_nothing_finer(fresh_database):
    notice_id, reader = publish(), with_account()
    before = count(AuditEntry)
    mark(reader, notice_id)
    assert count(AuditEntry) == before  # its time would be finer
    with reading() as db:
        kept = db.scalars(select(Receipt)).one()
    assert {column.key: getattr(kept, column.key) for column in Receipt.__table__.columns} == {
        "id": 1,
        "account_id": reader.account_id,
        "subject": Subject.NOTICE,
        "subject_id": notice_id,
        "version": 1,
        "read_on": local_day(NOW),
    }


def test_said_twice_it_is_said_once(fresh_database):
    notice_id, reader = publish(), with_account()
    mark(reader, notice_id)
    mark(reader, notice_id)
    assert count(Receipt) == 1


def test_two_clicks_at_the_same_time_are_one(fresh_database):
    notice_id, reader = publish(), with_account()
    failures: list[BaseException] = []

    def click() -> None:
        try:
            mark(reader, notice_id)
        except BaseException as failure:  # noqa: BLE001 - told by the test's own thread
            failures.append(failure)

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert count(Receipt) == 1


def test_a_correction_asks_for_another(fresh_database):
    notice_id, reader = publish(), with_account()
    mark(reader, notice_id)
    correct(notice_id, a_draft(title="更正后的标题"), now=NOW)
    assert refused(lambda: mark(reader, notice_id)) == "stale_version"
    mark(reader, notice_id, version=2)
    assert count(Receipt) == 2


def test_nobody_reads_what_is_not_there_for_them(fresh_database):
    reader, leader = with_account(), with_account(LEADER)
    committee, unissued = enter(kind=MeetingKind.COMMITTEE), enter(issued=False)
    assert refused(lambda: mark(reader, save())) == "notice_unknown"
    assert refused(lambda: mark(reader, 99)) == "notice_unknown"
    assert refused(lambda: mark(reader, unissued, subject=Subject.MEETING)) == "meeting_unknown"
    assert refused(lambda: mark(reader, committee, subject=Subject.MEETING)) == "meeting_unknown"
    mark(leader, committee, subject=Subject.MEETING)
    assert count(Receipt) == 1


@pytest.mark.parametrize("subject", [Subject.NOTICE, Subject.MEETING])
def test_who_lacks_the_permission_is_refused(fresh_database, subject):
    assert refused(lambda: mark(NOBODY, 1, subject=subject)) == "permission_missing"


@pytest.mark.parametrize("subject", [Subject.MATTER, Subject.LEAD])
def test_a_matter_or_a_lead_is_not_marked_as_read(fresh_database, subject):
    assert refused(lambda: mark(EMPLOYEE, 1, subject=subject)) == f"{subject}_unknown"


def test_a_viewer_without_an_account_leaves_no_receipt(fresh_database):
    notice_id = publish()
    assert refused(lambda: mark(EMPLOYEE, notice_id)) == "account_unknown"
