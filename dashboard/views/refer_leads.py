"""交办疑点: what the rules found in a month and nobody has asked the units about yet."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import labels, rejudging
from dashboard.clock import now
from dashboard.i18n import t, tn
from dashboard.parts import filters, lead_waiting, links, page_head, problem_notes
from data.commands import leads as command
from data.database import reading, writing
from data.rules.discipline_kinds import Severity
from data.rules.roles import Viewer
from queries import leads

FINDINGS_A_PAGE = 20
UNDATED = "undated"  # in the address, for findings whose month is not known
Counted = tuple[int | None, int | None, int]


def show(viewer: Viewer) -> None:
    """A month, a button for all that weigh more than a hint, and each with a button of its own."""
    page_head.show(t("交办疑点"), t("核查结果交给科室说明。科室有规定的工作日作说明，其间只有科室和经办人员可见。"))
    rejudging.show(viewer)
    with reading() as db:
        months = leads.unreferred_months(db, viewer)
    if not months:
        page_head.empty(t("没有待交办的核查结果。财务核查支出后，结果显示在这里。"))
        links.to("leads", t("全部疑点"), icon=":material/arrow_forward:")
        return
    year, month = _month(months)
    with reading() as db:
        rows = leads.unreferred(db, viewer, year=year, month=month)
    heavier = [row for row in rows if row.severity is not Severity.HINT]
    _all_at_once(viewer, year, month, len(heavier))
    page = filters.page(-(-len(rows) // FINDINGS_A_PAGE))
    pressed = lead_waiting.chosen(rows[(page - 1) * FINDINGS_A_PAGE : page * FINDINGS_A_PAGE])
    if pressed is not None:
        with problem_notes.told():
            with writing() as db:
                command.refer(db, by=viewer, now=now(), finding_id=pressed)
            st.toast(t("已交办 1 件，科室可以说明了。"), icon=":material/forward_to_inbox:")
            st.rerun()


def _all_at_once(viewer: Viewer, year: int | None, month: int | None, heavier: int) -> None:
    period = labels.period(year, month) if month else t("月份不明的")
    st.markdown("**" + tn("{period}有 {n} 件分量在提示以上。", heavier, period=period) + "**")
    if heavier and st.button(tn("全部交办（{n} 件）", heavier), type="primary", icon=":material/outbox:"):
        with problem_notes.told():
            with writing() as db:
                opened = command.refer_month(db, by=viewer, now=now(), year=year, month=month)
            st.toast(tn("已交办 {n} 件，科室可以说明了。", len(opened)), icon=":material/outbox:")
            st.rerun()


def _month(months: Sequence[Counted]) -> tuple[int | None, int | None]:
    said = {f"{each[0]}-{each[1]:02}" if each[1] else UNDATED: each for each in months}
    with st.columns(3)[0]:
        chosen = filters.choice("period", t("月份"), list(said), lambda each: _with_number(*said[each]))
    return said[chosen][:2]


def _with_number(year: int | None, month: int | None, number: int) -> str:
    return tn("{period}（{n} 件）", number, period=labels.period(year, month) if month else t("月份不明"))
