"""The paper of a notice says what its page says."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.feeds import notice_paper
from dashboard.feeds.paper import Facts, Table, Text
from data.database import reading
from data.errors import NotFound
from data.rules.notice_content import NoticePerson
from data.rules.notice_kinds import NoticeKind
from queries import notices
from tests.calendars import load_calendar
from tests.notices import NOW, USUAL, a_draft, correct, publish, save
from tests.people import EMPLOYEE, HR

TODAY = date(2026, 11, 22)
MARK = "0123456789abcdef" * 4


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def _page(notice_id: int, viewer=EMPLOYEE):
    with reading() as db:
        return notices.one(db, viewer, notice_id=notice_id, today=TODAY)


def _paper(notice_id: int):
    return notice_paper.paper(_page(notice_id), fingerprint=MARK, address="http://x/notice?id=1", printed="")


def test_the_paper_has_the_official_layout():
    paper = _paper(publish())
    words = [block.words for block in paper.blocks if isinstance(block, Text)]
    assert (paper.issuer, paper.title, paper.number) == (USUAL.issuer, USUAL.title, "〔2026〕第1号")
    assert words[0] == USUAL.opening
    assert "公示时间：2026年11月23日至2026年11月27日（5个工作日）。" in words
    assert paper.signed == (USUAL.issuer, "2026年11月20日")
    assert (paper.foot.state, paper.foot.fingerprint) == ("公示中", "0123 4567 89ab cdef")
    person, reply = [block for block in paper.blocks if isinstance(block, Facts)]
    assert person.rows == ((("姓名", "职工甲"), ("性别", "女")), (("现任职务", "办公室科员"),))
    assert (("受理电话", USUAL.phone),) in reply.rows


def test_several_people_of_few_cells_are_a_table():
    people = (NoticePerson("职工甲", current_post="科员"), NoticePerson("职工乙", current_post="科长"))
    (table,) = [block for block in _paper(publish(people=people)).blocks if isinstance(block, Table)]
    assert table.heads == ("姓名", "现任职务")
    assert table.rows == (("职工甲", "科员"), ("职工乙", "科长"))


def test_a_circular_asks_no_opinions():
    paper = _paper(publish(NoticeKind.LATERAL_MOVE))
    assert not [block for block in paper.blocks if isinstance(block, Text) and "意见" in block.words]


def test_what_is_attached_is_named():
    paper = notice_paper.paper(
        _page(publish()), fingerprint=MARK, address="", printed="", attachments=["名单.pdf", "说明.docx"]
    )
    assert [block.words for block in paper.blocks[-2:] if isinstance(block, Text)] == [
        "附件 1：名单.pdf（见网页）",
        "附件 2：说明.docx（见网页）",
    ]


def test_a_draft_is_nobodys_paper():
    page = _page(save(), HR)
    with pytest.raises(NotFound):
        notice_paper.paper(page, fingerprint=MARK, address="http://x", printed="")


def test_after_a_correction_the_paper_says_its_version():
    notice_id = publish()
    correct(notice_id, a_draft(phone="0400-7654321"), now=NOW)
    assert _paper(notice_id).foot.state == "公示中，更正后第 2 版"
