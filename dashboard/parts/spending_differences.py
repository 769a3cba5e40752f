"""What changed, the largest contributors first: a sentence, a chart and a table for each of two measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.charts import spending as charts
from dashboard.i18n import either, t
from dashboard.parts import drawn
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.spending_compare import Compared, Side

MOST_BARS = 12


def show(title: str, found: Compared, *, first: str, second: str, head: str, key: str, link: str = "") -> None:
    """First against second: how much, which contributed most, and all of it as a table.

    `link` is the address of the pages of what the rows are, empty where there are none.
    """
    unknown = [name for name, side in ((first, found.first), (second, found.second)) if side.total_fen is None]
    if unknown:
        st.markdown(f"#### {title}")
        st.info(t("{periods}没有导入任何月份，不作比较。", periods=t("、").join(map(escaped, unknown))))
        return
    names = row_names(found)
    changed = [(name, int(fen)) for name, fen in zip(names, found.rows["change_fen"], strict=True) if fen]
    if not changed:
        st.markdown(f"#### {title}")
        st.info(_sentence(found, first, second, changed) + t("各项金额均无变化。"), icon=":material/equal:")
        _say_missing(found, first, second)
        return
    bars = changed[:MOST_BARS]
    drawn.chart(
        title,
        charts.differences([name for name, _ in bars], [fen for _, fen in bars]),
        sentence=_sentence(found, first, second, changed),
        table=lambda: _table(found, names, first, second, head, link),
        key=key,
    )
    _say_missing(found, first, second)


def row_names(found: Compared) -> list[str]:
    """What each row is called: a section with its code, or a unit."""
    names = []
    for row in found.rows.itertuples():
        name = either(row.name_zh, row.name_en)
        unnamed = t("未识别科目") if row.key == "?" else row.key or t("未注明单位")
        names.append(f"{row.key} {name}" if name else unnamed)
    return names


def signed(fen: int) -> str:
    """An amount with its sign, plus too: a difference is never without one."""
    return ("+" if fen > 0 else "") + labels.money(fen)


def _sentence(found: Compared, first: str, second: str, changed: Sequence[tuple[str, int]]) -> str:
    then, change = found.second.total_fen or 0, found.change_fen or 0
    said = t(
        "{first} {now}，{second} {then}，相差 {change}",
        first=escaped(first),
        second=escaped(second),
        now=labels.money(found.first.total_fen),
        then=labels.money(then),
        change=escaped(signed(change)),
    )
    said += t("（{share}）。", share=escaped(f"{change / then * 100:+.1f}%")) if then > 0 else t("。")
    if changed:
        top = [f"{escaped(name)} {escaped(signed(fen))}" for name, fen in changed[:3]]
        said += t("变化最大的是：{top}。", top=t("；").join(top))
    return said


def _table(found: Compared, names: list[str], first: str, second: str, head: str, link: str) -> pd.DataFrame:
    now, then, change = (
        drawn.in_units(title, found.rows[column])
        for title, column in ((first, "first_fen"), (second, "second_fen"), (t("差额"), "change_fen"))
    )
    bases = zip(found.rows["change_fen"], found.rows["second_fen"], strict=True)
    share = [f"{fen / base * 100:+.1f}%" if base > 0 else labels.NONE for fen, base in bases]
    table = {head: names, str(change.name): change, str(now.name): now, str(then.name): then, t("变化"): share}
    if link:
        table[t("单位页面")] = drawn.pages(link, found.rows["key"])
    return pd.DataFrame(table)


def _say_missing(found: Compared, first: str, second: str) -> None:
    """Months that one side lacks are a warning; months that both lack are no reason for a difference."""
    counts = len(found.first.months), len(found.second.months)
    if counts[0] != counts[1]:
        st.caption(t("两边已导入的月份数不同：{first} 个月与 {second} 个月。", first=counts[0], second=counts[1]))
    if found.first.missing == found.second.missing:
        if found.first.missing:
            st.caption(t("两边都未导入的月份：{months}。", months=_months(found.first)))
        return
    notes = [
        t("{name}未导入的月份：{months}。", name=escaped(name), months=_months(side))
        for name, side in ((first, found.first), (second, found.second))
        if side.missing
    ]
    st.warning(" ".join((*notes, t("未导入的月份不在比较之内，差额不全是变化。"))), icon=":material/event_busy:")


def _months(side: Side) -> str:
    return t("、").join(labels.month(month) for month in side.missing)
