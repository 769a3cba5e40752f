"""变更记录: what was done, to what, by whom, when; and whether the record is whole."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import t
from dashboard.parts import audit_entries, filters, page_head
from data.database import reading
from data.rules.roles import Viewer
from queries import audit_trail

PAGE_SIZE = 50


def show(viewer: Viewer) -> None:
    """The check first, then the entries, the newest on top."""
    page_head.show(t("变更记录"), t("每一次写入都留有一条记录，数据库拒绝修改和删除。"))
    _verify(viewer)
    with reading() as db:
        subjects = audit_trail.subjects(db, viewer)
        logins = audit_trail.logins(db, viewer)
    kind = filters.segments("kind", t("范围"), audit_trail.KINDS, audit_entries.kind_name)
    left, right, _ = st.columns([1, 1, 2])
    with left:
        say = audit_entries.subject_name
        subject = filters.choice("subject", t("对象"), ["", *subjects], lambda s: say(s) if s else t("全部对象"))
    with right:
        login = filters.choice("login", t("操作账号"), ["", *logins], lambda name: name or t("全部账号"))
    page = filters.number(filters.PAGE) or 1
    with reading() as db:
        found = audit_trail.paged(db, viewer, kind=kind, subject=subject, login=login, page=page, size=PAGE_SIZE)
    if not found.count:
        page_head.empty(t("没有符合条件的记录。可放宽筛选条件。"))
        return
    audit_entries.table(found)
    filters.page(-(-found.count // PAGE_SIZE))


def _verify(viewer: Viewer) -> None:
    with st.container(border=True):
        st.markdown(t("每条记录都带有前一条的校验值，改动任何一条都会使其后不再相符。"))
        if st.button(t("核验全部记录"), icon=":material/verified_user:"):
            with st.spinner(t("正在核验")), reading() as db:
                found = audit_trail.verify(db, viewer)
            audit_entries.verdict(found)
