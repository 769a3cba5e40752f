"""A chart as a reader needs it: title, one sentence, then the picture with its description or the figures as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import plotly.io as pio
import streamlit as st

from dashboard import labels
from dashboard.charts.checked import Checked
from dashboard.i18n import N_, t
from dashboard.parts import filters
from data.rules.money import wan_hundredths

# Streamlit's stand-ins for the chart colours of the theme; it gives them only to figures made of plotly's objects.
_COLOURS = list(pio.templates["streamlit"].layout.colorway)[:6]  # as many as config.toml names
WAN, YUAN = "wan", "yuan"  # what the address says amounts in tables are shown in
PICTURES, TABLES = "pictures", "tables"  # what the address says charts are shown as
MOST_WHOLE = 40  # rows of a table that is shown whole; a longer one scrolls
_LINKS = (N_("单位页面"), N_("收款人页面"), N_("明细"))  # columns of addresses
_SHARES = (N_("执行率"), N_("占比"), N_("变化"), N_("完成年初预算"), N_("占全年调整预算"), N_("月末序时进度"))
_TEXTS = ("object", "str", "string")  # what pandas calls columns that are no numbers
_QUIET = {"displayModeBar": False, "scrollZoom": False}


def chart(
    title: str,
    figure: dict[str, Any],
    *,
    sentence: str,
    table: Callable[[], pd.DataFrame],
    key: str,
    narrows: tuple[str, ...] = (),
) -> None:
    """Show a chart, or its table where the reader chose tables.

    A click on a bar sets the first of the filters in `narrows` to its customdata and clears the rest.
    """
    st.markdown(f"#### {title}\n\n{sentence}")
    if shows_tables():
        rows = table()
        amounts(rows, key=f"{key}-table", whole=len(rows) <= MOST_WHOLE)
        return
    themed = figure | {"layout": figure["layout"] | {"colorway": _COLOURS}}
    st.plotly_chart(
        Checked(themed),
        key=key,
        on_select=partial(filters.clicked, key, *narrows) if narrows else "ignore",
        selection_mode="points",
        config=_QUIET,
        alt=t("：").join((title, sentence)),
    )


def choose_form() -> None:
    """The switch of all charts of a page to tables and back."""
    said = {PICTURES: t("图"), TABLES: t("表")}
    filters.segments("as", t("看图或看表"), tuple(said), lambda form: said[form])


def shows_tables() -> bool:
    """Whether charts are shown as tables."""
    return filters.text("as") == TABLES


def choose_units() -> None:
    """The switch of all tables of a page between 万元 and 元."""
    filters.segments("in", t("表中金额单位"), (WAN, YUAN), lambda unit: labels.currency_unit(big=unit == WAN))


def is_big() -> bool:
    """Whether tables show 万元."""
    return filters.text("in") != YUAN


def amounts(table: pd.DataFrame, *, key: str, whole: bool = False) -> None:
    """A table with its numbers right-aligned, thousands separated; amounts come from `in_units`, with two decimals.

    A column of addresses under one of the names of _LINKS, such as `pages` makes, is shown as links.
    `whole` shows all rows at once, for some dozens that are read.
    """
    st.dataframe(
        table,
        hide_index=True,
        key=key,
        column_config=_formats(table),
        width="stretch",
        height="content" if whole else "auto",
        placeholder=labels.NONE,
    )


def link_column() -> Any:
    """How a column of addresses is shown: a sign to open each."""
    return st.column_config.LinkColumn(display_text=":material/open_in_new:", width="small")


def amount_column() -> Any:
    """How a column of amounts is shown: two decimals, thousands separated."""
    return st.column_config.NumberColumn(format="%,.2f")


def pages(address: str, names: Iterable[str]) -> list[str | None]:
    """A column of links to the pages of things with these names; none where the name is empty."""
    return [f"/{address}?{urlencode({'name': name})}" if name else None for name in names]


def in_units(title: str, fen: pd.Series[Any], *, big: bool | None = None) -> pd.Series[Any]:
    """A column of amounts in 万元 or 元 as the page's switch says, rounded once, titled with its unit.

    Unknown stays empty.
    """
    if big is None:
        big = is_big()
    named = t("{title}（{unit}）", title=title, unit=labels.currency_unit(big=big))
    return pd.Series(rounded(fen, big=big), fen.index, dtype="Float64", name=named)


def rounded(fen: Iterable[Any], *, big: bool) -> list[float | None]:
    """Amounts in 万元 or 元, rounded once; None where one is unknown.

    Number by number: pandas takes longer to begin with such a column than this for all its rows.
    """
    known = (None if pd.isna(each) else int(each) for each in fen)
    return [each if each is None else (wan_hundredths(each) if big else each) / 100 for each in known]


def _formats(table: pd.DataFrame) -> dict[str, Any]:
    money = amount_column()
    count = st.column_config.NumberColumn(format="%,d")
    share = st.column_config.TextColumn(alignment="right")
    kinds = {str(name): str(kind).lower() for name, kind in table.dtypes.items()}
    numbers = {name: money if kind == "float64" else count for name, kind in kinds.items() if kind not in _TEXTS}
    shares = {name: share for name in kinds if name in map(t, _SHARES)}
    links = {name: link_column() for name in kinds if name in map(t, _LINKS)}
    return shares | links | numbers
