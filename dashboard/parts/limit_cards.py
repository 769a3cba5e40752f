"""The bureau's limits in a list: what each is called, what holds, on what it rests, and which rules read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import discipline_words, limit_words
from dashboard.i18n import t, tn
from dashboard.parts import links, spending_path
from dashboard.parts.plain import escaped
from data.rules.discipline_limits import Value
from data.rules.limit_units import UNITS, LimitUnit

if TYPE_CHECKING:
    from queries.discipline_limits import Held, LimitRow

Names = Mapping[str, tuple[str, str]]  # code of the economic classification -> its names
_ABREAST, _FEW = 2, 8


def sentence(rows: Sequence[LimitRow]) -> str:
    """How many the bureau recorded, how many are only shipped, and how many are missing."""
    held = [row.in_force for row in rows]
    own = sum(each is not None and each.is_confirmed for each in held)
    missing = sum(each is None for each in held)
    return tn(
        "共 {n} 项：本局已登记 {own} 项，依据待本局核对 {shipped} 项，未登记 {missing} 项。",
        len(rows),
        own=own,
        shipped=len(rows) - own - missing,
        missing=missing,
    )


def cards(rows: Sequence[LimitRow], names: Names, *, may_record: bool) -> None:
    """Two abreast where there is room, read row by row; `may_record`: the reader may record a new one."""
    for start in range(0, len(rows), _ABREAST):
        for cell, row in zip(st.columns(_ABREAST), rows[start : start + _ABREAST], strict=False):
            with cell, st.container(border=True, height="stretch", gap="xsmall"):
                _card(row, names, may_record=may_record)


def _card(row: LimitRow, names: Names, *, may_record: bool) -> None:
    st.markdown(f"**{limit_words.name(row.name)}**　{badge(row.in_force)}")
    st.caption(limit_words.decides(row.name))
    if row.in_force:
        st.markdown("  \n".join(said(row.name, row.in_force.value, names)))
        st.caption(where_from(row.in_force))
    else:
        st.markdown(not_recorded())
    upcoming = [each for each in row.held if row.in_force is None or each.effective_from > row.in_force.effective_from]
    if upcoming:
        st.caption(t("{day} 起另有登记。", day=upcoming[0].effective_from.isoformat()))
    st.caption(
        t("适用规则：{rules}", rules=t("、").join(f"{code} {discipline_words.name(code)}" for code in row.rules))
    )
    links.to("limits", t("查看和登记") if may_record else t("查看"), icon=":material/arrow_forward:", name=row.name)


def badge(held: Held | None) -> str:
    """本局已登记, 依据待本局核对 or 未登记."""
    if held is None:
        return f":violet-badge[{t('未登记')}]"
    return f":gray-badge[{t('本局已登记')}]" if held.is_confirmed else f":violet-badge[{checking()}]"


def checking() -> str:
    """依据待本局核对."""
    return t(discipline_words.TO_BE_CHECKED)


def not_recorded() -> str:
    """What follows of a limit that nobody recorded."""
    return t("本局没有登记，依据它的规则不能判断。财务登记后显示在这里。")


def where_from(held: Held) -> str:
    """From when on it holds, and what says so."""
    return t("{since} · {source}", since=limit_words.since(held.effective_from), source=escaped(held.source))


def said(name: str, value: Value, names: Names, *, whole: bool = False) -> list[str]:
    """A value in lines for Markdown; lists cut to a few unless `whole`, codes with their names."""
    if UNITS[name] is not LimitUnit.CODES:
        return [escaped(line) for line in limit_words.value(name, value, whole=whole)]
    named = [spending_path.code_name(code, names) if code in names else code for code in value]
    more = tn("等 {n} 个", len(named)) if len(named) > _FEW and not whole else ""
    return [escaped(f"{t('、').join(named if whole else named[:_FEW])} {more}") or t("（空）")]
