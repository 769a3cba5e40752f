"""A chart as a reader needs it: title, picture with its description, one sentence, and the same figures as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.io as pio
import streamlit as st

from dashboard import labels
from dashboard.charts.checked import Checked
from dashboard.i18n import t

# Streamlit's stand-ins for the chart colours of the theme; it gives them only to figures made of plotly's objects.
_COLOURS = list(pio.templates["streamlit"].layout.colorway)[:6]  # as many as config.toml names
_QUIET = {"displayModeBar": False, "scrollZoom": False}


def chart(title: str, figure: dict[str, Any], *, sentence: str, table: pd.DataFrame, key: str) -> str:
    """Show a chart; answers the customdata or the name of the bar that was clicked, or "" for none."""
    st.markdown(f"#### {title}")
    themed = figure | {"layout": figure["layout"] | {"colorway": _COLOURS}}
    chosen = st.plotly_chart(
        Checked(themed),
        key=key,
        on_select="rerun",
        selection_mode="points",
        config=_QUIET,
        alt=t("：").join((title, sentence)),
    )
    st.caption(sentence)
    with st.expander(t("数据表"), icon=":material/table:"):
        amounts(table, key=f"{key}-table")
    points = chosen["selection"]["points"]
    if not points:
        return ""
    clicked = points[0].get("customdata", points[0].get("x", ""))
    return str(clicked[0] if isinstance(clicked, list) else clicked)


def amounts(table: pd.DataFrame, *, key: str) -> None:
    """A table with its numbers right-aligned, thousands separated; amounts come from `in_units`, with two decimals."""
    st.dataframe(
        table, hide_index=True, key=key, column_config=_formats(table), width="stretch", placeholder=labels.NONE
    )


def in_units(title: str, fen: pd.Series[Any], *, big: bool = True) -> pd.Series[Any]:
    """A column of amounts in 万元 (or 元), rounded once, titled with its unit. Unknown stays empty."""
    whole = fen.astype("Int64")
    # Half up in whole numbers: binary fractions would round 1.005 down.
    hundredths = (whole.abs() + 5_000) // 10_000 * (1 - 2 * (whole < 0).astype("Int64")) if big else whole
    return (hundredths.astype("Float64") / 100).rename(
        t("{title}（{unit}）", title=title, unit=labels.currency_unit(big=big))
    )


def _formats(table: pd.DataFrame) -> dict[str, Any]:
    money = st.column_config.NumberColumn(format="%,.2f")
    count = st.column_config.NumberColumn(format="%,d")
    return {
        str(name): money if "Float" in str(dtype) or str(dtype) == "float64" else count
        for name, dtype in table.dtypes.items()
        if str(dtype) not in ("object", "str", "string")
    }
