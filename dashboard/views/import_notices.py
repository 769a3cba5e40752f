"""批量导入公示: a spreadsheet of notices, looked at first, then kept as drafts, all of them or none."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import now, today
from dashboard.feeds import import_problems as feed
from dashboard.feeds import notices_template
from dashboard.feeds.spending import XLSX
from dashboard.i18n import t, tn
from dashboard.parts import links, notices_preview, page_head, problem_notes, problem_table
from dashboard.parts.plain import escaped
from data.commands import notices as command
from data.database import writing
from data.errors import FileRejected
from data.imports import notices_file
from data.imports.notice_table import SIZE_LIMIT
from data.rules.roles import Viewer


def show(viewer: Viewer) -> None:
    """Nothing is stored before the person has seen what the file holds and has confirmed it."""
    page_head.show(
        t("批量导入公示"),
        t("用一张表格起草多份公示。导入后成为您的草稿，仍须逐份审核、审批后发布。"),
        path=(t("起草与发布公示"),),
    )
    links.to("write-notice", t("返回草稿列表"), icon=":material/arrow_back:")
    st.download_button(
        t("下载模板（XLSX）"),
        data=lambda: notices_template.workbook(viewer),
        file_name=t("公示模板.xlsx"),
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
    )
    uploaded = st.file_uploader(
        t("公示表格"),
        type=["xlsx", "xls", "csv", "ods"],
        max_upload_size=SIZE_LIMIT // 1_000_000,
        help=t("每人一行，列名与模板相同。文件有误时不会导入任何内容。"),
    )
    if uploaded is not None:
        _upload(viewer, uploaded.getvalue(), uploaded.name)


def _upload(viewer: Viewer, content: bytes, name: str) -> None:
    try:
        found = notices_file.read(content, name, today=today())
    except FileRejected as rejected:
        problems = rejected.problems
        st.error(t("文件“{name}”未通过核对，没有导入任何公示。", name=escaped(name)), icon=":material/block:")
        problem_table.show(
            problems, download=lambda: feed.problems_csv(viewer, problems), file_name=feed.file_name(name)
        )
        return
    notices_preview.show([(notice.row, notice.kind, notice.content) for notice in found])
    if not st.button(tn("存为 {n} 份草稿", len(found)), type="primary", icon=":material/save:"):
        return
    with problem_notes.told():
        with writing() as db:
            for notice in found:
                command.save_draft(
                    db, by=viewer, now=now(), form_id=notice.form_id, kind=notice.kind, content=notice.content
                )
        st.success(tn("已存为 {n} 份草稿，等待另一位人事干部发布。", len(found)), icon=":material/check_circle:")
        links.to("write-notice", t("查看草稿"), icon=":material/edit_document:")
