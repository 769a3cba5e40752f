"""A notice's words as they are kept, for commands and queries alike."""

from __future__ import annotations

from data.rules.notice_content import NoticeContent, people_from_facts
from data.tables.notices import Notice, NoticeVersion


def notice_text(notice: Notice, version: NoticeVersion) -> NoticeContent:
    """The words of one version; how its period is counted belongs to the notice."""
    return NoticeContent(
        title=version.title,
        opening=version.opening,
        people=people_from_facts(version.people),
        period_days=version.period_days,
        receiver=version.receiver,
        phone=version.phone,
        address=version.address,
        issuer=version.issuer,
        decision=version.decision,
        count_publication_day=notice.count_publication_day,
        stated_last_day=version.stated_last_day,
    )
