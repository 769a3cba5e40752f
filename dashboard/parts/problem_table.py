"""Problems of a file as a list: what, where, and what to do, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.file_problems import what_is_there
from dashboard.i18n import t, tn
from data.rules.problems import Problem


def show(problems: Sequence[Problem], *, download: Callable[[], bytes] | None = None, file_name: str = "") -> None:
    """Each problem with its place; a screenful at once, the rest by scrolling. The page names the file; `download`
    makes the same list as CSV when it is asked for, where that is offered.
    """
    sheets = {t("工作表"): [problem.sheet for problem in problems]} if any(p.sheet for p in problems) else {}
    table = pd.DataFrame(
        {
            t("类别"): [labels.severity(problem.severity) for problem in problems],
            **sheets,
            t("行"): [str(problem.row or "") for problem in problems],
            t("列"): [problem.column for problem in problems],
            t("问题"): [what_is_there(problem) for problem in problems],
        }
    )
    narrow = st.column_config.TextColumn(width="small")
    wide = st.column_config.TextColumn(width=750)  # pixels: most sentences whole, where there is room
    st.caption(tn("共 {n} 条", len(problems)))
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        column_config={t("类别"): narrow, t("行"): narrow, t("列"): narrow, t("问题"): wide},
    )
    if download is None:
        return
    st.download_button(
        t("下载这份清单（CSV）"),
        data=download,
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
