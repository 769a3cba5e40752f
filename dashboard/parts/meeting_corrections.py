"""Corrections of an issued brief, the latest first: who, when, why, and what it was and is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import meeting_words
from dashboard.parts.notice_history import marked
from dashboard.parts.plain import escaped
from dashboard.problems import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.rules.meeting_changes import Change
    from queries.meetings import Version


def show(corrections: Sequence[Version]) -> None:
    """Nothing where there is none."""
    if not corrections:
        return
    st.subheader(t("更正"), anchor=False)
    for turn in range(len(corrections), 0, -1):
        _correction(turn, corrections[turn - 1])


def latest(corrections: Sequence[Version]) -> None:
    """At the head of the page: that this is not the text first issued, and why."""
    if corrections:
        last = corrections[-1]
        st.info(
            t(
                "这份纪要已更正 {n} 次，最近一次由{name}于 {at} 发布。理由：{reason}",
                n=len(corrections),
                name=escaped(last.written_by),
                at=labels.moment(last.written_at),
                reason=escaped(last.reason),
            ),
            icon=":material/edit_document:",
        )


def _correction(turn: int, version: Version) -> None:
    with st.container(border=True):
        head = t("第 {n} 次更正", n=turn)
        st.markdown(f"**{head}** · {labels.moment(version.written_at)} · {escaped(version.written_by)}")
        st.markdown(t("理由：{reason}", reason=escaped(version.reason)))
        for change in version.changes:
            _change(change)


def _change(change: Change) -> None:
    before, after = marked(meeting_words.cell(change.before), meeting_words.cell(change.after))
    name = t(FIELDS[change.field])
    head = t("{field} 第 {n} 项", field=name, n=change.number) if change.number else name
    st.markdown(f"**{head}**  \n{t('原为：{text}', text=before)}  \n{t('改为：{text}', text=after)}")
