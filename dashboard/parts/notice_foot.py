"""The foot of a notice's page: its address to pass on, and how to put it on paper."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import t


def show(notice_id: int) -> None:
    """The address with a button that copies it; everybody who opens it sees what they may see."""
    here = st.context.url
    if here:
        st.caption(t("本页地址，可复制后发给同事："))
        st.code(f"{here}?id={notice_id}", language=None, wrap_lines=True)
    st.caption(t("打印：先收起左侧菜单，再用浏览器的打印功能（Ctrl+P，苹果电脑为 ⌘P），纸张选 A4。"))
