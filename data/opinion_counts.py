"""How many opinions a notice has had: for the guard of its decision, and for the numbers published with its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """Numbers that add up: `signed` and `anonymous` make `received`, and so do `by_outcome` and `unsettled`."""

    received: int
    signed: int
    anonymous: int
    late: int
    by_outcome: Mapping[StrEnum, int]
    unsettled: int


def counts(db: Session, notice_id: int) -> OpinionCounts:
    """No opinion can be handed in yet, so there is none to count."""
    del db, notice_id
    return OpinionCounts(0, 0, 0, 0, {}, 0)
