"""督办台账: every matter settled that is not closed off, by unit and by lateness."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import today
from dashboard.i18n import t
from dashboard.parts import copy_link, filters, matter_board, page_head
from data.database import reading
from data.rules.roles import Viewer
from queries import matters


def show(viewer: Viewer) -> None:
    """The whole bureau's, or one unit's where the address says so."""
    page_head.show(t("督办台账"), t("会议议定的事项由谁负责、到了哪一步、哪些逾期。逾期按工作日计算。"))
    with reading() as db:
        units = matters.by_unit(db, viewer, today=today())
    if not units:
        page_head.empty(t("还没有议定事项。会议纪要印发后，其中的议定事项显示在这里。"))
        return
    names = sorted(line.unit for line in units)
    with st.columns([1, 3])[0]:
        unit = filters.choice("unit", t("单位"), ["", *names], lambda name: name or t("全部单位"))
    filters.clear("unit")
    with reading() as db:
        rows = matters.running(db, viewer, today=today(), unit=unit)
        closed = matters.closed(db, viewer, today=today(), unit=unit)
    shown = [line for line in units if not unit or line.unit == unit]
    st.markdown(f"**{matter_board.sentence(shown)}**")
    if not unit:
        matter_board.by_unit(units)
    if not rows:
        page_head.empty(t("没有未办结的事项。"))
    matter_board.cards(rows)
    matter_board.closed(closed)
    copy_link.show()
