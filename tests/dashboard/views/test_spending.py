"""The spending page says its figures with their base, and what is missing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from data.commands import budgets
from data.commands.budgets import BudgetRow
from data.database import writing
from tests.dashboard.reading_pages import as_sent, links, words
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER


def test_an_empty_bureau_is_told_what_would_bring_something_here(open_page):
    assert "还没有导入任何支出" in words(open_page("spending", EMPLOYEE))


def test_the_answer_names_both_denominators_and_the_time_passed(open_page):
    import_lines(a_line(60, date(2026, 1, 5)), a_line(40, date(2026, 6, 30)))
    rows = [BudgetRow("办公室", "30201", "", "basic", 16_000, 20_000)]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)
    said = words(open_page("spending", EMPLOYEE))
    assert "占调整预算 50.0%（占年初预算 62.5%）" in said
    assert "比序时进度快 0.4 个百分点" in said  # 181 of 365 days
    assert "数据截至 2026-06-30" in said
    assert "未导入的月份：2月、3月、4月、5月" in said


def test_without_a_budget_no_rate_is_made_up(open_page):
    import_lines(a_line())
    said = words(open_page("spending", EMPLOYEE))
    assert "占调整预算" not in said
    assert "未录入预算" in said


def test_filters_of_the_address_narrow_the_page(open_page):
    import_lines(a_line(60, date(2026, 1, 5)), a_line(40, date(2026, 2, 5), unit="财务科"))
    assert "共 1 笔，合计 40.00 元。" in words(open_page("spending", EMPLOYEE, unit="财务科"))
    assert "共 1 笔，合计 60.00 元。" in words(open_page("spending", EMPLOYEE, month="1"))
    assert "共 2 笔" in words(open_page("spending", EMPLOYEE, unit="没有的科", month="99", code="xyz", page="-3"))


def test_undated_lines_and_unrecognised_codes_are_said(open_page):
    import_lines(a_line(1, None), a_line(2, econ_code="", category="杂项"))
    assert "未识别科目 1 笔" in words(open_page("spending", EMPLOYEE))
    assert "原始文件中没有可用的日期" in words(open_page("spending", EMPLOYEE, year="undated"))


def test_two_currencies_are_asked_for_and_never_added(open_page):
    import_lines(a_line(60), a_line(1), name="1.csv")
    import_lines(a_line(40), name="2.csv", currency="USD")
    assert "61.00 元" in words(open_page("spending", EMPLOYEE))
    assert "40.00 USD" in words(open_page("spending", EMPLOYEE, currency="USD"))


def test_a_name_written_like_markup_is_shown_as_written(open_page):
    import_lines(a_line(payee="**公司** [x](http://example.invalid)", unit="办公室"))
    said = as_sent(open_page("spending", LEADER))
    assert "\\*\\*公司\\*\\*" in said


def _ledger() -> None:
    import_lines(
        a_line(60, date(2026, 1, 5)),
        a_line(40, date(2026, 2, 5), unit="财务科", econ_code="30217", category="公务接待费", payee="东港饭店"),
        a_line(500, date(2026, 3, 5), fund="政府性基金", spend_type="project"),
    )


def test_the_path_widens_step_by_step_and_keeps_what_is_beside_it(open_page):
    _ledger()
    app = open_page("spending", EMPLOYEE, unit="财务科", month=2, code="30217", type="basic")
    steps = [parse_qs(query) for page, query in links(app) if page == "spending"]
    assert [set(step) - {"type"} for step in steps] == [
        set(),
        {"year"},
        {"year", "month"},
        {"year", "month", "unit"},
        {"year", "month", "unit", "code"},
    ]
    assert steps[-1]["code"] == ["302"]
    assert all(step["type"] == ["basic"] for step in steps)


def test_months_funds_and_kinds_narrow_the_figures(open_page):
    _ledger()
    assert "2026年1月至2月全局支出 0.01 万元，共 2 笔" in words(open_page("spending", EMPLOYEE, month=1, to=2))
    assert "共 1 笔，合计 500.00 元。" in words(open_page("spending", EMPLOYEE, fund="政府性基金"))
    said = words(open_page("spending", EMPLOYEE, type="project"))
    assert "共 1 笔，合计 500.00 元。" in said
    assert "支出类型：项目支出" in said


def test_payee_and_amounts_narrow_the_lines_only_and_the_page_says_so(open_page):
    _ledger()
    said = words(open_page("spending", EMPLOYEE, payee="东港饭店"))
    assert "2026年全局支出 0.06 万元，共 3 笔" in said
    assert "共 1 笔，合计 40.00 元。" in said
    assert "上方的数字和图表不随之改变" in said
    assert "共 2 笔，合计 100.00 元。" in words(open_page("spending", EMPLOYEE, most="99.5"))
    assert "“很多”不是金额" in words(open_page("spending", EMPLOYEE, least="很多"))


def test_what_is_set_is_said_in_one_sentence_and_taken_back_by_one_click(open_page):
    _ledger()
    app = open_page("spending", EMPLOYEE, unit="财务科", least="1", words="办公")
    assert "期间：2026年；科室或单位：财务科；金额从：1.00 元]" in words(app)
    assert "查找词：办公。" in words(app)
    app.button[0].click().run()
    assert not app.exception
    assert {"unit", "least", "words"}.isdisjoint(app.query_params)


def test_tables_show_yuan_where_the_address_says_so(open_page):
    _ledger()
    assert "“三公”经费（万元）" in words(open_page("spending", EMPLOYEE))
    assert "“三公”经费（元）" in words(open_page("spending", EMPLOYEE, **{"in": "yuan"}))


def test_the_address_turns_charts_into_tables(open_page):
    _ledger()
    pictures = open_page("spending", EMPLOYEE, **{"in": "yuan"})
    assert "支出（元）" not in words(pictures).replace("“三公”经费（元）", "")
    app = open_page("spending", EMPLOYEE, **{"in": "yuan", "as": "tables"})
    assert _drawn(pictures)
    assert not _drawn(app)
    assert "支出（元）" in words(app)
    assert "500.0" in words(app)
    assert "1月最多" not in words(app)
    assert "3月最多，0.05 万元。" in words(app)


def test_changes_are_told_and_unknown_months_are_not_compared(open_page):
    _ledger()
    said = words(open_page("spending", EMPLOYEE, view="changes"))
    assert "取已导入的最近一个月：2026年3月" in said
    assert "2026年3月 0.05 万元，2026年2月 0.00 万元，相差 +0.05 万元" in said
    assert "2025年3月没有导入任何月份，不作比较。" in said
    assert "只与上年同期比较" in words(open_page("spending", EMPLOYEE, view="changes", month=1, to=3))


def test_execution_says_over_budget_with_the_amount_and_no_budget_in_words(open_page):
    _ledger()
    rows = [BudgetRow("办公室", "30201", "", "basic", 40_000, 50_000)]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)
    said = words(open_page("spending", EMPLOYEE, view="execution"))
    assert "超预算] 办公室：支出 0.06 万元，超过调整预算 0.01 万元，执行率 112.0%。" in said
    assert "无预算支出]（疑点，待核实）：财务科。" in said
    assert "执行率 = 累计支出 ÷ 调整预算数；完成年初预算 = 累计支出 ÷ 年初预算数" in said
    assert "预算未按资金性质录入" in words(open_page("spending", EMPLOYEE, view="execution", fund="政府性基金"))


def test_without_a_budget_on_record_nothing_is_called_unbudgeted(open_page):
    _ledger()
    said = words(open_page("spending", EMPLOYEE, view="execution"))
    assert "没有可比较的预算" in said
    assert "无预算支出" not in said


def test_three_public_is_not_zero_where_no_code_is_recognised(open_page):
    import_lines(a_line(60, econ_code="", category="杂项"))
    assert "所列支出的科目均未识别" in words(open_page("spending", EMPLOYEE))
    import_lines(a_line(40, econ_code="30217", category="公务接待费"), name="2.csv")
    assert "另有 1 笔未识别科目，未计入。" in words(open_page("spending", EMPLOYEE))


def test_what_no_filter_can_mean_is_left_aside(open_page):
    import_lines(a_line())
    said = words(open_page("spending", EMPLOYEE, page="²", words="a\x00b", year="²"))
    assert "没有符合条件的支出" in said


def test_months_never_imported_are_unknown_and_not_without_spending(open_page):
    _ledger()
    said = words(open_page("spending", EMPLOYEE, month=7))
    assert "2026年7月未导入，支出未知" in said
    assert "0.00" not in said
    assert "没有符合条件的支出" not in said


def test_a_month_without_such_spending_is_told_from_one_not_imported(open_page):
    import_lines(a_line(1, date(2026, 1, 5), unit="财务科"), a_line(2, date(2026, 2, 5)))
    import_lines(a_line(4, date(2026, 4, 5), unit="财务科"), name="4.csv")
    assert "2月没有符合条件的支出。3月未导入。" in words(open_page("spending", EMPLOYEE, unit="财务科"))


def test_three_public_leads_to_its_lines_with_the_other_filters(open_page):
    _ledger()
    said = words(open_page("spending", EMPLOYEE, type="basic"))
    found = dict(re.findall(r"\[(公务\w+|因公\S+)\]\(/spending\?(\S+)\)", said))
    assert list(found) == ["公务接待费"]
    assert parse_qs(found["公务接待费"]) == {"type": ["basic"], "code": ["30217"]}
    assert "| [公务接待费](/spending?type=basic&code=30217) | 0.00 | — |" in said


def test_nothing_changed_is_said_and_not_drawn(open_page):
    import_lines(a_line(60, date(2026, 1, 5)), a_line(60, date(2026, 2, 5)))
    app = open_page("spending", EMPLOYEE, view="changes")
    assert "各项金额均无变化" in words(app)
    assert not _drawn(app)


def _drawn(app: AppTest) -> list[Any]:
    return [element for element in app.main if element.type == "plotly_chart"]
