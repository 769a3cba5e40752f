"""A brief that an office already has is read, corrected beside its source, and kept as a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from dashboard import caching
from data.database import reading
from data.rules.meeting_content import from_facts
from data.rules.meeting_workflow import MeetingState
from data.tables.meetings import Meeting, MeetingVersion
from tests.dashboard.reading_pages import links, words
from tests.data.imports.briefs import CLASSIC, word
from tests.people import EMPLOYEE, OFFICE

LINES = CLASSIC.splitlines()
Upload = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _no_file_kept() -> None:
    caching.read_meeting.clear()


@pytest.fixture
def upload(open_page: Callable[..., AppTest]) -> Upload:
    """Opens the page as the office and gives it a file."""

    def uploaded(content: bytes, name: str = "纪要.docx") -> AppTest:
        page = open_page("import-meeting", OFFICE)
        page.file_uploader[0].upload(name, content, "application/octet-stream")
        return page.run()

    return uploaded


def button(page: AppTest, label: str) -> Any:
    return next(button for button in page.button if button.label == label)


def field(page: AppTest, label: str) -> Any:
    return next(element for element in (*page.text_input, *page.text_area, *page.date_input) if element.label == label)


def drafts() -> list[Meeting]:
    with reading() as db:
        return list(db.scalars(select(Meeting)))


def test_before_a_file_is_chosen_the_page_says_what_it_reads(open_page):
    assert "常用标题" in words(open_page("import-meeting", OFFICE))


def test_what_was_read_stands_in_the_form_beside_the_source(upload: Upload):
    page = upload(word(LINES))
    assert not page.exception
    assert field(page, "标题（必填）").value == "滨海市市场监督管理局局务会议纪要"
    assert field(page, "出席").value.startswith("马雅莹，局党委书记、局长")
    assert "各必填栏目都已读出" in words(page)
    assert "公开选择：主动公开 :violet-badge[未归入]" in words(page)


def test_a_corrected_reading_becomes_a_draft_with_its_unread_text(upload: Upload):
    page = upload(word(LINES))
    field(page, "地点（必填）").set_value("四楼会议室")
    button(page, "保存草稿").click().run()
    assert not page.exception
    assert "草稿已保存" in words(page)
    (meeting,) = drafts()
    assert meeting.state is MeetingState.DRAFT
    with reading() as db:
        content = from_facts(db.scalars(select(MeetingVersion)).one().content)
    assert (content.place, content.serial, len(content.matters)) == ("四楼会议室", 11, 3)
    assert content.unread == "公开选择：主动公开"
    assert ("write-meeting", f"form={meeting.form_id}") in links(page)


def test_the_same_file_again_leads_to_its_draft(upload: Upload):
    file = word(LINES)
    button(upload(file), "保存草稿").click().run()
    again = upload(file)
    assert "已导入，保存为草稿" in words(again)
    assert len(drafts()) == 1


def test_what_was_not_read_is_named_and_a_draft_without_a_day_is_refused(upload: Upload):
    page = upload("某次会议纪要\n主持：马雅莹\n".encode(), "纪要.txt")
    assert "没有读出：会议类别、日期、时间、地点、记录、参加人员" in words(page)
    button(page, "保存草稿").click().run()
    assert "会议日期" in words(page)
    assert not drafts()


def test_a_day_still_to_come_is_told_and_not_taken(upload: Upload):
    page = upload(CLASSIC.replace("2026年11月2日", "2026年12月1日").encode(), "纪要.txt")
    assert not page.exception
    assert "读出的日期 2026-12-01（周二） 尚未到" in words(page)
    assert field(page, "会议日期（必填）").value is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7", "是 PDF 或图片，读不出可以核对的文字"),
        (b"", "是空文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(upload: Upload, content: bytes, expected: str):
    page = upload(content)
    assert not page.exception
    assert expected in words(page)


def test_staff_may_not_import(open_page):
    page = open_page("import-meeting", EMPLOYEE)
    assert not page.get("file_uploader")
    assert "您没有“录入会议”的权限" in words(page)
