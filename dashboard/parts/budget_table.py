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


def show(
    title: str,
    *,
    units: Sequence[str],
    codes: Sequence[str],
    projects: Sequence[str],
    kinds: Sequence[str],
    fens: Sequence[tuple[int, int | None, int]],
    key: str,
) -> None:
    """A row an item; `fens` are original, transfer and adjusted. Where all are of one unit, its column is left out."""
    unit = labels.currency_unit(big=drawn.is_big())  # in the title, for the heads have no room for it
    st.markdown(f"#### {t('{title}（{unit}）', title=title, unit=unit)}")
    names = {t("单位"): units, t("科目"): codes} if len(set(units)) > 1 else {t("科目"): codes}
    money = {
        t("调整预算"): [adjusted for _, _, adjusted in fens],
        t("年初预算"): [original for original, _, _ in fens],
        t("增减"): [adjusted - original for original, _, adjusted in fens],
        t("其中调剂"): [transfer for _, transfer, _ in fens],
    }
    more = {t("项目"): projects, t("支出类型"): [labels.spend_type(kind) for kind in kinds]}
    amounts = {title: drawn.in_units("", pd.Series(column, dtype="Int64")) for title, column in money.items()}
    drawn.amounts(pd.DataFrame({**names, **amounts, **more}), key=key)
