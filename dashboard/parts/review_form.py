"""The leader signs here."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import t


def sign(*, key: str) -> str | None:
    """The questions (empty for none), once the month is signed."""
    with st.form(f"review-{key}", enter_to_submit=False):
        questions = st.text_area(
            t("审阅时提出的问题（可空）"), help=t("全体职工可见。请勿写个人电话和身份证号码。"), key=f"questions-{key}"
        )
        sent = st.form_submit_button(t("记录为已审阅"), type="primary", icon=":material/task_alt:")
    return questions if sent else None
