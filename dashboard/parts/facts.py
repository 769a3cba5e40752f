"""A list of facts, name and value; what the file does not say is shown as a dash."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.i18n import t
from dashboard.labels import NONE
from dashboard.parts.plain import escaped


def show(rows: Sequence[tuple[str, str]]) -> None:
    """Names on the left, values on the right, wrapped so that a phone shows all of them."""
    names, values = [escaped(name) for name, _ in rows], [escaped(value) or NONE for _, value in rows]
    table = pd.DataFrame({t("名称"): names, t("内容"): values})
    st.table(table, border="horizontal", hide_index=True, hide_header=True)
