"""The address of what is shown, to be copied and sent: the reader sees what she may see."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.i18n import t
from dashboard.parts import filters


def show() -> None:
    """A button that opens the address with a sign to copy it."""
    box = st.popover(t("复制链接"), icon=":material/link:", key="copy-link", on_change="rerun")
    if box.open:
        with box:
            st.code(address(), language=None, wrap_lines=True)
            st.caption(t("收到链接的同事看到的，以其本人的权限为准。"))


def address() -> str:
    """The address of this page with all that is set in it."""
    query = urlencode(filters.together())
    return f"{st.context.url or ''}{'?' if query else ''}{query}"
