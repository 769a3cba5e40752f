"""The address of what is shown, to be copied and sent or scanned: the reader sees what she may see."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard import qr_code
from dashboard.i18n import t
from dashboard.parts import filters


def show() -> None:
    """A button that opens the address with a sign to copy it, and its code for a phone; drawn when it is opened."""
    box = st.popover(t("链接与二维码"), icon=":material/link:", key="copy-link", on_change="rerun")
    if box.open:
        with box:
            st.code(_address(), language=None, wrap_lines=True)
            st.caption(t("收到链接的同事看到的，以其本人的权限为准。"))
            st.image(qr_code.png(_address()), width=240)
            st.caption(t("用手机扫描后打开本页；手机须能访问内网，并以本人账号登录。"))


def _address() -> str:
    """The address of this page with all that is set in it."""
    query = urlencode(filters.together())
    return f"{st.context.url or ''}{'?' if query else ''}{query}"
