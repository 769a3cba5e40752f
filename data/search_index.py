"""The index of character pairs: kept while lines are stored, in their transaction; read to narrow a search."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.orm import Session

from data.rules.search_terms import pairs_of
from data.tables.search import SpendingPair

STRETCH = 50_000  # lines that are indexed together; below 65,536, so that two bytes say which
RAREST, ENOUGH, READ = 4, 1000, 1_000_000  # how many pairs are read at most; lines few enough; lines too many to read
SAMPLE = 5000  # of too many lines; read one by one they take some 20 ms
_PACKED = np.dtype("<u2")
Lines = NDArray[np.uint16]


class PairIndex:
    """Takes lines in the order of their ids and writes a row for each pair of each stretch. `close` writes the last.

    Lines are noted by whole runs, which repeat from line to line, and these are cut into pairs once a stretch.
    """

    def __init__(self, db: Session) -> None:
        self.db, self.first = db, -STRETCH
        self.for_all, self.for_few = _empty(), _empty()

    def put(self, line_id: int, everybody: Iterable[str], named: Iterable[str]) -> None:
        """Index a line by its runs: those that anybody may find it by, and what only names add."""
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


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of lines that have some pairs, in order: all of them, or an even part of too many, perhaps none of those."""

    lines: list[int]
    is_all: bool


def lines_with(db: Session, pairs: set[str], *, named: bool, most: int) -> Found:
    """The lines that have all these pairs, or SAMPLE of them where they are more than `most`.

    `named`: whether names of individuals may be searched too. The answer may hold lines that have the pairs apart.
    Only the rarest pairs are read, and none that is in more than READ lines.
    """
    counts = _counts(db, pairs, named=named)
    if len(counts) < len(pairs):
        return Found([], is_all=True)
    found: dict[int, Lines] | None = None
    for pair in sorted(pairs, key=lambda pair: counts[pair])[:RAREST]:
        if counts[pair] > READ or (found and _how_many(found) <= ENOUGH):
            break
        having = _lines_of(db, pair, named=named)
        found = having if found is None else _in_both(found, having)
    if found is None:
        return Found([], is_all=False)
    is_all = _how_many(found) <= most
    ids = _ids(found)
    return Found((ids if is_all else ids[:: -(-len(ids) // SAMPLE)]).tolist(), is_all)


def _ids(found: dict[int, Lines]) -> NDArray[np.int64]:
    stretches = [first + found[first].astype(np.int64) for first in sorted(found)]
    return np.concatenate(stretches) if stretches else np.empty(0, np.int64)


def _counts(db: Session, pairs: set[str], *, named: bool) -> dict[str, int]:
    table = SpendingPair
    counts = select(table.pair, func.sum(func.length(table.lines)) / 2).where(table.pair.in_(pairs), _may(named=named))
    return {pair: int(count) for pair, count in db.execute(counts.group_by(table.pair))}


def _lines_of(db: Session, pair: str, *, named: bool) -> dict[int, Lines]:
    """The lines of a pair by the first line of their stretch. No line is in both spaces."""
    table = SpendingPair
    rows = db.execute(select(table.first_line, table.lines).where(table.pair == pair, _may(named=named)))
    found: dict[int, Lines] = {}
    for first, packed in rows:
        lines = np.frombuffer(packed, _PACKED)
        found[first] = np.sort(np.concatenate((found[first], lines))) if first in found else lines
    return found


def _in_both(some: dict[int, Lines], others: dict[int, Lines]) -> dict[int, Lines]:
    found = {}
    for first in some.keys() & others.keys():
        is_other = np.zeros(STRETCH, np.bool_)
        is_other[others[first]] = True
        found[first] = some[first][is_other[some[first]]]
    return found


def _how_many(found: dict[int, Lines]) -> int:
    return sum(map(len, found.values()))


def _may(*, named: bool) -> ColumnElement[bool]:
    return literal(True) if named else SpendingPair.named.is_(False)


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
