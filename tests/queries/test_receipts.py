"""A reader sees the own receipt; who publishes sees numbers by unit."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from data.commands import receipts as command
from data.database import reading, writing
from data.errors import NotAllowed
from data.rules.local_time import local_day
from data.rules.reach import Reach
from data.rules.subjects import Subject
from queries import receipts
from queries.receipts import OwnReceipt
from tests.notices import NOW, publish
from tests.people import EMPLOYEE, HR, LEADER, OFFICE
from tests.receipts import a_unit, with_account

TODAY = date(2026, 11, 22)


def read(viewer, notice_id: int) -> None:
    with writing() as db:
        command.mark(db, by=viewer, now=NOW, subject=Subject.NOTICE, subject_id=notice_id, version=1)


def reach(viewer, notice_id: int, *, version: int = 1, today: date = TODAY):
    with reading() as db:
        return receipts.reach(db, viewer, subject=Subject.NOTICE, subject_id=notice_id, version=version, today=today)


def test_a_reader_sees_the_own_receipt_and_nobody_elses(fresh_database):
    notice_id, reader, other = publish(), with_account(), with_account()
    read(reader, notice_id)
    with reading() as db:
        assert receipts.own(db, reader, subject=Subject.NOTICE, subject_id=notice_id) == OwnReceipt(1, local_day(NOW))
        assert receipts.own(db, other, subject=Subject.NOTICE, subject_id=notice_id) is None
        assert receipts.own(db, reader, subject=Subject.MEETING, subject_id=notice_id) is None


def test_reach_counts_people_in_post_by_unit_with_the_base(fresh_database):
    office, law = a_unit("办公室", 6), a_unit("法规科", 5)
    notice_id = publish()
    for person in (*office[:2], law[0]):
        read(with_account(person_id=person), notice_id)
    assert reach(HR, notice_id) == (Reach("办公室", 6, 2), Reach("法规科", 5, 1))
    assert reach(HR, notice_id, version=2) == (Reach("办公室", 6, 0), Reach("法规科", 5, 0))
    assert reach(HR, notice_id, today=date(2019, 1, 1)) == ()


def test_small_units_are_told_together(fresh_database):
    a_unit("办公室", 6)
    a_unit("法规科", 3)
    (small, *_) = a_unit("窗口", 2)
    notice_id = publish()
    read(with_account(person_id=small), notice_id)
    assert reach(HR, notice_id) == (Reach("办公室", 6, 0), Reach("", 5, 1))


@pytest.mark.parametrize("viewer", [EMPLOYEE, LEADER, OFFICE])
def test_reach_of_a_notice_is_for_those_who_publish_notices(fresh_database, viewer):
    with pytest.raises(NotAllowed):
        reach(viewer, publish())


def test_reach_of_a_meeting_is_for_the_office(fresh_database):
    with reading() as db:
        assert receipts.reach(db, OFFICE, subject=Subject.MEETING, subject_id=1, version=1, today=TODAY) == ()
        with pytest.raises(NotAllowed):
            receipts.reach(db, HR, subject=Subject.MEETING, subject_id=1, version=1, today=TODAY)


def test_an_answer_about_reach_has_no_room_for_names():
    assert [field.name for field in fields(Reach)] == ["unit", "people", "read"]
