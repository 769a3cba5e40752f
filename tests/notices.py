"""Notices made up for a test."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from data.commands import notices
from data.database import reading, writing
from data.errors import GongkaiError
from data.rules.notice_content import NoticeContent, NoticePerson
from data.rules.notice_kinds import NoticeKind
from data.tables.base import Base
from data.tables.notices import Notice
from tests.people import HR, OTHER_HR

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
_forms = itertools.count(1)

USUAL = NoticeContent(
    title="关于年度先进个人推荐对象的公示",
    opening="经各科室推荐、局务会议研究，现将推荐对象予以公示。",
    people=(NoticePerson("职工甲", gender="女", current_post="办公室科员"),),
    period_days=5,
    receiver="局人事科",
    phone="0400-1234567",
    address="滨海市东港路1号",
    issuer="局人事科",
    decision="2026年11月2日局务会议研究决定",
)


def a_draft(**fields: Any) -> NoticeContent:
    """The words of a usual notice, an award's, with what is said otherwise."""
    return replace(USUAL, **fields)


def save(kind: NoticeKind = NoticeKind.AWARD, **fields: Any) -> int:
    """Save a draft by one of the two in HR; answers its id."""
    with writing() as db:
        form_id = f"notice-form-{next(_forms)}"
        return notices.save_draft(db, by=HR, now=NOW, form_id=form_id, kind=kind, content=a_draft(**fields))


def publish(kind: NoticeKind = NoticeKind.AWARD, *, now: datetime = NOW, **fields: Any) -> int:
    """Save a draft by one of the two in HR and publish it by the other; answers its id."""
    notice_id = save(kind, **fields)
    with writing() as db:
        notices.publish(db, by=OTHER_HR, now=now, notice_id=notice_id, version=1)
    return notice_id


def correct(
    notice_id: int,
    content: NoticeContent,
    *,
    now: datetime,
    version: int = 1,
    reason: str = "职务有误",
    of_substance: bool = False,
) -> None:
    """Have a correction published."""
    told: dict[str, Any] = {"now": now, "notice_id": notice_id, "version": version}
    with writing() as db:
        notices.correct(db, by=HR, content=content, reason=reason, of_substance=of_substance, **told)


def stored(notice_id: int) -> Notice:
    """The notice as the database has it."""
    with reading() as db:
        return db.scalars(select(Notice).where(Notice.id == notice_id)).one()


def count(table: type[Base]) -> int:
    """How many rows a table has."""
    with reading() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def refused(step: Callable[[], object]) -> str:
    """The code with which a step is refused."""
    with pytest.raises(GongkaiError) as found:
        step()
    return found.value.code
