"""The form for an opinion that came by letter, telephone or visit: its receiver writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import opinion_receipt
from data.rules.opinions import LONGEST_TEXT, Author, Channel

FORM = "register-opinion"
_CHANNELS = (Channel.LETTER, Channel.PHONE, Channel.VISIT)


@dataclass(frozen=True, slots=True)
class Registered:
    """What a receiver wrote down. `receipt` tells a form sent twice."""

    notice_id: int
    channel: Channel
    received_on: date
    text: str
    receipt: str
    author: Author | None


def ask(notices: Mapping[int, str], today: date) -> Registered | None:
    """What was written down about one of these notices, given by number and title, once it is sent."""
    if not notices:
        return None
    receipt = opinion_receipt.held(FORM)
    with (
        st.expander(t("登记来信、来电、来访的意见"), icon=":material/edit_note:"),
        st.form(f"{FORM}-{receipt[:4]}", enter_to_submit=False, border=False),  # another code, another and empty form
    ):
        notice_id = st.selectbox(t("公示"), list(notices), format_func=lambda chosen: notices[chosen])
        left, right = st.columns(2)
        channel = left.selectbox(t("方式"), _CHANNELS, format_func=labels.label)
        received_on = right.date_input(t("收到日期"), today, max_value=today)
        text = st.text_area(
            t("内容"), max_chars=LONGEST_TEXT, height=140, help=t("来电、来访的，请在写下后读给反映人核对。")
        )
        st.caption(t("署名的填写反映人，匿名的留空。反映人信息与意见分开保存，只有纪检人员可以查看。"))
        name_cell, unit_cell, contact_cell = st.columns(3)
        name = name_cell.text_input(t("反映人"), max_chars=100)
        unit = unit_cell.text_input(t("反映人单位"), max_chars=100)
        contact = contact_cell.text_input(t("联系方式"), max_chars=200)
        if not st.form_submit_button(t("登记意见"), type="primary", icon=":material/edit_note:"):
            return None
    author = Author(name, unit, contact) if name.strip() or unit.strip() or contact.strip() else None
    return Registered(notice_id, channel, received_on, text, receipt, author)
