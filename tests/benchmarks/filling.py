"""Fills a database with the generated ledgers, by the real command, and times it beside a bare insert of the same rows."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from data import database
from data.commands import accounts, spending
from data.database import writing
from data.imports import reference
from data.rules.roles import Role, Viewer
from data.spending_rows import COLUMNS
from data.tables.spending import SpendingLine
from tests.benchmarks import generator

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CONSOLE = Viewer("console", frozenset({Role.ADMINISTRATOR}))
FINANCE = Viewer("finance", frozenset({Role.FINANCE}), name="财务")
LOGIN, PASSWORD = "leader", "gongkai-benchmark"
BARE = 100_000  # rows of the bare insert


@dataclass(frozen=True, slots=True)
class Filled:
    """How quickly lines came in, and how large the file is now. Making the lines is not counted."""

    lines: int
    seconds: float
    megabytes: float
    bare_seconds_a_line: float

    @property
    def lines_a_second(self) -> float:
        return self.lines / self.seconds

    @property
    def ratio(self) -> float:
        """An import's time a line as a multiple of the bare insert's."""
        return self.seconds / self.lines / self.bare_seconds_a_line


def fill(file: Path, lines: int) -> Filled:
    """Make a migrated database at `file` and import so many lines into it. It is left in use."""
    url = f"sqlite:///{file}"
    database.migrate(url)
    database.use(url)
    with writing() as db:
        reference.load(db, by=CONSOLE, now=NOW)
        accounts.add(db, by=CONSOLE, now=NOW, login=LOGIN, password=PASSWORD, roles=[Role.LEADER], is_demo=True)
    seconds = 0.0
    for ledger in generator.ledgers(lines):
        start = time.perf_counter()
        with writing() as db:
            spending.record_file(db, by=FINANCE, now=NOW, file=ledger)
        seconds += time.perf_counter() - start
    return Filled(lines, seconds, file.stat().st_size / 1e6, _bare(file))


def _bare(file: Path) -> float:
    """Seconds a row of a plain executemany into the same columns, without any index, total or check."""
    table = SpendingLine.__table__
    with database.reading() as db:
        rows = [tuple(row) for row in db.execute(select(*(table.c[name] for name in COLUMNS)).limit(BARE))]
    plain = [tuple(str(cell) if isinstance(cell, dict | date) else cell for cell in row) for row in rows]
    bare = sqlite3.connect(file.with_suffix(".bare"))
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute(f"CREATE TABLE lines ({', '.join(COLUMNS)})")
    start = time.perf_counter()
    with bare:
        bare.executemany(f"INSERT INTO lines VALUES ({', '.join('?' * len(COLUMNS))})", plain)
    seconds = time.perf_counter() - start
    bare.close()
    file.with_suffix(".bare").unlink()
    return seconds / len(rows)
