"""Amounts, days and shares as a reader sees them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard import labels
from dashboard.i18n import CHINESE, ENGLISH, speak


@pytest.fixture(autouse=True)
def _as_before():
    yield
    speak(CHINESE)
    labels.count_in("")


def test_an_amount_has_two_decimals_and_is_rounded_once():
    assert labels.amount(1_234_567) == "12,345.67"
    assert labels.amount(1_234_567, big=True) == "1.23"
    assert labels.amount(-50) == "-0.50"


def test_unknown_is_a_dash_or_a_word_and_never_zero():
    assert labels.amount(None) == "—"
    assert labels.money(None) == "未知"
    assert labels.amount(0) == "0.00"
    assert labels.share(None) == labels.share(float("nan")) == "—"


@pytest.mark.parametrize(
    ("language", "currency", "small", "big"),
    [
        (CHINESE, "CNY", "元", "万元"),
        (CHINESE, "GBP", "GBP", "万 GBP"),
        (ENGLISH, "CNY", "yuan", "10,000 yuan"),
        (ENGLISH, "GBP", "GBP", "10,000 GBP"),
    ],
)
def test_the_unit_follows_language_and_currency(language, currency, small, big):
    speak(language)
    labels.count_in(currency)
    assert (labels.currency_unit(big=False), labels.currency_unit(big=True)) == (small, big)


def test_english_says_the_whole_amount_for_it_has_no_word_for_wan():
    labels.count_in("CNY")
    assert labels.money(123_456_789) == "123.46 万元"
    speak(ENGLISH)
    assert labels.money(123_456_789) == "1,234,567.89 yuan"


def test_days_and_times_are_those_of_the_bureau():
    assert labels.day(date(2026, 11, 22)) == "2026-11-22（周日）"
    assert labels.day(None) == "未知"
    assert labels.moment(datetime(2026, 11, 22, 17, 30, tzinfo=UTC)) == "2026-11-23 01:30"


def test_months_are_named_in_either_language():
    assert labels.month(11) == "11月"
    speak(ENGLISH)
    assert labels.month(11) == "Nov"
