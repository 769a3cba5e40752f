"""疑点 on the first page: those that wait for this reader's unit, and how many are open; nothing where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.i18n import t, tn
from dashboard.parts import lead_cards, links
from data.rules.leads import LeadState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.leads import LeadRow

_HEARD = (LeadState.ANSWERED, LeadState.UNANSWERED)
MOST = 3


def mine(rows: Sequence[LeadRow]) -> None:
    """Cases that the reader's unit has not explained yet, the fewest days first."""
    waiting = sorted((row for row in rows if row.state in (LeadState.TO_EXPLAIN, LeadState.UNANSWERED)), key=_days)
    if not waiting:
        return
    st.subheader(t("等待本科室说明"), anchor=False)
    for row in waiting[:MOST]:
        lead_cards.card(row)
    if len(waiting) > MOST:
        links.to("leads", tn("另有 {n} 件", len(waiting) - MOST), unit=waiting[0].unit, all="yes")


def opened(rows: Sequence[LeadRow], *, reviews: bool) -> None:
    """How many cases are public and not yet closed; for a leader, that they wait for closing."""
    heard = [row for row in rows if row.state in _HEARD]
    if not heard:
        return
    with st.container(border=True, gap="xsmall"):
        said = tn("{n} 件疑点等待办结", len(heard)) if reviews else tn("{n} 件疑点已公开、尚未办结", len(heard))
        st.markdown(f":material/search_check: **{said}**")
        links.to("leads", t("查看疑点"), icon=":material/arrow_forward:")


def desk() -> None:
    """The way to the leader's desk."""
    links.to("desk", t("审阅本月经费"), icon=":material/fact_check:")


def _days(row: LeadRow) -> int:
    return row.days_left
