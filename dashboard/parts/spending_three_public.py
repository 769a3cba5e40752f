"""三公经费 on the spending page: its components, spent and planned, each leading to its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import drawn, filters, spending_figures, spending_path

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
    if summary.lines and summary.unrecognised_lines == summary.lines:
        said = f":violet-badge[:material/help: {t('无法计算')}] {t('所列支出的科目均未识别，不能得出“三公”经费。')}"
        st.markdown(f"#### {title}\n\n{said}")
        return
    said = t("{period}合计 {money}", period=spending_figures.period(wanted), money=labels.money(spent))
    said += t("，调整预算 {money}。", money=labels.money(sum(known))) if known else t("，未录入预算。")
    said += "\n\n" + t("合计 = 因公出国（境）费 + 公务用车购置费 + 公务用车运行维护费 + 公务接待费。")
    if summary.unrecognised_lines:
        said += "\n\n" + tn("另有 {n} 笔未识别科目，未计入。", summary.unrecognised_lines)
    st.markdown("\n\n".join((f"#### {title}", said, _table(found, big=big))))


def _table(found: Sequence[ThreePublic], *, big: bool) -> str:
    """Four rows, in Markdown: a table that scrolls and sorts is a burden to a phone, and to the browser."""
    heads = (t("组成"), t("支出"), t("调整预算"))  # the unit stands in the title
    rows = [
        (
            _linked(row),
            labels.amount(row.spent_fen, big=big),
            labels.amount(row.adjusted_fen, big=big),
        )
        for row in found
    ]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, ("---", "--:", "--:"), *rows))


def _linked(row: ThreePublic) -> str:
    """A component, leading to its lines with all else that is set; several sections have no address together."""
    name = labels.three_public(row.group)
    if len(row.codes) != 1:
        return name
    kept = {name: value for name, value in filters.together().items() if name not in spending_path.OF_THE_LIST}
    return f"[{name}](/spending?{urlencode(kept | {'code': row.codes[0]})})"
