"""Ledger lines on their way into the database: recognised, summed and indexed in one pass, stored as bare tuples.

An object and a dictionary a line would cost more than storing it: a year of a large body has a million lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from json.encoder import encode_basestring as quoted
from operator import attrgetter
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from data.recognised import Recognised
from data.rules import search_terms
from data.rules.names import looks_like_person
from data.rules.spending_lines import LedgerLine
from data.search_index import PairIndex
from data.tables.spending import SpendingFile, SpendingLine

Totals = dict[tuple[str | int, ...], list[int]]  # the key of a table of totals, in its order -> the amounts in fen
_ONE_AT_A_TIME = 7_046_002  # any number, used for nothing else: imports number their lines one after another

COLUMNS = (
    *("id", "file_id", "row_no", "fiscal_year", "month", "paid_on", "occurred_on", "unit", "unit_id", "econ_code"),
    *("category", "func_code", "fund", "spend_type", "project", "voucher_no", "summary", "payee", "payee_is_person"),
    *("pay_method", "handler", "reversal_of", "cancelled", "amount_fen", "original"),
)


class LineStore:
    """Stores the lines of one file, a batch at a time; the totals and the file's counts grow as it goes."""

    def __init__(self, db: Session, stored: SpendingFile, tables: Recognised) -> None:
        self.db, self.stored, self._file_id, self._currency = db, stored, stored.id, stored.currency
        self.totals: Totals = defaultdict(list)
        self.payees: Totals = defaultdict(list)
        self._index = PairIndex(db)
        # A ledger repeats its units, codes and payees: each is looked up once.
        self._unit = cache(tables.unit)
        self._code = cache(tables.code)
        self._is_person = cache(looks_like_person)
        self._payee_runs = cache(search_terms.runs)
        self._next_id = _first_id(db)
        self._unknown_units = self._unknown_codes = self._undated = 0  # the file's own attributes are slow to count in

    def put(self, lines: Sequence[LedgerLine]) -> None:
        """Store a batch."""
        rows = [self._row(line) for line in lines]
        if rows:
            _STORES[self.db.get_bind().dialect.name](self.db, rows)

    def close(self) -> None:
        """Write what is left of the index, and the counts."""
        self._index.close()
        # PostgreSQL would look by itself at how its columns are filled, but only minutes later: searches wait that long.
        limit = ("PRAGMA analysis_limit=400",) if self.db.get_bind().dialect.name == "sqlite" else ()
        for statement in (*limit, "ANALYZE spending_lines"):
            self.db.connection().exec_driver_sql(statement)
        self.stored.unrecognised_units = self._unknown_units
        self.stored.unrecognised_codes = self._unknown_codes
        self.stored.undated_lines = self._undated

    def _row(self, line: LedgerLine) -> tuple[Any, ...]:
        line_id = self._next_id
        self._next_id += 1
        unit, unit_id = self._unit(line.unit)
        code = self._code(line.econ_code, line.category, line.fiscal_year)
        is_person = line.payee_kind == "person" or (not line.payee_kind and self._is_person(line.payee))
        self._unknown_units += unit_id is None
        self._unknown_codes += not code
        self._undated += line.month is None
        category = line.category or ("" if code else line.econ_code)
        self._add(line, unit, code, "" if code else category, "" if is_person else line.payee)
        self._index.put(line_id, *self._found_by(line, is_person=is_person))
        return (
            *(line_id, self._file_id, *_place(line), _day(line.paid_on), _day(line.occurred_on), unit, unit_id, code),
            *(category, *_as_told(line), is_person, *_as_told_too(line), _as_json(line.original)),
        )

    def _add(self, line: LedgerLine, unit: str, code: str, category: str, body: str) -> None:
        year, month = line.fiscal_year or 0, line.month or 0
        fen = line.amount_fen
        self.totals[(self._currency, year, month, unit, code, category, line.fund, line.spend_type)].append(fen)
        self.payees[(self._currency, year, month, code[:3], body)].append(fen)

    def _found_by(self, line: LedgerLine, *, is_person: bool) -> tuple[list[str], set[str]]:
        """What everybody may find a line by, and what only readers of individuals' names may."""
        hidden = (line.payee,) if is_person and len(line.payee) > 1 else ()
        if len(line.handler) > 1 and line.handler in line.summary:
            hidden = (*hidden, line.handler)
        return search_terms.open_and_named(line.summary, hidden, () if is_person else self._payee_runs(line.payee))


_place = attrgetter("row", "fiscal_year", "month")
_as_told = attrgetter("func_code", "fund", "spend_type", "project", "voucher_no", "summary", "payee")
_as_told_too = attrgetter("pay_method", "handler", "reversal_of", "cancelled", "amount_fen")


def _as_json(cells: Mapping[str, str]) -> str:
    """Names and texts alone, in half the time of a general encoder, and Chinese as it is, in half the room."""
    return f"{{{', '.join([f'{quoted(name)}: {quoted(cell)}' for name, cell in cells.items()])}}}"


def _into_sqlite(db: Session, rows: list[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(COLUMNS))
    db.connection().exec_driver_sql(f"INSERT INTO spending_lines ({', '.join(COLUMNS)}) VALUES ({marks})", rows)  # noqa: S608 - all ours


def _into_postgresql(db: Session, rows: list[tuple[Any, ...]]) -> None:
    driver: Any = db.connection().connection.driver_connection
    with driver.cursor().copy(f"COPY spending_lines ({', '.join(COLUMNS)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


_STORES = {"sqlite": _into_sqlite, "postgresql": _into_postgresql}


def _first_id(db: Session) -> int:
    """Lines of a file follow one another without a gap, which is what their index counts on."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    return (db.scalar(select(func.max(SpendingLine.id))) or 0) + 1


@lru_cache(maxsize=5000)  # a ledger has fewer days than lines
def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
