"""The index of character pairs: kept while lines are stored, in their transaction; read to narrow a search."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from data.tables.search import SpendingPair

STRETCH = 50_000  # lines that are indexed together; below 65,536, so that two bytes say which


class PairIndex:
    """Takes lines in the order of their ids and writes a row for each pair of each stretch. `close` writes the last."""

    def __init__(self, db: Session) -> None:
        self.db, self.first = db, -STRETCH
        self.found: tuple[defaultdict[str, array[int]], ...] = (_empty(), _empty())

    def put(self, line_id: int, everybody: Iterable[str], named: Iterable[str]) -> None:
        """Index a line by its pairs: those that anybody may find it by, and those that only names add."""
        if not 0 <= line_id - self.first < STRETCH:
            self.close()
            self.first = line_id
        away = line_id - self.first
        for_all, for_few = self.found
        for pair in everybody:
            for_all[pair].append(away)
        for pair in named:
            for_few[pair].append(away)

    def close(self) -> None:
        """Write what was taken since the last stretch, in the order of the key, which is quickest."""
        rows = [
            {"pair": pair, "named": bool(named), "first_line": self.first, "lines": _as_bytes(self.found[named][pair])}
            for pair, named in sorted((pair, named) for named in (0, 1) for pair in self.found[named])
        ]
        if rows:
            self.db.execute(insert(SpendingPair.__table__), rows)  # type: ignore[arg-type]
        self.found = (_empty(), _empty())


def lines_with(db: Session, pairs: set[str], *, named: bool, most: int) -> set[int] | None:
    """The ids of lines that have all these pairs, or None where even the rarest stands in more than `most` lines.

    `named`: whether names of individuals may be searched too. The answer may hold lines that have the pairs apart.
    """
    table, kept = SpendingPair, (SpendingPair.pair.in_(pairs), *(() if named else (SpendingPair.named.is_(False),)))
    counts = select(table.pair, func.sum(func.length(table.lines)) / 2).where(*kept).group_by(table.pair)
    lines = {pair: int(count) for pair, count in db.execute(counts)}
    if len(lines) < len(pairs):
        return set()
    rarest = min(lines, key=lambda pair: lines[pair])
    if lines[rarest] > most:
        return None
    rows = select(table.first_line, table.lines).where(table.pair == rarest, *kept[1:])
    return {first + away for first, packed in db.execute(rows) for away in _from_bytes(packed)}


def _empty() -> defaultdict[str, array[int]]:
    return defaultdict(lambda: array("H"))


def _as_bytes(lines: array[int]) -> bytes:
    if sys.byteorder == "big":
        lines.byteswap()
    return lines.tobytes()


def _from_bytes(packed: bytes) -> array[int]:
    lines = array("H", packed)
    if sys.byteorder == "big":
        lines.byteswap()
    return lines
