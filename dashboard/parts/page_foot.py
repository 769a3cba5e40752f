"""The foot of a page that may be passed on or hung up: print, PDF, link and QR code, fingerprint."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import t
from dashboard.parts import copy_link
from data.rules import fingerprints


def show(print_at: str, *, fingerprint: str, said: str = "") -> None:
    """`print_at` is the print page's address, such as /print/notice/12; `fingerprint` is of the published record.

    `said` is what the page has to say of itself, above the fingerprint.
    """
    page, question, query = print_at.partition("?")
    with st.container(horizontal=True, gap="small"):
        st.link_button(t("打印页"), print_at, icon=":material/print:")
        st.link_button(t("PDF"), f"{page}.pdf{question}{query}", icon=":material/picture_as_pdf:")
        copy_link.show()
    of_text = t("文本指纹 {digits}：与打印件下方的一致，即为同一文本。", digits=fingerprints.shown(fingerprint))
    st.caption(
        "\n\n".join(filter(None, (said, of_text))),
        help=t("由公开的编号、文本和日期算出（SHA-256 的前 16 位），改动一字即不相同。"),
    )
