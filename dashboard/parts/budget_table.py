"""Budgets in figures: original, transfers, change, adjusted, by unit, section, project and kind."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import drawn


def tiles(*, items: int, original_fen: int, transfer_fen: int | None, adjusted_fen: int) -> None:
    """The sums of a year's budget, in 万元. Transfers are a dash where none are told."""
    with st.container(horizontal=True, gap="medium"):
        st.metric(t("项数"), f"{items:,}", width="content")
        unit = labels.currency_unit(big=True)
        for title, fen in (
            (t("年初预算（{unit}）", unit=unit), original_fen),
            (t("其中调剂（{unit}）", unit=unit), transfer_fen),
            (t("增减（{unit}）", unit=unit), adjusted_fen - original_fen),
            (t("调整预算（{unit}）", unit=unit), adjusted_fen),
        ):
            st.metric(title, labels.amount(fen, big=True), width="content")


def frame(
    *,
    units: Sequence[str],
    codes: Sequence[str],
    projects: Sequence[str],
    kinds: Sequence[str],
    fens: Sequence[tuple[int, int | None, int]],
    big: bool | None = None,
) -> pd.DataFrame:
    """A row an item; `fens` are original, transfer and adjusted. What is most compared comes first: a phone shows four."""

    def money(title: str, column: Sequence[int | None]) -> pd.Series:
        return drawn.in_units(title, pd.Series(list(column), dtype="Int64"), big=big)

    columns = (
        money(t("调整预算"), [adjusted for _, _, adjusted in fens]),
        money(t("年初预算"), [original for original, _, _ in fens]),
        money(t("增减"), [adjusted - original for original, _, adjusted in fens]),
        money(t("其中调剂"), [transfer for _, transfer, _ in fens]),
    )
    names = {t("单位"): units, t("科目"): codes, t("项目"): projects, t("支出类型"): [*map(labels.spend_type, kinds)]}
    return pd.DataFrame(
        {**{str(title): list(cells) for title, cells in names.items()}, **{str(c.name): c for c in columns}}
    )


def show(table: pd.DataFrame, *, key: str) -> None:
    """The table; a dash is none."""
    drawn.amounts(table, key=key)
