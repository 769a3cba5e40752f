"""A checked figure is shown by Streamlit exactly as it is, without being checked again."""

from __future__ import annotations

import json

from plotly import graph_objects, io, tools

from dashboard.charts.checked import Checked

FIGURE = {"data": [{"type": "bar", "x": ["一月"], "y": [1.5]}], "layout": {"height": 320}}


def test_a_checked_figure_is_sent_as_it_is(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("validated again")

    monkeypatch.setattr(graph_objects.Figure, "__init__", refuse)
    sent = tools.return_figure_from_figure_or_data(Checked(FIGURE), validate_figure=True)
    assert json.loads(io.to_json(sent, validate=False)) == FIGURE
