"""Notices in a list: open ones as cards, the others a title and a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links, notice_words
from dashboard.parts.plain import escaped
from data.rules.local_time import local_day

if TYPE_CHECKING:
    from queries.notices import NoticeRow

_ABREAST = 2


def cards(rows: Sequence[NoticeRow]) -> None:
    """Two abreast where there is room, read row by row."""
    for start in range(0, len(rows), _ABREAST):
        cells = st.columns(_ABREAST)
        for cell, row in zip(cells, rows[start : start + _ABREAST], strict=False):
            with cell:
                card(row)


def card(row: NoticeRow) -> None:
    """An open notice: what kind, how long still, whom it concerns, and the way to its page."""
    with st.container(border=True, height="stretch"):
        st.markdown(notice_words.badges(row))
        st.markdown(f"**{escaped(row.title)}**")
        if row.names:
            st.markdown(escaped(notice_words.names(row.names)))
        if row.last_day is not None:
            st.caption(t("公示至 {day} 24:00", day=labels.day(row.last_day)))
        if row.provisional:
            st.caption(notice_words.why_provisional())
        links.to("notice", notice_words.read(row), id=row.id)


def lines(rows: Sequence[NoticeRow]) -> None:
    """Notices that are no longer open: the title, and under it the way to the page with all else in a line."""
    for row in rows:
        with st.container(gap=None):
            st.markdown(escaped(row.title))
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                links.to("notice", notice_words.read(row), id=row.id)
                st.markdown(f"{notice_words.state(row)} :small[:gray[{escaped(_line(row))}]]")


def _line(row: NoticeRow) -> str:
    published = t("{date} 发布", date=local_day(row.published_at).isoformat()) if row.published_at else ""
    facts = (labels.label(row.kind), notice_words.names(row.names), published)
    return " · ".join(fact for fact in facts if fact)
