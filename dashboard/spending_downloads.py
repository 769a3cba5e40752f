"""What the spending page shows, to be taken away: its tables, and all lines that its filters find.

Beside the views, for the files ask the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.clock import now
from dashboard.feeds import spending as feed
from dashboard.feeds import spending_tables
from dashboard.i18n import t

if TYPE_CHECKING:
    from data.rules.roles import Viewer


def show(viewer: Viewer, asked: feed.Asked, *, lines: int) -> None:
    """One button that opens the files there are; each is made when it is pressed. `lines`: how many are found."""
    box = st.popover(t("下载"), icon=":material/download:", key="downloads", on_change="rerun")
    if box.open:
        with box:
            _files(viewer, asked, lines)


def _files(viewer: Viewer, asked: feed.Asked, lines: int) -> None:
    st.download_button(
        t("下载各表（XLSX）"),
        data=lambda: spending_tables.tables_xlsx(viewer, wanted=asked.wanted, filters=asked.filters, at=now()),
        file_name=feed.file_name(asked.wanted, "xlsx", t("经费各表")),
        mime=feed.XLSX,
        icon=":material/table_view:",
        on_click="ignore",
    )
    st.download_button(
        t("下载这些明细（CSV）"),
        data=lambda: feed.lines_csv(viewer, asked=asked),
        file_name=feed.file_name(asked.wanted, "csv"),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        disabled=not lines,
    )
    st.download_button(
        t("下载这些明细（XLSX）"),
        data=lambda: feed.lines_xlsx(viewer, asked=asked, at=now()),
        file_name=feed.file_name(asked.wanted, "xlsx"),
        mime=feed.XLSX,
        icon=":material/table_view:",
        on_click="ignore",
        disabled=not 0 < lines <= feed.MOST_ROWS,
    )
