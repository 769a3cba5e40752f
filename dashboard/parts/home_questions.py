"""Questions from staff on the first page: those that wait for an answer of this reader's unit; nothing where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import links, questions, spending_path
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.rules.questions import Figure
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
            st.caption(escaped(_said(row.figure)))
            _to(row.figure)
    if len(rows) > MOST:
        st.caption(tn("另有 {n} 条，答复以上几条后显示。", len(rows) - MOST))


def _said(figure: Figure) -> str:
    if figure.line_id is not None:
        return t("关于一笔支出")
    year = t("{year}年", year=figure.year) if figure.year else t("日期不明")
    month = labels.month(figure.month) if figure.month else ""
    return " · ".join(each for each in (year, month, figure.unit or t("全局"), figure.code) if each)


def _to(figure: Figure) -> None:
    label, icon = t("去答复"), ":material/arrow_forward:"
    if figure.line_id is not None:
        links.to("line", label, icon=icon, id=figure.line_id)
        return
    address = {"currency": figure.currency, "month": figure.month, "unit": figure.unit, "code": figure.code}
    given = {name: value for name, value in address.items() if value}
    links.to("spending", label, icon=icon, year=figure.year or spending_path.UNDATED, **given)
