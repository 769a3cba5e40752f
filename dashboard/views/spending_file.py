"""导入的文件: one imported ledger, what it held, and what became of it."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.clock import today
from dashboard.feeds import import_problems as feed
from dashboard.i18n import t
from dashboard.parts import copy_link, facts, filters, links, page_head, problem_table, spending_file_figures
from dashboard.parts.plain import escaped
from data.database import reading
from data.rules.local_time import end_of
from data.rules.roles import Permission, Viewer, can
from queries import spending_files, spending_lines
from queries.spending_files import FilePage

PAGE_SIZE = 25


def show(viewer: Viewer) -> None:
    """Its state and figures, the file that took its place or whose place it took, an earlier day's figures, its
    lines, the notes.
    """
    file_id = filters.number("id")
    if file_id is None:
        page_head.show(t("导入的文件"), "")
        page_head.empty(t("请从“导入支出”页面的文件列表或一笔支出的出处打开一个文件。"))
        return
    with reading() as db:
        page = spending_files.one(db, viewer, file_id=file_id)
    labels.count_in(page.file.currency)
    page_head.show(
        escaped(page.file.name),
        t("一个导入文件的笔数、合计和去向：是否仍计入数字，被谁替代或撤回。"),
        path=[t("经费使用"), t("导入的文件")],
    )
    spending_file_figures.state(page)
    _links(viewer)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("导入情况"), anchor=False)
        facts.show(_file(page))
        st.caption(t("文件校验值（SHA-256）"))
        st.code(page.sha256, language=None, wrap_lines=True)
    with right:
        spending_file_figures.restatement(page)
        _as_of(viewer, page)
    _lines(viewer, page)
    st.subheader(t("导入时的说明和提醒"), anchor=False)
    if not page.notes:
        st.caption(t("导入时没有需要说明的事项。"))
        return
    problem_table.show(
        page.notes,
        download=lambda: feed.problems_csv(viewer, page.notes),
        file_name=feed.file_name(page.file.name),
    )


def _links(viewer: Viewer) -> None:
    """Back to the list, for who has one, and to the figures."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if can(viewer, Permission.IMPORT_SPENDING):
            links.to("import-spending", t("已导入的文件"), icon=":material/list:")
        links.to("spending", t("经费使用"), icon=":material/payments:")
        copy_link.show()


def _file(page: FilePage) -> list[tuple[str, str]]:
    file = page.file
    rows = [
        (t("工作表"), page.sheet),
        (t("列名对应关系"), {"built-in": t("自动识别"), "chosen": t("导入时逐列选择")}.get(page.layout, page.layout)),
        (t("导入人"), file.imported_by),
        (t("导入时间"), labels.moment(file.imported_at)),
        (t("未识别科目"), f"{file.unrecognised_codes:,}"),
        (t("机构表中没有的单位"), f"{file.unrecognised_units:,}"),
        (t("日期不明"), f"{file.undated_lines:,}"),
    ]
    if not file.is_published:
        rows[4:4] = [
            (t("退出数字的时间"), labels.moment(file.withdrawn_at)),
            (t("替代人") if page.newer else t("撤回人"), file.withdrawn_by or t(labels.UNKNOWN)),
            (t("理由"), file.withdrawn_reason),
        ]
    return rows


def _lines(viewer: Viewer, page: FilePage) -> None:
    st.subheader(t("文件中的支出"), anchor=False)
    number = filters.number(filters.PAGE) or 1
    with reading() as db:
        lines = spending_lines.of_file(db, viewer, file_id=page.file.id, page=number, size=PAGE_SIZE)
    spending_file_figures.lines(lines)
    filters.page(max(-(-lines.count // PAGE_SIZE), 1))


def _as_of(viewer: Viewer, page: FilePage) -> None:
    """What was published then counts as it did then, whatever became of it since."""
    st.subheader(t("截至某日的数字"), anchor=False)
    day = filters.day("as_of", t("日期"), latest=today())
    at = end_of(day)
    with reading() as db:
        then = spending_files.as_of(db, viewer, at=at, currency=page.file.currency)
    spending_file_figures.as_of(day, then, counts=spending_files.counts_at(page.file, at))
