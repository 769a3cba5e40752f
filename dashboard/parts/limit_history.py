"""One limit whole: what holds, which rules read it, and all that held before or will hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import discipline_words, labels, limit_words
from dashboard.i18n import t
from dashboard.parts import facts, limit_cards
from dashboard.parts.limit_cards import Names
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from queries.discipline_limits import Held, LimitRow


def in_force(row: LimitRow, names: Names) -> None:
    """What holds today, since when and by what."""
    if row.in_force is None:
        st.markdown(limit_cards.badge(None))
        st.markdown(limit_cards.not_recorded())
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{_days(row.in_force)}　{limit_cards.badge(row.in_force)}")
        lines = limit_cards.said(row.name, row.in_force.value, names, whole=True)
        st.markdown("  \n".join(f"**{line}**" for line in lines))
        st.caption(_who(row.in_force))


def recorded(row: LimitRow) -> None:
    """What was just recorded, and from when on it holds."""
    held = next(each for each in row.held if each.number == row.version)
    said = t(
        "已登记“{name}”，{day} 起执行，全体职工可见。",
        name=limit_words.name(row.name),
        day=held.effective_from.isoformat(),
    )
    st.success(said, icon=":material/check_circle:")


def rules(row: LimitRow) -> None:
    """The rules that read it, with what each looks at."""
    st.subheader(t("哪些规则依据它"), anchor=False)
    facts.show([(f"{code} {discipline_words.name(code)}", discipline_words.description(code)) for code in row.rules])


def history(row: LimitRow, names: Names, *, today: date) -> None:
    """What held before and what will hold, the latest first."""
    st.subheader(t("此前和以后的"), anchor=False)
    others = [held for held in reversed(row.held) if held is not row.in_force]
    if not others:
        st.caption(t("没有其他登记。登记新的之后，原来的保留在这里。"))
    for held in others:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{_days(held)}**　{_state(held, today)}")
            st.markdown("  \n".join(limit_cards.said(row.name, held.value, names, whole=True)))
            st.caption(_who(held))


def _days(held: Held) -> str:
    since = limit_words.since(held.effective_from)
    if held.until is None:
        return since
    return t("{since}，至 {until} 止", since=since, until=held.until.isoformat())


def _state(held: Held, today: date) -> str:
    if held.is_corrected:
        return f":gray-badge[{t('已更正，不再计算')}]"
    return f":violet-badge[{t('尚未执行')}]" if held.effective_from > today else f":gray-badge[{t('已被替代')}]"


def _who(held: Held) -> str:
    source = escaped(held.source)
    if held.recorded_at is None:
        return t("{source} · 随程序提供，本局登记后以登记的为准", source=source)
    return t(
        "{source} · {by}于 {at} 登记", source=source, by=escaped(held.recorded_by), at=labels.moment(held.recorded_at)
    )
