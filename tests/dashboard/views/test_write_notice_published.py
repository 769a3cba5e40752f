"""The second person reads and publishes; what is published is corrected in the open."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.commands import notices as command
from data.database import reading, writing
from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import State
from queries import notices
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.notices import NOW, USUAL, a_draft, publish, save, stored
from tests.people import HR, OTHER_HR

PAGE = "write-notice"


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def drafts() -> tuple[notices.Draft, ...]:
    with reading() as db:
        return notices.drafts(db, HR)


# The second person


def test_a_second_person_reads_the_whole_paper_and_publishes(open_page):
    notice_id = save()
    app = press(open_page(PAGE, OTHER_HR), "阅读并发布")
    said = words(app)
    assert USUAL.opening in said
    assert "公示时间：2026年11月23日至2026年11月27日（5个工作日）。" in said
    said = words(press(app, "发布公示"))
    assert "已于 2026-11-22 10:00 发布，编号〔2026〕第1号。" in said
    assert "意见受理至 2026-11-27（周五） 24:00。" in said
    assert ("notice", f"id={notice_id}") in links(app)
    assert stored(notice_id).state is State.OPEN


def test_whoever_comes_second_learns_what_was_published(open_page):
    notice_id = save()
    app = open_page(PAGE, OTHER_HR, review=notice_id, version=1)
    with writing() as db:
        command.publish(db, by=OTHER_HR, now=NOW, notice_id=notice_id, version=1)
    assert "发布，编号〔2026〕第1号" in words(press(app, "发布公示"))
    assert stored(notice_id).published_at == NOW


def test_one_s_own_draft_has_no_button_to_publish(open_page):
    app = open_page(PAGE, HR, review=save())
    assert "发布公示" not in [button.label for button in app.button]
    assert "您是起草人。须由另一位人事干部阅读后发布。" in words(app)
    press(app, "继续填写")
    assert "草稿已保存：第 1 版" in words(app)


def test_a_draft_that_changed_while_it_was_read_is_not_published(open_page):
    notice_id = save()
    draft = drafts()[0]
    app = open_page(PAGE, OTHER_HR, review=notice_id, version=1)
    with writing() as db:
        changed = a_draft(title="读后又改")
        command.save_draft(db, by=HR, now=NOW, form_id=draft.form_id, kind=draft.kind, content=changed)
    said = words(press(app, "发布公示"))
    assert "您打开的是第 1 版，现已有第 2 版。请先阅读最新一版。" in said
    assert "发布公示" not in [button.label for button in app.button]
    assert stored(notice_id).state is State.DRAFT
    assert "读后又改" in words(press(app, "打开第 2 版"))
    press(app, "发布公示")
    assert stored(notice_id).state is State.OPEN


def test_a_refusal_of_the_rules_is_told_where_one_stands(open_page):
    notice_id = save(period_days=1)
    app = open_page(PAGE, OTHER_HR, review=notice_id)
    assert "公示期 1 个工作日，不足规定的 5 个工作日（本局规定）" in words(press(app, "发布公示"))
    assert stored(notice_id).state is State.DRAFT


def test_a_circular_is_published_as_a_circular(open_page):
    notice_id = save(NoticeKind.APPOINTMENT_DECISION, period_days=0)
    app = open_page(PAGE, OTHER_HR, review=notice_id)
    assert "公示时间" not in words(app)
    said = words(press(app, "发布通报"))
    assert "编号〔2026〕第1号" in said
    assert "意见受理" not in said


# Corrections


def test_a_correction_is_previewed_and_published_in_the_open(open_page):
    notice_id = publish(now=datetime(2026, 11, 20, 9, tzinfo=ZONE))
    app = open_page(PAGE, HR, correct=notice_id)
    fill(app, 标题="关于先进个人的公示", 更正理由="标题有误")
    said = words(press(app, "预览"))
    assert "将公开的改动" in said
    assert "原为：关于:gray-background[年度]先进个人:gray-background[推荐对象]的公示" in said
    assert "改为：关于先进个人的公示" in said
    said = words(press(app, "发布更正"))
    assert "第 1 次更正已由人事甲于 2026-11-22 10:00 发布" in said
    assert (stored(notice_id).version, str(stored(notice_id).last_day)) == (2, "2026-11-27")


def test_a_correction_of_substance_counts_the_period_from_today(open_page):
    notice_id = publish(now=datetime(2026, 11, 19, 9, tzinfo=ZONE))
    app = open_page(PAGE, HR, correct=notice_id)
    fill(app, 正文="推荐对象另有变动。", 更正理由="事实有误")
    app.radio[0].set_value(True)
    press(app, "发布更正")
    assert str(stored(notice_id).last_day) == "2026-11-27"


def test_a_correction_without_a_reason_is_refused_in_words(open_page):
    notice_id = publish()
    app = open_page(PAGE, HR, correct=notice_id)
    fill(app, 标题="关于先进个人的公示")
    assert "请写明理由" in words(press(app, "发布更正"))
    assert stored(notice_id).version == 1


def test_what_is_not_open_is_not_corrected(open_page):
    notice_id = publish(NoticeKind.APPOINTMENT_DECISION)
    app = open_page(PAGE, HR, correct=notice_id)
    assert "可以更正" in words(app)
    assert not app.text_input
