"""reading() cannot write, writing() is all or nothing, and a reader sees one moment."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm import Session

from data import database
from data.database import reading, writing
from data.tables.audit import AuditEntry
from data.tables.people import Post
from data.tables.units import Unit, UnitKind
from data.tables.work_calendar import WorkCalendarYear


def _unit(code: str) -> Unit:
    return Unit(code=code, name="办公室", kind=UnitKind.SECTION, valid_from=date(2020, 1, 1))


def _units(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Unit)) or 0


def test_what_was_written_is_there_after_leaving(fresh_database):
    with writing() as db:
        db.add(_unit("1"))
    with reading() as db:
        assert _units(db) == 1


def test_an_error_on_the_way_out_leaves_nothing_behind(fresh_database):
    with pytest.raises(ValueError, match="halfway"), writing() as db:
        db.add(_unit("1"))
        db.flush()
        raise ValueError("halfway")
    with reading() as db:
        assert _units(db) == 0


@pytest.mark.parametrize("by", ["session", "statement"])
def test_a_reader_cannot_write(fresh_database, by):
    insert = text("INSERT INTO work_calendar_years (year, source, loaded_at) VALUES (2027, '', '2026-01-01')")
    with pytest.raises(DBAPIError, match=r"(?i)readonly|read-only"), reading() as db:
        if by == "session":
            db.add(_unit("1"))
            db.flush()
        else:
            db.execute(insert)
    with writing() as db:  # and the connection that it leaves behind can
        db.execute(insert)


def test_what_a_reader_adds_and_does_not_flush_is_lost(fresh_database):
    with reading() as db:
        db.add(_unit("1"))
    with reading() as db:
        assert _units(db) == 0


def test_a_reader_sees_one_moment_whatever_others_write_meanwhile(fresh_database):
    with reading() as db:
        assert _units(db) == 0
        with writing() as other:
            other.add(_unit("1"))
        assert _units(db) == 0
    with reading() as db:
        assert _units(db) == 1


@pytest.mark.parametrize("database_kind", ["sqlite"])  # PostgreSQL lets writers work side by side
def test_a_second_writer_waits_its_turn_and_sees_what_the_first_wrote(fresh_database):
    """The lock is taken at the beginning, so that nobody fails midway."""
    seen: list[int] = []

    def second() -> None:
        with writing() as db:
            seen.append(_units(db))

    with writing() as db:
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        db.add(_unit("1"))
    thread.join(timeout=20)
    assert seen == [1]


def test_a_row_that_points_nowhere_is_refused(fresh_database):
    with pytest.raises(IntegrityError), writing() as db:
        db.add(Post(person_id=99, unit_id=99, title="科长", held_from=date(2020, 1, 1)))


def test_times_come_back_in_utc_and_a_time_without_a_zone_is_refused(fresh_database):
    at = datetime.fromisoformat("2026-11-20T16:00:00.123456+08:00")
    with writing() as db:
        db.add(WorkCalendarYear(year=2026, source="通知", loaded_at=at))
    with reading() as db:
        found = db.scalars(select(WorkCalendarYear.loaded_at)).one()
    assert (found, found.tzinfo) == (at, UTC)
    with pytest.raises(StatementError, match="without a zone"), writing() as db:
        db.add(WorkCalendarYear(year=2027, source="通知", loaded_at=at.replace(tzinfo=None)))


def test_migrating_again_changes_nothing(fresh_database):
    with writing() as db:
        db.add(_unit("1"))
    database.migrate(fresh_database)
    with reading() as db:
        assert _units(db) == 1


def test_migrating_makes_the_folder_of_an_sqlite_file(tmp_path: Path):
    file = tmp_path / "new" / "folder" / "gongkai.db"
    database.migrate(f"sqlite:///{file}")
    made = create_engine(f"sqlite:///{file}")
    assert AuditEntry.__tablename__ in inspect(made).get_table_names()
    made.dispose()


def test_another_database_is_used_from_then_on(fresh_database, tmp_path: Path):
    with writing() as db:
        db.add(_unit("1"))
    other = f"sqlite:///{tmp_path / 'other.db'}"
    database.migrate(other)
    database.use(other)
    with reading() as db:
        assert _units(db) == 0
    database.use(fresh_database)
    with reading() as db:
        assert _units(db) == 1
