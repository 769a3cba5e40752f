"""A button that makes a workbook of what the page shows, when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(label: str, make: Callable[[], bytes], *, file_name: str) -> None:
    """`make` is called in a thread of its own, once somebody presses the button. `file_name` without its ending."""
    st.download_button(
        label,
        data=make,
        file_name=f"{file_name.replace('/', '_')}.xlsx",
        mime=_XLSX,
        icon=":material/table_view:",
        on_click="ignore",
    )
