"""The fingerprint of a notice as it is published now, the same for every reader."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import and_
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.notice_text import notice_text
from data.rules import fingerprints
from data.rules.roles import Viewer
from data.tables.notices import Notice, NoticeVersion
from queries import visible


def current(db: Session, viewer: Viewer, *, notice_id: int) -> str:
    """Of the number, the text, its version and its counted days: what the paper and the page must both say.

    From the record itself, so that a page which shows less of it to some still bears the mark of the paper on the
    board. Raises NotFound for a notice that the viewer may not see.
    """
    current = and_(NoticeVersion.notice_id == Notice.id, NoticeVersion.number == Notice.version)
    wanted = visible.notices(viewer).where(Notice.id == notice_id).add_columns(NoticeVersion)
    found = db.execute(wanted.join(NoticeVersion, current)).first()
    if found is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    notice, version = found
    return fingerprints.fingerprint(
        {
            "kind": notice.kind,
            "number": (notice.year, notice.serial),
            "version": version.number,
            "published_at": notice.published_at,
            "text": asdict(notice_text(notice, version)),
            "counted_days": notice.counted_days,
        }
    )
