"""What a new value of a limit would change, told before it is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import labels, limit_words
from dashboard.i18n import t
from dashboard.parts import limit_cards
from dashboard.parts.limit_cards import Names
from dashboard.parts.plain import escaped
from data.rules.discipline_limits import Value
from data.rules.limit_changes import LimitChanges, between
from data.rules.limit_units import UNITS, LimitUnit

if TYPE_CHECKING:
    from queries.discipline_limits import LimitRow


def show(row: LimitRow, new: Value, begins: date, names: Names, *, today: date) -> None:
    """The change against what holds on that day, the whole of tiers in sentences, and what the day means."""
    held = row.on(begins)
    st.markdown("**" + t("{day} 起", day=labels.day(begins)) + "**")
    changes = between(held.value if held else None, new)
    if changes.is_none:
        st.markdown(t("内容不变。") if held and held.is_confirmed else t("内容不变，登记后即为本局确认。"))
    _changed(row.name, changes, names)
    if UNITS[row.name] is LimitUnit.TIERS:
        st.markdown(t("登记后的审批权限："))
        st.markdown("\n".join(f"{n}. {escaped(limit_words.tier(tier))}" for n, tier in enumerate(new, start=1)))
    _day(row, begins, today)


def outrun() -> None:
    """Somebody recorded another since the page was opened."""
    st.warning(t("您打开页面之后，这一项已有新的登记。请看最新情况后再登记。"), icon=":material/update:")


def _changed(name: str, changes: LimitChanges, names: Names) -> None:
    lines = [
        *(t("去掉：{what}", what=line) for line in _several(name, changes.removed, names)),
        *(t("增加：{what}", what=line) for line in _several(name, changes.added, names)),
        *(_moved(name, *each) for each in changes.moved),
    ]
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))


def _several(name: str, found: Iterable[Any], names: Names) -> list[str]:
    several = tuple(found)
    if not several:
        return []
    unit = UNITS[name]
    if unit in (LimitUnit.BY_CLASS, LimitUnit.BY_PLACE):
        return limit_cards.said(name, dict(several), names, whole=True)
    is_list = unit in (LimitUnit.WORDS, LimitUnit.CODES, LimitUnit.TIERS)
    return limit_cards.said(name, several if is_list else several[0], names, whole=True)


def _moved(name: str, which: str, old: int, new: int) -> str:
    unit = UNITS[name]
    change = t("{old} → {new}", old=limit_words.number(unit, old), new=limit_words.number(unit, new))
    return escaped(t("{what}：{amount}", what=which.replace("/", " "), amount=change) if which else change)


def _day(row: LimitRow, begins: date, today: date) -> None:
    later = [each.effective_from for each in row.held if each.effective_from > begins and not each.is_corrected]
    if later:
        st.caption(t("{day} 起另有登记，这一次只执行到前一天。", day=min(later).isoformat()))
    if any(each.effective_from == begins and each.is_confirmed for each in row.held):
        st.caption(t("同一天已有登记，这一次将更正它；原来的仍可看到。"))
    if begins < today:
        st.warning(
            t(
                "执行日期已过：{day} 起的支出都将按新的重新核查，疑点可能增加，也可能不再成立。"
                "已交办的疑点仍按交办时的内容办结。",
                day=begins.isoformat(),
            ),
            icon=":material/history:",
        )
    elif begins > today:
        st.caption(t("{day} 以前的支出仍按原来的核查。", day=begins.isoformat()))
