"""What may be done with an opinion, one small form each; a form answers what was sent, or None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import page_head
from dashboard.parts.plain import escaped
from data.rules.notice_workflow import Outcome
from data.rules.opinions import ANSWERS, LONGEST_TEXT

if TYPE_CHECKING:
    from queries.opinions import Candidate


def assign(candidates: Sequence[Candidate]) -> int | None:
    """The account of the verifier who was chosen. Who must keep away is named with the reason, and cannot be chosen."""
    free = {one.account_id: one.name for one in candidates if one.interest is None}
    for one in candidates:
        if one.interest is not None:
            st.caption(t("{name} 须回避：{why}。", name=escaped(one.name), why=labels.label(one.interest)))
    if not free:
        page_head.empty(t("没有可以分办的核实人。请系统管理员为一位没有利害关系的同志开通核实权限。"))
        return None
    with st.form("assign", border=False):
        chosen = st.selectbox(t("核实人"), list(free), format_func=lambda account_id: free[account_id])
        return chosen if st.form_submit_button(t("分办"), type="primary", icon=":material/assignment_ind:") else None


def ask() -> str | None:
    """A question for the author."""
    with st.form("ask", enter_to_submit=False, clear_on_submit=True, border=False):
        text = st.text_area(t("询问反映人"), max_chars=LONGEST_TEXT, height=100)
        st.caption(t("反映人凭回执码或在“我的意见”中看到询问并答复。请勿追问身份。"))
        return text if st.form_submit_button(t("发出询问"), icon=":material/contact_support:") else None


def settle() -> tuple[Outcome, str, str] | None:
    """The outcome, the finding and the words for the author."""
    with st.form("settle", enter_to_submit=False, border=False):
        outcome = st.selectbox(t("核实结论"), ANSWERS, format_func=labels.label)
        finding = st.text_area(t("核实情况（只有受理人和核实人可见）"), max_chars=LONGEST_TEXT, height=120)
        reply = st.text_area(t("给反映人的答复（可不填）"), max_chars=LONGEST_TEXT, height=80)
        sent = st.form_submit_button(t("记录核实结论"), type="primary", icon=":material/task_alt:")
    return (outcome, finding, reply) if sent else None


def close() -> tuple[str, str] | None:
    """The reason for closing without a check, and the words for the author."""
    with st.form("close", enter_to_submit=False, border=False):
        reason = st.text_area(t("办结理由（只有受理人和核实人可见）"), max_chars=LONGEST_TEXT, height=80)
        reply = st.text_area(t("给反映人的答复（可不填）"), max_chars=LONGEST_TEXT, height=80)
        sent = st.form_submit_button(t("按与公示无关或表扬办结"), icon=":material/do_not_disturb_on:")
    return (reason, reply) if sent else None


def recuse(notices: Mapping[int, str]) -> tuple[int, str] | None:
    """The notice, by number and title, to keep away from, and why."""
    if not notices:
        return None
    with (
        st.expander(t("申报回避"), icon=":material/person_off:"),
        st.form("recuse", enter_to_submit=False, border=False),
    ):
        st.caption(
            t(
                "与公示对象有亲属关系或其他可能影响公正的关系的，应当回避。"
                "申报后您看不到这份公示的任何意见，已分办给您的退回受理人；申报不能撤销。"
            )
        )
        notice_id = st.selectbox(t("公示"), list(notices), format_func=lambda chosen: notices[chosen])
        reason = st.text_input(t("回避理由"), max_chars=200)
        sent = st.form_submit_button(t("申报回避"), icon=":material/person_off:")
    return (notice_id, reason) if sent else None
