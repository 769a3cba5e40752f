"""Runs of judging: what every rule came to is recorded whole; findings keep their identity from run to run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from data import audit_log
from data.rules.discipline_kinds import Count, Finding
from data.rules.roles import Permission, Viewer, must
from data.tables import discipline as tables
from data.tables.discipline import FindingLine, JudgedYear, JudgingRun, RuleRun

_AT_ONCE = 500  # keys in one question: SQLite takes no more than some thousands


def record_run(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    digests: Mapping[int, str],
    lines: int,
    counts: Sequence[Count],
    findings: Sequence[Finding],
) -> int:
    """Record one judging of the years of `digests` (0: lines without a year), their findings, and answer its number.

    A finding known by its key is renewed; one of these years that was not made again says that it went with this run,
    and comes back if a later run makes it.
    """
    must(by, Permission.IMPORT_SPENDING)
    run = JudgingRun(at=now, by=by.name or by.login, lines=lines)
    db.add(run)
    db.flush()
    for year, digest in digests.items():
        db.merge(JudgedYear(year=year, digest=digest, run_id=run.id))
    if counts:
        db.execute(insert(RuleRun), [asdict(count) | {"run_id": run.id, "year": count.year or 0} for count in counts])
    _renew(db, run.id, findings, _known(db, [finding.key for finding in findings]))
    _take_leave(db, run.id, digests)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="discipline.record_run",
        subject="judging_run",
        subject_id=run.id,
        years=sorted(year for year in digests if year),
        lines=lines,
        findings=len(findings),
    )
    return run.id


def _renew(db: Session, run: int, findings: Sequence[Finding], known: Mapping[str, int]) -> None:
    old = [finding for finding in findings if finding.key in known]
    new = [finding for finding in findings if finding.key not in known]
    if new:
        db.execute(
            insert(tables.Finding), [_row(finding) | {"first_run_id": run, "last_run_id": run} for finding in new]
        )
    if old:
        again = {"last_run_id": run, "gone_run_id": None}
        db.execute(update(tables.Finding), [_row(each) | again | {"id": known[each.key]} for each in old])
    ids = {**known, **_known(db, [finding.key for finding in new])}
    for some in _in_parts([known[finding.key] for finding in old]):
        db.execute(delete(FindingLine).where(FindingLine.finding_id.in_(some)))
    rows = [{"finding_id": ids[each.key], "line_id": line} for each in findings for line in each.lines]
    if rows:
        db.execute(insert(FindingLine), rows)


def _take_leave(db: Session, run: int, digests: Mapping[int, str]) -> None:
    found = tables.Finding
    of_years: ColumnElement[bool] = found.year.in_([year for year in digests if year])
    if 0 in digests:
        of_years = or_(of_years, found.year.is_(None))
    not_again = of_years & (found.last_run_id != run) & found.gone_run_id.is_(None)
    db.execute(update(found).where(not_again).values(gone_run_id=run))


def _known(db: Session, keys: Sequence[str]) -> dict[str, int]:
    found = tables.Finding
    asked = (db.execute(select(found.key, found.id).where(found.key.in_(some))) for some in _in_parts(keys))
    return dict(chain.from_iterable(asked))


def _row(finding: Finding) -> dict[str, Any]:
    row = asdict(finding)
    del row["lines"]
    return row


def _in_parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
