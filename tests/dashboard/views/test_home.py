"""The first page: what is open, what was spent, what was said; and what waits for this reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from data.commands import accounts, budgets, looks, meetings
from data.commands.budgets import BudgetRow
from data.database import writing
from data.rules.meeting_rules import MeetingKind
from data.rules.notice_kinds import NoticeKind
from data.rules.roles import Role, Viewer
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.ledgers import a_line, import_lines
from tests.meetings import CLERK, NOW, a_matter, enter, report
from tests.notices import publish, save
from tests.opinions import account, give
from tests.people import (
    ADMINISTRATOR,
    EMPLOYEE,
    FINANCE,
    HR,
    LEADER,
    NOBODY,
    OFFICE,
    OFFICE_HEAD,
    OTHER_HR,
    somebody,
)


def _budget(original_yuan: int, adjusted_yuan: int) -> None:
    rows = [BudgetRow("办公室", "30201", "", "basic", original_yuan * 100, adjusted_yuan * 100)]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=datetime(2026, 1, 5, tzinfo=UTC), year=2026, rows=rows)


def test_an_empty_bureau_is_told_what_would_bring_something_here(open_page):
    said = words(open_page("home", EMPLOYEE))
    assert "目前没有正在征求意见的公示。新的公示发布后显示在这里。" in said
    assert "还没有导入支出。财务人员导入后，这里显示本月和全年的支出与预算。" in said
    assert "还没有已印发的会议纪要。办公室印发后，这里显示最近一期。" in said
    assert "逾期" not in said


def test_open_notices_come_soonest_first_with_the_working_days_left(open_page):
    load_calendar(2025, 2026)
    later = publish(title="后截止的公示", period_days=9)
    sooner = publish(title="先截止的公示", period_days=5)
    publish(title="已截止的公示", now=datetime(2026, 10, 20, tzinfo=UTC))
    app = open_page("home", EMPLOYEE)
    said = words(app)
    assert said.index("先截止的公示") < said.index("后截止的公示")
    assert "还剩 5 个工作日" in said
    assert "公示至 2026-11-27（周五） 24:00" in said
    assert "公示对象：职工甲" in said
    assert "已截止的公示" not in said
    assert [query for page, query in links(app) if page == "notice"] == [f"id={sooner}", f"id={later}"]


def test_a_notice_into_an_unknown_year_is_provisional(open_page):
    load_calendar(2026)
    publish(period_days=30)
    assert "暂算" in words(open_page("home", EMPLOYEE))


def test_the_latest_month_and_the_year_are_set_against_the_budget(open_page):
    import_lines(a_line(300_000, paid_on=date(2026, 9, 30)), a_line(100_000, paid_on=date(2026, 10, 8)))
    _budget(original_yuan=500_000, adjusted_yuan=800_000)
    app = open_page("home", EMPLOYEE)
    assert [(m.label, m.value) for m in app.metric] == [
        ("2026年10月支出（万元）", "10.00"),
        ("2026年累计支出（万元）", "40.00"),
    ]
    said = words(app)
    assert "占全年调整预算 12.5%" in said
    assert "完成年初预算的 80.0%（÷ 年初预算 50.00 万元）" in said
    assert "比序时进度慢 27.0 个百分点。" in said  # 281 of 365 days are 77.0 %
    assert "数据截至 2026-10-08（周四）" in said
    assert _bars(app) == ["预算执行率 50.0%（÷ 调整预算 80.00 万元）", "序时进度 77.0%"]


def _bars(app) -> list[str]:
    return [element.proto.text for element in app.main if element.type == "progress"]


def test_spending_over_the_budget_is_said_as_it_is(open_page):
    import_lines(a_line(300_000, paid_on=date(2026, 1, 30)))
    _budget(original_yuan=100_000, adjusted_yuan=100_000)
    app = open_page("home", EMPLOYEE)
    assert _bars(app)[0] == "预算执行率 300.0%（÷ 调整预算 10.00 万元）"
    assert "快 291.8 个百分点" in words(app)


def test_without_a_budget_there_is_no_rate_and_no_zero(open_page):
    import_lines(a_line(300_000))
    app = open_page("home", EMPLOYEE)
    assert "未录入预算，无法计算执行率。" in words(app)
    assert _bars(app) == []
    assert "0.0%" not in words(app)


def test_lines_without_a_date_make_no_year(open_page):
    import_lines(a_line(300_000, paid_on=None))
    assert "还没有导入支出" in words(open_page("home", EMPLOYEE))


def test_the_latest_brief_shows_the_first_matters_and_counts_the_rest(open_page):
    enter(title="十月纪要", held_on=date(2026, 10, 8))
    matters = tuple(a_matter(f"事项{n}", date(2026, 12, 1)) for n in range(1, 6))
    latest = enter(title="十一月纪要", matters=matters)
    enter(title="大会纪要", kind=MeetingKind.ALL_STAFF, held_on=date(2026, 11, 5))
    app = open_page("home", EMPLOYEE)
    said = words(app)
    assert "十一月纪要" in said
    assert "十月纪要" not in said
    assert "议定：事项3（办公室）" in said
    assert "事项4" not in said
    assert "另有 2 项议定事项" in said
    assert ("meeting", f"id={latest}") in links(app)


def test_overdue_matters_come_longest_first_and_all_are_there(open_page):
    load_calendar(2026)
    days = [date(2026, 11, day) for day in (17, 10, 16, 13, 12, 11, 18)]
    enter(held_on=date(2026, 11, 2), matters=tuple(a_matter(f"事项{day.day}", day) for day in days))
    said = words(open_page("home", EMPLOYEE))
    assert "逾期事项 7 项" in said
    assert "逾期 8 个工作日" in said
    late = [n for line in said.splitlines() for n in range(10, 19) if line == f"事项{n}"]
    assert late == [10, 11, 12, 13, 16, 17, 18]
    assert "另有 2 项逾期" in [expander.label for expander in open_page("home", EMPLOYEE).expander]


def test_a_draft_waits_for_a_second_person_in_hr_and_for_nobody_else(open_page):
    notice_id = save(NoticeKind.AWARD, title="一份草稿")
    other = open_page("home", OTHER_HR)
    assert "办理：审核" in words(other)
    assert ("notice", f"id={notice_id}") in links(other)
    for viewer in (HR, LEADER, EMPLOYEE):
        assert "一份草稿" not in words(open_page("home", viewer))
        assert "等您办理" not in words(open_page("home", viewer))


def test_receivers_and_verifiers_are_reminded_of_opinions_in_the_same_list(open_page):
    load_calendar(2026)
    receiver, verifier = account("receiver", Role.HR), account("verifier", Role.VERIFIER)
    give(publish(), account("author"), now=NOW - timedelta(days=1))
    said = words(open_page("home", receiver))
    assert "意见箱中有 1 件可以取出" in said
    assert said.count("等您办理") == 1
    for viewer in (verifier, EMPLOYEE):
        assert "意见箱" not in words(open_page("home", viewer))


def test_the_office_is_reminded_of_the_months_meeting_until_it_is_entered(open_page):
    load_calendar(2026)
    reminder = "11月局务会议应于 2026-11-02（周一） 召开，尚未录入纪要。"
    assert reminder in words(open_page("home", OFFICE))
    assert "已过 14 个工作日" in words(open_page("home", OFFICE))
    assert reminder not in words(open_page("home", EMPLOYEE))
    assert "延期" in words(open_page("home", OFFICE))
    enter(held_on=date(2026, 11, 2), issued=False)
    said = words(open_page("home", OFFICE))
    assert reminder not in said
    assert "会后 14 个工作日未印发" in said
    assert "未印发" not in words(open_page("home", EMPLOYEE))


def test_the_chair_is_told_what_waits_for_a_signature(open_page):
    meeting_id = enter(held_on=date(2026, 11, 2), issued=False)
    assert "纪要尚未印发" not in words(open_page("home", LEADER))
    with writing() as db:
        meetings.check(db, by=OFFICE_HEAD, now=NOW, meeting_id=meeting_id, version=1)
    app = open_page("home", LEADER)
    assert "2026-11-02（周一） 局务会议的纪要尚未印发" in words(app)
    assert ("meeting", f"id={meeting_id}") in links(app)


def test_a_unit_sees_its_own_matters_first_and_who_follows_sees_what_waits(open_page):
    enter(
        matters=(
            a_matter("本科事项", date(2026, 12, 1)),
            a_matter("别科事项", date(2026, 12, 1), lead_unit="法规科"),
        )
    )
    said = words(open_page("home", CLERK))
    assert "本单位督办事项 1 项" in said
    assert said.index("本单位督办事项") < said.rindex("本科事项")
    assert "待销号或待答复" not in said
    report(1, finished=True)
    assert "待销号或待答复 1 项" in words(open_page("home", LEADER))
    assert "本单位督办事项" not in words(open_page("home", EMPLOYEE))


def test_what_was_published_since_the_last_look_is_told(open_page):
    with writing() as db:
        account_id = accounts.add(
            db, by=ADMINISTRATOR, now=NOW, login="reader", password="long enough", roles=[Role.EMPLOYEE]
        )
        reader = Viewer("reader", frozenset({Role.EMPLOYEE}), account_id)
        looks.note(db, by=reader, now=NOW - timedelta(days=1))
    enter(title="十一月纪要")
    app = open_page("home", reader)
    assert "您上次查看（2026-11-19 16:00）以来有 1 项更新" in [expander.label for expander in app.expander]
    assert not [e for e in open_page("home", EMPLOYEE).expander if "以来有" in e.label]


def test_who_may_read_nothing_is_shown_nothing(open_page):
    publish(title="一份公示")
    enter(title="一份纪要")
    app = open_page("home", NOBODY)
    assert not app.error
    assert "一份" not in words(app)


def test_the_page_speaks_english(open_page):
    import_lines(a_line(300_000, paid_on=date(2026, 9, 30)))
    assert "Sep" in words(open_page("home", somebody("reader", language="en")))
