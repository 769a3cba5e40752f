"""What was published since a reader last looked: notices, briefs, ledgers and major decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.rules.looks import ONE_LOOK
from data.rules.roles import Permission, Viewer, can
from data.tables.decisions import Decision
from data.tables.looks import Look
from data.tables.meetings import Meeting
from data.tables.notices import Notice, NoticeVersion
from data.tables.spending import SpendingFile
from queries import visible

MOST = 20  # of each kind


@dataclass(frozen=True, slots=True)
class News:
    """One thing published: the page that shows it and its number there."""

    page: str
    id: int
    title: str
    at: datetime


def last_look(db: Session, viewer: Viewer) -> datetime | None:
    """When the look before the present one began; None for a first look."""
    look = db.get(Look, viewer.account_id) if viewer.account_id is not None else None
    return look.before_at if look else None


def look_is_over(db: Session, viewer: Viewer, *, now: datetime) -> bool:
    """Whether opening the page now begins a new look, which is to be kept."""
    if viewer.account_id is None:
        return False
    look = db.get(Look, viewer.account_id)
    return look is None or now - look.latest_at >= ONE_LOOK


def since(db: Session, viewer: Viewer, *, moment: datetime) -> tuple[News, ...]:
    """What was published after a moment, the latest first, as far as the viewer may see it."""
    found = [*_notices(db, viewer, moment), *_meetings(db, viewer, moment)]
    found += [*_ledgers(db, viewer, moment), *_decisions(db, viewer, moment)]
    return tuple(sorted(found, key=lambda news: news.at, reverse=True))


def _notices(db: Session, viewer: Viewer, moment: datetime) -> list[News]:
    if not can(viewer, Permission.READ_NOTICES):
        return []
    wanted = visible.notices(viewer).where(Notice.published_at > moment).order_by(Notice.published_at.desc())
    text = (NoticeVersion.notice_id == Notice.id) & (NoticeVersion.number == Notice.version)
    rows = db.execute(wanted.join(NoticeVersion, text).add_columns(NoticeVersion.title).limit(MOST)).all()
    return [News("notice", notice.id, title, notice.published_at) for notice, title in rows]


def _meetings(db: Session, viewer: Viewer, moment: datetime) -> list[News]:
    if not can(viewer, Permission.READ_MEETINGS):
        return []
    wanted = visible.meetings(viewer).where(Meeting.issued_at > moment).order_by(Meeting.issued_at.desc())
    return [News("meeting", m.id, m.title, m.issued_at) for m in db.scalars(wanted.limit(MOST)) if m.issued_at]


def _ledgers(db: Session, viewer: Viewer, moment: datetime) -> list[News]:
    if not can(viewer, Permission.READ_SPENDING):
        return []
    wanted = visible.spending_files(viewer).where(SpendingFile.imported_at > moment)
    files = db.scalars(wanted.order_by(SpendingFile.imported_at.desc()).limit(MOST))
    return [News("spending-file", file.id, file.name, file.imported_at) for file in files]


def _decisions(db: Session, viewer: Viewer, moment: datetime) -> list[News]:
    if not can(viewer, Permission.READ_MEETINGS):
        return []
    wanted = visible.decisions(viewer).where(Decision.recorded_at > moment).order_by(Decision.recorded_at.desc())
    return [News("decisions", d.id, d.text, d.recorded_at) for d in db.scalars(wanted.limit(MOST))]
