"""The foot of a page with figures of spending: as of when, from what, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn

if TYPE_CHECKING:
    from queries.spending import Source, Summary
    from queries.spending_filters import Wanted


def as_of(source: Source, *, currency: str) -> None:
    """As of when and from what, for pages beside the spending page."""
    st.caption(" · ".join((t("数据截至 {day}", day=labels.day(source.last_day)), *_from(source, currency))))


def _from(source: Source, currency: str) -> list[str]:
    return [
        tn("来自 {n} 个已发布文件", source.files),
        t("最近导入 {at}", at=labels.moment(source.imported_at)),
        t("金额单位：{currency}", currency=currency),
    ]


def said(wanted: Wanted, summary: Summary, source: Source) -> str:
    """As of when, from what, and what is missing."""
    parts = [
        t("数据截至 {day}", day=labels.day(source.last_day))
        if wanted.year
        else t("以下支出在原始文件中没有可用的日期"),
        *_from(source, wanted.currency),
    ]
    if summary.unrecognised_lines:
        parts.append(
            tn("未识别科目 {n} 笔，{money}", summary.unrecognised_lines, money=labels.money(summary.unrecognised_fen))
        )
    last = source.last_day.month if source.last_day and wanted.year else 0
    missing = [labels.month(m) for m in range(1, last + 1) if m not in summary.months]
    if missing:
        parts.append(t("未导入的月份：{months}", months=t("、").join(missing)))
    return " · ".join(parts)
