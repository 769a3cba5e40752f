"""Recorded budgets as a list: which is in force, which was replaced or taken back, by whom and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import links
from dashboard.parts.plain import escaped
from data.rules.local_time import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.budgets import Record


def show(rows: Sequence[Record]) -> None:
    """A card each, the latest first, with a link to its items as of its day."""
    for row in rows:
        with st.container(border=True):
            st.markdown(f"**{t('{year}年预算', year=row.year)}**　{state(row)}")
            st.markdown(_figures(row))
            st.caption(_origin(row))
            if row.ended_at:
                st.caption(_end(row))
            as_of = {} if row.ended_at is None else {"as_of": local(row.recorded_at).date().isoformat()}
            links.to("budget", t("查看各项"), icon=":material/table:", year=row.year, **as_of)


def state(row: Record) -> str:
    """In force, replaced, or taken back, in colour and word."""
    if row.ended_at is None:
        return t(":green[:material/check_circle: 现行]")
    return t(":gray[:material/history: 已替代]") if row.replaced_by else t(":gray[:material/undo: 已撤回]")


def named(row: Record) -> str:
    """A budget in a list to choose from."""
    return t("{year}年预算（{at} 录入）", year=row.year, at=labels.moment(row.recorded_at))


def _figures(row: Record) -> str:
    return tn(
        "{n:,} 项，年初预算 {original}，其中调剂 {transfer}，调整预算 {adjusted}",
        row.items,
        original=labels.money(row.original_fen),
        transfer=labels.NONE if row.transfer_fen is None else labels.money(row.transfer_fen),
        adjusted=labels.money(row.adjusted_fen),
    )


def _origin(row: Record) -> str:
    said = [
        t("依据：{basis}", basis=escaped(row.basis) or t("未写明")),
        t("日期：{day}", day=labels.day(row.dated) if row.dated else t("未写明")),
        t("文件：{name}", name=escaped(row.name) or t("未写明")),
        t("{at} 由 {who} 录入", at=labels.moment(row.recorded_at), who=escaped(row.recorded_by)),
    ]
    return " · ".join(said)


def _end(row: Record) -> str:
    facts = {"at": labels.moment(row.ended_at), "who": escaped(row.ended_by)}
    said = t("{at} 由 {who} 替代", **facts) if row.replaced_by else t("{at} 由 {who} 撤回", **facts)
    return said + t("，理由：{reason}", reason=escaped(row.ended_reason) or t("未写明"))
