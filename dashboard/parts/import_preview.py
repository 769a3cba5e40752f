"""A ledger before it is imported: counts, total, what was assumed, what no table knows, and a look at its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import drawn, problem_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.rules.spending_lines import CheckedFile
    from queries.import_preview import Preview, Unknown

SAMPLE = 10


def show(file: CheckedFile, found: Preview, *, download: Callable[[], bytes], file_name: str) -> None:
    """Everything to look at before confirming; `download` makes the list of notes as CSV."""
    st.subheader(t("核对"), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        _tile(t("笔数"), f"{len(file.lines):,}")
        _tile(t("合计（{unit}）", unit=labels.currency_unit(big=False)), labels.amount(file.total_fen))
        _tile(t("最早支付日期"), found.first_day.isoformat() if found.first_day else t(labels.UNKNOWN))
        _tile(t("最晚支付日期"), found.last_day.isoformat() if found.last_day else t(labels.UNKNOWN))
    if file.notes:
        st.markdown(t("**读取时的说明和提醒**"))
        problem_table.show(file.notes, download=download, file_name=file_name)
    if found.undated_lines:
        st.warning(tn("{n:,} 笔没有可用的日期，将单列为“日期不明”，不计入任何年份。", found.undated_lines))
    _unknown(t("机构表中没有的单位（按原名保留）"), t("单位"), found.units)
    _unknown(t("未识别的科目（按原名保留，计入“未识别科目”）"), t("科目"), found.categories)
    st.markdown(t("**前 {n} 笔**", n=min(SAMPLE, len(file.lines))))
    st.dataframe(_sample(file), hide_index=True, width="stretch", column_config=_amount_column())


def _tile(title: str, figure: str) -> None:
    st.metric(title, figure, width="content")


def _unknown(title: str, head: str, names: Sequence[Unknown]) -> None:
    if not names:
        return
    lines, fen = sum(row.lines for row in names), sum(row.amount_fen for row in names)
    said = tn(
        "{title}：{kinds} 种，{n:,} 笔，{money}",
        lines,
        title=title,
        kinds=len(names),
        money=labels.money(fen, big=False),
    )
    with st.expander(said, icon=":material/help:"):
        table = {
            head: [row.name or t("（空白）") for row in names],
            t("笔数"): [row.lines for row in names],
            _amount_title(): [row.amount_fen / 100 for row in names],
        }
        st.dataframe(pd.DataFrame(table), hide_index=True, width="stretch", column_config=_amount_column())


def _sample(file: CheckedFile) -> pd.DataFrame:
    lines = file.lines[:SAMPLE]
    return pd.DataFrame(
        {
            t("行"): [line.row for line in lines],
            t("支付日期"): [line.paid_on.isoformat() if line.paid_on else t("日期不明") for line in lines],
            t("单位"): [line.unit for line in lines],
            t("科目"): [f"{line.econ_code} {line.category}".strip() for line in lines],
            t("摘要"): [line.summary for line in lines],
            t("收款人"): [line.payee for line in lines],
            _amount_title(): [line.amount_fen / 100 for line in lines],
        }
    )


def _amount_title() -> str:
    return t("金额（{unit}）", unit=labels.currency_unit(big=False))


def _amount_column() -> dict[str, Any]:
    return {_amount_title(): drawn.amount_column()}
