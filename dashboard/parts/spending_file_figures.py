"""One imported ledger in figures: whether it counts, what differs from the file it replaced, what counted on a day, its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import either, t, tn
from dashboard.parts import drawn, links
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from datetime import date

    from queries.spending_files import AsOf, FilePage, FileRow
    from queries.spending_lines import Lines


def state(page: FilePage) -> None:
    """In a word whether the file is in the figures, then its lines and total."""
    file = page.file
    if file.is_published:
        st.success(t("已发布，计入各项数字。"), icon=":material/check_circle:")
    elif page.newer:
        said = t("已由“{name}”替代，不再计入任何数字。", name=escaped(page.newer.name))
        st.warning(said, icon=":material/difference:")
    else:
        st.warning(t("已撤回，不再计入任何数字。"), icon=":material/undo:")
    with st.container(horizontal=True, gap="medium"):
        st.metric(t("笔数"), f"{file.lines:,}", width="content")
        unit = labels.currency_unit(big=False)
        st.metric(t("合计（{unit}）", unit=unit), labels.amount(file.total_fen), width="content")


def restatement(page: FilePage) -> None:
    """The file before it and the file after it, each with the difference in lines and total."""
    if page.older:
        st.subheader(t("原文件（被本文件替代）"), anchor=False)
        _step(page.older, page.file, page.older)
    if page.newer:
        st.subheader(t("后续文件（替代本文件）"), anchor=False)
        _step(page.file, page.newer, page.newer)


def as_of(day: date, then: AsOf, *, counts: bool) -> None:
    """All ledgers that counted at the end of a day, and whether this one did."""
    st.markdown(
        tn(
            "截至 {day}，已发布的文件 {n} 个，共 {lines:,} 笔，合计 {money}。",
            then.files,
            day=labels.day(day),
            lines=then.lines,
            money=labels.money(then.total_fen, big=False),
        )
    )
    st.caption(t("其中包括本文件。") if counts else t("其中不包括本文件。"))


def lines(found: Lines) -> None:
    """A page of the file's lines. Without links: a line of a file that was taken back has no page of its own."""
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    rows = found.rows
    table = pd.DataFrame(  # what matters most comes first: a phone shows four columns
        {
            t("支付日期"): [row.paid_on.isoformat() if row.paid_on else t("日期不明") for row in rows],
            amount: [row.amount_fen / 100 for row in rows],
            t("摘要"): [row.summary for row in rows],
            t("收款人"): [row.payee for row in rows],
            t("科目"): [either(row.name_zh, row.name_en) for row in rows],
            t("单位"): [row.unit for row in rows],
            t("凭证号"): [row.voucher_no for row in rows],
        }
    )
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        height="content",
        column_config={amount: drawn.amount_column()},
    )


def _step(old: FileRow, new: FileRow, other: FileRow) -> None:
    """`other` is the one of the two that the page is not about."""
    with st.container(border=True):
        links.to("spending-file", escaped(other.name), icon=":material/description:", id=other.id)
        st.markdown(
            t(
                "笔数 {old} → {new}（{difference}）",
                old=f"{old.lines:,}",
                new=f"{new.lines:,}",
                difference=_signed(new.lines - old.lines, f"{new.lines - old.lines:,}"),
            )
        )
        fen = new.total_fen - old.total_fen
        st.markdown(
            t(
                "合计 {old} → {new}（{difference}）",
                old=labels.money(old.total_fen, big=False),
                new=labels.money(new.total_fen, big=False),
                difference=_signed(fen, labels.amount(fen)),
            )
        )
        st.caption(
            t(
                "{at} 由 {who} 替代。理由：{reason}",
                at=labels.moment(old.withdrawn_at),
                who=escaped(old.withdrawn_by),
                reason=escaped(old.withdrawn_reason),
            )
        )


def _signed(difference: int, shown: str) -> str:
    return f"+{shown}" if difference > 0 else shown
