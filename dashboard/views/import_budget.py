"""导入预算: upload, look at, confirm; what is recorded, and taking a mistaken budget back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.clock import now
from dashboard.feeds import import_problems as feed
from dashboard.i18n import t, tn
from dashboard.parts import budget_preview, budget_records, import_red, links, page_head, problem_notes, problem_table
from dashboard.parts.plain import escaped
from data.commands import budgets as command
from data.database import reading, writing
from data.errors import FileRejected, RuleBroken
from data.imports import budget_file
from data.imports.budget_file import CheckedBudget
from data.imports.layouts import built_in_budgets
from data.rules.dates import parse_year
from data.rules.roles import Viewer
from data.settings import settings
from queries import budgets
from queries.budgets import YearPreview


def show(viewer: Viewer) -> None:
    """Nothing is stored before the person has seen what the file holds and has confirmed it."""
    page_head.show(
        t("导入预算"), t("上传年初预算或调整预算，核对后发布。一个年度只有一份现行预算，此前的仍可按日期查看。")
    )
    uploaded = st.file_uploader(
        t("预算文件"),
        type=["csv", "xlsx", "xls", "txt", "tsv", "ods"],
        max_upload_size=settings().largest_file_mb,
        help=t("每行一项：科室、科目编码、项目，以及年初预算数、调剂数、调整预算数等列；合计行会自动核对。"),
    )
    if uploaded is not None:
        with problem_notes.told():
            _upload(viewer, uploaded.getvalue(), uploaded.name)
    _recorded(viewer)


def _upload(viewer: Viewer, content: bytes, name: str) -> None:
    typed = st.text_input(t("预算年度（文件没有写明时填写）"), placeholder="2026", width=300)
    try:
        year = parse_year(typed.strip()) if typed.strip() else None
    except RuleBroken:
        st.error(t("“{cell}”不是年份。请改正。", cell=escaped(typed)), icon=":material/block:")
        return
    try:
        with st.spinner(t("正在读取和核对文件……")):
            file = _read(content, name, year)
    except FileRejected as rejected:
        st.error(t("文件“{name}”未通过核对，未导入任何数据。", name=escaped(name)), icon=":material/block:")
        problems = rejected.problems
        problem_table.show(
            problems, download=lambda: feed.problems_csv(viewer, problems), file_name=feed.file_name(name)
        )
        return
    if file is not None:
        _confirm(viewer, file)


def _read(content: bytes, name: str, year: int | None) -> CheckedBudget | None:
    """The budget; None while its person has not said what amounts in red are, where it has any without a sign."""
    read = partial(budget_file.read, content, name, year=year, limit=settings().largest_file_mb * 1_000_000)
    try:
        return read()
    except FileRejected as rejected:
        if not import_red.is_all(rejected.problems):
            raise
        red = import_red.ask(rejected.problems)
    return read(layout=replace(built_in_budgets(), red=red)) if red else None


def _confirm(viewer: Viewer, file: CheckedBudget) -> None:
    named = {year: {(row.unit, row.econ_code) for row in rows} for year, rows in file.years.items()}
    with reading() as db:
        found = budgets.preview(db, viewer, years=named, sha256=file.sha256)
    budget_preview.show(
        file, found, download=lambda: feed.problems_csv(viewer, file.notes), file_name=feed.file_name(file.name)
    )
    if any(year.is_known for year in found):
        return
    basis, dated, reason = _asked(found)
    items = sum(map(len, file.years.values()))
    replaces = any(year.replaces for year in found)
    said = tn("替代并发布 {n:,} 项", items) if replaces else tn("发布 {n:,} 项", items)
    if st.button(said, type="primary", icon=":material/upload:", disabled=replaces and not reason.strip()):
        _record(viewer, file, basis=basis, dated=dated, reason=reason)


def _asked(found: tuple[YearPreview, ...]) -> tuple[str, date | None, str]:
    """What it follows, of which day, and, where it takes the place of another, why."""
    left, right = st.columns([2, 1])
    with left:
        basis = st.text_input(t("依据（可不填）"), placeholder=t("批复或调整文件的文号"))
    with right:
        dated = st.date_input(t("批复或调整日期（可不填）"), value=None)
    if not any(year.replaces for year in found):
        return basis, dated, ""
    return basis, dated, st.text_input(t("替代的理由"), placeholder=t("如：年中预算调整；更正录入错误"))


def _record(viewer: Viewer, file: CheckedBudget, *, basis: str, dated: date | None, reason: str) -> None:
    origin = file.origin(basis=basis, dated=dated)
    with writing() as db:
        for year, rows in file.years.items():
            command.record_year(db, by=viewer, now=now(), year=year, rows=rows, origin=origin, reason=reason)
    years = t("、").join(t("{year}年", year=year) for year in sorted(file.years))
    items = sum(map(len, file.years.values()))
    st.success(tn("已发布{years}预算 {n:,} 项。", items, years=years), icon=":material/check_circle:")
    links.to("budget", t("查看年度预算"), icon=":material/account_balance:", year=max(file.years))


def _recorded(viewer: Viewer) -> None:
    st.subheader(t("已录入的预算"), anchor=False)
    with reading() as db:
        rows = budgets.records(db, viewer)
    if not rows:
        page_head.empty(t("还没有录入任何预算。请在上面选择一个预算文件。"))
        return
    in_force = [row for row in rows if row.ended_at is None]
    if in_force:
        with st.expander(t("撤回一份预算"), icon=":material/undo:"), st.form("withdraw"):
            st.caption(t("撤回后该年度没有现行预算，执行率不再计算，直到重新录入；原预算、理由和撤回人仍可查到。"))
            chosen = st.selectbox(t("预算"), in_force, format_func=budget_records.named)
            reason = st.text_input(t("撤回理由"))
            if st.form_submit_button(t("撤回预算"), icon=":material/undo:"):
                with problem_notes.told(), writing() as db:
                    command.withdraw_year(db, by=viewer, now=now(), record_id=chosen.id, reason=reason)
                    st.success(t("{year}年预算已撤回。", year=chosen.year), icon=":material/check_circle:")
    budget_records.show(rows)
