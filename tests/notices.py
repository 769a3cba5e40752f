"""Notices made up for a test."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from data.commands import notice_closing, notice_corrections, notice_decisions, notices
from data.database import reading, writing
from data.errors import GongkaiError
from data.rules.committee_vote import Sitting
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent, NoticePerson
from data.rules.notice_kinds import NoticeKind, procedure_of
from data.rules.notice_states import Outcome, Reviewed
from data.rules.notice_workflow import needs_discussion
from data.tables.base import Base
from data.tables.notices import Notice
from tests.people import HR, LEADER, OTHER_HR, SECRETARY, VERIFIER

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

CADRE = replace(
    USUAL.people[0],
    gender="女",
    ethnicity="汉族",
    born="1986年4月",
    education="大学",
    political_status="中共党员",
    work_since="2009年8月",
    current_post="副科长",
    proposed_post="科长",
)


def a_draft(**fields: Any) -> NoticeContent:
    """The words of a usual notice, an award's, with what is said otherwise."""
    return replace(USUAL, **fields)


def save(kind: NoticeKind = NoticeKind.AWARD, **fields: Any) -> int:
    """Save a draft by one of the two in HR; answers its id."""
    with writing() as db:
        form_id = f"notice-form-{next(_forms)}"
        return notices.save_draft(db, by=HR, now=NOW, form_id=form_id, kind=kind, content=a_draft(**fields))


def approve(kind: NoticeKind = NoticeKind.AWARD, *, until: str = "approved", **fields: Any) -> int:
    """Save a draft by one of the two in HR, have it reviewed by the other, discussed where its order wants that, and
    approved; answers its id.
    """
    notice_id = save(kind, **fields)
    told: dict[str, Any] = {"now": NOW, "notice_id": notice_id, "version": 1}
    with writing() as db:
        notices.review(db, by=OTHER_HR, found_well=tuple(Reviewed), **told)
        if needs_discussion(procedure_of(kind)) and until != "reviewed":
            notice_decisions.discuss(db, by=SECRETARY, sitting=a_sitting(), **told)
        if until == "approved":
            notices.approve(db, by=LEADER, **told)
    return notice_id


def publish(kind: NoticeKind = NoticeKind.AWARD, *, now: datetime = NOW, **fields: Any) -> int:
    """Take a notice from its draft to publication by those whose steps they are; answers its id."""
    notice_id = approve(kind, **fields)
    with writing() as db:
        notices.publish(db, by=OTHER_HR, now=now, notice_id=notice_id, version=1)
    return notice_id


def a_sitting(**fields: Any) -> Sitting:
    """A meeting of nine of whom eight came and seven agreed, with what is said otherwise."""
    return replace(Sitting("局党委会议", date(2026, 11, 2), 9, 8, 7, 1, 0), **fields)


def verify(notice_id: int, *, now: datetime, outcome: Outcome = Outcome.NO_OPINIONS, finding: str = "") -> None:
    """Record what the verifying section found."""
    with writing() as db:
        notice_closing.verify(db, by=VERIFIER, now=now, notice_id=notice_id, outcome=outcome, finding=finding)


def decide(notice_id: int, *, now: datetime, decision: str = "同意公示事项。", **votes: Any) -> None:
    """Record what the committee decided."""
    held = a_sitting(held_on=local_day(now), **votes)
    with writing() as db:
        notice_decisions.decide(db, by=SECRETARY, now=now, notice_id=notice_id, sitting=held, decision=decision)


def conclude(notice_id: int, *, now: datetime, result: str = "未收到意见，按程序办理。") -> None:
    """Publish the result."""
    with writing() as db:
        notice_closing.conclude(db, by=OTHER_HR, now=now, notice_id=notice_id, result=result)


def correct(
    notice_id: int,
    content: NoticeContent,
    *,
    now: datetime,
    version: int = 1,
    reason: str = "职务有误",
    of_substance: bool = False,
) -> None:
    """Have a correction written by one of the two in HR and published by the other."""
    told: dict[str, Any] = {"now": now, "notice_id": notice_id, "version": version}
    with writing() as db:
        notice_corrections.propose(db, by=HR, content=content, reason=reason, of_substance=of_substance, **told)
    with writing() as db:
        notice_corrections.publish(db, by=OTHER_HR, **told)


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
