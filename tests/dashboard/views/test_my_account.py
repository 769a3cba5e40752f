"""One's own account: roles, language, signing out, and what is recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from dashboard.views import my_account
from data.commands import accounts
from data.database import reading, writing
from data.rules.roles import Role, Viewer
from data.rules.text_size import TextSize
from data.tables.accounts import Account, SignIn
from tests.dashboard.reading_pages import words
from tests.meetings import NOW
from tests.people import ADMINISTRATOR, EMPLOYEE, HR, NOBODY, somebody


@pytest.fixture
def holder(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """Somebody in HR with an account and two open sign-ins."""
    monkeypatch.setattr(accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with writing() as db:
        account_id = accounts.add(
            db, by=ADMINISTRATOR, now=NOW, login="hr1", password="long enough", roles=[Role.EMPLOYEE, Role.HR]
        )
        for _ in range(2):
            accounts.sign_in(db, now=NOW, login="hr1", password="long enough", hours=12)
    return replace(HR, account_id=account_id, unit="人事科")


def _language() -> str | None:
    with reading() as db:
        return db.scalars(select(Account.language)).one()


def _open_sign_ins() -> int:
    with reading() as db:
        return len(db.scalars(select(SignIn.id).where(SignIn.ended_at.is_(None))).all())


def test_the_page_says_who_the_reader_is_and_what_each_role_may_do(open_page, holder):
    said = words(open_page("account", holder))
    for part in ("人事甲", "hr1", "人事科", "阅读公示、阅读经费、阅读会议、起草公示、发布公示"):
        assert part in said
    assert "导入支出" not in said


def test_an_account_without_a_role_is_told_whom_to_ask(open_page):
    assert "您的账号还没有角色。请联系系统管理员。" in words(open_page("account", NOBODY))


def test_a_language_is_chosen_and_remembered_and_the_one_in_use_is_not_offered(open_page, holder):
    app = open_page("account", holder)
    chinese, english = app.button[0], app.button[1]
    assert [(b.label, b.disabled) for b in (chinese, english)] == [("中文", True), ("English", False)]
    assert _language() is None
    english.click().run()
    assert _language() == "en"


def test_a_text_size_is_chosen_and_remembered(open_page, holder):
    app = open_page("account", holder)
    sizes = {button.label: button for button in app.button if button.label in ("正常", "大", "特大")}
    assert [button.disabled for button in sizes.values()] == [True, False, False]
    sizes["特大"].click().run()
    with reading() as db:
        assert db.scalars(select(Account.text_size)).one() is TextSize.LARGEST


def test_signing_out_everywhere_ends_every_sign_in(open_page, holder):
    app = open_page("account", holder)
    _button(app, "在所有设备上退出").click().run()
    assert _open_sign_ins() == 0


def test_signing_out_here_leaves_other_devices_alone(holder):
    with writing() as db:
        token = accounts.sign_in(db, now=NOW, login="hr1", password="long enough", hours=12)
    my_account.sign_out(holder, token)
    assert _open_sign_ins() == 2


def test_the_page_says_what_is_recorded_and_what_is_not(open_page):
    said = words(open_page("account", EMPLOYEE))
    assert "您的登录和退出，以及您所做的每一次写入" in said
    assert "您阅读了哪些页面，不作记录。" in said


def test_the_page_speaks_english_where_english_is_chosen(open_page):
    app = open_page("account", somebody("reader", language="en"))
    assert app.markdown[0].value.startswith("# My account")


def test_a_calendars_address_is_shown_once_and_can_be_ended(open_page, holder):
    page = open_page("account", holder)
    assert "您还没有订阅地址" in words(page)
    _button(page, "生成订阅地址").click().run()
    assert not page.exception
    (shown,) = page.code
    assert shown.value.endswith(".ics")
    assert "更换订阅地址" in [button.label for button in page.button]
    page.run()
    assert not page.code, "it is shown once"
    _button(page, "停用订阅地址").click().run()
    assert "订阅地址已停用" in words(page)
    assert "生成订阅地址" in [button.label for button in page.button]


def test_the_page_says_what_a_leaked_address_shows(open_page, holder):
    said = words(open_page("account", holder))
    for part in ("Outlook", "Thunderbird", "iPhone", "知道地址的人不用登录"):
        assert part in said


def _button(page, label: str):
    return next(button for button in page.button if button.label == label)
