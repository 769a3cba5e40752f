"""Sign-off: the leader in charge records a month's spending as reviewed, with questions if there are any."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log, month_figures
from data.rules import reviews as rules
from data.rules.local_time import local_day
from data.rules.notice_content import check_words
from data.rules.roles import Permission, Viewer, must
from data.tables.reviews import MonthReview


def sign(db: Session, *, by: Viewer, now: datetime, year: int, month: int, seen: str, questions: str = "") -> None:
    """Record a month as reviewed. `seen` is the fingerprint of the figures that the leader had before him.

    Raises what rules.reviews.check does, or private data in the questions. A later restatement reopens the month: the
    fingerprints no longer agree.
    """
    must(by, Permission.REVIEW_SPENDING)
    current, lines = month_figures.of_year(db, year).get(month, (None, 0))
    latest = select(MonthReview.digest).where(MonthReview.year == year, MonthReview.month == month)
    known = db.scalar(latest.order_by(MonthReview.id.desc()).limit(1))
    state = rules.state_of(known, current or "")
    rules.check(state, seen=seen, current=current, year=year, month=month, today=local_day(now))
    check_words(questions)
    review = MonthReview(
        year=year,
        month=month,
        digest=seen,
        lines=lines,
        questions=questions.strip(),
        reviewed_by=by.name or by.login,
        reviewed_at=now,
    )
    db.add(review)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="reviews.sign",
        subject="month_review",
        subject_id=f"{year}-{month:02}",
        digest=seen,
        questions=review.questions,
    )
