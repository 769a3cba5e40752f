"""The period of a notice, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from dashboard import labels, problems
from dashboard.i18n import N_, t
from dashboard.parts import notice_words
from dashboard.parts.plain import escaped
from data.errors import RuleBroken
from data.rules.working_days import Period, Thin

_THIN: Mapping[Thin, str] = {
    Thin.MAKE_UP: N_("公示期的最后一日是调休上班的周末，合乎规定，但看到的人可能较少。可考虑延长。"),
    Thin.BEFORE_REST: N_("公示期的最后一日是长假前最后一个工作日，合乎规定，但看到的人可能较少。可考虑延长。"),
}


def warnings(thin: Thin | None, disagrees: RuleBroken | None) -> None:
    """What the publisher should see before publishing: dates that disagree, and a last day when few are there."""
    if disagrees:
        st.error(problems.sentence(disagrees), icon=":material/block:")
    if thin:
        st.warning(t(_THIN[thin]), icon=":material/event_busy:")


def strip(period: Period, published_on: date, today: date, lost: Sequence[date] = ()) -> None:
    """Every day from publication to the last day: working days filled and numbered, rest days hollow, today marked."""
    days = [
        _day(on, period, published_on, today, lost)
        for on in _days(min(published_on, period.first_day), period.last_day)
    ]
    st.markdown(" ".join(days))
    st.caption(t("● 计入的工作日　○ 不计入的日子（休息日或发布当日）　◆ 今天"))
    if period.provisional:
        st.markdown(f"{notice_words.provisional()} {notice_words.why_provisional()}")


def _day(on: date, period: Period, published_on: date, today: date, lost: Sequence[date]) -> str:
    counted = on in period.counted_days
    words = [labels.day(on).removeprefix(f"{on.year}-")]
    if on == today:
        words.insert(0, t("今天"))
    if counted:
        words.append(t("第 {n} 日", n=period.counted_days.index(on) + 1))
        if on.weekday() >= 5:
            words.append(t("调休上班"))
    elif on in lost:
        words.append(t("中断，不计"))
    elif on == published_on:
        words.append(t("发布，不计"))
    else:
        words.append(t("休"))
    sign = "◆" if on == today else "●" if counted else "○"
    colour = "blue" if on == today else "green" if counted else "gray"
    return f":{colour}-badge[{sign} {escaped(' '.join(words))}]"


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
