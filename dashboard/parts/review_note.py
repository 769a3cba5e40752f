"""Whether a leader has reviewed a month's spending, for all staff to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import badges
from dashboard.parts.plain import escaped
from data.rules.reviews import ReviewState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.reviews import Reviewed

_LOOKS: dict[ReviewState, badges.Look] = {
    ReviewState.NOT_REVIEWED: ("violet", "pending"),
    ReviewState.REVIEWED: ("gray", "task_alt"),
    ReviewState.REOPENED: ("red", "restart_alt"),
}


def of_month(row: Reviewed) -> None:
    """One month: its state, by whom and when, and what was asked."""
    month = t("{year}年{month}", year=row.year, month=labels.month(row.month))
    said = t("{month}：{state}", month=month, state=labels.label(row.state))
    badges.show(_LOOKS[row.state], said)
    if row.reviewed_at is None:
        return
    st.caption(escaped(t("{by} 于 {at} 审阅。", by=row.reviewed_by, at=labels.moment(row.reviewed_at))))
    if row.state is ReviewState.REOPENED:
        st.caption(t("审阅之后数字有更正，原审阅不再对应现在的数字，须重新审阅。"))
    if row.questions:
        st.caption(t("审阅时提出："))
        st.text(row.questions)


def of_year(rows: Sequence[Reviewed]) -> None:
    """All imported months of a year in one line a state."""
    said = []
    for state in ReviewState:
        months = [labels.month(row.month) for row in rows if row.state is state]
        if months:
            said.append(t("{state}：{months}", state=labels.label(state), months=t("、").join(months)))
    if said:
        st.caption(t("领导审阅 · {said}", said=" · ".join(said)))
