"""Meetings in a list: number and title, which kind, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.rules.meeting_rules import MeetingKind
    from queries.meetings import MeetingRow


def show(rows: Sequence[MeetingRow]) -> None:
    """One card a meeting; those not yet issued are marked, for the office alone sees them."""
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{escaped(row.title)}**")
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                if row.issued_at is None:
                    st.badge(labels.label(row.state), color="blue", icon=":material/visibility_off:")
                st.caption(_particulars(row), width="stretch")
                links.to("meeting", t("阅读纪要"), id=row.id)


def gaps(missing: Sequence[tuple[MeetingKind, int]], *, year: int) -> None:
    """Numbers missing from a series: shown, so that nobody has to notice."""
    if not missing:
        return
    said = t("、").join(
        t("{kind} {number}", kind=labels.label(kind), number=t("〔{year}〕第{serial}期", year=year, serial=serial))
        for kind, serial in missing
    )
    st.warning(t("期号不连续，缺：{which}。", which=said), icon=":material/format_list_numbered:")


def number(row: MeetingRow) -> str:
    """A meeting's number in its series: 〔2026〕第11期."""
    return t("〔{year}〕第{serial}期", year=row.year, serial=row.serial)


def _particulars(row: MeetingRow) -> str:
    return t("{kind} · {number} · {day}", kind=labels.label(row.kind), number=number(row), day=labels.day(row.held_on))
