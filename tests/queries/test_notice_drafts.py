"""Drafts that wait, what a new text begins with, and the period that it would have."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.database import reading
from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind
from data.rules.working_days import Thin
from queries import notice_drafts
from tests.calendars import load_calendar
from tests.notices import a_draft, publish, save
from tests.people import EMPLOYEE, HR, OTHER_HR


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2024, 2025, 2026)


def test_drafts_are_those_that_wait_the_latest_written_first():
    first = save()
    publish()
    second = save(title="关于先进个人的公示")
    with reading() as db:
        drafts = notice_drafts.drafts(db, OTHER_HR)
        assert [draft.id for draft in drafts] == [second, first]
        assert (drafts[0].text.title, drafts[0].drafted_by, drafts[0].version) == ("关于先进个人的公示", HR.login, 1)
        assert notice_drafts.drafts(db, EMPLOYEE) == ()


def test_a_new_notice_begins_from_the_latest_of_its_kind_and_from_the_latest_at_all_where_there_is_none():
    publish(now=at(2026, 9, 1), receiver="局机关党委")
    publish(NoticeKind.ANNUAL_ASSESSMENT, now=at(2026, 10, 9), receiver="局人事科")
    publish(NoticeKind.LATERAL_MOVE, now=at(2026, 11, 2), receiver="")
    save(receiver="尚未发布")

    def receiver(kind: NoticeKind) -> str | None:
        with reading() as db:
            text = notice_drafts.latest_text(db, HR, kind=kind)
        return text.receiver if text else None

    assert receiver(NoticeKind.AWARD) == "局机关党委"
    assert receiver(NoticeKind.BUREAU_OTHER) == "局人事科"
    assert receiver(NoticeKind.LATERAL_MOVE) == ""


def test_there_is_nothing_to_begin_from_before_the_first_is_published():
    with reading() as db:
        assert notice_drafts.latest_text(db, HR, kind=NoticeKind.AWARD) is None


@pytest.mark.parametrize(("count_first", "last_day"), [(False, date(2026, 9, 23)), (True, date(2026, 9, 22))])
def test_a_period_is_shown_before_publication_as_publication_would_count_it(count_first, last_day):
    with reading() as db:
        text = a_draft(count_publication_day=count_first)
        foreseen = notice_drafts.foreseen(db, HR, text=text, on=date(2026, 9, 17))
    assert (foreseen.period.last_day, len(foreseen.period.counted_days)) == (last_day, 5)
    assert (foreseen.thin, foreseen.disagrees) == (None, None)


def test_a_thin_last_day_and_dates_that_disagree_are_told_before_publication():
    with reading() as db:
        text = a_draft(stated_last_day=date(2024, 2, 9))
        foreseen = notice_drafts.foreseen(db, HR, text=text, on=date(2024, 2, 5))
    assert foreseen.thin is Thin.MAKE_UP
    assert foreseen.disagrees
    assert foreseen.disagrees.code == "stated_period_too_short"
