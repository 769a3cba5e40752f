"""会议纪要: one meeting's brief."""

from __future__ import annotations

from dashboard import labels, read_receipts
from dashboard.clock import today
from dashboard.feeds import meeting_paper as paper
from dashboard.i18n import t
from dashboard.parts import filters, links, meeting_brief, page_foot, page_head
from dashboard.parts.plain import escaped
from data.database import reading
from data.errors import NotFound
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from queries import meetings


def show(viewer: Viewer) -> None:
    """The brief that the address names. A meeting that the viewer may not see is one that is not there."""
    links.to("meetings", t("返回会议列表"), icon=":material/arrow_back:")
    meeting_id = filters.number("id")
    if meeting_id is None:
        raise NotFound("meeting_unknown")
    with reading() as db:
        brief = meetings.brief(db, viewer, meeting_id=meeting_id, today=today())
    page_head.show(escaped(brief.row.title), labels.label(brief.row.kind))
    meeting_brief.letter(brief)
    if brief.row.issued_at is not None:
        read_receipts.show(viewer, subject=Subject.MEETING, subject_id=meeting_id)
        page_foot.show(f"/print/meeting/{meeting_id}", fingerprint=paper.fingerprint(brief))
