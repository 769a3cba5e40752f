"""Questions beside a figure: each with its answer, the form of who answers, and the form to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import badges as look
from dashboard.parts import opinion_receipt
from dashboard.parts.plain import escaped
from data.rules.questions import LONGEST_TEXT, Figure, QuestionState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

    from queries.questions import QuestionRow

_LOOKS: dict[QuestionState, look.Look] = {
    QuestionState.WAITING: ("blue", "schedule"),
    QuestionState.OVERDUE: ("red", "schedule"),
    QuestionState.ANSWERED: ("gray", "task_alt"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was sent. `form_id` tells a form sent twice."""

    text: str
    is_named: bool
    form_id: str


def box(rows: Sequence[QuestionRow], figure: Figure) -> ExpanderContainer:
    """Folded under a total, which others ask about too; open for who has to answer, and where a line was asked about.

    What is in it is drawn when it is open: few readers of a page ask.
    """
    title = tn("职工提问（{n} 条）", len(rows)) if rows else t("就这个数字提问")
    is_owed = any(row.is_mine and row.state is not QuestionState.ANSWERED for row in rows)
    is_open = is_owed or (figure.line_id is not None and bool(rows))
    return st.expander(
        title, icon=":material/contact_support:", expanded=is_open, key=f"{key(figure)}-box", on_change="rerun"
    )


def badges(row: QuestionRow) -> None:
    """How far a question has come, and what is to be said of the days."""
    with st.container(horizontal=True, gap="small"):
        look.show(_LOOKS[row.state], labels.label(row.state))
        if row.state is QuestionState.WAITING:
            left = tn("还剩 {n} 个工作日", row.days_left) if row.days_left else t("今天截止")
            st.badge(left, color="blue", icon=":material/hourglass_top:")
        if row.state is QuestionState.OVERDUE and row.days_left:
            st.badge(tn("已过 {n} 个工作日", -row.days_left), color="red", icon=":material/hourglass_bottom:")
        if row.is_provisional and row.state is not QuestionState.ANSWERED:
            st.badge(t("暂算"), color="violet", icon=":material/pending:")


def card(row: QuestionRow) -> None:
    """The question, who asked if that was wished, and the answer or the day until which it is due."""
    badges(row)
    st.text(row.text)
    asked = t("{by}，{day}", by=row.asked_by or t("未署名"), day=labels.day(row.asked_on))
    who = answerer(row.figure.unit)
    if row.answered_at is None:
        until = t("由{unit}答复，{day} 24:00 前。", unit=who, day=labels.day(row.due_on))
        st.caption(escaped(f"{asked} · {until}"))
        return
    st.caption(escaped(asked))
    st.markdown(f"**{t('答复')}**")
    st.text(row.answer)
    st.caption(escaped(t("{by}，{at}", by=who, at=labels.moment(row.answered_at))))


def answerer(unit: str) -> str:
    """Who answers for a unit; for the whole bureau finance does."""
    return unit or t("财务")


def answer(row: QuestionRow) -> str | None:
    """The answer, once sent."""
    with st.form(f"question-answer-{row.id}", enter_to_submit=False, border=False):
        text = st.text_area(t("本单位的答复"), max_chars=LONGEST_TEXT, height=100)
        st.caption(t("提交后全体职工可见，不能修改。请勿写个人姓名、电话和证件号码。"))
        sent = st.form_submit_button(t("提交答复"), type="primary", icon=":material/send:")
    return text if sent else None


def ask_too() -> None:
    """What the form below the questions is for, where the box does not say it."""
    st.markdown(f"**{t('就这个数字提问')}**")


def ask(form: str, *, unit: str, days: int) -> Asked | None:
    """The question, once sent; before it in plain words who answers and who learns the name."""
    form_id = opinion_receipt.held(form)
    with st.form(f"{form}-{form_id}", enter_to_submit=False, border=False):
        who = escaped(answerer(unit))
        st.markdown(tn("由{unit}在 {n} 个工作日内答复，提问和答复全体职工可见。", days, unit=who))
        text = st.text_area(t("想问什么"), max_chars=LONGEST_TEXT, height=100)
        is_named = st.checkbox(t("显示我的姓名"))
        st.caption(
            t(
                "不勾选时，页面上没有您的姓名，提问中也不保存您的账号；但操作记录记有提问人，纪检人员可以查看。"
                "请勿写个人姓名、电话和证件号码。"
            )
        )
        sent = st.form_submit_button(t("提问"), type="primary", icon=":material/send:")
    return Asked(text, is_named, form_id) if sent else None


def sent(form: str) -> None:
    """The question is stored: the next one is another form."""
    opinion_receipt.begin_anew(form)


def key(figure: Figure) -> str:
    """The name of the form about a figure."""
    of_total = figure.currency, figure.year, figure.month, figure.unit, figure.code
    return "question-" + "-".join(str(each or "") for each in ((figure.line_id,) if figure.line_id else of_total))
