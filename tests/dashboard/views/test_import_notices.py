"""Many notices at once: looked at first, kept as drafts, all of them or none, and once however often it is pressed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data.database import reading
from data.rules.notice_workflow import State
from data.tables.notices import Notice, NoticeVersion
from tests.dashboard.filling_forms import press
from tests.dashboard.reading_pages import words
from tests.data.imports.making import workbook
from tests.data.imports.test_notices_file import HEADS, row
from tests.notices import count
from tests.people import EMPLOYEE, HR


@pytest.fixture
def upload(open_page):
    def uploaded(*rows):
        app = open_page("import-notices", HR)
        app.file_uploader[0].set_value(("公示.xlsx", workbook([HEADS, *rows]), "application/octet-stream"))
        return app.run()

    return uploaded


def test_nothing_is_kept_before_it_is_confirmed(upload):
    app = upload(row(), row(标题="另一份"))
    assert "共 2 份，涉及 2 人。" in words(app)
    assert count(Notice) == 0


def test_confirmed_they_are_drafts_for_a_second_person(upload):
    app = press(upload(row(), row(标题="另一份")), "存为 2 份草稿")
    assert "已存为 2 份草稿，等待另一位人事干部发布。" in words(app)
    with reading() as db:
        kept = db.scalars(select(Notice)).all()
        titles = set(db.scalars(select(NoticeVersion.title)))
    assert titles == {"先进个人公示", "另一份"}
    assert {(notice.state, notice.drafted_by) for notice in kept} == {(State.DRAFT, HR.login)}
    press(app, "存为 2 份草稿")
    assert count(Notice) == 2


def test_one_wrong_cell_keeps_all_of_them_out(upload):
    app = upload(row(), row(标题="另一份", 落款=""))
    assert "没有导入任何公示" in words(app)
    assert "没有填写。请补上。" in words(app)
    assert not [button for button in app.button if button.label.startswith("存为")]


def test_it_is_for_those_who_write_notices(open_page):
    app = open_page("import-notices", EMPLOYEE)
    assert "您没有“起草公示”的权限" in words(app)
    assert not app.file_uploader
