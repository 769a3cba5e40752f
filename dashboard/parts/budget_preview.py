"""A budget before it is recorded: year by year its sums, what was assumed, what no table knows, a look at its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t
from dashboard.parts import budget_table, problem_table
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.commands.budgets import BudgetRow
    from data.imports.budget_file import CheckedBudget
    from queries.budgets import YearPreview

SAMPLE = 10


def show(file: CheckedBudget, found: Sequence[YearPreview], *, download: Callable[[], bytes], file_name: str) -> None:
    """Everything to look at before confirming; `download` makes the list of notes as CSV."""
    st.subheader(t("核对"), anchor=False)
    for year in found:
        _year(year, file.years[year.year])
    if file.notes:
        st.markdown(t("**读取时的说明和提醒**"))
        problem_table.show(file.notes, download=download, file_name=file_name)


def _year(found: YearPreview, rows: Sequence[BudgetRow]) -> None:
    with st.container(border=True):
        st.markdown(t("#### {year}年预算", year=found.year))
        moved = [row.transfer_fen for row in rows if row.transfer_fen is not None]
        budget_table.tiles(
            items=len(rows),
            original_fen=sum(row.original_fen for row in rows),
            transfer_fen=sum(max(fen, 0) for fen in moved) if moved else None,
            adjusted_fen=sum(row.adjusted_fen for row in rows),
        )
        _replaced(found, sum(row.adjusted_fen for row in rows))
        _unknown(N_("机构表中没有的单位（按原名保留）：{names}。"), found.unknown_units)
        _unknown(N_("该年度科目表中没有的科目（按原样保留）：{names}。"), found.unknown_codes)
        first = rows[:SAMPLE]
        budget_table.show(
            t("前 {n} 项", n=len(first)),
            units=[row.unit for row in first],
            codes=[row.econ_code for row in first],
            projects=[row.project for row in first],
            kinds=[row.spend_type for row in first],
            fens=[(row.original_fen, row.transfer_fen, row.adjusted_fen) for row in first],
            key=f"sample-{found.year}",
        )


def _replaced(found: YearPreview, adjusted_fen: int) -> None:
    old = found.replaces
    if found.is_known:
        st.info(t("内容相同的预算已经录入，无需再次录入。"), icon=":material/content_copy:")
    elif old:
        st.warning(
            t(
                "{year}年已有 {at} 录入的预算，发布后由本文件替代：调整预算由 {old} 变为 {new}，相差 {difference}。"
                "原预算仍可按日期查看。",
                year=old.year,
                at=labels.moment(old.recorded_at),
                old=labels.money(old.adjusted_fen, big=False),
                new=labels.money(adjusted_fen, big=False),
                difference=labels.money(adjusted_fen - old.adjusted_fen, big=False),
            ),
            icon=":material/difference:",
        )


def _unknown(said: str, names: Sequence[str]) -> None:
    if names:
        st.caption(t(said, names=t("、").join(escaped(name) or t("（空白）") for name in names)))
