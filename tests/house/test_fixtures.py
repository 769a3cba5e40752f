"""The ground under the other tests."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from data import database
from data.tables.units import Unit, UnitKind


def test_a_test_that_asks_for_no_database_finds_none():
    with pytest.raises(OperationalError), database.reading() as db:
        db.execute(text("SELECT 1"))


def test_each_kind_of_database_is_itself(fresh_database: str, database_kind: str):
    assert database.engine().dialect.name == database_kind


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_writes_no_other_test_sees(db: Session, time: str):
    assert db.scalar(select(func.count()).select_from(Unit)) == 0
    db.add(Unit(code=time, name="办公室", kind=UnitKind.SECTION, valid_from=date(2024, 1, 1)))
    db.flush()
    assert db.scalar(select(func.count()).select_from(Unit)) == 1


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_does_to_the_tables_no_other_test_sees(fresh_database: str, time: str):
    assert not inspect(database.engine()).has_table("left_behind"), f"seen the {time} time"
    with database.writing() as db:
        db.execute(text("CREATE TABLE left_behind (id INTEGER)"))
        db.execute(text("INSERT INTO left_behind VALUES (1)"))
