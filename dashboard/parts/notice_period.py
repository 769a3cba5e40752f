"""The period of a notice, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import notice_words
from dashboard.parts.plain import escaped
from data.rules.working_days import Period


def strip(period: Period, published_on: date, today: date) -> None:
    """Every day from publication to the last day: working days filled and numbered, rest days hollow, today marked."""
    days = [_day(on, period, published_on, today) for on in _days(min(published_on, period.first_day), period.last_day)]
    st.markdown(" ".join(days))
    st.caption(t("● 计入的工作日　○ 不计入的日子（休息日或发布当日）　◆ 今天"))
    if period.provisional:
        st.markdown(f"{notice_words.provisional()} {notice_words.why_provisional()}")


def _day(on: date, period: Period, published_on: date, today: date) -> str:
    counted = on in period.counted_days
    words = [labels.day(on).removeprefix(f"{on.year}-")]
    if on == today:
        words.insert(0, t("今天"))
    if counted:
        words.append(t("第 {n} 日", n=period.counted_days.index(on) + 1))
        if on.weekday() >= 5:
            words.append(t("调休上班"))
    elif on == published_on:
        words.append(t("发布，不计"))
    else:
        words.append(t("休"))
    sign = "◆" if on == today else "●" if counted else "○"
    colour = "blue" if on == today else "green" if counted else "gray"
    return f":{colour}-badge[{sign} {escaped(' '.join(words))}]"


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
