"""What each year of published lines is judged on, as a fingerprint: a year whose fingerprint changed waits for judging."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.judging.ground import Ground
from data.rules.spending_discipline import RULES
from data.tables.discipline import JudgedYear
from data.tables.evidence import FileContents
from data.tables.spending import FileState, SpendingFile, SpendingLine

BESIDE = (-1, 0, 1)  # an invoice of December may be claimed again in January


def waiting(db: Session, digests: dict[int, str]) -> set[int]:
    """The years (0: lines without one) whose ledgers, budgets, posts, delegations, calendar, limits or rules changed
    since they were judged last, by their digests of now.
    """
    known = {row.year: row.digest for row in db.scalars(select(JudgedYear))}
    return {year for year in digests.keys() | known.keys() if digests.get(year, "") != known.get(year)}


def of_years(db: Session, ground: Ground) -> dict[int, str]:
    """Each year's fingerprint: of its files and its neighbours', and of the ground."""
    files: dict[int, list[str]] = defaultdict(list)
    found = sorted(_files(db))
    for year, sha256 in found:
        for step in BESIDE if year else (0,):
            files[year + step].append(sha256)
    there = {year for year, _ in found}
    rules = [(rule.code, rule.version) for rule in RULES.values()]
    common = _hash(
        [rules, *([asdict(each) for each in rows] for rows in (ground.limits, ground.posts, ground.delegations))]
    )
    budgets = {year: rows.values.tolist() for year, rows in ground.budgets.groupby("fiscal_year")}
    return {
        year: _hash(
            [
                common,
                files[year],
                budgets.get(year, []),
                ground.budgets_approved.get(year),
                ground.today.year > year,
                sorted((str(day), worked) for day, worked in ground.calendar.exceptions.items() if day.year == year),
                year in ground.calendar.known_years,
                year + 1 in ground.calendar.known_years,
            ]
        )
        for year in there
    }


def _files(db: Session) -> set[tuple[int, str]]:
    """Year and fingerprint of the published files. What an older import did not note is asked of the lines."""
    published = select(SpendingFile.id, SpendingFile.sha256, FileContents.years).outerjoin(FileContents)
    found: set[tuple[int, str]] = set()
    for file, sha256, years in db.execute(published.where(SpendingFile.state == FileState.PUBLISHED)):
        of_lines = select(func.coalesce(SpendingLine.fiscal_year, 0)).where(SpendingLine.file_id == file).distinct()
        found |= {(year, sha256) for year in (db.scalars(of_lines) if years is None else years)}
    return found


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()
