"""The sum that a person knows from elsewhere, for the reader of the ledger to compare with its lines."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n import t
from dashboard.parts.plain import escaped
from data.errors import RuleBroken
from data.rules.money import parse_amount


def ask() -> tuple[int | None, bool]:
    """The control total in fen, None where none is typed; and whether what is typed can be read."""
    typed = st.text_input(
        t("控制数（可不填）"),
        help=t("报表或凭证汇总上的合计，如 4,400.50 或 12.3万元。与文件各笔之和不一致时不导入。"),
    )
    try:
        amount = parse_amount(typed)
    except RuleBroken:
        st.error(t("控制数“{typed}”不是金额，未作核对。请改正。", typed=escaped(typed)), icon=":material/block:")
        return None, False
    return (amount.fen if amount else None), True
