"""How far the judging of published spending is: when it ran last, and which years wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.judging import digests, ground
from data.rules.roles import Viewer
from data.tables.discipline import JudgingRun
from data.tables.spending import FileState, SpendingFile
from queries import visible


@dataclass(frozen=True, slots=True)
class JudgingState:
    """`waiting` are the years (0: lines without one) whose ledgers, budgets, limits or other ground changed since they
    were judged; `lines` are all published lines.
    """

    last_at: datetime | None
    waiting: tuple[int, ...]
    lines: int


def state(db: Session, viewer: Viewer, *, today: date) -> JudgingState:
    """For all who read spending: what is found depends on it."""
    published = visible.spending_files(viewer).where(SpendingFile.state == FileState.PUBLISHED)
    lines = db.scalar(published.with_only_columns(func.sum(SpendingFile.lines))) or 0
    last_at = db.scalar(select(func.max(JudgingRun.at)))
    waiting = digests.waiting(db, digests.of_years(db, ground.read(db, today)))
    return JudgingState(last_at, tuple(sorted(waiting)), lines)
