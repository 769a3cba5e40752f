"""Findings that nobody referred yet, each with a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t
from dashboard.parts import lead_words
from dashboard.parts.badges import Colour
from dashboard.parts.plain import escaped
from data.rules.discipline_kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.leads import Waiting

_COLOURS: dict[Severity, Colour] = {Severity.MAJOR: "orange", Severity.ATTENTION: "orange", Severity.HINT: "gray"}


def chosen(rows: Sequence[Waiting]) -> int | None:
    """The finding whose button was pressed."""
    pressed = [row.id for row in rows if _card(row)]
    return pressed[0] if pressed else None


def _card(row: Waiting) -> bool:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{discipline_words.name(row.rule)}**")
        st.badge(discipline_words.severity(row.severity), color=_COLOURS[row.severity])
        st.markdown(escaped(discipline_words.said(row.rule, row.facts)))
        said = [lead_words.unit_name(row.unit), labels.money(row.amount_fen, big=False)]
        if row.month is None:  # of the others the filter above says it
            said.insert(1, labels.period(row.year, None))
        st.caption(escaped(" · ".join(said)))
        return st.button(t("交办"), icon=":material/forward_to_inbox:", key=f"refer-{row.id}")
