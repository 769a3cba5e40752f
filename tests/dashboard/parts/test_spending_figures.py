"""The answer in a sentence reads well in both languages, whatever is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import labels
from dashboard.i18n import CHINESE, ENGLISH, speak
from dashboard.parts import spending_figures
from queries.spending import Source, Summary
from queries.spending_filters import Wanted

SOURCE = Source(files=7, imported_at=None, last_day=date(2026, 7, 1))
YEAR, PART = 100_000_000, 60_000_000


@pytest.fixture(autouse=True)
def _in_yuan():
    labels.count_in("CNY")
    yield
    labels.count_in("")
    speak(CHINESE)


def said(language: str, wanted: Wanted, *, lines: int = 1200, budget: int | None = None) -> str:
    speak(language)
    summary = Summary(PART, lines, (1, 2, 3), budget, budget, 0, 0)
    rate = PART / budget if budget else None
    progress = spending_figures.time_progress(wanted, SOURCE)
    return spending_figures._sentence(wanted, summary, rate, progress)


def test_a_year_is_said_against_the_budget_and_the_time_passed():
    year = Wanted("CNY", 2026)
    assert said(CHINESE, year, budget=YEAR) == (
        "2026年全局支出 60.00 万元，共 1,200 笔，占调整预算 60.0%（占年初预算 60.0%），比序时进度快 10.1 个百分点。"
    )
    assert said(ENGLISH, year, budget=YEAR) == (
        "Whole bureau, 2026: 600,000.00 yuan spent in 1,200 payments, 60.0% of the adjusted budget"
        " (60.0% of the original budget), 10.1 percentage points ahead of time-based progress."
    )


def test_a_month_of_a_unit_and_an_account_is_said_without_the_budget_of_the_year():
    month = Wanted("CNY", 2026, "财务科", 3, "302")
    assert said(CHINESE, month, budget=YEAR) == "2026年3月财务科（已选科目）支出 60.00 万元，共 1,200 笔。"
    assert said(ENGLISH, month, lines=1, budget=YEAR) == (
        "财务科 (chosen account), Mar 2026: 600,000.00 yuan spent in 1 payment."
    )


def test_that_there_is_no_budget_is_said():
    month = Wanted("CNY", 2026, "", 3)
    assert said(CHINESE, month) == "2026年3月全局支出 60.00 万元，共 1,200 笔，没有可比较的预算。"
    assert said(ENGLISH, month) == (
        "Whole bureau, Mar 2026: 600,000.00 yuan spent in 1,200 payments, with no budget to compare."
    )


def test_unknown_dates_are_said_as_such():
    undated = Wanted("CNY", None)
    assert said(CHINESE, undated) == "日期不明的全局支出 60.00 万元，共 1,200 笔。"
    assert said(ENGLISH, undated) == "Whole bureau, unknown dates: 600,000.00 yuan spent in 1,200 payments."
