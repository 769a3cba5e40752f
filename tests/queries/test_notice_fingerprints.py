"""The fingerprint of a notice changes with what is published, and with nothing else."""

from __future__ import annotations

import pytest

from data.commands import notices
from data.database import reading, writing
from data.errors import NotFound
from queries import notice_fingerprints
from tests.calendars import load_calendar
from tests.notices import NOW, a_draft, correct, publish, save
from tests.people import EMPLOYEE, EVERYBODY, OTHER_HR


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def mark(notice_id: int, viewer=EMPLOYEE) -> str:
    with reading() as db:
        return notice_fingerprints.current(db, viewer, notice_id=notice_id)


def test_it_is_the_same_for_every_reader():
    notice_id = publish()
    assert len({mark(notice_id, viewer) for viewer in EVERYBODY}) == 1


def test_a_correction_changes_it():
    notice_id = publish()
    before = mark(notice_id)
    correct(notice_id, a_draft(phone="0400-7654321"), now=NOW)
    assert mark(notice_id) != before


def test_what_becomes_of_the_notice_leaves_it_alone():
    notice_id = publish()
    before = mark(notice_id)
    with writing() as db:
        notices.withdraw(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="重新研究")
    assert mark(notice_id) == before


def test_two_notices_of_the_same_words_have_two():
    assert mark(publish()) != mark(publish())


def test_there_is_none_for_what_the_reader_may_not_see():
    with pytest.raises(NotFound):
        mark(save())
