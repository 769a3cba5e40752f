"""Judging of published lines by all rules: what changed since the last time is judged again, and the command records it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.commands import discipline
from data.judging import ground as grounds
from data.judging import reading
from data.judging.ground import Ground
from data.judging.ledger import Ledger
from data.judging.rules import TRIED
from data.rules.discipline_kinds import Count, Finding
from data.rules.local_time import local
from data.rules.roles import Permission, Viewer, must
from data.rules.spending_discipline import RULES
from data.tables.discipline import JudgedYear
from data.tables.evidence import FileContents
from data.tables.spending import FileState, SpendingFile, SpendingLine

Progress = Callable[[str], None]  # the code of the rule that begins
_BESIDE = (-1, 0, 1)  # an invoice of December may be claimed again in January


@dataclass(frozen=True, slots=True)
class Judged:
    """What all rules came to: counts by rule and year, and the findings, those of one rule together in the order of lines."""

    counts: tuple[Count, ...]
    findings: tuple[Finding, ...]
    lines: int


def evaluate(ledger: Ledger, ground: Ground, progress: Progress | None = None) -> Judged:
    """Try every rule. Reads nothing more and writes nothing; the same lines always give the same answer."""
    counts: list[Count] = []
    findings: list[Finding] = []
    for code, tried in TRIED.items():
        if progress:
            progress(code)
        judged = tried(ledger, ground)
        counts += judged.counts()
        findings += sorted(judged.findings, key=lambda finding: (finding.lines, finding.key))
    return Judged(tuple(counts), tuple(findings), len(ledger))


def judge(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    years: Iterable[int] | None = None,
    progress: Progress | None = None,
) -> Judged:
    """Judge the years whose ledgers, budgets, posts, delegations, calendar, limits or rules changed since they were judged
    last, or those that are named (0: lines without a year), and record what was found. Neighbouring years are read along,
    since an invoice may be claimed in both; their own counts stay. Nothing is recorded where nothing changed.
    """
    must(by, Permission.IMPORT_SPENDING)
    ground = grounds.read(db, local(now).date())
    digests = _digests(db, ground)
    known = {row.year: row.digest for row in db.scalars(select(JudgedYear))}
    changed = {year for year in digests.keys() | known.keys() if digests.get(year) != known.get(year)}
    wanted = changed if years is None else set(years)
    if not wanted:
        return Judged((), (), 0)
    around = {year + step for year in wanted for step in _BESIDE if year} | (wanted & {0})
    judged = evaluate(reading.read(db, around), ground, progress)
    of_years = Judged(
        tuple(count for count in judged.counts if (count.year or 0) in wanted),
        tuple(finding for finding in judged.findings if (finding.year or 0) in wanted),
        judged.lines,
    )
    discipline.record_run(
        db,
        by=by,
        now=now,
        digests={year: digests.get(year, "") for year in wanted},
        lines=judged.lines,
        counts=of_years.counts,
        findings=of_years.findings,
    )
    return of_years


def _digests(db: Session, ground: Ground) -> dict[int, str]:
    """What each year of published lines is judged on, as a fingerprint: its files and its neighbours', and the ground."""
    files: dict[int, list[str]] = defaultdict(list)
    for year, sha256 in sorted(_files(db)):
        for step in _BESIDE if year else (0,):
            files[year + step].append(sha256)
    there = {year for year, _ in _files(db)}
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
