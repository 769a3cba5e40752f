"""The leader's sign-off of a month's spending: what it is bound to, and what it is worth once figures change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from data.errors import RuleBroken


class ReviewState(StrEnum):
    NOT_REVIEWED = "not_reviewed"
    REVIEWED = "signed_off"
    REOPENED = "reopened"  # the figures are no longer those that were reviewed


def digest(rows: Iterable[Iterable[Any]]) -> str:
    """The fingerprint (SHA-256) of a month's totals, whatever order they come in."""
    return hashlib.sha256(json.dumps(sorted(map(list, rows)), ensure_ascii=False).encode()).hexdigest()


def state_of(reviewed: str | None, current: str) -> ReviewState:
    """What the latest sign-off is worth for the figures as they are now."""
    if reviewed is None:
        return ReviewState.NOT_REVIEWED
    return ReviewState.REVIEWED if reviewed == current else ReviewState.REOPENED


def check(state: ReviewState, *, seen: str, current: str | None, year: int, month: int, today: date) -> None:
    """Whether a month may be signed off by who saw the figures of a fingerprint; `current` None: nothing is imported.

    Raises RuleBroken month_not_imported, month_not_over, figures_changed or month_reviewed.
    """
    if current is None:
        raise RuleBroken("month_not_imported", year=year, month=month)
    if (year, month) >= (today.year, today.month):
        raise RuleBroken("month_not_over", year=year, month=month)
    if seen != current:
        raise RuleBroken("figures_changed")
    if state is ReviewState.REVIEWED:
        raise RuleBroken("month_reviewed", year=year, month=month)
