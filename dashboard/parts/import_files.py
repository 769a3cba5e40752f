"""Imported ledgers as a table: what each held, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.spending_files import FileRow


def show(rows: Sequence[FileRow]) -> None:
    """A row a file, its number leading to its own page."""
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    table = pd.DataFrame(
        {
            t("详情"): [f"/spending-file?id={row.id}" for row in rows],
            t("文件"): [row.name for row in rows],
            t("状态"): [state(row) for row in rows],
            t("笔数"): [row.lines for row in rows],
            amount: [row.total_fen / 100 for row in rows],
            t("未识别科目"): [row.unrecognised_codes for row in rows],
            t("日期不明"): [row.undated_lines for row in rows],
            t("导入人"): [row.imported_by for row in rows],
            t("导入时间"): [labels.moment(row.imported_at) for row in rows],
        }
    )
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        column_config={
            t("详情"): st.column_config.LinkColumn(display_text=":material/open_in_new:", width="small"),
            amount: drawn.amount_column(),
        },
    )


def state(row: FileRow) -> str:
    """已发布, 已由某文件替代, or 已撤回 with its reason."""
    if row.is_published:
        return t("已发布")
    if row.superseded_by:
        return t("已由“{name}”替代：{reason}", name=row.superseded_by_name, reason=row.withdrawn_reason)
    return t("已撤回：{reason}", reason=row.withdrawn_reason)


def named(row: FileRow) -> str:
    """A file in a list to choose from: several may bear one name."""
    return t("{name}（{at}）", name=row.name, at=labels.moment(row.imported_at))
