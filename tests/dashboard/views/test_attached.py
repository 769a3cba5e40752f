"""Attachments on pages: shown to who sees the notice, meeting or matter, added and removed by who may."""

from __future__ import annotations

from data.commands import attachments
from data.database import reading, writing
from data.rules.attachments import CheckedAttachment
from data.rules.local_time import local_day
from data.rules.subjects import Subject
from queries import attachments as questions
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import field, press
from tests.dashboard.reading_pages import as_sent, words
from tests.data.imports.test_attachment_file import PDF, picture
from tests.meetings import CLERK, a_matter, close, enter, save
from tests.notices import NOW, publish
from tests.people import EMPLOYEE, HR, OFFICE, OFFICE_HEAD


def attach(notice_id: int, name: str = "名单.pdf", **fields) -> int:
    photo = "photo_of" in fields
    file = CheckedAttachment(name, "image/jpeg" if photo else "application/pdf", name.encode())
    with writing() as db:
        return attachments.add(db, by=HR, now=NOW, subject=Subject.NOTICE, subject_id=notice_id, file=file, **fields)


def rows(subject_id: int, subject=Subject.NOTICE):
    with reading() as db:
        return questions.listed(db, EMPLOYEE, subject=subject, subject_id=subject_id, today=local_day(NOW))


def test_staff_see_files_as_links_and_photos_with_their_names(open_page):
    load_calendar(2026)
    notice_id = publish()
    file, photo = attach(notice_id, "[点我](x).pdf"), attach(notice_id, "像.jpg", photo_of="职工甲")
    sent = as_sent(open_page("notice", EMPLOYEE, id=notice_id))
    assert f"[\\[点我\\]\\(x\\)\\.pdf](/files/{file})" in sent
    assert f"![职工甲](/files/{photo})" in sent


def test_a_notice_without_attachments_says_nothing_of_them(open_page):
    load_calendar(2026)
    assert "附件" not in words(open_page("notice", EMPLOYEE, id=publish()))


def test_a_file_is_added_to_an_open_notice_and_removed_with_a_reason(open_page):
    load_calendar(2026)
    notice_id = publish()
    app = open_page("write-notice", HR, correct=notice_id)
    app.file_uploader[0].set_value(("名单.pdf", PDF, "application/pdf"))
    app = press(app, "添加附件")
    assert [row.name for row in rows(notice_id)] == ["名单.pdf"]
    field(app, "移除理由").set_value("名单有误")
    app = press(app, "移除")
    assert [row.removed_reason for row in rows(notice_id)] == ["名单有误"]
    assert "移除，理由：名单有误" in words(open_page("notice", EMPLOYEE, id=notice_id))


def test_a_photo_is_given_to_a_person_of_the_notice(open_page):
    load_calendar(2026)
    notice_id = publish()
    app = open_page("write-notice", HR, correct=notice_id)
    app.file_uploader[0].set_value(("像.jpg", picture(), "image/jpeg"))
    next(box for box in app.selectbox if box.label == "用途").set_value("职工甲")
    press(app, "添加附件")
    assert [row.photo_of for row in rows(notice_id)] == ["职工甲"]


def test_what_is_refused_is_said_with_its_reason(open_page):
    load_calendar(2026)
    notice_id = publish()
    app = open_page("write-notice", HR, correct=notice_id)
    app.file_uploader[0].set_value(("名单.pdf", b"<html><script>", "application/pdf"))
    app = press(app, "添加附件")
    assert "不是可以公开的文件类型" in words(app)
    assert rows(notice_id) == ()


def test_a_unit_lays_evidence_beside_its_matter_and_all_read_it(open_page):
    load_calendar(2026)
    enter(matters=(a_matter(),))
    assert "佐证材料" not in words(open_page("matter", EMPLOYEE, id=1))
    app = open_page("matter", CLERK, id=1)
    app.file_uploader[0].set_value(("检查记录.pdf", PDF, "application/pdf"))
    press(app, "添加附件")
    (row,) = rows(1, Subject.MATTER)
    app = open_page("matter", EMPLOYEE, id=1)
    assert f"[检查记录\\.pdf](/files/{row.id})" in as_sent(app)
    assert not app.file_uploader
    close(1)
    assert not open_page("matter", CLERK, id=1).file_uploader


def test_papers_of_a_meeting_are_added_to_its_draft_and_read_with_its_brief(open_page):
    load_calendar(2026)
    draft, issued = save("f1"), enter()
    for page, by, meeting_id in (
        ({"form": "f1"}, OFFICE, draft),
        ({"correct": issued}, OFFICE_HEAD, issued),
    ):
        app = open_page("write-meeting", by, **page)
        app.file_uploader[0].set_value(("经费报表.pdf", PDF, "application/pdf"))
        press(app, "添加附件")
        seen = as_sent(open_page("meeting", OFFICE, id=meeting_id))
        assert "会议材料" in seen
        assert "[经费报表\\.pdf]" in seen
    assert rows(draft, Subject.MEETING) == ()
