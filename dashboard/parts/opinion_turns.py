"""What was asked about an opinion, and what its author answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from data.rules.opinions import LONGEST_TEXT

if TYPE_CHECKING:
    from queries.opinions import Turn


def show(turns: Sequence[Turn]) -> None:
    """Each turn under who wrote it and on which day."""
    for turn in turns:
        with st.container(border=True, gap="xsmall"):
            who = t("反映人答复") if turn.by_author else t("询问")
            st.markdown(f"**{who}** · {labels.day(turn.written_on)}")
            st.text(turn.text)


def answer(key: str) -> str | None:
    """What the author answers; None until it is sent."""
    with st.form(key, enter_to_submit=False, clear_on_submit=True):
        text = st.text_area(t("您的答复"), max_chars=LONGEST_TEXT, height=120)
        st.caption(t("答复放入意见箱，次日起由受理人取出；只记录日期。"))
        return text if st.form_submit_button(t("提交答复"), type="primary", icon=":material/send:") else None
