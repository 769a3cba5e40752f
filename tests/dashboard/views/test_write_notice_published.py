"""What is published is corrected in the open: written here by one, published at the notice's page by another."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import words
from tests.notices import publish, stored
from tests.people import EMPLOYEE, HR, OTHER_HR

PAGE = "write-notice"


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def test_a_correction_is_previewed_submitted_and_published_by_another(open_page):
    notice_id = publish(now=datetime(2026, 11, 20, 9, tzinfo=ZONE))
    app = open_page(PAGE, HR, correct=notice_id)
    fill(app, 标题="关于先进个人的公示", 更正理由="标题有误")
    said = words(press(app, "预览"))
    assert "将公开的改动" in said
    assert "原为：关于:gray-background[年度]先进个人:gray-background[推荐对象]的公示" in said
    assert "改为：关于先进个人的公示" in said
    said = words(press(app, "提交更正"))
    assert "一份更正等待发布** · 2026-11-22 10:00 · 人事甲" in said
    assert stored(notice_id).version == 1
    assert "关于先进个人的公示" not in words(open_page("notice", EMPLOYEE, id=notice_id))
    own = open_page("notice", HR, id=notice_id)
    assert "更正由您拟写，须由另一位人事干部阅读后发布。" in words(own)
    assert "发布更正" not in [button.label for button in own.button]
    said = words(press(open_page("notice", OTHER_HR, id=notice_id), "发布更正"))
    assert "更正已发布，改动和理由对全体人员公开。" in said
    assert (stored(notice_id).version, str(stored(notice_id).last_day)) == (2, "2026-11-27")


def test_a_correction_of_substance_counts_the_period_from_the_day_it_is_published(open_page):
    notice_id = publish(now=datetime(2026, 11, 19, 9, tzinfo=ZONE))
    app = open_page(PAGE, HR, correct=notice_id)
    fill(app, 正文="推荐对象另有变动。", 更正理由="事实有误")
    app.radio[0].set_value(True)
    assert "发布后公示期重新计算。" in words(press(app, "提交更正"))
    assert str(stored(notice_id).last_day) == "2026-11-26"
    press(open_page("notice", OTHER_HR, id=notice_id), "发布更正")
    assert str(stored(notice_id).last_day) == "2026-11-27"


def test_a_correction_without_a_reason_is_refused_in_words(open_page):
    notice_id = publish()
    app = open_page(PAGE, HR, correct=notice_id)
    fill(app, 标题="关于先进个人的公示")
    assert "请写明理由" in words(press(app, "提交更正"))
    assert stored(notice_id).correction_by is None


def test_what_is_not_open_is_not_corrected(open_page):
    notice_id = publish(NoticeKind.APPOINTMENT_DECISION)
    app = open_page(PAGE, HR, correct=notice_id)
    assert "可以更正" in words(app)
    assert not app.text_input
