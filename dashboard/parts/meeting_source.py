"""A brief as its file had it, beside the form that it fills: which words went where, and those that went nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.i18n import N_, t, tn
from dashboard.labels import NONE
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from data.imports.meeting_file import ReadMeeting, SourceLine

HEIGHT, MANY_LINES = 1600, 80  # a brief stands whole beside its form; a year of them scrolls
PLACES: Mapping[str, str] = {
    "title": N_("标题"),
    "held_on": N_("日期"),
    "starts_at": N_("时间"),
    "serial": N_("期号"),
    "place": N_("地点"),
    "chair": N_("主持"),
    "recorder": N_("记录"),
    "present": N_("出席"),
    "in_attendance": N_("列席"),
    "on_leave": N_("请假"),
    "absent": N_("缺席"),
    "agenda": N_("议题"),
    "reported": N_("通报事项"),
    "matters": N_("议定事项"),
    "distribution": N_("印发范围"),
    "secrecy": N_("密级"),
}
_ASKED = ("title", "held_on", "starts_at", "place", "chair", "recorder", "attendees")  # what a brief must say
_NAMES: Mapping[str, str] = {**PLACES, "attendees": N_("参加人员")}


def summary(found: ReadMeeting) -> None:
    """What is missing, and how much stands in no field, in words."""
    missing = [t(_NAMES[name]) for name in _ASKED if not getattr(found.content, name)]
    if not found.kind_is_said:
        missing.insert(0, t("会议类别"))
    if missing:
        said = t("没有读出：{fields}。请对照原文填写。", fields=t("、").join(missing))
        st.warning(said, icon=":material/edit_note:")
    else:
        st.success(t("各必填栏目都已读出，请逐项核对。"), icon=":material/fact_check:")
    if found.several:
        st.warning(
            t("文件中不止一次会议，只读了第一次，其余留在未归入的文字中。请分成几个文件。"),
            icon=":material/call_split:",
        )


def place_unread(found: ReadMeeting, places: Sequence[str], *, key: str) -> tuple[tuple[str, str], ...]:
    """The text that went nowhere, and where the person puts it: (text, place) of the lines that were given one."""
    st.subheader(tn("没有归入栏目的文字（{n} 处）", len(found.unread)), anchor=False)
    if not found.unread:
        st.caption(t("原文的每一处文字都已归入下面的栏目。"))
        return ()
    st.caption(t("可先为有用的文字选择栏目，再核对下面的表单；没有选择的，随草稿保存在“未识别的原文”中。"))
    where, into = t("位置"), t("归入")
    words = {t(PLACES[name]): name for name in places}
    table = pd.DataFrame(
        {
            where: [place_of(number, found) for number, _ in found.unread],
            into: [None for _ in found.unread],
            t("原文"): [text for _, text in found.unread],
        },
        dtype="object",
    )
    edited = st.data_editor(
        table,
        key=key,
        hide_index=True,
        disabled=[where, t("原文")],
        placeholder=NONE,
        height=min(38 * (len(table) + 1), 320),
        column_config={
            where: st.column_config.TextColumn(width="small"),
            t("原文"): st.column_config.TextColumn(width="large"),
            into: st.column_config.SelectboxColumn(options=list(words), width="small"),
        },
    )
    chosen = zip(found.unread, edited[into], strict=True)
    return tuple((text, words[word]) for (_, text), word in chosen if word in words)


def place_of(number: int, found: ReadMeeting) -> str:
    """第 3 行, or 第 3 段 of a document."""
    return t("第 {n} 段", n=number) if found.name.casefold().endswith(".docx") else t("第 {n} 行", n=number)


def show(found: ReadMeeting) -> None:
    """The file line by line, each part with the field that it went into."""
    st.markdown(t("**原文**　灰色标记是读入的栏目，:violet-badge[未归入] 是没有归入栏目的文字。"))
    with st.container(border=True, height=HEIGHT if len(found.source) > MANY_LINES else "content"):
        st.markdown("  \n".join(_line(line) for line in found.source))


def _line(line: SourceLine) -> str:
    said = [f":gray[{line.number}]"]
    before = ""
    for part in line.parts:
        words = escaped(part.text)
        if not words:
            continue
        if part.field == "":
            said.append(f"{words} :violet-badge[{t('未归入')}]")
        elif part.field in PLACES and part.field != before:
            said.append(f"{words} :gray-badge[{t(PLACES[part.field])}]")
        else:
            said.append(words)
        before = part.field
    return " ".join(said)
