"""The pages of opinions, by address, for every role in every relation: the words show to the circle and to nobody else."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from data.commands import opinions
from data.database import reading, writing
from data.opinion_counts import counts
from data.rules.local_time import ZONE
from data.rules.opinions import OpinionState
from data.rules.roles import Role, Viewer
from data.tables.opinions import Opinion, OpinionAuthor
from queries import own_opinions
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import words
from tests.notices import count, publish
from tests.opinions import account, assign, give, open_box, sign, stored

FRIDAY = datetime(2026, 11, 20, 9, tzinfo=ZONE)
SATURDAY = datetime(2026, 11, 21, 9, tzinfo=ZONE)
SUNDAY = datetime(2026, 11, 22, 9, tzinfo=ZONE)  # today, on these pages
TEXT, SIGNATURE = "只有这里才有的话", "反映人甲"
PAGES = ("opinions", "opinion", "my-opinions", "notice", "home", "audit")


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


@pytest.mark.parametrize("relation", ["none", "author", "named", "declared", "assigned"])
@pytest.mark.parametrize("role", Role)
def test_who_reads_an_opinion_by_any_address(open_page, role, relation):
    reader = account("reader", role, name="职工甲" if relation == "named" else "某人")
    handles = role in (Role.HR, Role.AUDITOR, Role.VERIFIER)
    if (relation == "assigned" and role is not Role.VERIFIER) or (relation == "declared" and not handles):
        return  # such a person there cannot be
    receiver = account("receiver", Role.AUDITOR)
    author = reader if relation == "author" else account("author", name=SIGNATURE)
    notice_id = publish(now=FRIDAY)
    opinion_id = stored(sign(notice_id, author, text=TEXT, now=FRIDAY)).id
    open_box(receiver, now=SATURDAY)
    if relation == "assigned":
        assign(opinion_id, receiver, reader, now=SATURDAY)
    if relation == "declared":
        with writing() as db:
            opinions.recuse(db, by=reader, now=SATURDAY, notice_id=notice_id, reason="亲属")
    ids = {"opinion": opinion_id, "notice": notice_id}
    said = {page: words(open_page(page, reader, **_asking(page, ids))) for page in PAGES}
    assert {page for page in PAGES if TEXT in said[page]} == _may_read(role, relation)
    assert not [page for page in PAGES if SIGNATURE in said[page]]


def _may_read(role: Role, relation: str) -> set[str]:
    if relation == "author":
        return {"my-opinions"}
    in_circle = relation == "assigned" or (relation == "none" and role in (Role.HR, Role.AUDITOR))
    return {"opinion"} if in_circle else set()


def _asking(page: str, ids: dict[str, object]) -> dict[str, object]:
    return {"id": ids[page]} if page in ids else {}


def send(app: AppTest, how: str, text: str, button: str) -> None:
    app.radio[0].set_value(how)
    app.run()
    fill(app, 要反映的情况=text)
    for box in app.checkbox:
        box.check()
    press(app, button)


def test_an_anonymous_opinion_is_sent_once_with_the_code_that_was_shown(open_page):
    author = account("author")
    app = open_page("notice", author, id=publish(now=FRIDAY))
    app.radio[0].set_value("anonymous")
    app.run()
    code = app.code[0].value
    fill(app, 要反映的情况=TEXT)
    press(app, "匿名提交")
    assert [note.value for note in app.warning] == ["尚未提交。请先抄下回执码并勾选，再提交。"]
    assert count(Opinion) == 0
    assert app.code[0].value == code
    app.checkbox[0].check()
    press(app, "匿名提交")
    assert (count(Opinion), count(OpinionAuthor)) == (1, 0)
    assert stored(code).text == TEXT
    said = words(app)
    assert "已放入意见箱" in said
    assert code not in said
    assert code not in repr(app.session_state._state.filtered_state)
    assert not app.query_params.get("how")


def test_what_is_said_before_one_sends_anonymously_names_both_sides(open_page):
    app = open_page("notice", account("author"), id=publish(now=FRIDAY))
    said = words(app)
    for promise in ("提倡实名反映", "客观真实", "保密义务"):
        assert promise in said
    app.radio[0].set_value("anonymous")
    app.run()
    said = words(app)
    for fact in ("本平台保护什么", "只保存提交的日期", "本平台保护不了什么", "登录和退出的时刻有记录", "让人认出您"):
        assert fact in said


def test_a_signed_opinion_is_followed_under_my_opinions(open_page):
    author = account("author")
    send(open_page("notice", author, id=publish(now=FRIDAY)), "signed", TEXT, "署名提交")
    said = words(open_page("my-opinions", author))
    assert "在意见箱中" in said
    assert TEXT in said
    with reading() as db:
        (own,) = own_opinions.mine(db, author)
    assert (own.boxed, own.received_on) == (True, SUNDAY.date())


def test_an_empty_opinion_is_refused_and_the_form_stays(open_page):
    app = open_page("notice", account("author"), id=publish(now=FRIDAY))
    send(app, "signed", " ", "署名提交")
    assert [error.value for error in app.error] == ["没有写内容，未提交。请写明要反映的情况。"]
    assert count(Opinion) == 0
    assert app.text_area


def test_after_the_last_day_the_form_says_that_it_is_no_opinion_on_the_notice_any_more(open_page):
    app = open_page("notice", account("author"), id=publish(now=datetime(2026, 11, 2, 9, tzinfo=ZONE)))
    assert "按日常信访登记" in words(app)
    send(app, "signed", TEXT, "署名提交")
    with reading() as db:
        assert counts(db, 1).late == 1


def test_the_box_is_opened_and_an_opinion_handled_to_its_end(open_page):
    receiver, verifier = account("receiver", Role.HR), account("verifier", Role.VERIFIER)
    receipt = give(publish(now=FRIDAY), account("author"), now=SATURDAY, text=TEXT)
    app = open_page("opinions", receiver)
    assert "有 1 件可以取出" in words(app)
    press(app, "取出意见")
    assert "待分办" in words(app)
    app = open_page("opinion", receiver, id=stored(receipt).id)
    assert TEXT in words(app)
    press(app, "分办")
    assert "核实中" in words(app)
    app = open_page("opinion", verifier, id=stored(receipt).id)
    fill(app, 核实情况="已查。", 给反映人的答复="谢谢您。")
    press(app, "记录核实结论")
    assert stored(receipt).state is OpinionState.SETTLED
    app = open_page("my-opinions", account("finder"))
    fill(app, 回执码=receipt)
    press(app, "查询")
    said = words(app)
    assert "谢谢您。" in said
    assert "已查。" not in said
    assert TEXT not in said


def test_a_question_is_answered_by_the_receipt(open_page):
    receiver = account("receiver", Role.HR)
    receipt = give(publish(now=FRIDAY), account("author"), now=FRIDAY)
    open_box(receiver, now=SATURDAY)
    app = open_page("opinion", receiver, id=stored(receipt).id)
    fill(app, 询问反映人="哪一天？")
    press(app, "发出询问")
    assert "等待反映人答复" in words(app)
    app = open_page("my-opinions", account("finder"))
    fill(app, 回执码=receipt)
    press(app, "查询")
    assert "哪一天？" in words(app)
    fill(app, 您的答复="五月四日。")
    press(app, "提交答复")
    assert "五月四日。" in words(app)
    assert "五月四日。" not in words(open_page("opinion", receiver, id=stored(receipt).id))


def test_a_code_that_leads_nowhere_is_told(open_page):
    app = open_page("my-opinions", account("somebody"))
    fill(app, 回执码="0000-0000")
    press(app, "查询")
    assert [error.value for error in app.error] == ["没有找到这个回执码对应的意见。请核对后重新输入。"]


def test_a_letter_is_registered_and_a_verifier_with_an_interest_cannot_be_chosen(open_page):
    receiver = account("receiver", Role.HR)
    account("named", Role.VERIFIER, name="职工甲")
    publish(now=FRIDAY)
    app = open_page("opinions", receiver)
    fill(app, 内容="来信一封。", 反映人="王某")
    press(app, "登记意见")
    assert "来信" in words(app)
    with reading() as db:
        opinion_id = db.query(Opinion.id).scalar()
    said = words(open_page("opinion", receiver, id=opinion_id))
    assert "职工甲 须回避：公示对象本人，或与公示对象同名。" in said
    assert "没有可以分办的核实人" in said


def test_declaring_an_interest_ends_what_one_sees(open_page):
    receiver = account("receiver", Role.HR)
    receipt = give(publish(now=FRIDAY), account("author"), now=FRIDAY)
    open_box(receiver, now=SATURDAY)
    app = open_page("opinions", receiver)
    assert "待分办" in words(app)
    fill(app, 回避理由="亲属")
    press(app, "申报回避")
    assert "已申报回避" in words(app)
    app = open_page("opinion", receiver, id=stored(receipt).id)
    assert [error.value for error in app.error] == ["找不到这条意见，或您无权查看。"]


def test_the_author_is_shown_when_asked_for_and_not_before(open_page):
    auditor = account("auditor", Role.AUDITOR)
    receipt = sign(publish(now=FRIDAY), account("author", name=SIGNATURE), now=FRIDAY)
    open_box(auditor, now=SATURDAY)
    app = open_page("opinion", auditor, id=stored(receipt).id)
    assert SIGNATURE not in words(app)
    press(app, "查看反映人（留有记录）")
    assert SIGNATURE in words(app)
    trail = partial(open_page, "audit", auditor)
    assert "查看署名反映人" in words(trail())


def test_the_person_under_notice_finds_the_page_as_everybody_else_does(open_page):
    """Not one word more or less, whether there are opinions or none."""
    named = Viewer("named", frozenset({Role.EMPLOYEE}), name="职工甲")
    notice_id = publish(now=FRIDAY)
    before = words(open_page("notice", named, id=notice_id))
    give(notice_id, account("author"), now=FRIDAY)
    open_box(account("receiver", Role.HR), now=SATURDAY)
    assert words(open_page("notice", named, id=notice_id)) == before
