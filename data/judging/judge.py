"""Judging of published lines by all rules: what changed since the last time is judged again, and the command records it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from data.commands import discipline
from data.judging import digests as fingerprints
from data.judging import ground as grounds
from data.judging import reading
from data.judging.ground import Ground
from data.judging.ledger import Ledger
from data.judging.rules import TRIED
from data.rules.discipline_kinds import Count, Finding
from data.rules.local_time import local
from data.rules.roles import Permission, Viewer, must

Progress = Callable[[str], None]  # the code of the rule that begins


@dataclass(frozen=True, slots=True)
class Judged:
    """What all rules came to: counts by rule and year, and the findings, those of one rule together in the order of lines.

    `digests` are the years that were judged, each with the fingerprint of what it was judged on.
    """

    counts: tuple[Count, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: int = 0
    digests: Mapping[int, str] = field(default_factory=dict)


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
    judged = look(db, now=now, years=years, progress=progress)
    keep(db, by=by, now=now, judged=judged)
    return judged


def look(db: Session, *, now: datetime, years: Iterable[int] | None = None, progress: Progress | None = None) -> Judged:
    """What judging comes to, without recording it, so that nobody has to wait who writes meanwhile."""
    ground = grounds.read(db, local(now).date())
    digests = fingerprints.of_years(db, ground)
    wanted = fingerprints.waiting(db, digests) if years is None else set(years)
    if not wanted:
        return Judged()
    around = {year + step for year in wanted for step in fingerprints.BESIDE if year} | (wanted & {0})
    judged = evaluate(reading.read(db, around), ground, progress)
    return Judged(
        tuple(count for count in judged.counts if (count.year or 0) in wanted),
        tuple(finding for finding in judged.findings if (finding.year or 0) in wanted),
        judged.lines,
        {year: digests.get(year, "") for year in wanted},
    )


def keep(db: Session, *, by: Viewer, now: datetime, judged: Judged) -> None:
    """Record what was looked at. What changed since then waits again, for its fingerprint is another."""
    if judged.digests:
        discipline.record_run(
            db,
            by=by,
            now=now,
            digests=judged.digests,
            lines=judged.lines,
            counts=judged.counts,
            findings=judged.findings,
        )
