"""The sum that a person knows from elsewhere, and whether a ledger comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts.plain import escaped
from data.errors import RuleBroken
from data.rules.money import parse_amount

if TYPE_CHECKING:
    from data.rules.spending_lines import CheckedFile


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


def agrees(file: CheckedFile, control: int | None) -> bool:
    """The one place where the typed sum is compared with the lines; says by how much they differ."""
    if control is None or file.total_fen == control:
        return True
    st.error(
        t(
            "文件“{name}”各笔合计 {total}，与控制数 {control} 相差 {difference}，未导入任何数据。请核对文件或控制数。",
            name=escaped(file.name),
            total=labels.money(file.total_fen, big=False),
            control=labels.money(control, big=False),
            difference=labels.money(file.total_fen - control, big=False),
        ),
        icon=":material/block:",
    )
    return False
