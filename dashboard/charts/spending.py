"""Spending drawn: months against budget and time, and ranked bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.i18n import t

Figure = dict[str, Any]
FEN_IN_WAN = 1_000_000
HEIGHT = 320
ROW = 34  # pixels of a ranked bar, so that labels never touch
LETTER, CHARACTER = (
    7,
    12.5,
)  # pixels of a Latin letter and of a Chinese character beside a bar: a little more than it takes


def by_month(months: pd.DataFrame, *, imported: Sequence[int], year_budget_fen: int | None) -> Figure:
    """Bars of each month's spending; a twelfth of the year's budget as a tick on each; missing months are gaps.

    The number of the month comes back on a click.
    `months` has the columns month and amount_fen; of `imported` ones it lacks those without such spending.
    """
    spent = {int(m): int(fen) for m, fen in zip(months["month"], months["amount_fen"], strict=True)}
    said = {m: labels.amount(fen, big=True) for m, fen in spent.items()}
    names, numbers = [labels.month(m) for m in range(1, 13)], [str(m) for m in range(1, 13)]
    bars: Figure = {
        "type": "bar",
        "name": t("支出"),
        "x": names,
        "y": [_wan(spent.get(m)) for m in range(1, 13)],
        "customdata": numbers,
        "text": [said.get(m) or (t("没有支出") if m in imported else t("未导入")) for m in range(1, 13)],
        "textposition": "none",
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }
    data = [bars]
    if year_budget_fen is not None:
        each = year_budget_fen // 12
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": t("预算（全年的十二分之一）"),
                "x": names,
                "y": [_wan(each)] * 12,
                "customdata": numbers,
                "marker": {"symbol": "line-ew-open", "size": 26, "line": {"width": 3}},
                "hovertemplate": t("预算") + f": {labels.amount(each, big=True)}<extra></extra>",
            }
        )
    return {"data": data, "layout": _layout(HEIGHT, legend=year_budget_fen is not None, y_title=_unit())}


def cumulative(months: pd.DataFrame, *, year_budget_fen: int) -> Figure:
    """Spending added up month by month as a share of the year's budget, beside time-based progress (序时进度)."""
    spent = {int(m): int(fen) for m, fen in zip(months["month"], months["amount_fen"], strict=True)}
    last = max(spent, default=0)
    names, shares, total = [labels.month(m) for m in range(1, 13)], [], 0
    for m in range(1, last + 1):
        total += spent.get(m, 0)
        shares.append(total / year_budget_fen * 100)
    progress = {"type": "scatter", "mode": "lines+markers", "name": t("累计支出占预算"), "x": names[:last], "y": shares}
    time = {
        "type": "scatter",
        "mode": "lines",
        "name": t("序时进度"),
        "x": names,
        "y": [m / 12 * 100 for m in range(1, 13)],
        "line": {"dash": "dash"},
    }
    hover = {"hovertemplate": "%{x}: %{y:.1f}%<extra>%{fullData.name}</extra>"}
    layout = _layout(HEIGHT, legend=True, y_title="%")
    layout["yaxis"]["rangemode"] = "tozero"
    return {"data": [progress | hover, time | hover], "layout": layout}


def ranked(names: Sequence[str], amounts: Sequence[int], *, keys: Sequence[str], rest: int | None = None) -> Figure:
    """Horizontal bars in the order given, the first on top, each with its amount; `keys` come back on a click.

    `rest` is the sum of what has no bar of its own: the last bar, in another colour, under the last of `names`.
    """
    rows = len(names)
    data = [_bars(range(len(amounts)), names, amounts, keys)]
    if rest is not None:
        data.append(_bars([rows - 1], names[-1:], [rest], [""]))
    shown = [_short(name) for name in names]
    layout = _layout(rows * ROW + 80, legend=False, y_title="")
    # Room said beforehand: where plotly finds it out, it draws such a chart twice.
    layout["margin"] |= {"l": max(map(_room, shown), default=0) + 14, "b": 48}
    layout["yaxis"] = {
        "autorange": "reversed",
        "tickmode": "array",
        "tickvals": [f"{number}" for number in range(rows)],
        "ticktext": shown,
        "fixedrange": True,
    }
    layout["xaxis"] = {
        "title": {"text": _unit()},
        "rangemode": "tozero",
        "fixedrange": True,
        "tickformat": ",.2~f",
        "tickangle": 0,
        "nticks": 4,  # what a phone has room for beside long names
    }
    layout["barmode"] = "overlay"
    return {"data": data, "layout": layout}


def differences(names: Sequence[str], amounts: Sequence[int]) -> Figure:
    """Horizontal bars to both sides of zero, in the order given, the first on top, each with its signed amount."""
    figure = ranked(names, amounts, keys=names)
    figure["data"][0]["text"] = [("+" if fen > 0 else "") + labels.amount(fen, big=True) for fen in amounts]
    low, high = (min(0, *wans), max(0, *wans)) if (wans := figure["data"][0]["x"]) else (0, 0)
    # Room beside short bars for their words, which a phone would cut off or lay over the names.
    span, left = high - low, 0.25 if low else 0.05
    figure["layout"]["xaxis"] |= {"zeroline": True, "range": [low - span * left, high + span * 0.25]}
    return figure


def _bars(rows: Sequence[int], names: Sequence[str], amounts: Sequence[int], keys: Sequence[str]) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [_wan(fen) for fen in amounts],
        "y": [f"{row}" for row in rows],  # numbers, since two bars may have one name
        "customdata": list(keys),
        "text": [labels.amount(fen, big=True) for fen in amounts],
        "textposition": "auto",
        "cliponaxis": False,
        "hovertext": list(names[: len(amounts)]),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }


def _layout(height: int, *, legend: bool, y_title: str) -> Figure:
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": legend,
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "bargap": 0.3,
        "xaxis": {"type": "category", "fixedrange": True, "automargin": True},
        "yaxis": {"title": {"text": y_title}, "fixedrange": True, "automargin": True, "tickformat": ",.2~f"},
        "dragmode": False,
        "clickmode": "event+select",
    }


def _unit() -> str:
    return labels.currency_unit(big=True)


def _wan(fen: int | None) -> float | None:
    return None if fen is None else fen / FEN_IN_WAN


def _short(name: str, most: int = 28) -> str:
    """A name cut to so many letters; a Chinese character takes the room of two."""
    if _width(name) <= most:
        return name
    widths = accumulate(map(_width, name))
    return name[: sum(width <= most for width in widths) - 1] + "…"


def _room(name: str) -> float:
    return sum(LETTER if character.isascii() else CHARACTER for character in name)


def _width(name: str) -> int:
    return sum(1 if character.isascii() else 2 for character in name)
