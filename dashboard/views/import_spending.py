"""导入支出: upload, preview, confirm; what was imported before, and taking a mistaken file back."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.caching import checked_ledger
from dashboard.clock import now
from dashboard.i18n import t, tn
from dashboard.parts import import_preview, page_head, problem_notes, problem_table
from dashboard.parts.plain import escaped
from data.commands import spending as command
from data.database import reading, writing
from data.errors import FileRejected
from data.rules.roles import Viewer
from data.rules.spending_lines import CheckedFile
from data.settings import settings
from queries import import_preview as questions
from queries import spending_lines
from queries.spending_lines import FileRow


def show(viewer: Viewer) -> None:
    """Nothing is stored before the person has seen what the file holds and has confirmed it."""
    page_head.show(t("导入支出"), t("上传财务系统导出的支出明细，核对后发布。文件有误时不会导入任何数据。"))
    uploaded = st.file_uploader(
        t("支出明细文件"),
        type=["csv", "xlsx", "xls", "txt", "tsv", "ods"],
        max_upload_size=settings().largest_file_mb,
        help=t("支持 CSV、Excel。须有金额列；标题行、单位行和合计行会自动识别。"),
    )
    if uploaded is not None:
        with problem_notes.told():
            _upload(viewer, uploaded.getvalue(), uploaded.name)
    _imported(viewer)


def _upload(viewer: Viewer, content: bytes, name: str) -> None:
    try:
        with st.spinner(t("正在读取和核对文件……")):
            file = checked_ledger(content, name)
    except FileRejected as rejected:
        st.error(t("文件“{name}”未通过核对，未导入任何数据。", name=escaped(name)), icon=":material/block:")
        problem_table.show(rejected.problems)
        return
    with reading() as db:
        found = questions.preview(db, viewer, file=file)
    import_preview.show(file, found)
    if found.published_as:
        st.info(
            t(
                "内容相同的文件“{name}”已于 {at} 导入，无需再次导入。",
                name=escaped(found.published_as),
                at=labels.moment(found.published_at),
            ),
            icon=":material/content_copy:",
        )
    elif st.button(tn("导入 {n:,} 笔", len(file.lines)), type="primary", icon=":material/upload:"):
        _record(viewer, file)


def _record(viewer: Viewer, file: CheckedFile) -> None:
    bar = st.progress(0.0, text=t("正在导入……"))

    def progress(stored: int, of: int) -> None:
        bar.progress(stored / of, text=tn("已写入 {stored:,} / {n:,} 笔", of, stored=stored))

    with writing() as db:
        done = command.record_file(db, by=viewer, now=now(), file=file, progress=progress)
    bar.empty()
    st.success(
        tn("已导入并发布 {n:,} 笔，合计 {money}。", done.lines, money=labels.money(done.total_fen, big=False)),
        icon=":material/check_circle:",
    )
    st.link_button(t("查看经费使用"), "/spending", icon=":material/payments:")


def _named(file: FileRow) -> str:
    return t("{name}（{at}）", name=file.name, at=labels.moment(file.imported_at))


def _imported(viewer: Viewer) -> None:
    st.subheader(t("已导入的文件"), anchor=False)
    with reading() as db:
        files = spending_lines.files(db, viewer)
    if not files:
        page_head.empty(t("还没有导入任何文件。请在上面选择一个支出明细文件。"))
        return
    import_preview.files(files)
    published = [file for file in files if file.is_published]
    if not published:
        return
    with st.expander(t("撤回一个文件"), icon=":material/undo:"), st.form("withdraw"):
        st.caption(t("撤回后，该文件的支出不再计入任何数字；文件、理由和撤回人仍可查到。"))
        chosen = st.selectbox(t("文件"), published, format_func=_named)
        reason = st.text_input(t("撤回理由"))
        if st.form_submit_button(t("撤回文件"), icon=":material/undo:"):
            with problem_notes.told(), writing() as db:
                command.withdraw_file(db, by=viewer, now=now(), file_id=chosen.id, reason=reason)
                st.success(t("文件“{name}”已撤回。", name=escaped(chosen.name)))
