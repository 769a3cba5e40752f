"""Notices of a file before they are kept: what each would be, with its people and its period."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind, asks_opinions

Shown = tuple[int, NoticeKind, NoticeContent]


def show(notices: Sequence[Shown]) -> None:
    """A row a notice: where it begins in the file, kind, title, people, working days."""
    people = sum(len(content.people) for _, _, content in notices)
    st.subheader(t("核对"), anchor=False)
    st.markdown(tn("共 {n} 份，涉及 {people} 人。", len(notices), people=people))
    table = {
        t("行"): [row for row, _, _ in notices],
        t("类别"): [labels.label(kind) for _, kind, _ in notices],
        t("标题"): [content.title for _, _, content in notices],
        t("公示对象"): [t("、").join(person.name for person in content.people) for _, _, content in notices],
        t("公示天数（工作日）"): [
            str(content.period_days) if asks_opinions(kind) else labels.NONE for _, kind, content in notices
        ],
    }
    st.dataframe(pd.DataFrame(table), hide_index=True, width="stretch")
