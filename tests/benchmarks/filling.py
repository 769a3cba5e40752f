"""Fills a database with the generated ledgers, by the real command, and times it beside a bare insert of the same rows."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import URL, text

from data import database
from data.commands import accounts, spending
from data.database import reading, writing
from data.imports import reference, spending_file
from data.rules.roles import Role, Viewer
from data.spending_rows import COLUMNS
from tests import postgresql
from tests.benchmarks import generator

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CONSOLE = Viewer("console", frozenset({Role.ADMINISTRATOR}))
FINANCE = Viewer("finance", frozenset({Role.FINANCE}), name="财务")
LOGIN, PASSWORD = "leader", "gongkai-benchmark"
BARE_EACH = 5  # one ledger in so many is inserted barely too, right after its import, since machines have moods


@dataclass(frozen=True, slots=True)
class Filled:
    """How quickly lines came in, and how large the file is now. Making the lines is not counted."""

    lines: int
    seconds: float
    megabytes: float
    bare_lines: int
    bare_seconds: float
    beside_bare_seconds: float  # of the imports of those same lines

    @property
    def lines_a_second(self) -> float:
        return self.lines / self.seconds

    @property
    def bare_lines_a_second(self) -> float:
        return self.bare_lines / self.bare_seconds

    @property
    def ratio(self) -> float:
        """An import's time as a multiple of the bare insert's, for the same lines."""
        return self.beside_bare_seconds / self.bare_seconds


def filled(file: Path, lines: int) -> Filled:
    """As `fill`; a database that is there already is used, with what was measured when it was filled."""
    told = file.with_suffix(".json")
    if file.exists():
        database.migrate(f"sqlite:///{file}")
        database.use(f"sqlite:///{file}")
        return Filled(**json.loads(told.read_text(encoding="utf-8")))
    measured = fill(file, lines)
    told.write_text(json.dumps(asdict(measured)), encoding="utf-8")
    return measured


def fill(file: Path, lines: int) -> Filled:
    """Make a migrated database at `file` and import so many lines into it. It is left in use."""
    return _measured(f"sqlite:///{file}", lines, partial(_bare, file), lambda: file.stat().st_size / 1e6)


def fill_postgresql(server: URL, lines: int) -> Filled:
    """As `fill`, in a database of its own on a server of PostgreSQL."""
    postgresql.command(server, "CREATE DATABASE gongkai_benchmark")
    address = server.set(database="gongkai_benchmark")

    def megabytes() -> float:
        with reading() as db:
            return float(db.scalar(text("SELECT pg_database_size(current_database())")) or 0) / 1e6

    filled = _measured(address.render_as_string(hide_password=False), lines, _bare_postgresql, megabytes)
    with writing() as db:
        db.execute(text("ANALYZE"))  # which it does by itself within a minute; until then its questions are slow
    return filled


def _measured(url: str, lines: int, bare: Callable[[int], float], megabytes: Callable[[], float]) -> Filled:
    database.migrate(url)
    database.use(url)
    with writing() as db:
        reference.load(db, by=CONSOLE, now=NOW)
        accounts.add(db, by=CONSOLE, now=NOW, login=LOGIN, password=PASSWORD, roles=[Role.LEADER], is_demo=True)
    seconds = beside = bare_seconds = 0.0
    bare_lines = 0
    for number, ledger in enumerate(generator.ledgers(lines)):
        start = time.perf_counter()
        with writing() as db:
            stored = spending.record_file(db, by=FINANCE, now=NOW, file=ledger)
        took = time.perf_counter() - start
        seconds += took
        if number % BARE_EACH == 0:
            beside += took
            bare_lines += stored.lines
            bare_seconds += bare(stored.file_id)
    return Filled(lines, seconds, megabytes(), bare_lines, bare_seconds, beside)


def read_lines_a_second(lines: int = 50_000) -> float:
    """How quickly a CSV is read and checked, before anything is stored."""
    content = generator.as_csv(next(generator.ledgers(lines)))
    start = time.perf_counter()
    read = spending_file.read(content, "支出明细.csv")
    seconds = time.perf_counter() - start
    assert len(read.lines) == lines
    return lines / seconds


def _bare(file: Path, file_id: int) -> float:
    """Seconds of a plain executemany of the same rows into the same columns, without any index, total or check."""
    columns = ", ".join(COLUMNS)
    with closing(sqlite3.connect(file)) as stored:
        rows = stored.execute(f"SELECT {columns} FROM spending_lines WHERE file_id = ?", (file_id,)).fetchall()
    bare = sqlite3.connect(file.with_suffix(".bare"))
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute(f"CREATE TABLE lines ({columns})")
    start = time.perf_counter()
    with bare:
        bare.executemany(f"INSERT INTO lines VALUES ({', '.join('?' * len(COLUMNS))})", rows)
    seconds = time.perf_counter() - start
    bare.close()
    file.with_suffix(".bare").unlink()
    return seconds


def _bare_postgresql(file_id: int) -> float:
    """As `_bare`, the cells as text, by the driver's own executemany into a table of text."""
    with database.engine().begin() as connection, closing(connection.connection.cursor()) as cursor:
        as_text = ", ".join(f"CAST({column} AS text)" for column in COLUMNS)
        cursor.execute(f"SELECT {as_text} FROM spending_lines WHERE file_id = %s", (file_id,))
        rows = cursor.fetchall()
        cursor.execute(f"CREATE TABLE bare ({', '.join(f'{column} text' for column in COLUMNS)})")
        start = time.perf_counter()
        cursor.executemany(f"INSERT INTO bare VALUES ({', '.join(['%s'] * len(COLUMNS))})", rows)
        seconds = time.perf_counter() - start
        cursor.execute("DROP TABLE bare")
    return seconds
