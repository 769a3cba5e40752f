"""The forms of the steps of a notice: each answers what its command takes besides who, when and which notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import labels
from dashboard.clock import today
from dashboard.i18n import N_, t
from dashboard.parts import links
from dashboard.parts.plain import escaped
from data.rules.committee_vote import Sitting
from data.rules.notice_states import Reviewed
from data.rules.notice_workflow import Outcome, Step

if TYPE_CHECKING:
    from queries.meetings import MeetingRow
    from queries.notices import Decision, NoticePage

Said = dict[str, Any]
_MOST_MEMBERS = 99
_ICONS: Mapping[Step, str] = {
    Step.REVIEW: "verified", Step.APPROVE: "approval", Step.PUBLISH: "campaign", Step.INFORM: "campaign",
    Step.PUBLISH_CORRECTION: "campaign", Step.VERIFY: "fact_check", Step.DECIDE: "gavel", Step.DISCUSS: "gavel",
    Step.CONCLUDE: "task_alt", Step.ISSUE: "assignment_turned_in", Step.ENLIST: "how_to_reg", Step.WITHDRAW: "undo",
    Step.SEND_BACK: "undo",
}  # fmt: skip
_BUTTONS: Mapping[Step, str] = {
    Step.REVIEW: N_("审核通过"),
    Step.DISCUSS: N_("记录讨论决定"),
    Step.APPROVE: N_("同意发布"),
    Step.VERIFY: N_("记录核实结论"),
    Step.DECIDE: N_("记录集体决定"),
    Step.RECONSIDER: N_("记录同意复议"),
    Step.ISSUE: N_("登记任职通知"),
    Step.ENLIST: N_("登记列为发展对象"),
    Step.EXTEND: N_("顺延公示期"),
    Step.RENEW: N_("重新公示"),
}
_REVIEWED: Mapping[Reviewed, str] = {
    Reviewed.SECRECY: N_("保密：没有涉密和不得公开的内容"),
    Reviewed.NEED: N_("必要：属于应当公开的事项，范围适当"),
    Reviewed.ACCURACY: N_("准确：人员、职务、日期和依据已核对"),
}
_WITH_VERSION = {Step.REVIEW, Step.DISCUSS, Step.APPROVE, Step.PUBLISH, Step.INFORM, Step.PUBLISH_CORRECTION}


def of(step: Step, page: NoticePage, outcomes: Sequence[Outcome], meetings: Sequence[MeetingRow]) -> Said | None:
    """The form of a step, and what it says once its button is pressed; None until then.

    `meetings`: those on record that may have decided, to choose from.
    """
    key = f"step-{step}-{page.row.id}"
    chosen = _meeting(meetings, key) if step in _BY_MEETING else None
    with st.form(key, border=False, enter_to_submit=False):
        if step is Step.VERIFY:
            said = _verified(key, outcomes)
        elif step in _BY_MEETING:
            said = _BY_MEETING[step](key, chosen)
        else:
            said = _FORMS.get(step, _nothing)(key)
        icon = f":material/{_ICONS.get(step, 'check')}:"
        word = t(_BUTTONS[step]) if step in _BUTTONS else labels.label(step)
        main = step not in (Step.WITHDRAW, Step.SEND_BACK, Step.EXTEND, Step.DROP_CORRECTION, Step.ASK_EXCEPTION)
        pressed = st.form_submit_button(word, type="primary" if main else "secondary", icon=icon)
    if not pressed:
        return None
    return {**said, "version": page.version} if step in _WITH_VERSION else said


def decided(decision: Decision) -> str:
    """Which meeting decided what, in one line of Markdown."""
    return t(
        "{day} {meeting}：{resolution}",
        day=labels.day(decision.held_on),
        meeting=escaped(decision.meeting),
        resolution=labels.label(decision.resolution),
    )


def open_meetings(decisions: Sequence[Decision]) -> None:
    """The way to the meetings that decided, for those who may read them."""
    for decision in decisions:
        if decision.meeting_id is not None:
            meeting = escaped(decision.meeting)
            links.to("meeting", t("查看{meeting}", meeting=meeting), icon=":material/groups:", id=decision.meeting_id)


def _nothing(_: str) -> Said:
    return {}


def _reason(key: str) -> Said:
    return {"reason": st.text_input(t("理由（公开显示）"), key=f"{key}-reason", max_chars=200)}


def _reviewed(key: str) -> Said:
    well = [one for one in Reviewed if st.checkbox(t(_REVIEWED[one]), key=f"{key}-{one}")]
    return {"found_well": tuple(well)}


def _verified(key: str, outcomes: Sequence[Outcome]) -> Said:
    outcome = st.selectbox(t("核实结论"), outcomes, format_func=labels.label, key=f"{key}-outcome")
    finding = st.text_area(t("核实情况（不对全体人员公开）"), key=f"{key}-finding", max_chars=2000)
    return {"outcome": outcome, "finding": finding}


def _meeting(meetings: Sequence[MeetingRow], key: str) -> MeetingRow | None:
    """A meeting that is entered, outside the form: its name and day are then not asked any more."""
    if not meetings:
        return None
    return st.selectbox(
        t("已录入的会议"),
        meetings,
        index=None,
        format_func=_named,
        key=f"{key}-entered",
        placeholder=t("可选择；未录入的会议在下方填写"),
    )


def _named(meeting: MeetingRow) -> str:
    number = t("〔{year}〕第{serial}期", year=meeting.year, serial=meeting.serial)
    return t("{day} {kind}{number}", day=labels.day(meeting.held_on), kind=labels.label(meeting.kind), number=number)


def _which(key: str, chosen: MeetingRow | None) -> tuple[str, date, int | None]:
    """Name, day and, where it is entered, number of the meeting."""
    if chosen:
        return _named(chosen), chosen.held_on, chosen.id  # the record names it in Chinese
    left, right = st.columns(2)
    name = left.text_input(
        t("会议名称（必填）"), key=f"{key}-meeting", max_chars=100, placeholder=t("如 局党委会〔2026〕第12次")
    )
    return name, right.date_input(t("会议日期"), today(), key=f"{key}-held"), None


def _sitting(key: str, chosen: MeetingRow | None) -> Said:
    meeting, held_on, meeting_id = _which(key, chosen)
    names = (t("应到"), t("实到"), t("同意"), t("不同意"), t("缓议"))
    numbers = [
        int(column.number_input(name, 0, _MOST_MEMBERS, 0, key=f"{key}-{n}"))
        for n, (column, name) in enumerate(zip(st.columns(5), names, strict=True))
    ]
    recused = st.text_input(t("回避人员（姓名之间用顿号）"), key=f"{key}-recused", max_chars=200)
    st.caption(t("实到含回避人员；同意、不同意、缓议之和等于实到减回避。票数只供存档，不对全体人员显示。"))
    left_out = tuple(name.strip() for name in re.split("[、，,；;]", recused) if name.strip())
    entitled, present, agree, refuse, put_off = numbers
    return {"sitting": Sitting(meeting, held_on, entitled, present, agree, refuse, put_off, left_out, meeting_id)}


def _deciding(key: str, chosen: MeetingRow | None) -> Said:
    said = _sitting(key, chosen)
    said["decision"] = st.text_area(t("决定（随结果公开）"), key=f"{key}-decision", max_chars=500)
    return said


def _reconsidering(key: str) -> Said:
    left, right = st.columns(2)
    entitled = left.number_input(t("党委成员数"), 0, _MOST_MEMBERS, 0, key=f"{key}-entitled")
    consenting = right.number_input(t("同意复议的人数"), 0, _MOST_MEMBERS, 0, key=f"{key}-consenting")
    return {"entitled": int(entitled), "consenting": int(consenting)}


def _concluding(key: str) -> Said:
    st.caption(t("收到意见的件数由系统统计并一并公布，不必写在这里；不写意见的内容。"))
    hint = t("如 公示期满，结果不影响任职，按程序办理任职手续。")
    return {"result": st.text_area(t("公示结果"), key=f"{key}-result", max_chars=500, placeholder=hint)}


def _issuing(key: str) -> Said:
    left, right = st.columns(2)
    issued_as = left.text_input(t("任职通知文号"), key=f"{key}-number", max_chars=100)
    return {"issued_as": issued_as, "issued_on": right.date_input(t("下发日期"), today(), key=f"{key}-on")}


def _extending(key: str) -> Said:
    left, right = st.columns(2)
    first: date = left.date_input(t("中断的第一日"), today(), key=f"{key}-first")
    last: date = right.date_input(t("中断的最后一日"), today(), key=f"{key}-last")
    return {"first": first, "last": last, **_reason(key)}


_BY_MEETING: Mapping[Step, Callable[[str, MeetingRow | None], Said]] = {
    Step.DISCUSS: _sitting,
    Step.DECIDE: _deciding,
}
_FORMS: Mapping[Step, Callable[[str], Said]] = {
    Step.REVIEW: _reviewed,
    Step.RECONSIDER: _reconsidering,
    Step.CONCLUDE: _concluding,
    Step.ISSUE: _issuing,
    Step.EXTEND: _extending,
    Step.SEND_BACK: _reason,
    Step.WITHDRAW: _reason,
    Step.ASK_EXCEPTION: _reason,
    Step.RENEW: _reason,
}
