"""规则准确率: how often each rule was right, for all staff to read."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import today
from dashboard.i18n import t
from dashboard.parts import links, page_head, precision_table
from data.database import reading
from data.rules.roles import Viewer
from data.settings import settings
from queries import precision


def show(viewer: Viewer) -> None:
    """All rules in one sentence, each with its share and interval, and those of which nothing is known."""
    page_head.show(t("规则准确率"), t("各条规则提出的疑点，办结后有多少属实。"), path=(t("首页"), t("疑点")))
    with reading() as db:
        rows = precision.ledger(db, viewer, today=today())
    precision_table.sentence(rows)
    precision_table.table(rows)
    precision_table.how(settings().lead_floor_percent)
    precision_table.untried(rows)
    with st.container(horizontal=True):
        links.to("leads", t("全部疑点"), icon=":material/arrow_back:")
        links.to("limits", t("审批权限与标准"), icon=":material/rule:")
