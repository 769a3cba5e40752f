"""Loading a year: checked, looked at, then loaded; and what is on record."""

from __future__ import annotations

import pytest

from data.database import reading
from data.published_calendar import published_calendar
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.notices import publish
from tests.people import ADMINISTRATOR, EMPLOYEE, OFFICE

NEW_YEAR = "day,worked,name\n2027-01-01,0,元旦\n2027-01-03,1,元旦\n2027-01-04,1,\n"


def _upload(app, text: str):
    return app.file_uploader[0].upload("2027.csv", text.encode("gb18030")).run()


def _known_years() -> frozenset[int]:
    with reading() as db:
        return published_calendar(db).known_years


def test_years_on_record_are_told_with_their_source_and_what_is_missing(open_page):
    load_calendar(2025, 2026)
    app = open_page("calendar", ADMINISTRATOR)
    said = words(app)
    assert "已载入 2 个年度，最近为 2026 年。" in said
    assert "2027 年尚未载入，涉及该年的日期均为暂算。" in said
    assert "2026年放假安排" in said
    assert "2026年：周一至周五中放假 19 天，周末上班 6 天，全年共 248 个工作日。" in said
    assert "2025年：周一至周五中放假" in words(open_page("calendar", ADMINISTRATOR, year=2025))


def test_without_any_year_the_page_says_so(open_page):
    app = open_page("calendar", ADMINISTRATOR)
    assert "还没有载入任何年度的日历，所有日期均为暂算。请在上面载入。" in words(app)
    assert app.number_input[0].value == 2026


def test_a_file_is_shown_before_it_is_loaded(open_page):
    load_calendar(2026)
    app = _upload(open_page("calendar", ADMINISTRATOR), NEW_YEAR)
    assert app.number_input[0].value == 2027
    assert app.text_input[0].value == "国务院办公厅关于2027年部分节假日安排的通知"
    assert "2027年：周一至周五中放假 1 天，周末上班 1 天，全年共 261 个工作日。" in words(app)
    assert "1 行与平常的周一至周五一致，不必载入。" in words(app)
    assert _known_years() == {2026}


def test_confirming_loads_it_and_names_the_notices_counted_again(open_page):
    load_calendar(2026)
    notice_id = publish(title="跨年公示", period_days=30)
    app = _upload(open_page("calendar", ADMINISTRATOR), NEW_YEAR)
    app.button[0].click().run()
    assert _known_years() == {2026, 2027}
    said = words(app)
    assert "已载入 2027 年工作日历。" in said
    assert "以下 1 项公示的公示期已重新计算：" in said
    assert "跨年公示 · 截至 2027-01-03（周日）" in said
    assert ("notice", f"id={notice_id}") in links(app)
    assert "最近为 2027 年" in said
    app.run()  # the same file is still in the field, and is not offered again
    assert "与已载入的日历和依据相同，不必再次载入。" in words(app)


def test_a_year_on_record_is_replaced_only_after_saying_by_how_much(open_page):
    load_calendar(2026)
    app = open_page("calendar", ADMINISTRATOR)
    app.number_input[0].set_value(2026).run()
    app = _upload(app, "day,worked,name\n2026-01-01,0,元旦\n")
    assert [box.value for box in app.warning] == ["2026 年已有日历，载入后将被替换：24 天不同。"]


def test_a_wrong_file_names_row_and_column_and_loads_nothing(open_page):
    load_calendar(2026)
    app = _upload(open_page("calendar", ADMINISTRATOR), "day,worked,name\n2027-01-41,0,元旦\n2027-01-03,或许,元旦\n")
    assert "文件“2027.csv”未通过核对，未载入任何数据。" in words(app)
    table = app.dataframe[0].value
    assert [tuple(row) for row in table[["行", "列"]].to_numpy()] == [("2", "day"), ("3", "worked")]
    assert [said.partition("。")[0] for said in table["问题"]] == [
        "“2027-01-41”这一天不存在",
        "“或许”分不清上班还是放假",
    ]
    assert not [button for button in app.button if "载入" in button.label]
    assert _known_years() == {2026}


def test_a_missing_source_is_refused(open_page):
    app = _upload(open_page("calendar", ADMINISTRATOR), "day,worked\n2026-01-01,0\n")
    app.text_input[0].set_value("  ").run()
    app.button[0].click().run()
    assert [error.value for error in app.error] == ["未写明依据。请填写通知的名称或文号。"]
    assert _known_years() == frozenset()


@pytest.mark.parametrize("viewer", [EMPLOYEE, OFFICE], ids=lambda viewer: viewer.login)
def test_others_are_refused(open_page, viewer):
    app = open_page("calendar", viewer)
    assert [error.value for error in app.error] == ["您没有“管理工作日历”的权限。如工作需要，请联系系统管理员。"]
    assert not app.file_uploader
