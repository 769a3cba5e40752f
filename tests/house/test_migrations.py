"""Migrations read in order, and lead to the tables that the code describes."""

from __future__ import annotations

import re
from pathlib import PurePath

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from data import database
from data.tables import Base
from tests.house.reading_code import files

HERE = "data/migrations/versions/"


def test_migrations_are_numbered_without_gaps():
    names = [PurePath(path).name for path in files() if path.startswith(HERE) and path.endswith(".py")]
    numbers = [name[:4] for name in names]
    assert numbers == [f"{number:04}" for number in range(1, len(names) + 1)], (
        f"Two changes took one number, or one is missing; give the later one the next number: {names}"
    )
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.py", name) for name in names), f"Name it 0001_what_it_makes.py: {names}"


def test_migrations_make_the_tables_that_the_code_describes(fresh_database: str):
    with database.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)
    assert not differences, f"Write a migration for, or take back: {differences}"
