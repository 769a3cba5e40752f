"""Notices after publication: corrected in the open, verified, decided, concluded, taken back, and all of it recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from data.commands import notices
from data.database import reading, writing
from data.errors import NotAllowed
from data.rules.local_time import ZONE
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import MINIMUMS, Minimum, NoticeKind
from data.rules.notice_workflow import Outcome, State
from data.tables.audit import AuditEntry
from data.tables.notices import NoticeStep
from tests.calendars import load_calendar
from tests.notices import a_draft, count, publish, refused, save, stored
from tests.people import ADMINISTRATOR, EMPLOYEE, HR, OTHER_HR, SECRETARY, VERIFIER

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
ENDED = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def correct(notice_id: int, content: NoticeContent, *, version: int = 1, of_substance: bool = False, **how) -> None:
    told: dict[str, Any] = {"by": HR, "now": MONDAY, "reason": "职务有误"} | how
    with writing() as db:
        notices.correct(db, notice_id=notice_id, version=version, content=content, of_substance=of_substance, **told)


# Corrections


def test_a_typing_correction_leaves_the_period_as_it_is():
    notice_id = publish(now=FRIDAY)
    before = stored(notice_id)
    correct(notice_id, a_draft(title="关于先进个人的公示"))
    after = stored(notice_id)
    assert (after.version, after.last_day, after.published_at) == (2, before.last_day, before.published_at)


def test_a_correction_of_substance_starts_the_period_again():
    notice_id = publish(now=FRIDAY)
    correct(notice_id, a_draft(opening="推荐对象另有变动。"), of_substance=True)
    assert stored(notice_id).last_day == date(2026, 11, 30)


def test_another_number_of_days_is_of_substance_whatever_is_said():
    notice_id = publish(now=FRIDAY, period_days=7)
    correct(notice_id, a_draft(period_days=5))
    notice = stored(notice_id)
    assert notice.counted_days == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]


@pytest.mark.parametrize("of_substance", [True, False])
def test_a_correction_cannot_shorten_the_period_below_the_rule(of_substance):
    notice_id = publish(now=FRIDAY)
    code = refused(lambda: correct(notice_id, a_draft(period_days=1), of_substance=of_substance))
    assert code == "period_too_short"
    assert stored(notice_id).version == 1


def test_a_typing_correction_is_held_to_the_rule_of_the_day_of_publication(monkeypatch):
    longer = (*MINIMUMS[NoticeKind.AWARD], Minimum(date(2026, 11, 23), 7, "新规定"))
    monkeypatch.setitem(MINIMUMS, NoticeKind.AWARD, longer)
    notice_id = publish(now=FRIDAY)
    correct(notice_id, a_draft(title="新标题"))
    assert stored(notice_id).version == 2
    again = a_draft(title="又一标题")
    assert refused(lambda: correct(notice_id, again, version=2, of_substance=True)) == "period_too_short"


def test_a_correction_cannot_take_the_decision_away():
    people = tuple(
        replace(p, ethnicity="汉族", born="1993年9月", education="大学", party_dates="2023年3月申请入党")
        for p in a_draft().people
    )
    notice_id = publish(NoticeKind.PARTY_DEVELOPMENT_OBJECT, people=people)
    assert refused(lambda: correct(notice_id, a_draft(people=people, decision=""))) == "decision_missing"


def test_a_correction_says_why():
    notice_id = publish()
    assert refused(lambda: correct(notice_id, a_draft(title="新标题"), reason=" ")) == "reason_missing"


def test_a_reason_that_all_staff_read_holds_no_identity_number():
    notice_id = publish()
    code = refused(lambda: correct(notice_id, a_draft(title="新标题"), reason="更正11010119860412001X"))
    assert code == "id_number_found"


def test_a_correction_of_a_text_that_was_replaced_meanwhile_is_refused():
    notice_id = publish()
    correct(notice_id, a_draft(title="第二版"))
    assert refused(lambda: correct(notice_id, a_draft(title="第三版"))) == "stale_version"


def test_a_draft_is_not_corrected_but_mended():
    notice_id = save()
    assert refused(lambda: correct(notice_id, a_draft(title="新标题"))) == "step_not_open"


# From the last day to the result


def close(notice_id: int, *, until: str = "conclude") -> None:
    with writing() as db:
        notices.verify(
            db, by=VERIFIER, now=ENDED, notice_id=notice_id, outcome=Outcome.NO_OPINIONS, finding="未收到意见。"
        )
        if until == "verify":
            return
        notices.decide(db, by=SECRETARY, now=ENDED, notice_id=notice_id, decision="同意公示事项。")
        notices.conclude(db, by=OTHER_HR, now=ENDED, notice_id=notice_id, result="未收到意见，按程序办理。")


def test_a_notice_is_verified_decided_and_concluded_by_those_whose_steps_they_are():
    notice_id = publish(now=FRIDAY)
    close(notice_id)
    notice = stored(notice_id)
    assert (notice.state, notice.outcome) == (State.CONCLUDED, Outcome.NO_OPINIONS)
    with reading() as db:
        steps = db.scalars(select(NoticeStep.step).order_by(NoticeStep.id)).all()
    assert steps == ["publish", "verify", "decide", "conclude"]


def test_nothing_is_verified_on_the_last_day():
    notice_id = publish(now=FRIDAY)
    with writing() as db:
        too_early = refused(
            lambda: notices.verify(
                db,
                by=VERIFIER,
                now=datetime(2026, 11, 27, 23, 59, tzinfo=ZONE),
                notice_id=notice_id,
                outcome=Outcome.NO_OPINIONS,
                finding="",
            )
        )
    assert too_early == "period_not_over"


@pytest.mark.parametrize("viewer", [HR, EMPLOYEE, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_only_a_verifier_verifies_and_only_the_secretary_records_the_decision(viewer):
    notice_id = publish(now=FRIDAY)
    with pytest.raises(NotAllowed), writing() as db:
        notices.verify(db, by=viewer, now=ENDED, notice_id=notice_id, outcome=Outcome.NO_OPINIONS, finding="")
    close(notice_id, until="verify")
    with pytest.raises(NotAllowed), writing() as db:
        notices.decide(db, by=viewer, now=ENDED, notice_id=notice_id, decision="同意")


def test_the_result_that_all_staff_read_holds_no_private_telephone():
    notice_id = publish(now=FRIDAY)
    close(notice_id, until="verify")
    with writing() as db:
        notices.decide(db, by=SECRETARY, now=ENDED, notice_id=notice_id, decision="同意公示事项。")
        told: dict[str, Any] = {"notice_id": notice_id, "result": "请联系13812345678。"}
        assert refused(lambda: notices.conclude(db, by=OTHER_HR, now=ENDED, **told)) == "private_phone_found"


# Taking back


def test_a_draft_is_withdrawn_by_a_writer_and_an_open_notice_by_a_publisher_with_a_reason():
    for notice_id in (save(), publish()):
        with writing() as db:
            notices.withdraw(db, by=OTHER_HR, now=MONDAY, notice_id=notice_id, reason="程序需补正")
        assert stored(notice_id).state is State.WITHDRAWN


def test_an_employee_withdraws_nothing():
    notice_id = publish()
    with pytest.raises(NotAllowed), writing() as db:
        notices.withdraw(db, by=EMPLOYEE, now=MONDAY, notice_id=notice_id, reason="程序需补正")


def test_an_employee_corrects_nothing():
    notice_id = publish()
    with pytest.raises(NotAllowed):
        correct(notice_id, a_draft(title="新标题"), by=EMPLOYEE)


def test_a_decided_notice_is_not_withdrawn():
    notice_id = publish(now=FRIDAY)
    close(notice_id)
    with writing() as db:
        code = refused(lambda: notices.withdraw(db, by=OTHER_HR, now=ENDED, notice_id=notice_id, reason="补正"))
    assert code == "step_not_open"


# The calendar, and the audit log


def test_a_calendar_that_is_loaded_later_counts_the_waiting_periods_again():
    late = publish(now=datetime(2026, 12, 24, 9, tzinfo=ZONE))
    certain = publish(now=FRIDAY)
    with writing() as db:
        assert notices.recount_provisional(db) == [late]
        db.rollback()
    assert stored(certain).last_day == date(2026, 11, 27)


def test_each_change_leaves_one_entry_and_a_refusal_none():
    before = count(AuditEntry)
    notice_id = publish(now=FRIDAY)
    correct(notice_id, a_draft(title="新标题"))
    refused(lambda: correct(notice_id, a_draft(title="旧表单")))
    close(notice_id)
    with reading() as db:
        wanted = select(AuditEntry.action, AuditEntry.login).order_by(AuditEntry.id).offset(before)
        entries = [tuple(row) for row in db.execute(wanted)]
    assert entries == [
        ("notices.save_draft", "hr1"),
        ("notices.publish", "hr2"),
        ("notices.correct", "hr1"),
        ("notices.verify", "verifier"),
        ("notices.decide", "secretary"),
        ("notices.conclude", "hr2"),
    ]
