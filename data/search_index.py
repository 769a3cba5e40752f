"""The index of character pairs: kept while lines are stored, in their transaction; read to narrow a search."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from data.rules.search_terms import pairs_of
from data.tables.search import SpendingPair

STRETCH = 50_000  # lines that are indexed together; below 65,536, so that two bytes say which
_PACKED = np.dtype("<u2")


class PairIndex:
    """Takes lines in the order of their ids and writes a row for each pair of each stretch. `close` writes the last.

    Lines are noted by whole runs, which repeat from line to line, and these are cut into pairs once a stretch.
    """

    def __init__(self, db: Session) -> None:
        self.db, self.first = db, -STRETCH
        self.for_all, self.for_few = _empty(), _empty()

    def put(self, line_id: int, everybody: Iterable[str], named: Iterable[str]) -> None:
        """Index a line by its runs, each once: those that anybody may find it by, and what only names add."""
        away = line_id - self.first
        if not 0 <= away < STRETCH:
            self.close()
            self.first, away = line_id, 0
        for run in everybody:
            self.for_all[run].append(away)
        for run in named:
            self.for_few[run].append(away)

    def close(self) -> None:
        """Write what was taken since the last stretch, in the order of the key, which is quickest."""
        rows = [
            {"pair": pair, "named": named, "first_line": self.first, "lines": _merged(lines)}
            for named, noted in ((False, self.for_all), (True, self.for_few))
            for pair, lines in _by_pair(noted).items()
        ]
        rows.sort(key=lambda row: (row["pair"], row["named"]))
        if rows:
            self.db.execute(insert(SpendingPair.__table__), rows)  # type: ignore[arg-type]
        self.for_all, self.for_few = _empty(), _empty()


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


def _by_pair(noted: defaultdict[str, array[int]]) -> dict[str, list[array[int]]]:
    found: defaultdict[str, list[array[int]]] = defaultdict(list)
    for run, lines in noted.items():
        for pair in pairs_of(run):
            found[pair].append(lines)
    return found


def _merged(lines: list[array[int]]) -> bytes:
    """Each line once, in order: two of its runs may have one pair."""
    found = np.concatenate([np.frombuffer(some, np.uint16) for some in lines])
    found.sort(kind="stable")  # by its digits, which np.unique does not
    is_first = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=is_first[1:])
    return found[is_first].astype(_PACKED).tobytes()


def _from_bytes(packed: bytes) -> list[int]:
    found: list[int] = np.frombuffer(packed, _PACKED).tolist()
    return found
