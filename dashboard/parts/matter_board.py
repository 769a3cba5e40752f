"""The board of matters settled: a sentence, units by lateness, and the matters as cards or closed ones in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import matter_cards
from data.rules.matter_workflow import MatterState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.matters import MatterRow, UnitLine


def sentence(units: Sequence[UnitLine]) -> str:
    """How many are open, how many of them late, how many wait to be closed off."""
    running, late, waiting = (sum(getattr(u, name) for u in units) for name in ("open", "late", "waiting"))
    late_in = sum(bool(unit.late) for unit in units)
    said = [tn("未办结 {n} 项", running)]
    said.append(tn("其中逾期 {n} 项", late) + (t("，涉及 {units} 个单位", units=late_in) if late else ""))
    said.append(tn("待销号或待答复 {n} 项", waiting))
    return t("，").join(said) + t("。")


def by_unit(units: Sequence[UnitLine]) -> None:
    """One row a unit that has something to do, the most late first."""
    names = (t("责任单位"), t("未办结"), t("逾期"), t("最长逾期（工作日）"), t("待销号或待答复"))
    busy = [u for u in units if u.open or u.waiting]
    rows = [(u.unit, u.open, u.late, str(u.longest) if u.late else labels.NONE, u.waiting) for u in busy]
    right = {names[3]: st.column_config.TextColumn(alignment="right")}
    table = pd.DataFrame(rows, columns=list(names))
    st.dataframe(table, hide_index=True, width="stretch", height="content", column_config=right)


def cards(rows: Sequence[MatterRow]) -> None:
    """Late ones first, then what waits for an answer, then the rest in order of their deadlines."""
    groups = (
        (t("逾期"), [row for row in rows if row.days_overdue]),
        (t("待销号或待答复"), [row for row in rows if not row.days_overdue and _waits(row)]),
        (t("办理中"), [row for row in rows if not row.days_overdue and not _waits(row)]),
    )
    for title, found in groups:
        if found:
            st.subheader(t("{title}（{n}）", title=title, n=len(found)), anchor=False)
            _grid(found)


def closed(rows: Sequence[MatterRow]) -> None:
    """The latest closed off, folded."""
    if rows:
        with st.expander(t("最近销号的事项"), icon=":material/done_all:"):
            names = (t("事项"), t("责任单位"), t("时限"), t("销号日期"), t("结果"))
            table = [(r.text, r.lead_unit, r.deadline, r.closed_on, r.result or labels.NONE) for r in rows]
            st.dataframe(pd.DataFrame(table, columns=list(names)), hide_index=True, width="stretch")


def _grid(rows: Sequence[MatterRow]) -> None:
    """Two side by side on a desk, one under the other on a phone."""
    for start in range(0, len(rows), 2):
        for column, row in zip(st.columns(2), rows[start : start + 2], strict=False):
            with column:
                matter_cards.brief(row)


def _waits(row: MatterRow) -> bool:
    return row.state in (MatterState.DONE, MatterState.EXTENSION_ASKED)
