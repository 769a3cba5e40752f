"""上次查看以来的更新: what was published since this reader last looked; nothing where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t, tn
from dashboard.parts import links
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from queries.changes import News

_NAMES = {
    "notice": N_("公示"),
    "meeting": N_("会议纪要"),
    "spending-file": N_("支出文件"),
    "decisions": N_("重大决策"),
}


def show(news: Sequence[News], *, since: datetime) -> None:
    """One fold, open, with a line for each."""
    if not news:
        return
    head = tn("您上次查看（{at}）以来有 {n} 项更新", len(news), at=labels.moment(since))
    with st.expander(head, icon=":material/fiber_new:"):
        for one in news:
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.badge(t(_NAMES[one.page]), color="blue")
                if one.page == "decisions":
                    links.to("decisions", escaped(one.title))
                else:
                    links.to(one.page, escaped(one.title), id=one.id)
                st.caption(labels.moment(one.at))
