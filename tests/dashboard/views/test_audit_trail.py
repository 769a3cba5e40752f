"""The audit trail, as its reader sees it."""

from __future__ import annotations

import ast
from pathlib import PurePath

import pytest
from sqlalchemy import text

from dashboard.parts.audit_entries import ACTIONS, SUBJECTS
from data.commands import accounts
from data.database import reading, writing
from data.rules.matter_workflow import MatterStep
from data.rules.meeting_workflow import MeetingStep
from data.rules.notice_workflow import Step
from queries import audit_trail
from tests.dashboard.reading_pages import words
from tests.house.reading_code import modules
from tests.meetings import NOW, enter, save
from tests.notices import publish
from tests.people import ADMINISTRATOR, AUDITOR, HR, OFFICE

OF_BEFORE = {"meetings.record", "meetings.follow"}  # what earlier versions wrote, and the log still holds


def test_entries_are_shown_in_words_the_newest_first(open_page):
    save(title="局务会议纪要")
    publish()
    app = open_page("audit", AUDITOR)
    table = app.dataframe[0].value
    assert list(table["操作"])[:4] == ["发布公示", "审批公示", "审核公示", "保存公示草稿"]
    assert list(table["操作"])[4:] == ["保存会议纪要草稿"]
    assert list(table["操作人"])[:3] == ["人事乙（hr2）", "领导甲（leader）", "人事乙（hr2）"]
    assert list(table["操作人"])[3:5] == ["人事甲（hr1）", "文秘甲（office）"]
    assert table["对象"][0] == "公示 1"
    assert table["时间"][0] == "2026-11-20 16:00"
    assert '"title": "局务会议纪要"' in table["内容"][4]
    assert "共 5 条记录，新的在前。" in words(app)


def test_entries_are_narrowed_by_the_address(open_page):
    enter()
    publish()
    assert "共 4 条记录" in words(open_page("audit", AUDITOR, subject="meeting"))
    assert "共 2 条记录" in words(open_page("audit", AUDITOR, login="hr2"))
    assert "没有符合条件的记录" in words(open_page("audit", AUDITOR, kind="sign_ins"))


def test_a_long_trail_comes_in_pages(open_page):
    for _ in range(52):
        save()
    app = open_page("audit", AUDITOR)
    assert (len(app.dataframe[0].value), "共 52 条记录" in words(app)) == (50, True)
    assert list(open_page("audit", AUDITOR, page=2).dataframe[0].value["编号"]) == [2, 1]


def test_verifying_says_how_many_fit_and_the_last_hash_to_write_down(open_page):
    enter()
    app = open_page("audit", AUDITOR)
    assert not app.success
    app.button[0].click().run()
    with reading() as db:
        found = audit_trail.verify(db, AUDITOR)
    assert [box.value for box in app.success] == ["已核验 4 条记录，每一条都与前一条相符，未发现改动。"]
    assert "编号 4 是最后一条" in words(app)
    assert [code.value for code in app.code] == [found.last_hash]


def test_verifying_names_the_first_entry_that_does_not_fit(open_page):
    for _ in range(3):
        save()
    with writing() as db:
        db.execute(text("DROP TRIGGER audit_entries_no_update"))
        db.execute(text("UPDATE audit_entries SET login = 'x' WHERE id = 2"))
    app = open_page("audit", AUDITOR)
    app.button[0].click().run()
    assert not app.success
    assert "编号 2 的记录与前一条不相符" in app.error[0].value
    assert "之前的 1 条相符" in app.error[0].value


@pytest.mark.parametrize("viewer", [HR, OFFICE, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_others_are_refused(open_page, viewer):
    enter()
    app = open_page("audit", viewer)
    assert [error.value for error in app.error] == ["您没有“查看变更记录”的权限。如工作需要，请联系系统管理员。"]
    assert not app.dataframe


def test_every_action_of_every_command_has_a_word():
    in_code = {f"{PurePath(path).stem}.{said.partition('.')[2]}" for path, said in _said_by_commands("action")}
    in_code |= {f"notices.{step}" for step in Step}
    in_code |= {f"meetings.{step.name.lower()}" for step in MeetingStep}
    in_code |= {f"matters.{step.name.lower()}" for step in MatterStep}
    assert in_code | OF_BEFORE == set(ACTIONS)


def test_every_subject_of_every_command_has_a_word():
    assert {said for _, said in _said_by_commands("subject")} == set(SUBJECTS)


def _said_by_commands(name: str) -> list[tuple[str, str]]:
    """What the commands write into their entries under a name, and in which file."""
    return [
        (m.path, str(node.value.value))
        for m in modules("data/commands")
        for node in ast.walk(m.tree)
        if isinstance(node, ast.keyword) and node.arg == name and isinstance(node.value, ast.Constant)
    ]


def test_an_entry_of_a_later_version_is_shown_by_its_codes(open_page):
    from data import audit_log

    with writing() as db:
        audit_log.append(db, by=HR, now=NOW, action="wishes.add", subject="wish", subject_id=1)
    table = open_page("audit", AUDITOR).dataframe[0].value
    assert (table["操作"][0], table["对象"][0]) == ("wishes.add", "wish 1")


def test_sign_ins_can_be_asked_for(open_page):
    with writing() as db:
        accounts.add(db, by=ADMINISTRATOR, now=NOW, login="a", password="long enough", roles=[])
        accounts.sign_in(db, now=NOW, login="a", password="long enough", hours=1)
    assert list(open_page("audit", AUDITOR, kind="sign_ins").dataframe[0].value["操作"]) == ["登录"]
