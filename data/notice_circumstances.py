"""What the guards look at, gathered from the database: for commands that take a step and pages that say what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.opinion_counts import counts
from data.rules.committee_vote import Resolution
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent
from data.rules.notice_guards import Circumstances
from data.rules.notice_kinds import minimum
from data.rules.notice_states import UNPUBLISHED
from data.rules.roles import Viewer
from data.tables.notices import Notice, NoticeDecision, NoticeVersion


def version_of(db: Session, notice: Notice, number: int | None = None) -> NoticeVersion:
    """One version of a notice's text; the current one unless another is asked for."""
    wanted = (NoticeVersion.notice_id == notice.id, NoticeVersion.number == (number or notice.version))
    return db.scalars(select(NoticeVersion).where(*wanted)).one()


def circumstances(
    db: Session,
    notice: Notice,
    text: NoticeContent,
    *,
    by: Viewer,
    today: date,
    published_on: date | None = None,
    **said: Any,
) -> Circumstances:
    """A notice as it stands for somebody who would take a step; `said` is what the form of the step says.

    `text` is what staff would read from then on. It keeps to the minimum in force when it was published (for one that
    starts the period anew: `published_on`), or now.
    """
    since = local_day(notice.published_at) if notice.published_at else today
    least = minimum(notice.kind, published_on or since)
    published = notice.state not in UNPUBLISHED
    opinions = counts(db, notice.id) if published else None
    facts: dict[str, Any] = {
        "state": notice.state,
        "drafted_by": notice.drafted_by,
        "by": by.login,
        "by_name": by.name,
        "reviewed_by": notice.reviewed_by or "",
        "approved_by": notice.approved_by or "",
        "correction_by": notice.correction_by or "",
        "exception_by": notice.exception_by or "",
        "excepted": notice.exception_granted_by is not None,
        "today": today,
        "people": tuple(person.name for person in text.people),
        "period_days": text.period_days,
        "least_days": least.days if least else 0,
        "least_source": least.source if least else "",
        "decision": text.decision,
        "discussed": None if published else _discussed(db, notice.id),
        "resolution": notice.resolution,
        "last_day": notice.last_day,
        "provisional": notice.provisional,
        "received": opinions.received if opinions else 0,
        "unsettled": opinions.unsettled if opinions else 0,
        "outcome": notice.outcome,
    }
    return Circumstances(**{**facts, **said})


def _discussed(db: Session, notice_id: int) -> Resolution | None:
    """What the latest discussion before publication came to; None where none is on record."""
    its = (NoticeDecision.notice_id == notice_id, NoticeDecision.before_publication)
    return db.scalar(select(NoticeDecision.resolution).where(*its).order_by(NoticeDecision.id.desc()).limit(1))
