"""The floor: the least that a page of Streamlit with as many charts and a table can cost. Four numbers of data, no database.

Drawn the best way we know: plain figures kept between reruns and not checked again.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.checked import Checked

CHARTS, ROWS = 5, 25
MONTHS = [f"{month}月" for month in range(1, 13)]


@st.cache_resource
def figure(number: int, month: str) -> Checked:
    """One chart of twelve bars."""
    heights = [(MONTHS.index(month) + bar * number) % 7 + 1 for bar in range(12)]
    return Checked({"data": [{"type": "bar", "x": MONTHS, "y": heights}], "layout": {"height": 320}})


@st.cache_resource
def table(month: str) -> pd.DataFrame:
    """As many rows as a page of lines."""
    return pd.DataFrame({"摘要": [f"{month} {row}" for row in range(ROWS)], "金额": range(ROWS)})


def show() -> None:
    """One filter, the charts, the table."""
    st.set_page_config(layout="wide")
    month = st.selectbox("月份", MONTHS)
    for number in range(CHARTS):
        st.plotly_chart(figure(number, month), key=f"chart-{number}", config={"displayModeBar": False})
    st.dataframe(table(month), hide_index=True)


@asynccontextmanager
async def _lifespan(_: Any) -> AsyncIterator[None]:
    gc.freeze()
    yield


app = st.App(Path(__file__).with_name("floor_page.py"), lifespan=_lifespan)
