"""Who sees which notice, in what order, and what of it while it is not yet concluded."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from data.commands import notices as command
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.local_time import ZONE
from data.rules.notice_changes import Change
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import Outcome, State
from data.rules.roles import Viewer
from queries import notices
from tests.calendars import load_calendar
from tests.notices import NOW, a_draft, publish, save
from tests.people import AUDITOR, EMPLOYEE, HR, LEADER, NOBODY, OTHER_HR, SECRETARY, VERIFIER

TODAY = date(2026, 11, 24)
FINDING, DECISION, RESULT = "所反映的情况不实。", "同意公示事项。", "收到意见一条，不影响公示事项。"


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def listed(viewer: Viewer = EMPLOYEE, *, today: date = TODAY, **filters) -> list[int]:
    with reading() as db:
        return [row.id for row in notices.listed(db, viewer, today=today, **filters)]


def page(notice_id: int, viewer: Viewer = EMPLOYEE, *, today: date = TODAY) -> notices.NoticePage:
    with reading() as db:
        return notices.one(db, viewer, notice_id=notice_id, today=today)


def withdraw(notice_id: int) -> None:
    with writing() as db:
        command.withdraw(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="程序需补正")


def close(notice_id: int, *, steps: int) -> None:
    """One step: verified. Two: decided. Three: concluded."""
    now = at(2026, 12, 1)
    with writing() as db:
        command.verify(db, by=VERIFIER, now=now, notice_id=notice_id, outcome=Outcome.NO_EFFECT, finding=FINDING)
        if steps > 1:
            command.decide(db, by=SECRETARY, now=now, notice_id=notice_id, decision=DECISION)
        if steps > 2:
            command.conclude(db, by=OTHER_HR, now=now, notice_id=notice_id, result=RESULT)


# Who sees what


def test_a_draft_is_seen_by_those_who_write_notices_and_by_nobody_else():
    draft, published = save(), publish()
    assert listed(HR) == [published, draft]
    assert listed(EMPLOYEE) == listed(LEADER) == [published]
    assert page(draft, OTHER_HR).row.state is State.DRAFT


def test_a_draft_and_a_notice_that_never_was_are_not_told_apart():
    draft = save()
    refused = []
    for notice_id in (draft, draft + 1000):
        with pytest.raises(NotFound) as found:
            page(notice_id)
        refused.append(found.value.code)
    assert refused == ["notice_unknown", "notice_unknown"]


def test_a_notice_taken_back_stays_readable_and_a_draft_taken_back_stays_with_hr():
    draft, published = save(), publish()
    withdraw(draft)
    withdraw(published)
    assert listed(EMPLOYEE) == [published]
    assert set(listed(HR)) == {draft, published}
    assert page(published).steps[-1].note == "程序需补正"


def test_who_may_read_no_notices_reads_none():
    with pytest.raises(NotAllowed):
        listed(NOBODY)


# The list


def test_open_notices_come_first_the_soonest_to_close_on_top_then_the_latest_published():
    ended_long_ago, ended = publish(now=at(2025, 3, 3)), publish(now=at(2026, 9, 1))
    later, sooner = publish(now=at(2026, 11, 23)), publish(now=at(2026, 11, 19))
    assert listed() == [sooner, later, ended, ended_long_ago]


@pytest.mark.parametrize(
    ("today", "state", "days_left"),
    [
        (date(2026, 11, 20), State.OPEN, 5),
        (date(2026, 11, 22), State.OPEN, 5),
        (date(2026, 11, 23), State.OPEN, 4),
        (date(2026, 11, 27), State.OPEN, 0),
        (date(2026, 11, 28), State.ENDED, None),
    ],
)
def test_an_open_notice_says_how_many_working_days_are_left(today, state, days_left):
    publish(now=at(2026, 11, 20))
    with reading() as db:
        row = notices.listed(db, EMPLOYEE, today=today)[0]
    assert (row.state, row.days_left) == (state, days_left)


def test_filters_cut_the_list_down():
    ended, opened = publish(now=at(2025, 3, 3)), publish(now=at(2026, 11, 20))
    informed = publish(NoticeKind.APPOINTMENT_DECISION, now=at(2026, 11, 20))
    assert listed(state=State.OPEN) == [opened]
    assert listed(state=State.ENDED) == [ended]
    assert listed(state=State.INFORMED) == listed(kind=NoticeKind.APPOINTMENT_DECISION) == [informed]
    assert listed(year=2025) == [ended]
    assert listed(state=State.OPEN, year=2025) == []


def test_what_is_open_now_is_what_the_list_calls_open():
    publish(now=at(2026, 9, 1))
    opened = publish(now=at(2026, 11, 20))
    with reading() as db:
        assert [row.id for row in notices.open_now(db, EMPLOYEE, today=TODAY)] == [opened]


def test_years_are_those_of_publication_as_far_as_the_viewer_sees_them():
    save()
    publish(now=at(2025, 3, 3))
    publish(now=at(2026, 3, 3))
    publish(now=at(2026, 4, 3))
    with reading() as db:
        assert notices.years(db, EMPLOYEE) == notices.years(db, HR) == (2026, 2025)


def test_a_row_names_the_people_of_the_current_text():
    publish()
    with reading() as db:
        assert notices.listed(db, EMPLOYEE, today=TODAY)[0].names == ("职工甲",)


# One notice


def test_a_page_has_the_days_one_by_one_and_how_they_were_counted():
    period = page(publish(now=at(2026, 11, 20))).period
    assert period is not None
    assert period.counted_days == tuple(date(2026, 11, day) for day in (23, 24, 25, 26, 27))
    assert (period.first_day, period.last_day, period.provisional) == (date(2026, 11, 23), date(2026, 11, 27), False)
    assert page(publish(NoticeKind.LATERAL_MOVE)).period is None


def test_what_a_draft_said_before_publication_is_nobody_s_to_read():
    with writing() as db:
        told: dict[str, Any] = {"by": HR, "now": NOW, "form_id": "form", "kind": NoticeKind.AWARD}
        notice_id = command.save_draft(db, content=a_draft(opening="拟推荐另一人。"), **told)
        command.save_draft(db, content=a_draft(), **told)
        command.publish(db, by=OTHER_HR, now=NOW, notice_id=notice_id, version=2)
    for viewer in (EMPLOYEE, HR):
        assert [version.text.opening for version in page(notice_id, viewer).versions] == [a_draft().opening]


def test_every_published_text_is_kept_with_what_it_changed_by_whom_and_why():
    notice_id = publish()
    with writing() as db:
        command.correct(
            db,
            by=HR,
            now=NOW,
            notice_id=notice_id,
            version=1,
            content=a_draft(title="关于先进个人的公示"),
            reason="标题有误",
            of_substance=False,
        )
    found = page(notice_id)
    first, second = found.versions
    assert (first.text.title, first.changes, first.reason) == (a_draft().title, (), "")
    assert second.changes == (Change("title", a_draft().title, "关于先进个人的公示"),)
    assert (second.reason, second.written_by) == ("标题有误", HR.name)
    assert (found.text, found.version) == (second.text, 2)


@pytest.mark.parametrize("steps", [1, 2])
def test_until_the_result_is_published_what_was_found_and_decided_stays_with_those_who_work_on_it(steps):
    notice_id = publish(now=at(2026, 11, 20))
    close(notice_id, steps=steps)
    for viewer in (EMPLOYEE, LEADER, AUDITOR):
        found = page(notice_id, viewer)
        assert found.outcome is None
        assert {step.note for step in found.steps} == {""}
        assert len(found.steps) == 1 + steps
    for viewer in (HR, VERIFIER, SECRETARY):
        found = page(notice_id, viewer)
        assert found.outcome is Outcome.NO_EFFECT
        assert found.steps[1].note == FINDING


def test_with_the_result_staff_read_outcome_and_decision_and_never_what_was_found():
    notice_id = publish(now=at(2026, 11, 20))
    close(notice_id, steps=3)
    found = page(notice_id)
    assert found.outcome is Outcome.NO_EFFECT
    assert [step.note for step in found.steps] == ["", "", DECISION, RESULT]


# For those who write


def test_drafts_are_those_that_wait_the_latest_written_first():
    first = save()
    publish()
    second = save(title="关于先进个人的公示")
    with reading() as db:
        drafts = notices.drafts(db, OTHER_HR)
        assert [draft.id for draft in drafts] == [second, first]
        assert (drafts[0].text.title, drafts[0].drafted_by, drafts[0].version) == ("关于先进个人的公示", HR.login, 1)
        assert notices.drafts(db, EMPLOYEE) == ()


def test_a_new_notice_begins_from_the_latest_of_its_kind_and_from_the_latest_at_all_where_there_is_none():
    publish(now=at(2026, 9, 1), receiver="局机关党委")
    publish(NoticeKind.ANNUAL_ASSESSMENT, now=at(2026, 10, 9), receiver="局人事科")
    publish(NoticeKind.LATERAL_MOVE, now=at(2026, 11, 2), receiver="")
    save(receiver="尚未发布")

    def receiver(kind: NoticeKind) -> str | None:
        with reading() as db:
            text = notices.latest_text(db, HR, kind=kind)
        return text.receiver if text else None

    assert receiver(NoticeKind.AWARD) == "局机关党委"
    assert receiver(NoticeKind.BUREAU_OTHER) == "局人事科"
    assert receiver(NoticeKind.LATERAL_MOVE) == ""


def test_there_is_nothing_to_begin_from_before_the_first_is_published():
    with reading() as db:
        assert notices.latest_text(db, HR, kind=NoticeKind.AWARD) is None


@pytest.mark.parametrize(("count_first", "last_day"), [(False, date(2026, 9, 23)), (True, date(2026, 9, 22))])
def test_a_period_is_shown_before_publication_as_publication_would_count_it(count_first, last_day):
    with reading() as db:
        period = notices.period_from(db, HR, on=date(2026, 9, 17), days=5, count_publication_day=count_first)
    assert (period.last_day, len(period.counted_days)) == (last_day, 5)
