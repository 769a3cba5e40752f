"""Attachments: to a draft by who wrote it, to an open notice by HR, removed in the open."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from data.commands import attachments, notices
from data.database import reading, writing
from data.rules.attachments import MOST, CheckedAttachment
from data.rules.local_time import local_day
from data.rules.meeting_rules import MeetingKind
from data.rules.subjects import Subject
from data.tables.attachments import Attachment
from data.tables.audit import AuditEntry
from queries import attachments as questions
from tests import leads
from tests.calendars import load_calendar
from tests.meetings import CLERK, a_matter, close, enter
from tests.notices import NOW, count, publish, refused, save
from tests.people import AUDITOR, EMPLOYEE, FINANCE, HR, LEADER, OFFICE, OTHER_HR, SECRETARY, somebody

TODAY = local_day(NOW)
FILE = CheckedAttachment("名单.pdf", "application/pdf", b"%PDF-1.7")
PHOTO = CheckedAttachment("照片.jpg", "image/jpeg", b"\xff\xd8\xff")


def add(by=HR, subject_id: int = 1, *, file=FILE, subject=Subject.NOTICE, **fields) -> int:
    with writing() as db:
        return attachments.add(db, by=by, now=NOW, subject=subject, subject_id=subject_id, file=file, **fields)


def remove(attachment_id: int, by=HR, reason: str = "有误") -> None:
    with writing() as db:
        attachments.remove(db, by=by, now=NOW, attachment_id=attachment_id, reason=reason)


def listed(viewer, subject_id: int, subject=Subject.NOTICE, *, today: date = TODAY):
    with reading() as db:
        return questions.listed(db, viewer, subject=subject, subject_id=subject_id, today=today)


def test_an_attachment_is_a_write_with_one_entry(fresh_database):
    notice_id = save()
    before = count(AuditEntry)
    add(subject_id=notice_id)
    assert (count(Attachment), count(AuditEntry)) == (1, before + 1)


def test_the_same_content_twice_is_one_attachment(fresh_database):
    notice_id = publish()
    first = add(subject_id=notice_id)
    before = count(AuditEntry)
    assert add(subject_id=notice_id) == first
    assert count(AuditEntry) == before


def test_a_draft_is_for_who_wrote_it_and_an_open_notice_for_all_of_hr(fresh_database):
    draft, opened = save(), publish()
    assert refused(lambda: add(OTHER_HR, draft)) == "step_not_open"
    add(OTHER_HR, opened)
    assert refused(lambda: add(EMPLOYEE, opened)) == "permission_missing"


def test_a_notice_that_was_withdrawn_takes_none(fresh_database):
    notice_id = publish()
    number = add(subject_id=notice_id)
    with writing() as db:
        notices.withdraw(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="重新研究")
    assert refused(lambda: add(subject_id=notice_id, file=PHOTO)) == "step_not_open"
    assert refused(lambda: remove(number)) == "step_not_open"


def test_a_photo_is_of_somebody_whom_the_notice_names(fresh_database):
    notice_id = save()
    add(subject_id=notice_id, file=PHOTO, photo_of="职工甲")
    assert refused(lambda: add(subject_id=notice_id, file=PHOTO, photo_of="别人")) == "photo_of_nobody"
    assert refused(lambda: add(subject_id=notice_id, file=FILE, photo_of="职工甲")) == "photo_of_nobody"


def test_private_data_in_a_name_is_refused(fresh_database):
    private = CheckedAttachment("110101199001011234.pdf", FILE.media_type, FILE.content)
    assert refused(lambda: add(subject_id=save(), file=private)) == "id_number_found"


def test_there_is_an_end_to_attachments(fresh_database):
    notice_id = save()
    for number in range(MOST):
        add(subject_id=notice_id, file=CheckedAttachment(f"{number}.pdf", FILE.media_type, b"%PDF" + bytes([number])))
    assert refused(lambda: add(subject_id=notice_id)) == "attachments_full"


def test_a_removal_stays_readable_and_the_content_is_given_no_more(fresh_database):
    notice_id = publish()
    number = add(subject_id=notice_id)
    with reading() as db:
        assert questions.one(db, EMPLOYEE, attachment_id=number, today=TODAY).content == FILE.content
    assert refused(lambda: remove(number, reason=" ")) == "reason_missing"
    remove(number)
    (row,) = listed(EMPLOYEE, notice_id)
    assert (row.name, row.removed_by, row.removed_at, row.removed_reason) == ("名单.pdf", HR.name, NOW, "有误")
    with reading() as db:
        assert refused(lambda: questions.one(db, EMPLOYEE, attachment_id=number, today=TODAY)) == "attachment_unknown"
    assert refused(lambda: remove(number)) == "attachment_unknown"


def test_an_attachment_is_seen_by_those_who_see_its_subject(fresh_database):
    draft = save()
    number = add(subject_id=draft)
    assert len(listed(OTHER_HR, draft)) == 1
    assert listed(EMPLOYEE, draft) == ()
    with reading() as db:
        assert refused(lambda: questions.one(db, EMPLOYEE, attachment_id=number, today=TODAY)) == "attachment_unknown"


def test_thirty_days_after_a_notice_closed_its_attachments_leave_the_view_of_staff(fresh_database):
    notice_id = publish()
    number = add(subject_id=notice_id, file=PHOTO, photo_of="职工甲")
    with writing() as db:
        notices.withdraw(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="重新研究")
    last, after = TODAY + timedelta(days=30), TODAY + timedelta(days=31)
    assert len(listed(EMPLOYEE, notice_id, today=last)) == 1
    assert listed(EMPLOYEE, notice_id, today=after) == ()
    with reading() as db:
        assert questions.one(db, EMPLOYEE, attachment_id=number, today=last)
        late = refused(lambda: questions.one(db, EMPLOYEE, attachment_id=number, today=after))
        assert late == "attachment_unknown"
        for viewer in (HR, AUDITOR):
            assert questions.one(db, viewer, attachment_id=number, today=after).content == PHOTO.content


def test_a_meetings_papers_are_the_offices(fresh_database):
    meeting_id = enter()
    assert refused(lambda: add(HR, meeting_id, subject=Subject.MEETING)) == "permission_missing"
    add(OFFICE, meeting_id, subject=Subject.MEETING)
    assert len(listed(EMPLOYEE, meeting_id, Subject.MEETING)) == 1
    assert listed(EMPLOYEE, meeting_id) == (), "a notice of the same number has none"


def test_a_matters_evidence_is_its_own_units_until_it_is_closed_off(fresh_database):
    enter(matters=(a_matter(helping_units="财务科"),))
    assert refused(lambda: add(LEADER, 1, subject=Subject.MATTER)) == "matter_of_another_unit"
    number = add(CLERK, 1, subject=Subject.MATTER)
    add(somebody("helper", name="财务乙", unit="财务科"), 1, subject=Subject.MATTER, file=PHOTO)
    assert len(listed(EMPLOYEE, 1, Subject.MATTER)) == 2
    close(1)
    assert refused(lambda: remove(number, CLERK)) == "step_not_open"


def test_a_matter_of_a_draft_takes_no_evidence_and_shows_none(fresh_database):
    enter(issued=False, matters=(a_matter(),))
    assert refused(lambda: add(CLERK, 1, subject=Subject.MATTER)) == "matter_not_issued"


def test_evidence_of_a_closed_circle_is_for_that_circle(fresh_database):
    enter(kind=MeetingKind.COMMITTEE, matters=(a_matter(),))
    number = add(CLERK, 1, subject=Subject.MATTER)
    assert listed(EMPLOYEE, 1, Subject.MATTER) == ()
    with reading() as db:
        assert refused(lambda: questions.one(db, EMPLOYEE, attachment_id=number, today=TODAY)) == "attachment_unknown"
        assert questions.one(db, SECRETARY, attachment_id=number, today=TODAY).content == FILE.content


def test_evidence_on_a_lead_is_its_own_units_before_and_after_the_explanation_until_the_case_is_closed(fresh_database):
    load_calendar(2026)
    lead_id = leads.a_lead()
    for outsider in (LEADER, AUDITOR, somebody("neighbour", unit="财务科")):
        assert refused(partial(add, outsider, lead_id, subject=Subject.LEAD)) == "lead_unknown"
    number = add(leads.CLERK, lead_id, subject=Subject.LEAD)
    leads.explain(lead_id)
    add(leads.CLERK, lead_id, subject=Subject.LEAD, file=PHOTO)
    leads.close(lead_id)
    assert refused(lambda: add(leads.CLERK, lead_id, subject=Subject.LEAD)) == "lead_closed"
    assert refused(lambda: remove(number, leads.CLERK)) == "lead_closed"


def test_evidence_on_a_lead_of_the_whole_bureau_is_finances(fresh_database):
    load_calendar(2026)
    lead_id = leads.a_lead(unit="")
    assert refused(lambda: add(EMPLOYEE, lead_id, subject=Subject.LEAD)) == "lead_unknown"
    add(FINANCE, lead_id, subject=Subject.LEAD)


def test_evidence_on_a_lead_comes_into_view_with_the_case(fresh_database):
    load_calendar(2026)
    lead_id = leads.a_lead()
    number = add(leads.CLERK, lead_id, subject=Subject.LEAD)
    over = leads.LAST_DAY + timedelta(days=1)
    for viewer in (leads.CLERK, FINANCE, LEADER, AUDITOR):
        assert len(listed(viewer, lead_id, Subject.LEAD)) == 1
    for viewer in (EMPLOYEE, HR, OFFICE, SECRETARY):
        assert listed(viewer, lead_id, Subject.LEAD) == ()
        with reading() as db:
            asked = partial(questions.one, db, viewer, attachment_id=number, today=TODAY)
            assert refused(asked) == "attachment_unknown"
        assert len(listed(viewer, lead_id, Subject.LEAD, today=over)) == 1


def test_who_of_a_unit_laid_evidence_down_is_told_like_who_explained(fresh_database):
    load_calendar(2026)
    lead_id = leads.a_lead()
    remove(add(leads.CLERK, lead_id, subject=Subject.LEAD), leads.CLERK)
    leads.explain(lead_id)
    (outside,) = listed(EMPLOYEE, lead_id, Subject.LEAD)
    (inside,) = listed(leads.CLERK, lead_id, Subject.LEAD)
    assert (outside.added_by, outside.removed_by, outside.removed_reason) == ("", "", "有误")
    assert (inside.added_by, inside.removed_by) == (leads.CLERK.name, leads.CLERK.name)


@pytest.mark.parametrize("subject", Subject)
def test_nothing_is_attached_to_what_is_not_there(fresh_database, subject):
    by = {Subject.NOTICE: HR, Subject.MEETING: OFFICE, Subject.MATTER: CLERK, Subject.LEAD: CLERK}[subject]
    assert refused(lambda: add(by, 99, subject=subject)) == f"{subject}_unknown"
