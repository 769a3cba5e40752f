"""The form of a new value of a limit, in the unit people think in; one for each sort of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import discipline_words, labels, limit_words
from dashboard.i18n import t
from data.errors import RuleBroken
from data.rules import limit_entry
from data.rules.approval_tiers import Tier
from data.rules.discipline_limits import Value
from data.rules.limit_units import LEAST, UNITS, LimitUnit
from data.rules.spending_evidence import RANKS, ApproverRole

FIRST = date(1990, 1, 1)  # older than any ledger
_TIER_COLUMNS = (
    "lower", "lower_closed", "upper", "upper_closed", "role", "steps", "collective", "econ_prefix", "project", "fund",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed; `value` reads it as what is recorded, or refuses it with its row."""

    value: Callable[[], Any]
    begins: date | None
    source: str


def ask(name: str, current: Value | None, *, key: str) -> Filled:
    """The fields as they were when they were sent last; at first the value in force. `key`: the limit as it was opened."""
    with st.form(key, enter_to_submit=False):
        value = _FIELDS.get(UNITS[name], _number)(name, current, key)
        left, right = st.columns([1, 2])
        begins = left.date_input(t("从哪一天起执行（必填）"), value=None, min_value=FIRST, key=f"{key}-from")
        source = right.text_input(
            t("依据（必填）"), placeholder=t("文件名称和文号"), max_chars=200, key=f"{key}-source"
        )
        st.form_submit_button(t("核对改动"), icon=":material/difference:")
    return Filled(value, begins, source)


def confirm(begins: date) -> bool:
    """The button that records what was looked at."""
    return st.button(t("登记，{day} 起执行", day=begins.isoformat()), type="primary", icon=":material/save:")


def _amount(name: str, current: Value | None, key: str) -> Callable[[], Any]:
    label = t("新的数值（{unit}）", unit=limit_words.unit(name))
    typed = st.text_input(label, "" if current is None else labels.amount(current), key=f"{key}-value")
    return lambda: limit_entry.amount(typed)


def _number(name: str, current: Value | None, key: str) -> Callable[[], Any]:
    label = t("新的数值（{unit}）", unit=limit_words.unit(name))
    typed = st.number_input(label, LEAST.get(name, 0), 100_000, current, key=f"{key}-value", width=400)
    return lambda: _given(typed)


def _given(typed: int | None) -> int:
    if typed is None:
        raise RuleBroken("limit_number_missing")
    return typed


def _words(name: str, current: Value | None, key: str) -> Callable[[], Any]:
    unit = UNITS[name]
    label = t("科目编码，每行一个") if unit is LimitUnit.CODES else t("每行一个")
    if unit is LimitUnit.CODES:
        st.caption(t("填类（3 位）即含其下各款。"))
    lines = [] if current is None else list(current)
    height = 26 * min(max(len(lines) + 2, 4), 16) + 20
    typed = st.text_area(label, "\n".join(lines), height=height, key=f"{key}-value")
    return lambda: limit_entry.words(typed, unit)


def _table(name: str, current: Value | None, key: str) -> Callable[[], Any]:
    by_place = UNITS[name] is LimitUnit.BY_PLACE
    columns = ["key", "grade", "yuan"] if by_place else ["key", "yuan"]
    yuan = labels.currency_unit(big=False)
    filled = _frame(limit_entry.rows_of(current or {}), columns, {"yuan": "float64"})
    shown = {
        "key": st.column_config.TextColumn(t("地区") if by_place else t("类别"), max_chars=40),
        "grade": st.column_config.TextColumn(
            t("级别"), max_chars=20, help=t("不填即为该地区未另列级别的人员；写法与台账一致。")
        ),
        "yuan": st.column_config.NumberColumn(yuan, min_value=0, format="%.2f"),
    }
    edited = _edited(filled, key, shown)
    return lambda: limit_entry.table(_records(edited))


def _tiers(_: str, current: Value | None, key: str) -> Callable[[], Any]:
    st.caption(t("每行一档，相邻两档首尾相接；最低一档的下限填 0，最高一档的上限留空。"))
    rows = [_tier_row(tier) for tier in current or ()]
    edited = _edited(_frame(rows, _TIER_COLUMNS, {"lower": "float64", "upper": "float64"}), key, _tier_columns())
    return lambda: limit_entry.tiers(_records(edited))


def _edited(filled: pd.DataFrame, key: str, columns: dict[str, Any]) -> pd.DataFrame:
    """Rows that can be changed, added and taken away."""
    return st.data_editor(
        filled,
        key=f"{key}-value",
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        height="content",
        placeholder=labels.NONE,
        column_config=columns,
    )


def _tier_columns() -> dict[str, Any]:
    column, yuan = st.column_config, labels.currency_unit(big=False)
    roles = [role.value for role in ApproverRole if RANKS[role]]
    closed = t("勾选：恰为此数的归本档。")
    return {
        "lower": column.NumberColumn(t("下限（{unit}）", unit=yuan), min_value=0, format="%.2f", width=110),
        "lower_closed": column.CheckboxColumn(t("含下限"), help=closed, default=False, width=80),
        "upper": column.NumberColumn(t("上限（{unit}）", unit=yuan), min_value=0, format="%.2f", width=110),
        "upper_closed": column.CheckboxColumn(t("含上限"), help=closed, default=False, width=80),
        "role": column.SelectboxColumn(t("审批人"), options=roles, format_func=_role, width=115),
        "steps": column.MultiselectColumn(t("其他环节"), options=roles, format_func=_role, width=105),
        "collective": column.CheckboxColumn(t("是否集体决定"), default=False, width=115),
        "econ_prefix": column.TextColumn(t("仅限科目"), max_chars=7, help=t("科目编码，不填即为全部。"), width=90),
        "project": column.TextColumn(t("仅限项目"), max_chars=100, help=t("项目名称，不填即为全部。"), width=90),
        "fund": column.TextColumn(t("仅限资金"), max_chars=100, help=t("资金性质，不填即为全部。"), width=90),
    }


def _role(code: object) -> str:
    return discipline_words.role(ApproverRole(str(code)))


def _tier_row(tier: Tier) -> dict[str, Any]:
    bounds = {"lower": tier.lower_fen / 100, "upper": None if tier.upper_fen is None else tier.upper_fen / 100}
    same = ("lower_closed", "upper_closed", "collective", "econ_prefix", "project", "fund")
    return {
        **bounds,
        "role": tier.role.value,
        "steps": [step.value for step in tier.steps],
        **{name: getattr(tier, name) for name in same},
    }


def _frame(rows: list[dict[str, Any]], columns: Any, kinds: Mapping[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=list(columns), dtype="object")
    flags = {name: "bool" for name in columns if name.endswith("_closed") or name == "collective"}
    return frame.astype({**kinds, **flags})


def _records(edited: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in edited.to_dict("records")]


_FIELDS: Mapping[LimitUnit, Callable[[str, Value | None, str], Callable[[], Any]]] = {
    LimitUnit.TIERS: _tiers,
    LimitUnit.FEN: _amount,
    LimitUnit.WORDS: _words,
    LimitUnit.CODES: _words,
    LimitUnit.BY_CLASS: _table,
    LimitUnit.BY_PLACE: _table,
}
