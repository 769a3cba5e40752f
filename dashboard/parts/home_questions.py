"""Questions from staff on the first page: those that wait for an answer of this reader's unit; nothing where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.i18n import t, tn
from dashboard.parts import links, question_places, questions
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.questions import QuestionRow

MOST = 3


def owed(rows: Sequence[QuestionRow]) -> None:
    """The fewest days first, each with the way to the figure where it is answered."""
    if not rows:
        return
    st.subheader(t("等待本单位答复的提问"), anchor=False)
    for row in rows[:MOST]:
        with st.container(border=True, gap="xsmall"):
            questions.badges(row)
            st.markdown(escaped(row.text))
            st.caption(escaped(question_places.said(row.figure)))
            question_places.to(row.figure, t("去答复"))
    if len(rows) > MOST:
        links.to("questions", tn("另有 {n} 条，查看全部提问", len(rows) - MOST))
