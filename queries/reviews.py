"""Which months a leader has reviewed, for all staff: and which were restated since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data import month_figures
from data.rules.reviews import ReviewState, state_of
from data.rules.roles import Viewer
from data.tables.reviews import MonthReview
from queries import visible


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A month with its latest sign-off. `digest` is of the figures as they are now; empty where they were all taken back."""

    year: int
    month: int
    state: ReviewState
    digest: str
    questions: str
    reviewed_by: str
    reviewed_at: datetime | None


def of_year(db: Session, viewer: Viewer, *, year: int) -> tuple[Reviewed, ...]:
    """The months of a year that are imported or were reviewed, in order; one without a sign-off is not reviewed."""
    signed = visible.month_reviews(viewer).where(MonthReview.year == year).order_by(MonthReview.id)
    latest = {review.month: review for review in db.scalars(signed)}
    figures = month_figures.of_year(db, year)
    found = []
    for month in sorted(figures.keys() | latest.keys()):
        (digest, _), review = figures.get(month, ("", 0)), latest.get(month)
        found.append(
            Reviewed(
                year,
                month,
                state_of(review.digest if review else None, digest),
                digest,
                review.questions if review else "",
                review.reviewed_by if review else "",
                review.reviewed_at if review else None,
            )
        )
    return tuple(found)
