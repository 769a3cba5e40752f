"""With the whole database in hand: nothing leads from an anonymous opinion to a person or to an hour.

What stays outside: SQLite's file and its log of writes, PostgreSQL's own, and backups of either bear times of their
own, for as long as they are kept; who copies them all day long learns more than the database says.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import DBAPIError

from data import audit_log, database
from data.commands import opinion_checks, opinions
from data.database import reading, writing
from data.rules import opinion_receipts
from data.rules.roles import Role
from data.tables import Base
from data.tables.audit import AuditEntry
from data.tables.opinions import Opinion, OpinionTurn
from tests import postgresql
from tests.calendars import load_calendar
from tests.notices import NOW, publish
from tests.opinions import TOMORROW, account, give, open_box, stored


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def everything() -> dict[str, set[str]]:
    """Every row of every table, whatever stands in it."""
    with reading() as db:
        return {
            table.name: {repr(dict(row._mapping)) for row in db.execute(select(table))}
            for table in Base.metadata.sorted_tables
        }


def test_one_row_is_added_which_knows_the_day_and_nothing_of_who_wrote_it():
    author, notice_id = account("unmistakable-login", name="无双名"), publish()
    before = everything()
    receipt = give(notice_id, author, text="情况不实。", now=NOW + timedelta(hours=3, minutes=17))
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"opinions"}
    assert before["opinions"] == set()
    kept = stored(receipt)
    assert {column.key: getattr(kept, column.key) for column in Opinion.__table__.columns} == {
        "id": kept.id,
        "notice_id": notice_id,
        "channel": "page",
        "signed": False,
        "late": False,
        "received_on": NOW.date(),
        "text": "情况不实。",
        "receipt_hash": opinion_receipts.hash_of(receipt),
        "boxed": True,
        "state": "received",
        "verifier_id": None,
        "outcome": None,
        "finding": "",
        "reply": "",
    }


def test_no_column_of_an_opinion_or_of_an_answer_can_hold_a_time_or_an_account_of_its_author():
    for name in ("opinions", "opinion_turns"):
        table = Base.metadata.tables[name]
        assert not [c.name for c in table.columns if issubclass(c.type.python_type, datetime)]
        leading = {key.target_fullname for column in table.columns for key in column.foreign_keys}
        assert leading <= {"notices.id", "opinions.id", "accounts.id"}
        assert [c.name for c in table.columns if any(k.column.table.name == "accounts" for k in c.foreign_keys)] in (
            [],
            ["verifier_id"],
        )


def _give_in_turn(number: int = 12) -> list[str]:
    """Opinions by so many people, minutes apart, with entries that bear a time between them; their ids as they came."""
    notice_id, ids = publish(), []
    for minute in range(number):
        at = NOW + timedelta(minutes=minute)
        author = account(f"author{minute}")  # the person behind it leaves an entry
        ids.append(stored(give(notice_id, author, now=at)).id)
    return ids


def test_the_order_in_which_they_came_is_lost(database_kind, fresh_database):
    """Nor is it in what the database keeps beside the columns: row numbers, places of rows, numbers of transactions."""
    if database_kind == "postgresql":  # places that earlier tests left free are filled first, in whatever order
        postgresql.command(make_url(fresh_database), "VACUUM FULL opinions")
    came = _give_in_turn()
    receiver = account("receiver", Role.HR)
    open_box(receiver)
    with reading() as db:
        as_they_lie = list(db.execute(text("SELECT id FROM opinions")).scalars())
        assert as_they_lie == sorted(came) != came
        if database_kind == "postgresql":
            by_place = list(db.execute(text("SELECT id FROM opinions ORDER BY ctid")).scalars())
            assert by_place == sorted(came)
            assert db.execute(text("SELECT count(DISTINCT xmin::text) FROM opinions")).scalar() == 1
        else:
            with pytest.raises(DBAPIError, match="no such column"):
                db.execute(text("SELECT rowid FROM opinions"))


def test_the_log_has_one_entry_of_a_later_day_and_no_gap_where_opinions_came():
    came = _give_in_turn()
    receiver = account("receiver", Role.HR)
    with reading() as db:
        numbers = list(db.scalars(select(AuditEntry.id).order_by(AuditEntry.id)))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    open_box(receiver)
    with reading() as db:
        told = [entry for entry in db.scalars(select(AuditEntry)) if any(i in repr(entry.facts) for i in came)]
        assert audit_log.verify(db).broken_at is None
    (entry,) = told
    assert (entry.at, entry.login) == (TOMORROW, "receiver")
    assert entry.facts["opinions"] == sorted(came)


def test_an_answer_leaves_as_little():
    author, receiver = account("author"), account("receiver", Role.HR)
    receipt = give(publish(), author)
    open_box(receiver)
    with writing() as db:
        opinion_checks.ask(db, by=receiver, now=TOMORROW, opinion_id=stored(receipt).id, question="哪一天？")
    before = everything()
    at = TOMORROW + timedelta(hours=2, minutes=19)
    with writing() as db:
        opinions.answer(db, by=author, now=at, text="五月四日。", receipt=receipt)
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"opinion_turns"}
    with reading() as db:
        turn = db.scalars(select(OpinionTurn).where(OpinionTurn.by_author)).one()
    assert [getattr(turn, column.key) for column in OpinionTurn.__table__.columns] == [
        stored(receipt).id,
        2,
        True,
        TOMORROW.date(),
        "五月四日。",
        True,
    ]


def test_an_opinion_that_could_not_be_stored_stands_in_no_log(caplog, monkeypatch):
    """An error of the database names its statement and not the values: it is logged, with the time."""
    author, notice_id = account("author"), publish()
    with writing() as db:
        db.execute(text("DROP TABLE opinion_turns"))
        db.execute(text("DROP TABLE opinion_authors"))
        db.execute(text("ALTER TABLE opinions RENAME COLUMN reply TO reply_before"))
    words = "只有这里才有的话"
    with pytest.raises(DBAPIError) as failed:
        give(notice_id, author, text=words)
    logging.getLogger("dashboard.parts.problem_notes").error("page failed", exc_info=failed.value)
    assert "INSERT INTO opinions" in caplog.text
    assert words not in caplog.text
    assert database.engine().hide_parameters


def test_the_receipt_itself_is_nowhere():
    receipt = give(publish(), account("author"))
    bare = receipt.replace("-", "")
    kept: Any = repr(everything())
    assert receipt not in kept
    assert bare not in kept
    assert opinion_receipts.hash_of(receipt) in kept
