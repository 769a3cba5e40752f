"""导入支出: upload, preview, confirm; what was imported before, and taking a mistaken file back."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import labels
from dashboard.caching import checked_ledger, ledger_sample
from dashboard.clock import now
from dashboard.feeds import import_problems as feed
from dashboard.i18n import t, tn
from dashboard.parts import (
    import_columns,
    import_control,
    import_evidence,
    import_files,
    import_preview,
    import_red,
    import_restatement,
    links,
    page_head,
    problem_notes,
    problem_table,
)
from dashboard.parts.import_restatement import Place
from dashboard.parts.plain import escaped
from data import remembered_layouts
from data.commands import layouts, spending_restatements
from data.commands import spending as command
from data.database import reading, writing
from data.errors import FileRejected
from data.imports.column_samples import unused
from data.imports.layouts import Layout, built_in
from data.rules.problems import Problem
from data.rules.roles import Viewer
from data.rules.spending_lines import CheckedFile
from data.settings import settings
from queries import import_preview as questions
from queries import spending_files

ASKED = {"header_not_found", "column_missing", "not_a_ledger", "date_order_unknown"}  # a person can say these
LOOKED_AT = 50  # lines that show which columns a file has
CHOSEN = "chosen"  # the layout's name in a file whose columns were chosen on this page and not remembered


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
    left, right = st.columns(2)
    with left:
        control, readable = import_control.ask()
    with right:
        layout = _layout()
    if not readable:
        return
    try:
        with st.spinner(t("正在读取和核对文件……")):
            file, used = _read(content, name, layout, control)
    except FileRejected as rejected:
        file = _asked(viewer, content, name, rejected.problems, control)
    else:
        if file is not None and layout is None:
            file = _beside(viewer, content, file, used, control)
    if file is not None:
        _confirm(viewer, file)


def _read(
    content: bytes, name: str, layout: Layout | None, control: int | None
) -> tuple[CheckedFile | None, Layout | None]:
    """The ledger and the layout it was read by; no ledger while its person has not said what amounts in red are, where it
    has any without a sign.
    """
    try:
        return checked_ledger(content, name, layout, control), layout
    except FileRejected as rejected:
        if not import_red.is_all(rejected.problems):
            raise
        red = import_red.ask(rejected.problems)
    if not red:
        return None, layout
    by = replace(layout or built_in(), red=red)
    return checked_ledger(content, name, by, control), by


def _beside(viewer: Viewer, content: bytes, file: CheckedFile, used: Layout | None, control: int | None) -> CheckedFile:
    """The file read again with the columns of evidence that its person names, where it has any that nobody knows."""
    names = dict.fromkeys(name for line in file.lines[:LOOKED_AT] for name in line.original)
    columns = import_evidence.ask(unused(names), key=file.sha256[:8])
    if not columns:
        return file
    layout = replace(Layout.chosen(CHOSEN, columns), red=used.red if used else "")
    again = checked_ledger(content, file.name, layout, control)
    _remember(viewer, import_columns.Chosen(columns, "", None))
    return again


def _layout() -> Layout | None:
    """One that was remembered, where there are any; None for the names that are known."""
    with reading() as db:
        known = {each.name: each for each in remembered_layouts.every(db)}
    if not known:
        return None
    chosen = st.selectbox(t("列名对应关系"), ["", *known], format_func=lambda name: name or t("自动识别"))
    if not chosen:
        return None
    found = known[chosen]
    return Layout.chosen(found.name, found.columns, unit=found.unit, date_order=found.date_order)


def _asked(
    viewer: Viewer, content: bytes, name: str, problems: tuple[Problem, ...], control: int | None
) -> CheckedFile | None:
    """A refused file read again with the columns that the person says, where that can help; else why it is refused."""
    told = st.container()
    unknown = [problem for problem in problems if problem.code in ASKED]
    if unknown:
        sample = ledger_sample(content, name, unknown[0].sheet)
        row = import_columns.header_row(sample.row)
        chosen = import_columns.ask(ledger_sample(content, name, unknown[0].sheet, row))
        if chosen:
            taken = {name for names in chosen.columns.values() for name in names}
            others = [name for name in unused(sample.names) if name not in taken]
            chosen = replace(chosen, columns={**chosen.columns, **import_evidence.ask(others, key=str(row))})
            layout = Layout.chosen(CHOSEN, chosen.columns, unit=chosen.unit, date_order=chosen.date_order)
            try:
                file, _ = _read(content, name, layout, control)
            except FileRejected as rejected:
                problems = rejected.problems
            else:
                if file is not None:
                    _remember(viewer, chosen)
                return file
    with told:
        st.error(t("文件“{name}”未通过核对，未导入任何数据。", name=escaped(name)), icon=":material/block:")
        problem_table.show(
            problems, download=lambda: feed.problems_csv(viewer, problems), file_name=feed.file_name(name)
        )
    return None


def _remember(viewer: Viewer, chosen: import_columns.Chosen) -> None:
    name = import_columns.remember_as()
    if name is None:
        return
    with problem_notes.told(), writing() as db:
        layouts.remember(
            db,
            by=viewer,
            now=now(),
            name=name,
            columns=chosen.columns,
            unit=chosen.unit,
            date_order=chosen.date_order,
        )
        st.success(t("已保存“{name}”。下次可在“列名对应关系”中选用。", name=escaped(name)))


def _confirm(viewer: Viewer, file: CheckedFile) -> None:
    with reading() as db:
        found = questions.preview(db, viewer, file=file)
    import_preview.show(
        file,
        found,
        download=lambda: feed.problems_csv(viewer, file.notes),
        file_name=feed.file_name(file.name),
    )
    if found.published_as:
        st.info(
            t(
                "内容相同的文件“{name}”已于 {at} 导入，无需再次导入。",
                name=escaped(found.published_as),
                at=labels.moment(found.published_at),
            ),
            icon=":material/content_copy:",
        )
        return
    place = import_restatement.ask(file, found.overlaps)
    lines = len(file.lines)
    said = tn("替代并导入 {n:,} 笔", lines) if place and place.replaces else tn("导入 {n:,} 笔", lines)
    if st.button(said, type="primary", icon=":material/upload:", disabled=place is None) and place:
        _record(viewer, file, place)


def _record(viewer: Viewer, file: CheckedFile, place: Place) -> None:
    bar = st.progress(0.0, text=t("正在导入……"))

    def progress(stored: int, of: int) -> None:
        bar.progress(stored / of, text=tn("已写入 {stored:,} / {n:,} 笔", of, stored=stored))

    try:
        with writing() as db:
            if place.replaces is None:
                done = command.record_file(db, by=viewer, now=now(), file=file, progress=progress)
            else:
                done = spending_restatements.restate(
                    db, by=viewer, now=now(), file_id=place.replaces, file=file, reason=place.reason, progress=progress
                )
    finally:
        bar.empty()
    st.success(
        tn("已导入并发布 {n:,} 笔，合计 {money}。", done.lines, money=labels.money(done.total_fen, big=False)),
        icon=":material/check_circle:",
    )
    links.to("spending-file", t("查看这个文件"), icon=":material/description:", id=done.file_id)
    links.to("spending", t("查看经费使用"), icon=":material/payments:")


def _imported(viewer: Viewer) -> None:
    st.subheader(t("已导入的文件"), anchor=False)
    with reading() as db:
        files = spending_files.files(db, viewer)
    if not files:
        page_head.empty(t("还没有导入任何文件。请在上面选择一个支出明细文件。"))
        return
    import_files.show(files)
    published = [file for file in files if file.is_published]
    if not published:
        return
    with st.expander(t("撤回一个文件"), icon=":material/undo:"), st.form("withdraw"):
        st.caption(t("撤回后，该文件的支出不再计入任何数字；文件、理由和撤回人仍可查到。"))
        chosen = st.selectbox(t("文件"), published, format_func=import_files.named)
        reason = st.text_input(t("撤回理由"))
        if st.form_submit_button(t("撤回文件"), icon=":material/undo:"):
            with problem_notes.told(), writing() as db:
                command.withdraw_file(db, by=viewer, now=now(), file_id=chosen.id, reason=reason)
                st.success(t("文件“{name}”已撤回。", name=escaped(chosen.name)))
