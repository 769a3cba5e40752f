"""The people whom a notice names: a table where a few columns say all, otherwise a card for each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import pandas as pd
import streamlit as st

from dashboard.i18n import t
from dashboard.parts.plain import escaped
from dashboard.problems import FIELDS
from data.rules.notice_content import NoticePerson

_MOST_COLUMNS = 4  # more do not fit a phone
_SHORT = ("gender", "ethnicity", "born", "political_status", "work_since")


def show(people: Sequence[NoticePerson]) -> None:
    """Only the cells that somebody filled in."""
    if not people:
        return
    filled = [f.name for f in fields(NoticePerson) if any(getattr(person, f.name) for person in people)]
    if len(filled) <= _MOST_COLUMNS and len(people) > 1:
        _table(people, filled)
        return
    for person in people:
        _card(person)


def _table(people: Sequence[NoticePerson], filled: Sequence[str]) -> None:
    columns = {t(FIELDS[name]): [escaped(getattr(person, name)) for person in people] for name in filled}
    st.table(pd.DataFrame(columns), hide_index=True)


def _card(person: NoticePerson) -> None:
    others = [f.name for f in fields(NoticePerson) if f.name != "name" and getattr(person, f.name)]
    with st.container(border=True):
        st.markdown(f"**{escaped(person.name)}**")
        left, right = st.columns([2, 3], gap="small")
        left.markdown(_lines(person, [name for name in others if name in _SHORT]))
        right.markdown(_lines(person, [name for name in others if name not in _SHORT]))


def _lines(person: NoticePerson, names: Sequence[str]) -> str:
    said = (f":gray[{escaped(t(FIELDS[name]))}]　{escaped(getattr(person, name))}" for name in names)
    return "  \n".join(said)
