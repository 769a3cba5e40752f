"""What somebody may do about a matter now: report, ask for time, answer, close off, review. One small form each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t
from data.rules.matter_workflow import MatterStep

_S = MatterStep
_BUTTONS = {
    _S.REPORT: (N_("提交进展"), "trending_up"),
    _S.FINISH: (N_("提交完成情况"), "check"),
    _S.ASK_EXTENSION: (N_("提交延期申请"), "more_time"),
    _S.EXTEND: (N_("同意延期"), "check"),
    _S.REFUSE_EXTENSION: (N_("不同意延期"), "block"),
    _S.SEND_BACK: (N_("退回责任单位"), "undo"),
    _S.CLOSE: (N_("确认销号"), "done_all"),
    _S.REVIEW: (N_("记录本季度复核"), "event_repeat"),
}
_ASKED = {
    _S.REPORT: N_("做了什么，到了哪一步"),
    _S.FINISH: N_("完成结果"),
    _S.ASK_EXTENSION: N_("延期理由"),
    _S.EXTEND: N_("答复意见"),
    _S.REFUSE_EXTENSION: N_("答复意见"),
    _S.SEND_BACK: N_("退回理由"),
    _S.CLOSE: N_("核实情况"),
    _S.REVIEW: N_("复核情况"),
}
_FIRST = (_S.EXTEND, _S.CLOSE, _S.REVIEW, _S.FINISH, _S.REPORT, _S.REFUSE_EXTENSION, _S.ASK_EXTENSION, _S.SEND_BACK)


@dataclass(frozen=True, slots=True)
class Asked:
    """A step as it was filled in."""

    step: MatterStep
    note: str
    evidence: str = ""
    until: date | None = None


def ask(steps: Collection[MatterStep], *, key: str, until: date | None, today: date) -> Asked | None:
    """The step that was sent; `until`: the day that waits for an answer, or the present deadline."""
    if not steps:
        return None
    st.subheader(t("办理"), anchor=False)
    order = [step for step in _FIRST if step in steps]
    step = st.segmented_control(
        t("要做什么"), order, default=order[0], format_func=labels.label, key=f"{key}-step", required=True
    )
    with st.form(f"{key}-{step}", enter_to_submit=False):
        return _form(step or order[0], until=until, today=today)


def _form(step: MatterStep, *, until: date | None, today: date) -> Asked | None:
    new_until = None
    if step is _S.ASK_EXTENSION:
        new_until = st.date_input(t("申请延期到"), None, min_value=max(until or today, today))
    if step in (_S.EXTEND, _S.REFUSE_EXTENSION):
        st.markdown(t("责任单位申请延期到 {day}。", day=labels.day(until)))
    note = st.text_area(t(_ASKED[step]), height=100)
    evidence = ""
    if step in (_S.REPORT, _S.FINISH):
        optional = t("佐证：文号、文件名称或链接（必填）") if step is _S.FINISH else t("佐证：文号、文件名称或链接")
        evidence = st.text_input(optional, max_chars=400)
    word, icon = _BUTTONS[step]
    if st.form_submit_button(t(word), type="primary", icon=f":material/{icon}:"):
        return Asked(step, note, evidence, new_until)
    return None
