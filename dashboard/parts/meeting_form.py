"""The fields of a brief, for a draft, an imported paper and a correction alike; it begins with what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import meeting_lines
from dashboard.parts.plain import escaped
from dashboard.problems import FIELDS
from data.rules.matter_workflow import MatterLevel
from data.rules.meeting_content import Attendee, Matter, MeetingContent
from data.rules.meeting_rules import Attendance, MeetingKind

NOTHING = Matter("", "", None)


def ask(
    begin: MeetingContent,
    *,
    key: str,
    today: date,
    matters: int,
    units: Sequence[str],
    earlier: Mapping[int, str],
) -> MeetingContent:
    """The words as they stand in the form, inside an st.form. `matters`: how many blocks for matters settled; `units`:
    names to choose from; `earlier`: matters of earlier meetings that one may carry on.
    """
    content = _head(begin, key=key, today=today)
    content = replace(content, attendees=_attendees(begin, key=key))
    agenda = st.text_area(
        t("议题（每行一项：题目｜报告科室｜材料）"),
        meeting_lines.of_agenda(begin.agenda),
        key=f"{key}-agenda",
        placeholder=t("如 上月经费使用情况｜财务科｜经费报表"),
    )
    reported = st.text_area(t("通报事项（每行一项）"), begin.reported, key=f"{key}-reported", height=160)
    head = t("议定事项")
    st.markdown(f"**{head}**")
    settled = [_matter(n, _nth(begin.matters, n), f"{key}-{n}", units, earlier) for n in range(matters)]
    left, right = st.columns(2)
    distribution = left.text_input(t("印发范围"), begin.distribution, key=f"{key}-distribution", max_chars=200)
    secrecy = right.text_input(t("密级（没有则不填）"), begin.secrecy, key=f"{key}-secrecy", max_chars=20)
    unread = begin.unread
    if begin.unread:
        help_unread = t("导入时没有识别的原文。请把有用的内容移到上面各栏；留在这里的文字随纪要保存。")
        unread = st.text_area(t("未识别的原文"), begin.unread, key=f"{key}-unread", help=help_unread)
    return replace(
        content,
        agenda=meeting_lines.agenda(agenda),
        reported=reported,
        matters=tuple(settled),
        distribution=distribution,
        secrecy=secrecy,
        unread=unread,
    )


def buttons(keep: str) -> tuple[bool, bool]:
    """Keep it, or add a block for a matter: which was pressed."""
    row = st.container(horizontal=True)
    kept = row.form_submit_button(keep, type="primary", icon=":material/save:")
    add = row.form_submit_button(t("添加议定事项"), icon=":material/add:")
    return kept, add


def why_corrected(key: str) -> str:
    """The reason that all readers of the brief will see."""
    return st.text_input(t("更正理由（必填，公开显示）"), key=f"{key}-reason", max_chars=200)


def _head(begin: MeetingContent, *, key: str, today: date) -> MeetingContent:
    title = st.text_input(_must("title"), begin.title, key=f"{key}-title", max_chars=200)
    day, start, end = st.columns([2, 1, 1])
    held_on = day.date_input(_must("held_on"), begin.held_on, key=f"{key}-held-on", max_value=today)
    starts = start.time_input(_must("starts_at"), _clock(begin.starts_at), key=f"{key}-starts", step=300)
    ends = end.time_input(t("结束时间"), _clock(begin.ends_at), key=f"{key}-ends", step=300)
    left, right = st.columns(2)
    place = left.text_input(_must("place"), begin.place, key=f"{key}-place", max_chars=100)
    recorder = right.text_input(_must("recorder"), begin.recorder, key=f"{key}-recorder", max_chars=100)
    left, right = st.columns(2)
    chair = left.text_input(_must("chair"), begin.chair, key=f"{key}-chair", max_chars=100)
    on_behalf = t("主要负责人以外的人主持时填写，如 受局长委托")
    note = right.text_input(t("主持说明"), begin.chair_note, key=f"{key}-note", max_chars=100, placeholder=on_behalf)
    left, right = st.columns([1, 3])
    least = t("不填则按顺序取下一期。")
    serial = left.number_input(t("期号"), 1, 999, begin.serial, key=f"{key}-serial", help=least)
    late_reason = begin.late_reason
    if begin.kind is MeetingKind.BUREAU_AFFAIRS:
        why = t("会议晚于当月第一个工作日时填写，公开显示")
        late_reason = right.text_input(t("延期原因"), begin.late_reason, key=f"{key}-late", placeholder=why)
    return replace(
        begin,
        title=title,
        held_on=held_on,
        starts_at=_said(starts),
        ends_at=_said(ends),
        place=place,
        recorder=recorder,
        chair=chair,
        chair_note=note,
        serial=serial,
        late_reason=late_reason,
    )


def _attendees(begin: MeetingContent, *, key: str) -> tuple[Attendee, ...]:
    head = t("参加人员")
    st.markdown(f"**{head}**")
    st.caption(t("每行一人：姓名，职务；请假和缺席的再写原因。列席的人不计入应到。"))
    found: list[Attendee] = []
    for how in Attendance:
        known = [person for person in begin.attendees if person.attendance is how]
        away = how in (Attendance.ON_LEAVE, Attendance.ABSENT)
        hint = t("如 张三，办公室主任，出差") if away else t("如 张三，办公室主任")
        written = st.text_area(
            labels.label(how), meeting_lines.of_people(known), key=f"{key}-{how}", placeholder=hint, height="content"
        )
        found += meeting_lines.people(written, how)
    return tuple(found)


def _matter(n: int, begin: Matter, key: str, units: Sequence[str], earlier: Mapping[int, str]) -> Matter:
    with st.expander(t("第 {n} 项　{text}", n=n + 1, text=escaped(begin.text[:24])), expanded=n == 0 or not begin.text):
        text = st.text_area(t("内容"), begin.text, key=f"{key}-text", height=80)
        left, right = st.columns(2)
        lead = left.selectbox(
            t("责任单位"),
            _with(units, begin.lead_unit),
            index=_place(_with(units, begin.lead_unit), begin.lead_unit),
            key=f"{key}-lead",
            accept_new_options=True,
            placeholder=t("选择或输入"),
        )
        helping = right.text_input(t("配合单位（用、分开）"), begin.helping_units, key=f"{key}-helping", max_chars=200)
        left, middle, right = st.columns(3)
        leader = left.text_input(t("责任领导"), begin.leader, key=f"{key}-leader", max_chars=100)
        deadline = middle.date_input(
            t("完成时限"), begin.deadline, key=f"{key}-deadline", help=t("不填即为长期坚持，每季度复核。")
        )
        levels = list(MatterLevel)
        level = right.selectbox(
            t("督办级别"), levels, levels.index(begin.level), format_func=labels.label, key=f"{key}-level"
        )
        ids = [None, *earlier]
        earlier_id = st.selectbox(
            t("接续以前的议定事项"),
            ids,
            ids.index(begin.earlier_id) if begin.earlier_id in ids else 0,
            format_func=lambda known: earlier[known] if known else t("不接续"),
            key=f"{key}-earlier",
        )
    return Matter(text, lead or "", deadline, helping, leader, level, earlier_id)


def _with(units: Sequence[str], known: str) -> list[str]:
    return [*units, known] if known and known not in units else list(units)


def _place(units: Sequence[str], known: str) -> int | None:
    return units.index(known) if known in units else None


def _nth(matters: Sequence[Matter], n: int) -> Matter:
    return matters[n] if n < len(matters) else NOTHING


def _must(name: str) -> str:
    return t("{field}（必填）", field=t(FIELDS[name]))


def _clock(written: str) -> time | None:
    try:
        return time.fromisoformat(written)
    except ValueError:
        return None


def _said(clock: time | None) -> str:
    return clock.strftime("%H:%M") if clock else ""
