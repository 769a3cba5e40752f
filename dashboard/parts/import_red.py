"""Amounts in red without a sign: less than nothing, or only marked? Nobody but the file's person can say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.file_problems import what_is_there
from dashboard.i18n import N_, t
from dashboard.parts.plain import escaped
from data.rules.problems import Problem

_MEANINGS: Mapping[str, str] = {"minus": N_("是负数（红字冲销）"), "plus": N_("是正数（只是标红）")}


def is_all(problems: Sequence[Problem]) -> bool:
    """Whether nothing else is wrong with the file: then an answer is all that it takes."""
    return {problem.code for problem in problems} == {"amount_red_unsigned"}


def ask(problems: Sequence[Problem]) -> str | None:
    """What red means, "minus" or "plus"; None until somebody says."""
    st.warning(escaped(what_is_there(problems[0])), icon=":material/help:")
    return st.radio(
        t("红字金额"), list(_MEANINGS), index=None, format_func=lambda said: t(_MEANINGS[said]), horizontal=True
    )
