"""我的意见: the signed ones of this reader, and any one whose receipt they hold."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import now
from dashboard.i18n import t
from dashboard.parts import opinion_own, page_head, problem_notes
from data.commands import opinions as command
from data.database import reading, writing
from data.rules.roles import Viewer
from queries import own_opinions
from queries.own_opinions import OwnOpinion


def show(viewer: Viewer) -> None:
    """By receipt first: who holds one came for that."""
    page_head.show(t("我的意见"), t("您反映的意见办到了哪一步，有没有询问需要您答复。"))
    _by_receipt(viewer)
    st.header(t("我署名反映的意见"), anchor=False)
    with reading() as db:
        signed = own_opinions.mine(db, viewer)
    if not signed:
        page_head.empty(t("您没有署名反映过意见。公示期间可在公示页面反映。"))
    for own in signed:
        _show(viewer, own, opinion_id=own.id)


def _by_receipt(viewer: Viewer) -> None:
    st.header(t("凭回执码查询"), anchor=False)
    st.caption(t("匿名意见凭提交时的回执码查询。本平台不记录谁查询过。"))
    code = opinion_own.ask_receipt()
    if code:
        with problem_notes.told():
            with reading() as db:
                own = own_opinions.followed(db, viewer, receipt=code)
            _show(viewer, own, receipt=code)


def _show(viewer: Viewer, own: OwnOpinion, *, receipt: str = "", opinion_id: str = "") -> None:
    text = opinion_own.show(own)
    if text is not None:
        with problem_notes.told():
            with writing() as db:
                command.answer(db, by=viewer, now=now(), text=text, receipt=receipt, opinion_id=opinion_id)
            st.rerun()
