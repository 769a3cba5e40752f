"""The bureau's limits on a page: all staff read them, finance records new ones."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from data.commands import discipline_limits
from data.database import reading, writing
from data.judging.judge import judge
from queries import discipline_limits as query
from queries import judging
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER

DAY = date(2026, 1, 1)
TODAY = date(2026, 11, 22)
TIERS = [
    {"upper_fen": 500_000, "upper_closed": True, "role": "section_head"},
    {"lower_fen": 500_000, "role": "leader"},
]


def _record(name: str, value: object, begins: date = DAY) -> None:
    with writing() as db:
        discipline_limits.record(
            db, by=FINANCE, now=NOW, name=name, effective_from=begins, value=value, source="财审3号"
        )


def _asked(page: AppTest, day: date = DAY, source: str = "财审5号") -> None:
    page.date_input[0].set_value(day)
    fill(page, 依据=source)
    press(page, "核对改动")


def test_all_limits_stand_with_their_state_and_rules_and_narrow_by_sort_and_state(open_page):
    _record("approval_tiers", TIERS)
    said = words(open_page("limits", EMPLOYEE))
    assert "共 36 项：本局已登记 1 项，依据待本局核对 30 项，未登记 5 项。" in said
    assert "5,000 元（含）以下：科室负责人审批" in said
    assert "2026-01-01 起 · 财审3号" in said
    assert "适用规则：R07 疑似拆分审批" in said
    narrowed = words(open_page("limits", EMPLOYEE, state="missing", group="tables"))
    assert "住宿费标准（每晚）" in narrowed
    assert "会议费、培训费定额" not in narrowed
    assert "没有符合条件的标准" in words(open_page("limits", EMPLOYEE, state="missing", group="approval"))


def test_one_limit_says_what_holds_what_held_and_what_will_and_shows_staff_no_form(open_page):
    _record("splitting_days", 5)
    _record("splitting_days", 3, date(2027, 1, 1))
    for viewer in (EMPLOYEE, LEADER):
        page = open_page("limits", viewer, name="splitting_days")
        said = words(page)
        assert "5 天" in said
        assert "未注明起始日期，至 2025-12-31 止" in said
        assert "审计常用口径 · 随程序提供" in said
        assert ":violet-badge[尚未执行]" in said
        assert "财审3号 · 财务甲于" in said
        assert ("precision", "") in links(page)
        assert not [*page.button, *page.date_input, *page.text_input]


def test_a_number_is_looked_at_recorded_and_the_lines_are_judged_by_it(open_page):
    import_lines(*(a_line(3000, paid_on=date(2026, 5, day)) for day in (4, 8)))
    _record("approval_tiers", TIERS)
    with writing() as db:
        before = judge(db, by=FINANCE, now=NOW)
    assert "R07" in {found.rule for found in before.findings}
    page = open_page("limits", FINANCE, name="splitting_days")
    page.number_input[0].set_value(2)
    _asked(page)
    said = words(page)
    assert "7 天 → 2 天" in said
    assert "执行日期已过：2026-01-01 起的支出都将按新的重新核查" in said
    press(page, "登记，2026-01-01 起执行")
    said = words(page)
    assert "已登记“拆分审批的观察天数”，2026-01-01 起执行，全体职工可见。" in said
    assert "财审5号 · 财务甲于" in said
    assert "各年度的支出已按现在的标准核查" in said
    with reading() as db:
        assert judging.state(db, EMPLOYEE, today=TODAY).waiting == ()
    with writing() as db:
        again = judge(db, by=FINANCE, now=NOW, years=[2026])
    assert "R07" not in {found.rule for found in again.findings}


def test_words_that_come_and_go_are_told_before_they_are_recorded(open_page):
    page = open_page("limits", FINANCE, name="tobacco_words")
    page.text_area[0].set_value("香烟\n雪茄\n卷烟")
    _asked(page, date(2027, 1, 1))
    said = words(page)
    assert "增加：雪茄" in said
    assert "去掉：烟酒" in said
    assert "2027-01-01 以前的支出仍按原来的核查" in said
    press(page, "登记，2027-01-01 起执行")
    assert ":violet-badge[尚未执行]" in words(page)
    assert "香烟、卷烟、烟酒" in words(open_page("limits", EMPLOYEE, name="tobacco_words"))


def test_an_amount_is_typed_in_yuan_and_what_is_none_is_refused(open_page):
    page = open_page("limits", FINANCE, name="open_tender_fen")
    fill(page, 新的数值="三百万")
    _asked(page)
    assert "“三百万”不是金额，未登记" in words(page)
    fill(page, 新的数值="300万元")
    press(page, "核对改动")
    assert "200 万元 → 300 万元" in words(page)


def test_without_a_day_or_a_source_there_is_nothing_to_record(open_page):
    page = open_page("limits", FINANCE, name="splitting_days")
    fill(page, 依据="财审5号")
    press(page, "核对改动")
    assert "请填写从哪一天起执行" in words(page)
    _asked(page, source="")
    assert "未写明依据" in words(page)
    assert not [button for button in page.button if button.label.startswith("登记")]


def test_the_table_of_tiers_says_its_gap_by_row(open_page):
    page = open_page("limits", FINANCE, name="approval_tiers")
    _asked(page)
    assert "审批权限表没有任何一行" in words(page)


def test_a_form_that_another_recording_outran_is_refused(open_page):
    page = open_page("limits", FINANCE, name="splitting_days")
    page.number_input[0].set_value(2)
    _asked(page)
    _record("splitting_days", 4)
    press(page, "登记，2026-01-01 起执行")
    assert "您打开页面之后，这一项已有新的登记" in words(page)
    with reading() as db:
        row = next(row for row in query.listed(db, EMPLOYEE, today=TODAY) if row.name == "splitting_days")
    assert [held.value for held in row.held] == [7, 4]
    press(page, "看最新情况")
    assert page.number_input[0].value == 4


def test_years_that_wait_for_judging_are_told_to_all_and_judged_by_finance(open_page):
    import_lines(a_line(paid_on=date(2026, 3, 5)))
    assert "2026年的支出、预算或标准在上次核查之后有变化" in words(open_page("limits", EMPLOYEE))
    assert not open_page("limits", EMPLOYEE).button
    page = open_page("limits", FINANCE)
    press(page, "现在重新核查")
    assert "各年度的支出已按现在的标准核查" in words(page)
