"""提问与答复: what staff asked about figures, who answered, and what still waits."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import labels
from dashboard.caching import kept
from dashboard.clock import today
from dashboard.i18n import t, tn
from dashboard.parts import filters, links, page_head, question_places, unit_filter
from dashboard.parts import questions as part
from dashboard.parts.plain import escaped
from data.database import reading
from data.rules.questions import QuestionState
from data.rules.roles import Viewer
from queries import question_places as places
from queries import questions, spending
from queries.questions import QuestionRow

QUESTIONS_A_PAGE = 20


def show(viewer: Viewer) -> None:
    """How many wait and are overdue of how many, one filter bar, then a card for each, the latest first."""
    page_head.show(t("提问与答复"), t("职工就支出数字提的问题，由科室在规定的工作日内答复，提问和答复全体职工可见。"))
    with reading() as db:
        asked = questions.units(db, viewer)
    if not asked:
        page_head.empty(t("还没有提问。可在“经费使用”页面或一笔支出的页面，就那里的数字提问。"))
        links.to("spending", t("经费使用"), icon=":material/arrow_forward:")
        return
    unit, state = _filter_bar(asked)
    if viewer.unit and viewer.unit != unit and viewer.unit in asked:
        filters.offer(t("只看本单位"), icon=":material/apartment:", key="own", unit=viewer.unit)
    with reading() as db:
        counts = questions.counted(db, viewer, today=today(), unit=unit)
    st.markdown(f"**{_sentence(counts)}**")
    number = counts[state] if state else sum(counts.values())
    place = st.container()
    page = filters.page(-(-number // QUESTIONS_A_PAGE))
    with reading() as db:
        rows = questions.listed(db, viewer, today=today(), unit=unit, state=state, page=page, size=QUESTIONS_A_PAGE)
    with place:
        _cards(viewer, rows)


def _filter_bar(asked: Sequence[str]) -> tuple[str | None, QuestionState | None]:
    """None for every unit, and for every state."""
    left, right, last = st.columns([2, 2, 1], vertical_alignment="bottom")
    with left:
        unit = unit_filter.choose(asked)
    with right:
        states = ["", *(state.value for state in QuestionState)]
        state = filters.choice(
            "state", t("状态"), states, lambda s: labels.label(QuestionState(s)) if s else t("全部状态")
        )
    with last:
        filters.clear("unit", "state")
    return unit, QuestionState(state) if state else None


def _sentence(counts: dict[QuestionState, int]) -> str:
    return tn(
        "共 {n} 条提问，其中 {waiting} 条待答复，{overdue} 条逾期未答复。",
        sum(counts.values()),
        waiting=counts[QuestionState.WAITING],
        overdue=counts[QuestionState.OVERDUE],
    )


def _cards(viewer: Viewer, rows: Sequence[QuestionRow]) -> None:
    if not rows:
        page_head.empty(t("没有符合条件的提问。可换一个单位或状态。"))
    ids = [row.figure.line_id for row in rows if row.figure.line_id is not None]
    with reading() as db:
        lines = places.lines(db, viewer, ids=ids)
    for row in rows:
        line = lines.get(row.figure.line_id) if row.figure.line_id is not None else None
        names = kept(spending.code_names, viewer, year=row.figure.year) if row.figure.code else {}
        where = question_places.line(line) if line else question_places.said(row.figure, names=names)
        owed = row.is_mine and row.state is not QuestionState.ANSWERED
        with st.container(border=True, gap="small"):
            st.markdown(f"**{escaped(where)}**")
            part.card(row)
            seen = t("查看这笔支出") if line else t("查看这个数字")
            question_places.to(row.figure, t("去答复") if owed else seen)
