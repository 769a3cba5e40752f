"""人事与党务公示: what is under notice now, what was before, and how each ended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from dashboard import labels
from dashboard.clock import today
from dashboard.i18n import t, tn
from dashboard.parts import filters, links, notice_cards, page_head
from data.database import reading
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import UNPUBLISHED, State
from data.rules.roles import Permission, Viewer, can
from queries import notices
from queries.notices import NoticeRow

PAGE_SIZE = 20
_FILTERS = ("state", "kind", "year")


def show(viewer: Viewer) -> None:
    """One filter bar, the count in a sentence, open notices as cards, then the others by year."""
    page_head.show(t("人事与党务公示"), t("正在公示什么、何时截止；以前公示过什么、结果如何。"))
    if can(viewer, Permission.WRITE_NOTICES):
        links.to("write-notice", t("起草与发布公示"), icon=":material/edit_document:")
    state, kind, year = _filter_bar(viewer)
    with reading() as db:
        rows = notices.listed(db, viewer, today=today(), state=state, kind=kind, year=year)
    _count(rows)
    if not rows:
        _empty(filtered=bool(state or kind or year))
        return
    opened = [row for row in rows if row.state is State.OPEN]
    if opened:
        st.header(t("正在公示"), anchor=False)
        notice_cards.cards(opened)
    _others(rows[len(opened) :])


def _filter_bar(viewer: Viewer) -> tuple[State | None, NoticeKind | None, int | None]:
    with reading() as db:
        years = notices.years(db, viewer)
    drafts = can(viewer, Permission.WRITE_NOTICES)
    states = [state for state in State if drafts or state not in UNPUBLISHED]
    cells = st.columns(3)
    with cells[0]:
        state = filters.choice("state", t("状态"), ["", *states], lambda s: labels.label(State(s)) if s else t("全部"))
    with cells[1]:
        kind = filters.choice(
            "kind", t("类别"), ["", *NoticeKind], lambda k: labels.label(NoticeKind(k)) if k else t("全部")
        )
    with cells[2]:
        year = filters.choice("year", t("年度"), ["", *(str(y) for y in years)], lambda y: y or t("全部"))
    return State(state) if state else None, NoticeKind(kind) if kind else None, int(year) if year else None


def _count(rows: Sequence[NoticeRow]) -> None:
    opened = sum(1 for row in rows if row.state is State.OPEN)
    said = (
        tn("共 {n} 件，其中公示中 {opened} 件。", len(rows), opened=opened) if opened else tn("共 {n} 件。", len(rows))
    )
    st.markdown(f"**{said}**")


def _empty(*, filtered: bool) -> None:
    if not filtered:
        page_head.empty(t("还没有发布任何公示。人事干部可在“起草与发布公示”页面起草，由另一位人事干部发布。"))
        return
    page_head.empty(t("没有符合条件的公示。"))
    if st.button(t("清除筛选"), icon=":material/filter_alt_off:"):
        filters.narrow(**dict.fromkeys(_FILTERS, ""))


def _others(rows: Sequence[NoticeRow]) -> None:
    """By year, the latest first; what was never published, which only its writers see, before all."""
    unpublished_first = sorted(rows, key=lambda row: row.year is not None)
    pages = -(-len(rows) // PAGE_SIZE)
    place = st.container()
    number = filters.page(pages)
    shown = unpublished_first[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    with place:
        for year, group in groupby(shown, key=lambda row: row.year):
            st.header(t("{year}年", year=year) if year else t("未发布"), anchor=False)
            notice_cards.lines(list(group))
