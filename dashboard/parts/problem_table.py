"""Problems of a file as a list: what, where, and what to do, in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.file_problems import sentence_of
from dashboard.i18n import N_, t, tn
from data.rules.problems import Problem

_SEVERITIES = {"error": N_("错误"), "warning": N_("提醒"), "assumed": N_("说明")}


def show(problems: Sequence[Problem]) -> None:
    """Each problem with its place; a screenful at once, the rest by scrolling."""
    table = pd.DataFrame(
        {
            t("类别"): [t(_SEVERITIES[problem.severity]) for problem in problems],
            t("行"): [str(problem.row or "") for problem in problems],
            t("列"): [problem.column for problem in problems],
            t("问题"): [sentence_of(problem) for problem in problems],
        }
    )
    st.caption(tn("共 {n} 条", len(problems)))
    st.dataframe(
        table, hide_index=True, width="stretch", column_config={t("问题"): st.column_config.TextColumn(width="large")}
    )
