"""审批权限与标准: who approves what, by which limits and words spending is judged; finance records new ones here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import limit_words, rejudging
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import (
    copy_link,
    filters,
    limit_cards,
    limit_form,
    limit_history,
    limit_preview,
    links,
    page_head,
    problem_notes,
)
from dashboard.parts.limit_cards import Names
from data.commands import discipline_limits as command
from data.database import reading, writing
from data.errors import RuleBroken
from data.rules.discipline_limits import checked
from data.rules.limit_units import LimitGroup
from data.rules.roles import Permission, Viewer, can
from queries import discipline_limits as limits
from queries import spending
from queries.discipline_limits import LimitRow

OWN, SHIPPED, MISSING = "own", "shipped", "missing"  # in the address


def show(viewer: Viewer) -> None:
    """One limit where the address names it, otherwise all of them."""
    with reading() as db:
        rows = limits.listed(db, viewer, today=today())
        names = spending.code_names(db, viewer, year=None)
    wanted = filters.text("name")
    row = next((row for row in rows if row.name == wanted), None)
    if row is None:
        _all(viewer, rows, names)
    else:
        _one(viewer, row, names)


def _all(viewer: Viewer, rows: Sequence[LimitRow], names: Names) -> None:
    page_head.show(t("审批权限与标准"), t("多少钱由谁审批，按什么标准和用词核查支出；从哪一天起执行，依据是什么。"))
    st.markdown(f"**{limit_cards.sentence(rows)}**")
    rejudging.show(viewer)
    groups, states = {"": t("全部"), **_groups()}, {"": t("全部"), **_states()}
    left, right = st.columns(2)
    with left:
        group = filters.choice("group", t("类别"), list(groups), lambda each: groups[each])
    with right:
        state = filters.choice("state", t("状态"), list(states), lambda each: states[each])
    for each in LimitGroup:
        of_group = [row for row in rows if row.group is each and group in ("", each) and state in ("", _state(row))]
        if of_group:
            st.subheader(limit_words.group(each), anchor=False)
            limit_cards.cards(of_group, names, may_record=can(viewer, Permission.IMPORT_SPENDING))
    if not any(group in ("", row.group) and state in ("", _state(row)) for row in rows):
        page_head.empty(t("没有符合条件的标准。可换一个类别或状态。"))
    with st.container(horizontal=True):
        links.to("precision", t("规则准确率"), icon=":material/percent:")
        links.to("leads", t("全部疑点"), icon=":material/search_check:")


def _one(viewer: Viewer, row: LimitRow, names: Names) -> None:
    page_head.show(limit_words.name(row.name), limit_words.decides(row.name), path=(t("首页"), t("审批权限与标准")))
    if row.version and filters.number("done") == row.version:
        limit_history.recorded(row)
    rejudging.show(viewer)
    limit_history.in_force(row, names)
    if can(viewer, Permission.IMPORT_SPENDING):
        _edit(viewer, row, names)
    limit_history.rules(row)
    limit_history.history(row, names, today=today())
    with st.container(horizontal=True):
        links.to("limits", t("全部标准"), icon=":material/arrow_back:")
        links.to("precision", t("规则准确率"), icon=":material/percent:")
        copy_link.show()


def _edit(viewer: Viewer, row: LimitRow, names: Names) -> None:
    """The form as the page was opened; once another was recorded, it takes nothing more."""
    st.subheader(t("登记新的"), anchor=False)
    seen = filters.number("seen")
    if seen is not None and seen != row.version:
        limit_preview.outrun()
        if st.button(t("看最新情况"), icon=":material/update:"):
            filters.narrow(seen="", done="")
        return
    st.query_params["seen"] = str(row.version)
    current = row.in_force.value if row.in_force else None
    filled = limit_form.ask(row.name, current, key=f"{row.name}-{row.version}")
    if filled.begins is None and not filled.source.strip():
        st.caption(t("填写后先核对改动，再登记。原来的保留在下面。"))
        return
    with problem_notes.told():
        plain = filled.value()
        value = checked(row.name, plain)
        if filled.begins is None:
            raise RuleBroken("limit_day_missing")
        if not filled.source.strip():
            raise RuleBroken("source_missing")
        limit_preview.show(row, value, filled.begins, names, today=today())
        if limit_form.confirm(filled.begins):
            with writing() as db:
                version = command.record(
                    db,
                    by=viewer,
                    now=now(),
                    name=row.name,
                    effective_from=filled.begins,
                    value=plain,
                    source=filled.source,
                    seen=row.version,
                )
            rejudging.run(viewer)
            filters.narrow(seen="", done=str(version))


def _groups() -> dict[str, str]:
    return {group.value: limit_words.group(group) for group in LimitGroup}


def _states() -> dict[str, str]:
    return {OWN: t("本局已登记"), SHIPPED: limit_cards.checking(), MISSING: t("未登记")}


def _state(row: LimitRow) -> str:
    if row.in_force is None:
        return MISSING
    return OWN if row.in_force.is_confirmed else SHIPPED
