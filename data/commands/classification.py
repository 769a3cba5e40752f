"""The economic classification: an edition is loaded whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data import audit_log
from data.rules.roles import Permission, Viewer, must
from data.tables.spending import EconomicCode


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of an edition. `three_public` names its 三公 group, if it has one."""

    code: str
    name_zh: str
    name_en: str
    parent_code: str
    three_public: str
    valid_from: int
    valid_to: int | None = None


def is_loaded(db: Session) -> bool:
    """Whether any edition is on record."""
    return db.scalar(select(EconomicCode.code).limit(1)) is not None


def load_edition(db: Session, *, by: Viewer, now: datetime, edition: int, rows: Sequence[CodeRow]) -> None:
    """Put an edition of the classification in place of the same edition loaded before."""
    must(by, Permission.MANAGE_UNITS)
    db.execute(delete(EconomicCode).where(EconomicCode.edition == edition))
    db.add_all(EconomicCode(edition=edition, **asdict(row)) for row in rows)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="classification.load_edition",
        subject="classification",
        subject_id=edition,
        codes=len(rows),
    )
