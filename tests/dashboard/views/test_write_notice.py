"""Writing a notice: a form, a preview, a draft, a second person who publishes, and corrections in the open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.parts.notice_rules import SOURCES
from data.commands import notices as command
from data.database import reading, writing
from data.rules.notice_kinds import MINIMUMS, NoticeKind
from data.rules.notice_states import Reviewed, State
from data.settings import settings
from data.tables.notices import Notice, NoticeVersion
from queries import notice_drafts
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import field, fill, press
from tests.dashboard.reading_pages import links, words
from tests.notices import NOW, USUAL, a_draft, count, publish, save, stored
from tests.people import EMPLOYEE, HR, OTHER_HR

PAGE = "write-notice"
FORM = {"form": "0123456789abcdef", "kind": "award"}


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def fill_award(app: AppTest, **fields: str) -> None:
    told = {
        "标题": USUAL.title,
        "正文": USUAL.opening,
        "姓名": "职工甲",
        "现任职务": "办公室科员",
        "受理部门": USUAL.receiver,
        "受理电话": USUAL.phone,
        "通讯地址": USUAL.address,
        "落款": USUAL.issuer,
    }
    fill(app, **told | fields)


def drafts() -> tuple[notice_drafts.Draft, ...]:
    with reading() as db:
        return notice_drafts.drafts(db, HR)


# What there is to do


def test_empty_lists_say_what_would_bring_something_here(open_page):
    said = words(open_page(PAGE, HR))
    assert "没有等您办理的公示" in said
    assert "您没有草稿" in said


def test_one_s_own_drafts_are_continued_and_those_of_others_are_reviewed_at_their_page(open_page):
    notice_id = save(title="甲起草的公示")
    own, other = open_page(PAGE, HR), open_page(PAGE, OTHER_HR)
    assert "继续填写" in [button.label for button in own.button]
    assert links(own) == [("import-notices", "")]
    assert "继续填写" not in [button.label for button in other.button]
    assert ("notice", f"id={notice_id}") in links(other)
    assert "办理：审核" in words(other)


def test_staff_are_told_that_they_may_not_write_whatever_the_address_says(open_page):
    notice_id = save(title="甲起草的公示")
    for query in ({}, FORM, {"correct": notice_id}):
        said = words(open_page(PAGE, EMPLOYEE, **query))
        assert "您没有“起草公示”的权限" in said
        assert "甲起草的公示" not in said


# The form


def test_the_kind_comes_first_and_explains_its_rule(open_page):
    said = words(open_page(PAGE, HR, form="f", kind="cadre_pre_appointment"))
    assert "先由局党委讨论决定，再公示" in said
    assert "不少于 5 个工作日（党政领导干部选拔任用工作条例（2019）第四十二条，自 2019-03-03 起）" in said
    assert "每人必填：姓名、性别、民族、出生年月" in said
    assert "须填写研究决定，并由党委秘书记录讨论结果" in said
    assert "待本局核对" not in said


def test_a_source_that_nobody_read_is_marked_as_still_to_be_checked(open_page):
    assert "（本局规定，依据待本局核对）" in words(open_page(PAGE, HR, form="f", kind="award"))


def test_every_source_of_a_minimum_has_its_words():
    assert {least.source for rules in MINIMUMS.values() for least in rules} == set(SOURCES)


def test_a_circular_has_no_fields_for_opinions(open_page):
    app = open_page(PAGE, HR, form="f", kind="appointment_decision")
    labels = [field.label for field in app.text_input]
    assert not [label for label in labels if label.startswith(("受理", "通讯"))]
    assert not app.number_input
    assert "研究决定（必填）" in labels


def test_a_new_form_knows_whom_to_reply_to_from_the_notice_published_last(open_page):
    publish(receiver="局机关党委", issuer="局机关委员会")
    app = open_page(PAGE, HR, **FORM)
    values = [field(app, label).value for label in ("受理部门", "落款", "标题")]
    assert values == ["局机关党委", "局机关委员会", ""]


def test_the_form_asks_for_no_fewer_days_than_the_rule(open_page):
    assert open_page(PAGE, HR, **FORM).number_input[0].min == 5


def test_a_preview_is_the_paper_with_the_period_that_publication_today_would_give(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app)
    said = words(press(app, "预览"))
    assert "公示时间：2026年11月23日至2026年11月27日（5个工作日）。" in said
    assert "办公室科员" in said
    assert count(Notice) == 0


def test_saving_keeps_a_draft_and_says_whose_turn_it_is(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app)
    said = words(press(app, "保存草稿"))
    assert "草稿已保存：第 1 版，2026-11-22 10:00。写完后请另一位人事干部审核" in said
    draft = drafts()[0]
    assert (draft.form_id, draft.kind, draft.drafted_by) == (FORM["form"], NoticeKind.AWARD, HR.login)
    assert (draft.text.title, draft.text.people[0].current_post) == (USUAL.title, "办公室科员")


def test_saving_twice_keeps_one_draft_of_one_version(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app)
    press(press(app, "保存草稿"), "保存草稿")
    assert (count(Notice), count(NoticeVersion)) == (1, 1)


def test_an_incomplete_draft_is_kept_and_what_it_lacks_is_named(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app, 受理部门=" ")
    said = words(press(app, "保存草稿"))
    assert "还不能审核：“受理部门”未填写" in said
    assert count(Notice) == 1
    assert field(app, "标题").value == USUAL.title


def test_a_private_telephone_is_refused_in_words(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app, 受理电话="13812345678")
    assert "疑似个人手机号码" in words(press(app, "保存草稿"))


def test_a_person_is_added_without_losing_the_first_and_an_empty_block_is_nobody(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app)
    press(app, "添加一人")
    assert [fold.label for fold in app.expander] == ["第 1 人　", "第 2 人　"]
    press(app, "保存草稿")
    assert [person.name for person in drafts()[0].text.people] == ["职工甲"]


def test_a_person_is_left_out_by_a_tick(open_page):
    save()
    draft = drafts()[0]
    app = open_page(PAGE, HR, form=draft.form_id, version=1)
    app.checkbox[0].check()
    press(app, "保存草稿")
    assert drafts()[0].text.people == ()


def test_a_draft_is_continued_where_it_was_left(open_page):
    save(title="甲起草的公示")
    draft = drafts()[0]
    app = press(open_page(PAGE, HR), "继续填写")
    assert field(app, "标题").value == "甲起草的公示"
    fill(app, 标题="改过的标题")
    press(app, "保存草稿")
    assert [(kept.id, kept.version, kept.text.title) for kept in drafts()] == [(draft.id, 2, "改过的标题")]


def test_a_form_that_is_older_than_the_draft_says_so_and_overwrites_nothing(open_page):
    save()
    draft = drafts()[0]
    app = open_page(PAGE, HR, form=draft.form_id, version=1)
    with writing() as db:
        changed = a_draft(title="在另一处改过")
        command.save_draft(db, by=HR, now=NOW, form_id=draft.form_id, kind=draft.kind, content=changed)
    fill(app, 标题="又一个标题")
    said = words(press(app, "保存草稿"))
    assert "您打开的是第 1 版，现已有第 2 版" in said
    assert drafts()[0].text.title == "在另一处改过"
    app = press(app, "打开第 2 版")
    assert field(app, "标题").value == "在另一处改过"


def test_a_form_whose_draft_was_reviewed_meanwhile_says_so_and_keeps_what_was_typed(open_page):
    notice_id = save()
    app = open_page(PAGE, HR, form=drafts()[0].form_id, kind="award", version=1)
    with writing() as db:
        told: dict[str, Any] = {"now": NOW, "notice_id": notice_id, "version": 1}
        command.review(db, by=OTHER_HR, found_well=tuple(Reviewed), **told)
    fill(app, 标题="又一个标题")
    said = words(press(app, "保存草稿"))
    assert "这份草稿已不在您的草稿中" in said
    assert "该事项目前为“已审核”" in said
    assert field(app, "标题").value == "又一个标题"


def test_a_draft_is_withdrawn_with_a_reason_and_says_so(open_page):
    notice_id = save()
    app = open_page(PAGE, HR, form=drafts()[0].form_id, version=1)
    assert "请写明理由" in words(press(app, "撤回草稿"))
    fill(app, 撤回理由="重复")
    assert "草稿已撤回，没有发布。" in words(press(app, "撤回草稿"))
    assert stored(notice_id).state is State.WITHDRAWN


def test_the_day_of_publication_counts_for_the_kinds_that_the_settings_name(open_page, monkeypatch):
    monkeypatch.setenv("GONGKAI_COUNT_PUBLICATION_DAY", "award")
    settings.cache_clear()
    app = open_page(PAGE, HR, **FORM)
    fill_award(app)
    press(app, "保存草稿")
    assert drafts()[0].text.count_publication_day


def test_a_last_day_that_the_days_do_not_come_to_is_told_in_the_preview(open_page):
    app = open_page(PAGE, HR, **FORM)
    fill_award(app)
    app.date_input[0].set_value(date(2026, 11, 30))
    said = words(press(app, "预览"))
    assert "写的是 5 个工作日，实际为 6 个工作日。请改正日期或天数。" in said
