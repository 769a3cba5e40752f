"""What every test may ask for: a migrated database on SQLite and on PostgreSQL, and the sample bureau."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy.orm import Session

from data import database
from tests import postgresql

PROJECT = Path(__file__).resolve().parent.parent

# Before anything asks for the settings: a test that forgets to ask for a database must not find yours.
NO_DATABASE = "sqlite:////dev/null/this test must ask for the fixture fresh_database"
os.environ["GONGKAI_DATABASE_URL"] = NO_DATABASE


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Both kinds, one after the other. A folder's conftest may settle on one."""
    return str(request.param)


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated, empty database that no other test sees."""
    if database_kind == "sqlite":
        copy = tmp_path / "test.db"
        shutil.copyfile(request.getfixturevalue("_sqlite_template"), copy)
        yield f"sqlite:///{copy}"
    else:
        yield request.getfixturevalue("_postgresql").lend()


@pytest.fixture
def fresh_database(database_url: str) -> Iterator[str]:
    """As `database_url`, and in use: `reading()` and `writing()` go to it."""
    database.use(database_url)
    yield database_url
    database.use(NO_DATABASE)


@pytest.fixture
def db(fresh_database: str) -> Iterator[Session]:
    """A session that may write; nothing is kept. Where the tested code opens its own, ask for `fresh_database`."""
    with database.writing() as session:
        yield session
        session.rollback()


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database that holds the sample bureau. It is everybody's: read it, or change a copy."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")  # the first of several workers makes it, the others wait for it
    folder = tmp_path_factory.getbasetemp().parent / f"sample-{run}" if run else tmp_path_factory.mktemp("sample")
    folder.mkdir(exist_ok=True)
    file, made = folder / "sample.db", folder / "made"
    with FileLock(folder / "lock"):
        if not made.exists():
            environment = {**os.environ, "GONGKAI_DATABASE_URL": f"sqlite:///{file}"}
            subprocess.run([sys.executable, "-m", "data", "prepare"], cwd=PROJECT, env=environment, check=True)
            made.touch()
    return file


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    template = tmp_path_factory.mktemp("sqlite") / "template.db"
    database.migrate(f"sqlite:///{template}")
    return template


@pytest.fixture(scope="session")
def _postgresql() -> Iterator[postgresql.Lending]:
    with postgresql.server() as server:
        lending = postgresql.Lending(server, database.migrate)
        yield lending
        lending.end()
