"""导入会议纪要: a brief that the office already has is read, corrected by a person beside its text, and kept as a draft."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import streamlit as st

from dashboard import labels
from dashboard.caching import read_meeting
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import links, meeting_form, meeting_source, page_head, problem_notes
from dashboard.parts.plain import escaped
from data.commands import meetings as command
from data.database import reading, writing
from data.imports import meeting_placing
from data.imports.meeting_file import ReadMeeting
from data.imports.meeting_rows import SIZE_LIMIT
from data.rules.meeting_content import MeetingContent
from data.rules.meeting_rules import MeetingKind
from data.rules.roles import Viewer
from queries import matters, meetings, units


def show(viewer: Viewer) -> None:
    """Nothing is kept before the person has seen what was read, beside the text that it was read from."""
    page_head.show(
        t("导入会议纪要"),
        t("上传已有的纪要，对照原文核对读出的内容，存为草稿后再走核对、签发、印发。"),
        path=(t("录入会议纪要"),),
    )
    links.to("write-meeting", t("返回纪要列表"), icon=":material/arrow_back:")
    uploaded = st.file_uploader(
        t("会议纪要文件"),
        type=["docx", "md", "txt", "xlsx", "xls", "ods", "csv"],
        max_upload_size=SIZE_LIMIT // 1024**2,
        help=t("支持 Word（.docx）、Markdown、文本和 Excel。扫描件和 PDF 读不出可核对的文字，请上传原稿。"),
    )
    if uploaded is None:
        page_head.empty(
            t("请选择一个文件。常用标题（时间、地点、主持、出席、议题、议定事项、责任单位、完成时限等）会自动识别。")
        )
        return
    with problem_notes.told():
        _read(viewer, uploaded.getvalue(), uploaded.name)


def _read(viewer: Viewer, content: bytes, name: str) -> None:
    form_id = f"import-{hashlib.sha256(content).hexdigest()[:32]}"  # the same file twice is one draft
    with reading() as db:
        known = meetings.draft(db, viewer, form_id=form_id)
    if known is not None:
        st.info(t("文件“{name}”已导入，保存为草稿。", name=escaped(name)), icon=":material/content_copy:")
        links.to("write-meeting", t("打开草稿"), icon=":material/edit_document:", form=form_id)
        return
    with st.spinner(t("正在读取文件……")):
        found = read_meeting(content, name)
    meeting_source.summary(found)
    texts = meeting_source.place_unread(found, meeting_placing.PLACES, key=f"{form_id}-unread")
    begin = meeting_placing.placed(found.content, texts)
    if begin.held_on and begin.held_on > today():
        st.warning(t("读出的日期 {day} 尚未到，请核对。", day=labels.day(begin.held_on)), icon=":material/event_busy:")
        begin = replace(begin, held_on=None)
    st.subheader(t("核对"), anchor=False)
    _correct(viewer, found, begin, form_id)


def _correct(viewer: Viewer, found: ReadMeeting, begin: MeetingContent, form_id: str) -> None:
    """The form with the source beside it. Its key is what it begins with: text that is placed fills it anew."""
    left, right = st.columns([3, 2])
    with right:
        meeting_source.show(found)
    with left:
        kinds = list(MeetingKind)
        kind = st.selectbox(t("会议类别"), kinds, kinds.index(begin.kind), format_func=labels.label)
        begin = replace(begin, kind=kind)
        key = hashlib.sha256(f"{form_id}{begin}".encode()).hexdigest()[:16]
        with reading() as db:
            names = units.names(db, viewer, today=today())
            earlier = dict(matters.earlier_choices(db, viewer, today=today()))
        with st.form(key, enter_to_submit=False):
            content = meeting_form.ask(
                begin, key=key, today=today(), matters=max(1, len(begin.matters)), units=names, earlier=earlier
            )
            keep = st.form_submit_button(t("保存草稿"), type="primary", icon=":material/save:")
        if keep:
            _keep(viewer, content, form_id)


def _keep(viewer: Viewer, content: MeetingContent, form_id: str) -> None:
    with problem_notes.told():
        with writing() as db:
            command.save_draft(db, by=viewer, now=now(), form_id=form_id, content=content)
        st.success(t("草稿已保存。请起草人以外的办公室负责人核对。"), icon=":material/check_circle:")
        links.to("write-meeting", t("打开草稿"), icon=":material/edit_document:", form=form_id)
