"""A year's budget by unit, section and project, as it stands and as it stood on a day."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from dashboard.feeds import budgets as feed
from data.commands import budgets
from data.commands.budgets import BudgetRow, Origin
from data.database import writing
from tests.dashboard.reading_pages import links, words
from tests.people import EMPLOYEE, FINANCE

FEBRUARY, SEPTEMBER = datetime(2026, 2, 12, 2, tzinfo=UTC), datetime(2026, 9, 24, 2, tzinfo=UTC)
PAPER = BudgetRow("办公室", "30201", "", "basic", 1_000_000, 1_000_000)
MOVED = (
    BudgetRow("办公室", "30201", "", "basic", 1_000_000, 800_000, -200_000),
    BudgetRow("信息科", "30213", "平台", "project", 0, 3_200_000, 200_000),
)


@pytest.fixture
def recorded(fresh_database) -> None:
    adjusted = Origin(name="调整.xlsx", basis="滨财预〔2026〕86号", dated=date(2026, 9, 24))
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=FEBRUARY, year=2026, rows=[PAPER])
        budgets.record_year(
            db, by=FINANCE, now=SEPTEMBER, year=2026, rows=MOVED, origin=adjusted, reason="年中预算调整"
        )


def test_it_shows_the_budget_in_force_and_all_that_was_recorded(recorded, open_page):
    app = open_page("budget", EMPLOYEE)
    said = words(app)
    assert "2026年全局预算 2 项，年初 1.00 万元，调整后 4.00 万元，增减 3.00 万元。" in said
    assert all(each in said for each in ("30201", "平台", "滨财预〔2026〕86号", "年中预算调整", "现行", "已替代"))
    assert ("budget", "year=2026&as_of=2026-02-12") in links(app)


def test_a_unit_is_chosen_by_the_address(recorded, open_page):
    said = words(open_page("budget", EMPLOYEE, unit="信息科"))
    assert "2026年信息科预算 1 项，年初 0.00 万元，调整后 3.20 万元" in said


def test_an_earlier_day_shows_what_counted_then(recorded, open_page):
    assert "年初 1.00 万元，调整后 1.00 万元" in words(open_page("budget", EMPLOYEE, as_of="2026-03-01"))
    assert "2026年没有有效的预算" in words(open_page("budget", EMPLOYEE, as_of="2026-01-01"))


def test_only_what_changed_can_be_looked_at(open_page, recorded):
    assert "没有增减过的项。" in words(open_page("budget", EMPLOYEE, as_of="2026-03-01", show="changed"))
    assert "平台" in words(open_page("budget", EMPLOYEE, show="changed"))


def test_nothing_recorded_says_what_would_bring_something(open_page):
    assert "财务人员可在“导入预算”页面上传预算文件" in words(open_page("budget", EMPLOYEE))


def test_the_workbook_holds_the_items_of_the_unit_that_is_shown(recorded):
    content = feed.items_xlsx(EMPLOYEE, record_id=2, unit="信息科", filters=(("年度", "2026"),), at=SEPTEMBER)
    rows = list(load_workbook(io.BytesIO(content))["年度预算"].iter_rows(values_only=True))
    assert rows[1:] == [("信息科", "30213", None, "平台", "项目支出", 0, 2_000, 32_000, 32_000)]
