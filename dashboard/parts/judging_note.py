"""How far judging is: when it ran last, which years wait for it; and its progress while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t, tn
from data.rules.spending_discipline import RULES

if TYPE_CHECKING:
    from queries.judging import JudgingState


def show(state: JudgingState) -> None:
    """Whether what is found rests on today's limits and ledgers."""
    if state.waiting:
        st.info(
            t(
                "{years}的支出、预算或标准在上次核查之后有变化，疑点还没有按现在的重新核查。财务可在这里重新核查。",
                years=_years(state.waiting),
            ),
            icon=":material/pending:",
        )
    elif state.last_at:
        st.caption(t("各年度的支出已按现在的标准核查，最近一次 {at}。", at=labels.moment(state.last_at)))


def wanted() -> bool:
    """The button."""
    return st.button(t("现在重新核查"), icon=":material/published_with_changes:")


def too_many(state: JudgingState) -> None:
    """So many lines are judged on the server, where memory and time are at hand."""
    st.caption(tn("已发布的支出共 {n:,} 笔，请系统管理员在服务器上运行 python -m data judge 重新核查。", state.lines))


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A bar that names the rule at work; it leaves with the work."""
    bar = st.progress(0.0, t("正在读取支出……"))
    codes = list(RULES)

    def report(code: str) -> None:
        bar.progress(codes.index(code) / len(codes), t("正在核查：{rule}", rule=discipline_words.name(code)))

    try:
        yield report
    finally:
        bar.empty()


def done(findings: int, lines: int) -> str:
    """What a run came to."""
    return tn("已重新核查 {lines:,} 笔支出，规则指向的情况共 {n} 项。", findings, lines=lines)


def _years(years: tuple[int, ...]) -> str:
    return t("、").join(t("{year}年", year=year) if year else t("日期不明") for year in years)
