"""reading() and writing(): the only two ways to get a session.

writing() is one transaction: it commits on leaving, or nothing happened. reading() cannot write, and the database
itself holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from data.settings import PROJECT, settings

_SNAPSHOT = {"sqlite": "SERIALIZABLE", "postgresql": "REPEATABLE READ"}  # all questions of a page see one moment
READING, WRITING = 64_000, 512_000  # KiB of pages that an SQLite connection keeps at most
_engine: Engine | None = None


def use(url: str) -> None:
    """Make this the database of reading() and writing(), and let go of the one before."""
    global _engine
    if _engine is not None:
        _engine.dispose()
    _engine = _open(url)


def engine() -> Engine:
    """The engine in use; the one of the settings unless `use` named another."""
    if _engine is None:
        use(settings().database_url)
    assert _engine is not None
    return _engine


@contextmanager
def reading() -> Iterator[Session]:
    """A session that sees one moment of the database and cannot write."""
    with engine().connect() as connection:
        connection.execution_options(postgresql_readonly=True, isolation_level=_SNAPSHOT[connection.dialect.name])
        with _write_protected(connection), connection.begin(), Session(connection) as session:
            yield session


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction: all that happens inside is kept on leaving, or none of it."""
    with engine().connect() as connection:
        connection.execution_options(takes_the_lock=True)
        with _roomy(connection), connection.begin(), Session(connection) as session:
            yield session
            session.flush()


def migrate(url: str) -> None:
    """Bring the tables of a database up to date; makes the folder and the file of an SQLite one."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    config = _alembic()
    bare = _open(url)
    try:
        with bare.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        bare.dispose()


def is_current() -> bool:
    """Whether the database in use is there and has exactly the tables of this version."""
    try:
        with engine().connect() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
    except OperationalError:
        return False
    return revision == ScriptDirectory.from_config(_alembic()).get_current_head()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(PROJECT / "data" / "migrations"))
    return config


def _open(url: str) -> Engine:
    # An error names its statement and not the values: an opinion that could not be stored must not stand in a log.
    is_server = make_url(url).get_backend_name() != "sqlite"
    # Every statement is planned with its values: a plan made for any value reads lists of lines one by one.
    planned: dict[str, Any] = {"prepare_threshold": None} if is_server else {}
    opened = create_engine(url, pool_pre_ping=is_server, hide_parameters=True, connect_args=planned)
    if opened.dialect.name == "sqlite":
        event.listen(opened, "connect", _prepare_sqlite)
        event.listen(opened, "begin", _begin_sqlite)
    return opened


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # Without this the driver opens transactions by its own rules, and none around a migration.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",  # readers go on while one writes
        "synchronous=FULL",  # what was acknowledged survives a power cut
        "foreign_keys=ON",
        "busy_timeout=15000",
        f"cache_size=-{READING}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once, and so waits its turn instead of failing midway.
    takes_the_lock = connection.get_execution_options().get("takes_the_lock")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if takes_the_lock else "BEGIN")


@contextmanager
def _roomy(connection: Connection) -> Iterator[None]:
    """More memory for who writes: a large import changes pages all over its indexes, and would else read them again."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA cache_size=-{WRITING}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA cache_size=-{READING}")


@contextmanager
def _write_protected(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        yield  # PostgreSQL is told by postgresql_readonly
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        raw.execute("PRAGMA query_only=OFF")
