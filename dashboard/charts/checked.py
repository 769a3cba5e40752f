"""A figure that need not be checked again: Streamlit has plotly validate a plain dictionary on every rerun."""

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure


class Checked(BaseFigure):  # type: ignore[misc]  # plotly ships no types
    """A plain dictionary in the clothes of a plotly figure, taken by Streamlit as it is: 1 ms a chart instead of 7.

    Our own charts are tried by plotly in their tests, which is where a mistake in one should be found.
    """

    def __init__(self, figure: dict[str, Any]) -> None:
        self.__dict__["_figure"] = figure  # plotly's own beginnings would validate, copy and listen

    def to_dict(self) -> dict[str, Any]:
        """The dictionary, for plotly.io.to_json."""
        return self.__dict__["_figure"]  # type: ignore[no-any-return]
