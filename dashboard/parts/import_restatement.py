"""Does a ledger come beside the published ones, or in place of one of them? Nobody but its person can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.rules.spending_lines import CheckedFile
    from queries.import_preview import Overlap

BESIDE = 0  # among the ids to choose from


@dataclass(frozen=True, slots=True)
class Place:
    """`replaces` is a published ledger's id, or None where the new one comes beside all of them."""

    replaces: int | None
    reason: str = ""


def ask(file: CheckedFile, published: Sequence[Overlap]) -> Place | None:
    """Where the ledger goes; None while it looks like a correction and its person has not said so or otherwise."""
    if not published:
        return Place(None)
    st.subheader(t("新增还是更正"), anchor=False)
    same = [each for each in published if each.is_same]
    _hint(same, [each for each in published if each.pairs])
    by_id = {each.file_id: each for each in published}
    chosen = st.selectbox(
        t("导入方式"),
        [BESIDE, *by_id],
        index=None if same else 0,
        format_func=lambda file_id: _named(by_id.get(file_id)),
        placeholder=t("请选择"),
    )
    if not chosen:
        return None if chosen is None else Place(None)
    old = by_id[chosen]
    st.markdown(
        t(
            "“{name}”的 {lines:,} 笔将不再计入任何数字，改计本文件的 {new_lines:,} 笔；合计由 {old} 变为 {new}，"
            "相差 {difference}。原文件、理由和更正人仍可查到。",
            name=escaped(old.name),
            lines=old.lines,
            new_lines=len(file.lines),
            old=labels.money(old.total_fen, big=False),
            new=labels.money(file.total_fen, big=False),
            difference=labels.money(file.total_fen - old.total_fen, big=False),
        )
    )
    return Place(old.file_id, st.text_input(t("更正理由")))


def _hint(same: Sequence[Overlap], shared: Sequence[Overlap]) -> None:
    if same:
        names = t("、").join(t("“{name}”", name=escaped(each.name)) for each in same)
        st.warning(
            t(
                "已发布的{names}正好是这些月份、这些单位。如果本文件是更正后的，请选择替代；否则两者会同时计入。",
                names=names,
            ),
            icon=":material/difference:",
        )
    elif shared:
        st.info(
            tn(
                "已发布的 {n} 个文件中有相同单位相同月份的支出，其中最多的是“{name}”。请确认没有重复。",
                len(shared),
                name=escaped(shared[0].name),
            ),
            icon=":material/difference:",
        )


def _named(file: Overlap | None) -> str:
    if file is None:
        return t("新增：与已发布的文件同时计入")
    return tn("替代“{name}”（{at} 导入，{n:,} 笔）", file.lines, name=file.name, at=labels.moment(file.imported_at))
