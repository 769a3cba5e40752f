"""What changes while a notice is open: corrections by two people, and days that were lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from data.commands import notice_closing, notice_corrections
from data.database import writing
from data.errors import NotAllowed
from data.rules.local_time import ZONE
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import MINIMUMS, Minimum, NoticeKind
from data.rules.notice_states import Outcome
from data.tables.notices import NoticeVersion
from tests.calendars import load_calendar
from tests.notices import a_draft, correct, count, publish, refused, save, stored
from tests.people import EMPLOYEE, HR, OTHER_HR, VERIFIER

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def propose(notice_id: int, content: NoticeContent, *, of_substance: bool = False, **how: Any) -> None:
    told: dict[str, Any] = {"by": HR, "now": MONDAY, "reason": "职务有误", "version": 1} | how
    with writing() as db:
        notice_corrections.propose(db, notice_id=notice_id, content=content, of_substance=of_substance, **told)


def publish_correction(notice_id: int, *, by=OTHER_HR, version: int = 1, now: datetime = MONDAY) -> None:
    with writing() as db:
        notice_corrections.publish(db, by=by, now=now, notice_id=notice_id, version=version)


def test_a_correction_waits_for_a_second_person_and_changes_nothing_until_then():
    notice_id = publish(now=FRIDAY)
    propose(notice_id, a_draft(title="关于先进个人的公示"))
    assert stored(notice_id).version == 1
    assert refused(lambda: publish_correction(notice_id, by=HR)) == "correction_needs_another"
    publish_correction(notice_id)
    assert (stored(notice_id).version, stored(notice_id).correction_by) == (2, None)


def test_a_correction_written_anew_takes_the_place_of_the_one_that_waits():
    notice_id = publish(now=FRIDAY)
    propose(notice_id, a_draft(title="第一稿"))
    propose(notice_id, a_draft(title="第二稿"), by=OTHER_HR)
    assert count(NoticeVersion) == 2
    assert refused(lambda: publish_correction(notice_id)) == "correction_needs_another"
    publish_correction(notice_id, by=HR)


def test_a_correction_is_given_up_and_there_is_none_to_publish():
    notice_id = publish(now=FRIDAY)
    propose(notice_id, a_draft(title="新标题"))
    with writing() as db:
        notice_corrections.drop(db, by=OTHER_HR, now=MONDAY, notice_id=notice_id)
    assert refused(lambda: publish_correction(notice_id)) == "correction_missing"
    assert count(NoticeVersion) == 1


def test_nothing_is_verified_while_a_correction_waits():
    notice_id = publish(now=FRIDAY)
    propose(notice_id, a_draft(title="新标题"))
    ended = datetime(2026, 11, 30, 9, tzinfo=ZONE)
    with writing() as db:
        told: dict[str, Any] = {"outcome": Outcome.NO_OPINIONS, "finding": ""}
        code = refused(lambda: notice_closing.verify(db, by=VERIFIER, now=ended, notice_id=notice_id, **told))
    assert code == "correction_waiting"


def test_a_typing_correction_leaves_the_period_as_it_is():
    notice_id = publish(now=FRIDAY)
    before = stored(notice_id)
    correct(notice_id, a_draft(title="关于先进个人的公示"), now=MONDAY)
    after = stored(notice_id)
    assert (after.version, after.last_day, after.published_at) == (2, before.last_day, before.published_at)


def test_a_correction_of_substance_starts_the_period_again_on_the_day_it_is_published():
    notice_id = publish(now=FRIDAY)
    propose(notice_id, a_draft(opening="推荐对象另有变动。"), of_substance=True)
    assert stored(notice_id).last_day == date(2026, 11, 27)
    publish_correction(notice_id, now=THURSDAY)
    assert stored(notice_id).last_day == date(2026, 12, 3)


def test_another_number_of_days_is_of_substance_whatever_is_said():
    notice_id = publish(now=FRIDAY, period_days=7)
    correct(notice_id, a_draft(period_days=5), now=MONDAY)
    notice = stored(notice_id)
    assert notice.counted_days == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]


@pytest.mark.parametrize("of_substance", [True, False])
def test_a_correction_cannot_shorten_the_period_below_the_rule(of_substance):
    notice_id = publish(now=FRIDAY)
    code = refused(lambda: propose(notice_id, a_draft(period_days=1), of_substance=of_substance))
    assert code == "period_too_short"
    assert stored(notice_id).correction_by is None


def test_a_typing_correction_is_held_to_the_rule_of_the_day_of_publication(monkeypatch):
    longer = (*MINIMUMS[NoticeKind.AWARD], Minimum(date(2026, 11, 23), 7, "新规定"))
    monkeypatch.setitem(MINIMUMS, NoticeKind.AWARD, longer)
    notice_id = publish(now=FRIDAY)
    correct(notice_id, a_draft(title="新标题"), now=MONDAY)
    assert stored(notice_id).version == 2
    again = a_draft(title="又一标题")
    assert refused(lambda: propose(notice_id, again, version=2, of_substance=True)) == "period_too_short"


def test_a_correction_cannot_take_the_decision_away():
    people = tuple(
        replace(p, ethnicity="汉族", born="1993年9月", education="大学", party_dates="2023年3月申请入党")
        for p in a_draft().people
    )
    notice_id = publish(NoticeKind.PARTY_DEVELOPMENT_OBJECT, people=people)
    assert refused(lambda: propose(notice_id, a_draft(people=people, decision=""))) == "decision_missing"


@pytest.mark.parametrize(("reason", "code"), [(" ", "reason_missing"), ("更正11010119860412001X", "id_number_found")])
def test_a_correction_says_why_to_all_staff(reason, code):
    notice_id = publish()
    assert refused(lambda: propose(notice_id, a_draft(title="新标题"), reason=reason)) == code


def test_a_correction_of_a_text_that_was_replaced_meanwhile_is_refused():
    notice_id = publish()
    correct(notice_id, a_draft(title="第二版"), now=MONDAY)
    assert refused(lambda: propose(notice_id, a_draft(title="第三版"))) == "stale_version"
    assert refused(lambda: publish_correction(notice_id)) == "stale_version"


def test_a_draft_is_not_corrected_but_mended():
    assert refused(lambda: propose(save(), a_draft(title="新标题"))) == "step_not_open"


def test_an_employee_corrects_nothing():
    notice_id = publish()
    with pytest.raises(NotAllowed):
        propose(notice_id, a_draft(title="新标题"), by=EMPLOYEE)


# Days that were lost


def extend(notice_id: int, first: int, last: int, *, now: datetime = THURSDAY, reason: str = "系统停机") -> None:
    told: dict[str, Any] = {"first": date(2026, 11, first), "last": date(2026, 11, last), "reason": reason}
    with writing() as db:
        notice_corrections.extend(db, by=OTHER_HR, now=now, notice_id=notice_id, **told)


def test_an_interruption_of_two_working_days_extends_the_period_by_two():
    notice_id = publish(now=FRIDAY)
    extend(notice_id, 24, 25)
    notice = stored(notice_id)
    assert notice.counted_days == ["2026-11-23", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"]
    assert notice.lost_days == ["2026-11-24", "2026-11-25"]


def test_an_interruption_of_one_working_day_does_not():
    notice_id = publish(now=FRIDAY)
    assert refused(lambda: extend(notice_id, 24, 24)) == "interruption_too_short"
    assert stored(notice_id).last_day == date(2026, 11, 27)


def test_an_interruption_is_of_days_of_the_period_that_are_past():
    notice_id = publish(now=FRIDAY)
    assert refused(lambda: extend(notice_id, 20, 24)) == "interruption_outside"
    assert refused(lambda: extend(notice_id, 25, 27)) == "interruption_outside"
    assert refused(lambda: extend(notice_id, 24, 25, reason="")) == "reason_missing"


def test_a_period_that_starts_again_forgets_what_was_lost_of_the_one_before():
    notice_id = publish(now=FRIDAY)
    extend(notice_id, 24, 25)
    correct(notice_id, a_draft(opening="推荐对象另有变动。"), now=THURSDAY, of_substance=True)
    assert (stored(notice_id).lost_days, stored(notice_id).last_day) == (None, date(2026, 12, 3))
