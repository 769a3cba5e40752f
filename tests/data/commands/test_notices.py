"""Writing notices: what is kept, who may, what is refused, and that each change leaves one entry in the audit log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Thread
from typing import Any

import pytest
from sqlalchemy.orm import Session

from data.commands import notice_decisions, notices
from data.database import writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_states import Reviewed, State
from data.rules.roles import Role
from data.tables.audit import AuditEntry
from data.tables.notices import Notice, NoticeStep, NoticeVersion
from tests.calendars import load_calendar
from tests.notices import CADRE, NOW, a_draft, a_sitting, approve, count, publish, refused, stored
from tests.people import EVERYBODY, HR, LEADER, OTHER_HR, SECRETARY, somebody

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
ENDED = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def draft(form_id: str = "form", *, by=HR, version: int | None = None, **fields: object) -> int:
    with writing() as db:
        return notices.save_draft(
            db, by=by, now=NOW, form_id=form_id, kind=NoticeKind.AWARD, content=a_draft(**fields), version=version
        )


# Drafts


def test_the_same_form_sent_twice_is_one_notice_and_one_version():
    assert draft() == draft()
    assert (count(Notice), count(NoticeVersion)) == (1, 1)


def test_spaces_around_words_do_not_make_a_version():
    first = draft()
    assert draft(title=f" {a_draft().title} ") == first
    assert stored(first).version == 1


def test_a_draft_is_recorded_once_however_often_it_is_sent():
    before = count(AuditEntry)
    draft()
    draft()
    assert count(AuditEntry) == before + 1


def test_other_words_mend_the_draft_by_a_new_version():
    notice_id = draft()
    assert draft(title="关于先进个人的公示", version=1) == notice_id
    assert stored(notice_id).version == 2


def test_a_form_that_began_before_another_was_saved_is_refused_and_nothing_is_lost():
    notice_id = draft()
    draft(title="第二版", version=1)
    assert refused(lambda: draft(title="第三版", version=1)) == "stale_version"
    assert (stored(notice_id).version, count(NoticeVersion)) == (2, 2)


def test_a_draft_is_mended_only_by_its_writer():
    draft()
    assert refused(lambda: draft(by=OTHER_HR, title="另一标题")) == "step_not_open"


def test_a_reviewed_notice_is_no_longer_a_form():
    notice_id = draft()
    with writing() as db:
        notices.review(db, by=OTHER_HR, now=FRIDAY, notice_id=notice_id, version=1, found_well=tuple(Reviewed))
    assert refused(lambda: draft(title="另一标题")) == "step_not_open"


@pytest.mark.parametrize("viewer", [v for v in EVERYBODY if v not in (HR, OTHER_HR)], ids=lambda viewer: viewer.login)
def test_only_hr_writes_and_publishes(viewer):
    notice_id = approve()
    with pytest.raises(NotAllowed):
        draft("another", by=viewer)
    with pytest.raises(NotAllowed), writing() as db:
        notices.publish(db, by=viewer, now=FRIDAY, notice_id=notice_id, version=1)


def test_an_incomplete_draft_is_kept_and_not_reviewed():
    notice_id = draft(issuer=" ")
    with writing() as db:
        assert refused(lambda: review(db, notice_id)) == "field_missing"


@pytest.mark.parametrize("words", ["请致电 13800138000", "110101 19860412 001X", "110101860412001"])
def test_what_may_stand_nowhere_is_not_kept_even_in_a_draft(words):
    assert refused(lambda: draft(opening=words)) in ("private_phone_found", "id_number_found")
    assert count(Notice) == 0


# Review and approval


def review(db: Session, notice_id: int, *, by=OTHER_HR, found_well=tuple(Reviewed)) -> None:
    notices.review(db, by=by, now=NOW, notice_id=notice_id, version=1, found_well=found_well)


def test_a_review_looks_at_secrecy_need_and_accuracy_one_by_one():
    notice_id = draft()
    with writing() as db:
        assert refused(lambda: review(db, notice_id, found_well=(Reviewed.SECRECY,))) == "review_incomplete"


def test_three_people_take_the_four_steps_to_publication_and_no_two_can():
    notice_id = draft()
    both = somebody("hr2", Role.HR, Role.LEADER, name="人事乙")
    told: dict[str, Any] = {"now": NOW, "notice_id": notice_id, "version": 1}
    with writing() as db:
        assert refused(lambda: review(db, notice_id, by=HR)) == "needs_another_person"
        review(db, notice_id, by=both)
        assert refused(lambda: notices.approve(db, by=both, **told)) == "needs_third_person"
        notices.approve(db, by=LEADER, **told)
        assert refused(lambda: notices.publish(db, by=HR, **told)) == "needs_another_person"
        notices.publish(db, by=both, **told)
    assert stored(notice_id).state is State.OPEN


def test_a_leader_who_is_named_does_not_approve():
    named = (replace(a_draft().people[0], name=LEADER.name),)
    assert refused(lambda: approve(people=named)) == "has_an_interest"


def test_what_is_sent_back_is_a_draft_again_and_is_reviewed_anew():
    notice_id = approve()
    with writing() as db:
        notices.send_back(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="标题不妥")
    notice = stored(notice_id)
    assert (notice.state, notice.reviewed_by, notice.approved_by) == (State.DRAFT, None, None)


def test_a_promotion_is_not_approved_before_its_discussion_is_recorded_and_not_if_it_was_refused():
    notice_id = approve(NoticeKind.CADRE_PRE_APPOINTMENT, until="reviewed", people=(CADRE,))
    told: dict[str, Any] = {"now": NOW, "notice_id": notice_id, "version": 1}
    with writing() as db:
        assert refused(lambda: notices.approve(db, by=LEADER, **told)) == "discussion_missing"
        notice_decisions.discuss(db, by=SECRETARY, sitting=a_sitting(agree=4, refuse=4), **told)
        assert refused(lambda: notices.approve(db, by=LEADER, **told)) == "discussion_not_agreed"
        notice_decisions.discuss(db, by=SECRETARY, sitting=a_sitting(), **told)
        notices.approve(db, by=LEADER, **told)


# Publication


def test_publication_numbers_the_notice_and_counts_its_days_from_the_day_after():
    notice = stored(publish(now=FRIDAY))
    assert (notice.state, notice.year, notice.serial) == (State.OPEN, 2026, 1)
    assert (notice.first_day, notice.last_day) == (date(2026, 11, 23), date(2026, 11, 27))
    assert notice.counted_days == [f"2026-11-{day}" for day in (23, 24, 25, 26, 27)]
    assert not notice.provisional


def test_a_make_up_sunday_is_one_of_the_days():
    """Published on Thursday 17 September 2026: 18 Friday, 20 Sunday worked, 21, 22, 23."""
    notice = stored(publish(now=datetime(2026, 9, 17, 9, tzinfo=ZONE)))
    assert notice.counted_days == [f"2026-09-{day}" for day in (18, 20, 21, 22, 23)]


def test_the_day_of_publication_counts_only_where_the_notice_says_so():
    notice = stored(publish(now=FRIDAY, count_publication_day=True))
    assert (notice.first_day, notice.last_day) == (date(2026, 11, 20), date(2026, 11, 26))


def test_the_bureau_s_day_decides_not_that_of_the_clock_s_zone():
    notice = stored(publish(now=datetime(2026, 11, 20, 17, 0, tzinfo=UTC)))  # Saturday 01:00 in Shanghai
    assert notice.published_at == datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    assert notice.first_day == date(2026, 11, 23)


def test_a_period_that_enters_a_year_without_a_calendar_is_provisional_until_it_is_loaded():
    notice_id = publish(now=datetime(2025, 12, 30, 9, tzinfo=ZONE), period_days=5)
    assert not stored(notice_id).provisional
    late = publish(now=datetime(2026, 12, 24, 9, tzinfo=ZONE), period_days=5)
    assert stored(late).provisional


def test_numbers_begin_anew_each_year():
    numbers = [stored(publish(now=datetime(year, 3, 2, 9, tzinfo=ZONE))) for year in (2025, 2025, 2026)]
    assert [(notice.year, notice.serial) for notice in numbers] == [(2025, 1), (2025, 2), (2026, 1)]


def test_two_who_publish_at_once_take_two_numbers():
    first, second = approve(), approve()
    failed: list[Exception] = []

    def publish_second() -> None:
        try:
            with writing() as db:
                notices.publish(db, by=OTHER_HR, now=FRIDAY, notice_id=second, version=1)
        except Exception as error:  # noqa: BLE001 - a thread's error is lost unless it is carried out
            failed.append(error)

    other = Thread(target=publish_second)
    with writing() as db:
        notices.publish(db, by=OTHER_HR, now=FRIDAY, notice_id=first, version=1)
        other.start()
        other.join(timeout=0.5)  # it reaches what it has to wait for
        assert other.is_alive()
    other.join()
    assert not failed
    assert [stored(notice_id).serial for notice_id in (first, second)] == [1, 2]


def test_a_circular_has_a_number_and_no_period():
    notice = stored(publish(NoticeKind.APPOINTMENT_DECISION, period_days=0))
    assert (notice.state, notice.serial, notice.last_day) == (State.INFORMED, 1, None)


def test_who_drafted_cannot_publish_and_nothing_changes():
    notice_id = approve()
    with writing() as db:
        assert refused(lambda: notices.publish(db, by=HR, now=NOW, notice_id=notice_id, version=1)) == (
            "needs_another_person"
        )
    assert stored(notice_id).state is State.APPROVED


def test_a_second_click_on_publish_changes_nothing():
    notice_id = publish()
    with writing() as db:
        again = refused(lambda: notices.publish(db, by=OTHER_HR, now=NOW, notice_id=notice_id, version=1))
    assert again == "step_not_open"
    assert count(NoticeStep) == 3


def test_what_was_not_read_is_not_published():
    notice_id = draft()
    draft(title="又改了一次", version=1)
    with writing() as db:
        stale = refused(lambda: review(db, notice_id))
    assert stale == "stale_version"


@pytest.mark.parametrize("days", [0, 1, 4])
def test_a_period_shorter_than_the_rule_is_refused_whatever_the_form_said(days: int):
    assert refused(lambda: publish(period_days=days)) == "period_too_short"


def test_a_longer_period_than_the_rule_is_the_bureau_s_choice():
    assert stored(publish(now=FRIDAY, period_days=7)).last_day == date(2026, 12, 1)


def test_a_promotion_is_not_published_without_its_decision():
    kind = NoticeKind.CADRE_PRE_APPOINTMENT
    assert refused(lambda: publish(kind, people=(CADRE,), decision="")) == "decision_missing"
    assert stored(publish(kind, people=(CADRE,))).state is State.OPEN


@pytest.mark.parametrize(
    ("typed", "code", "numbers"),
    [
        (date(2026, 9, 24), "stated_days_disagree", (5, 6)),
        (date(2026, 9, 22), "stated_period_too_short", (4, 5)),
        (date(2026, 9, 23), "", ()),
    ],
)
@pytest.mark.parametrize("where", ["field", "text"])
def test_a_period_that_was_typed_is_refused_with_both_numbers_if_it_is_not_the_one_that_is_counted(
    typed, code, numbers, where
):
    """Domain 1.7: published on 17 September 2026, five working days, one of them a Sunday."""
    words = f"公示时间：2026年9月18日至9月{typed.day}日，共5个工作日（含9月20日调休上班日）。"
    fields = {"stated_last_day": typed} if where == "field" else {"opening": words}
    now = datetime(2026, 9, 17, 9, tzinfo=ZONE)
    if not code:
        assert stored(publish(now=now, **fields)).last_day == typed
        return
    with pytest.raises(RuleBroken) as found:
        publish(now=now, **fields)
    assert found.value.code == code
    assert set(numbers) <= set(found.value.facts.values())


def test_there_is_no_notice_to_publish_under_a_number_that_was_never_given():
    with pytest.raises(NotFound), writing() as db:
        notices.publish(db, by=OTHER_HR, now=NOW, notice_id=1, version=1)
