"""三公经费 on the spending page: its components, spent and planned, each leading to its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyarrow as pa
import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import drawn, filters, spending_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.spending import Summary, ThreePublic
    from queries.spending_filters import Wanted


def show(found: Sequence[ThreePublic], wanted: Wanted, summary: Summary) -> None:
    """三公经费 with its components; vehicles are bought and run. Where no code is recognised there is nothing to add."""
    spent = sum(row.spent_fen for row in found)
    known = [row.adjusted_fen for row in found if row.adjusted_fen is not None]
    big = drawn.is_big()
    title = t("{title}（{unit}）", title=t("“三公”经费"), unit=labels.currency_unit(big=big))
    st.markdown(f"#### {title}")
    if summary.lines and summary.unrecognised_lines == summary.lines:
        st.markdown(
            f":violet-badge[:material/help: {t('无法计算')}] {t('所列支出的科目均未识别，不能得出“三公”经费。')}"
        )
        return
    st.markdown(
        t("{period}合计 {money}", period=spending_figures.period(wanted), money=labels.money(spent))
        + (t("，调整预算 {money}。", money=labels.money(sum(known))) if known else t("，未录入预算。"))
    )
    _table(found, big=big)
    left_out = tn("另有 {n} 笔未识别科目，未计入。", summary.unrecognised_lines) if summary.unrecognised_lines else ""
    st.caption(t("合计 = 因公出国（境）费 + 公务用车购置费 + 公务用车运行维护费 + 公务接待费。") + left_out)


def _table(found: Sequence[ThreePublic], *, big: bool) -> None:
    """Four rows, as Arrow: made as a table of pandas they took a tenth of the page's time."""
    spent, planned, lines = t("支出"), t("调整预算"), t("明细")
    money = pa.float64()
    st.dataframe(
        pa.table(  # the unit stands in the title, for the heads of three columns have no room for it
            {
                t("组成"): [labels.three_public(row.group) for row in found],
                spent: pa.array(drawn.rounded((row.spent_fen for row in found), big=big), money),
                planned: pa.array(drawn.rounded((row.adjusted_fen for row in found), big=big), money),
                lines: pa.array([_lines_of(row) for row in found], pa.string()),
            }
        ),
        hide_index=True,
        key="three-public",
        column_config={spent: drawn.amount_column(), planned: drawn.amount_column(), lines: drawn.link_column()},
        width="stretch",
        placeholder=labels.NONE,
    )


def _lines_of(row: ThreePublic) -> str | None:
    """The lines of a component, with all else that is set; where two sections have lines, the page shows only one."""
    if len(row.codes) != 1:
        return None
    return f"/spending?{urlencode(filters.together() | {'code': row.codes[0]})}"
