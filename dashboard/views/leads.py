"""疑点: what the rules pointed at, what the units said to it, and how it was closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard import labels
from dashboard.clock import today
from dashboard.i18n import t, tn
from dashboard.parts import filters, lead_cards, links, page_head, unit_filter
from data.database import reading
from data.rules.leads import LeadState
from data.rules.roles import Permission, Viewer, can
from queries import leads
from queries.leads import LeadRow

GROUPS_A_PAGE = 8


def show(viewer: Viewer) -> None:
    """How many there are in each state, one filter bar, then the cases by month and unit."""
    page_head.show(
        t("疑点"),
        t("规则从支出明细中找出的待核实情况，先由科室说明，再向全体职工公开，由无关的领导办结。疑点不是结论。"),
    )
    with reading() as db:
        every = leads.listed(db, viewer, today=today())
    _ways(viewer, every)
    if not every:
        page_head.empty(t("还没有公开的疑点。交办的疑点经科室说明，或说明期满后，显示在这里。"))
        return
    unit, state = _filter_bar(every)
    rows = [row for row in every if unit in (None, row.unit) and state in ("", row.state)]
    st.markdown(f"**{_sentence(rows)}**")
    groups = leads.grouped(rows, whole=filters.text("all") == "yes")
    page = filters.page(-(-len(groups) // GROUPS_A_PAGE))
    if not rows:
        page_head.empty(t("没有符合条件的疑点。可换一个单位或状态。"))
    lead_cards.groups(groups[(page - 1) * GROUPS_A_PAGE : page * GROUPS_A_PAGE])


def _ways(viewer: Viewer, rows: Sequence[LeadRow]) -> None:
    with st.container(horizontal=True):
        links.to("precision", t("规则准确率"), icon=":material/percent:")
        links.to("limits", t("审批权限与标准"), icon=":material/rule:")
        if any(row.unit == viewer.unit for row in rows if viewer.unit):
            filters.offer(t("本科室的疑点"), icon=":material/apartment:", key="own", unit=viewer.unit, all="yes")
        if can(viewer, Permission.HANDLE_LEADS):
            links.to("refer-leads", t("交办疑点"), icon=":material/forward_to_inbox:")


def _filter_bar(rows: Sequence[LeadRow]) -> tuple[str | None, str]:
    left, right, last = st.columns([2, 2, 1], vertical_alignment="bottom")
    with left:
        unit = unit_filter.choose(row.unit for row in rows)
    with right:
        states = ["", *(state.value for state in LeadState)]
        state = filters.choice("state", t("状态"), states, lambda s: labels.label(LeadState(s)) if s else t("全部状态"))
    with last:
        filters.clear("unit", "state", "all")
    return unit, state


def _sentence(rows: Sequence[LeadRow]) -> str:
    counted = Counter(row.state for row in rows)
    said = [f"{labels.label(state)} {counted[state]}" for state in LeadState if counted[state]]
    return tn("共 {n} 件", len(rows)) + (t("：") + t("，").join(said) if said else "") + t("。")
