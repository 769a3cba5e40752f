"""The foot of a page that may be passed on or hung up: print, PDF, copy link, QR code, fingerprint."""

from __future__ import annotations

import streamlit as st

from dashboard import qr_code
from dashboard.i18n import t
from dashboard.parts import copy_link
from data.rules import fingerprints


def show(print_at: str, *, fingerprint: str) -> None:
    """`print_at` is the print page's address, such as /print/notice/12; `fingerprint` is of the published record."""
    page, question, query = print_at.partition("?")
    with st.container(horizontal=True, gap="small"):
        st.link_button(t("打印页"), print_at, icon=":material/print:")
        st.link_button(t("PDF"), f"{page}.pdf{question}{query}", icon=":material/picture_as_pdf:")
        copy_link.show()
        _qr()
    st.caption(
        t("文本指纹 {digits}：与打印件下方的一致，即为同一文本。", digits=fingerprints.shown(fingerprint)),
        help=t("由公开的编号、文本和日期算出（SHA-256 的前 16 位），改动一字即不相同。"),
    )


def _qr() -> None:
    """The page's address to be scanned with a phone that is in the same network; drawn when it is opened."""
    code = st.popover(t("二维码"), icon=":material/qr_code:", key="page-foot-code", on_change="rerun")
    if code.open:
        with code:
            st.image(qr_code.png(copy_link.address()), width=240)
            st.caption(t("用手机扫描后打开本页；手机须能访问内网，并以本人账号登录。"))
