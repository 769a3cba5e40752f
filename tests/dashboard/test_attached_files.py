"""An attachment goes to those who may see its notice, as a file, and never as part of a page."""

from __future__ import annotations

from datetime import timedelta

from dashboard import attached_files
from data.commands import attachments, notices
from data.database import writing
from data.rules.attachments import CheckedAttachment
from data.rules.local_time import local_day
from data.rules.subjects import Subject
from tests.dashboard.asking import ask
from tests.notices import NOW, publish, save
from tests.people import EMPLOYEE, HR, NOBODY


def attach(notice_id: int) -> int:
    file = CheckedAttachment("名单 1.pdf", "application/pdf", b"%PDF-1.7")
    with writing() as db:
        return attachments.add(db, by=HR, now=NOW, subject=Subject.NOTICE, subject_id=notice_id, file=file)


def test_who_is_not_signed_in_gets_nothing(fresh_database):
    assert ask(attached_files.routes, f"/files/{attach(publish())}").status == 401


def test_staff_get_the_file_of_a_published_notice(fresh_database, signed_in):
    signed_in(attached_files, EMPLOYEE)
    answer = ask(attached_files.routes, f"/files/{attach(publish())}")
    assert (answer.status, answer.body) == (200, b"%PDF-1.7")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95%201.pdf"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_the_file_of_a_draft_is_not_there_for_staff(fresh_database, signed_in):
    number = attach(save())
    for viewer, status in ((EMPLOYEE, 404), (HR, 200), (NOBODY, 403)):
        signed_in(attached_files, viewer)
        assert ask(attached_files.routes, f"/files/{number}").status == status


def test_long_after_a_notice_closed_the_address_of_its_file_leads_nowhere_for_staff(
    fresh_database, signed_in, monkeypatch
):
    notice_id = publish()
    number = attach(notice_id)
    with writing() as db:
        notices.withdraw(db, by=HR, now=NOW, notice_id=notice_id, reason="重新研究")
    for days, status in ((30, 200), (31, 404)):
        monkeypatch.setattr(attached_files, "today", lambda days=days: local_day(NOW) + timedelta(days=days))
        signed_in(attached_files, EMPLOYEE)
        assert ask(attached_files.routes, f"/files/{number}").status == status


def test_a_number_that_nobody_gave_is_not_there(fresh_database, signed_in):
    signed_in(attached_files, EMPLOYEE)
    assert ask(attached_files.routes, "/files/99").status == 404
