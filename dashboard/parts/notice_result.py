"""How a notice ended: its result with numbers that add up, what followed, or why it was taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import notice_step_forms
from dashboard.parts.plain import escaped
from data.rules.notice_workflow import Outcome, State, Step

if TYPE_CHECKING:
    from queries.notices import NoticePage, TimelineStep


def show(page: NoticePage) -> None:
    """The result, the appointment or the listing; the reason where it was taken back; that it was put off."""
    last = {step.step: step for step in page.steps}
    state = page.row.state
    if Step.CONCLUDE in last and page.outcome:
        _result(page, last[Step.CONCLUDE])
    if state is State.ISSUED:
        issued = last[Step.ISSUE]
        said = t("任职通知 {number} 已于 {at} 登记下发。", number=escaped(issued.note), at=labels.moment(issued.at))
        st.info(said, icon=":material/assignment_turned_in:")
    elif state is State.LISTED:
        st.info(t("已于 {at} 列为发展对象。", at=labels.moment(last[Step.ENLIST].at)), icon=":material/how_to_reg:")
    elif state is State.WITHDRAWN and Step.WITHDRAW in last:
        done = last[Step.WITHDRAW]
        head = t("已于 {at} 撤回。", at=labels.moment(done.at))
        reason = t("理由：{reason}", reason=escaped(done.note))
        st.warning(f"**{head}**  \n{reason}", icon=":material/undo:")
    elif state is State.DEFERRED:
        st.info(t("公示事项暂缓办理，待进一步核实或研究。"), icon=":material/pause_circle:")
    _exception(last)


def _result(page: NoticePage, done: TimelineStep) -> None:
    assert page.outcome
    lines = [f"**{t('结果：{outcome}', outcome=labels.label(page.outcome))}**", escaped(done.note)]
    lines += [notice_step_forms.decided(it) for it in page.decisions if not it.before_publication]
    if page.numbers is not None:
        lines.append(numbers(page.numbers))
    lines.append(t("{at} 公布", at=labels.moment(done.at)))
    st.success("  \n".join(lines), icon=":material/task_alt:")


def numbers(of: Mapping[str, Any]) -> str:
    """How many opinions came in, how many of them signed, and what became of them."""
    if not of["received"]:
        return t("公示期内收到意见 0 件。")
    said = [tn("收到意见 {n} 件，其中署名 {signed} 件", of["received"], signed=of["signed"])]
    outcomes = {outcome.value: labels.label(outcome) for outcome in Outcome}
    for code, number in of["by_outcome"].items():
        said.append(t("{outcome} {n} 件", outcome=outcomes.get(code, t("与公示无关")), n=number))
    if of["unsettled"]:
        said.append(t("尚无结论 {n} 件", n=of["unsettled"]))
    return t("；").join(said) + t("。")


def _exception(last: Mapping[str, TimelineStep]) -> None:
    """The one exception is public, with both names and the reason."""
    if Step.GRANT_EXCEPTION not in last or Step.ASK_EXCEPTION not in last:
        return
    asked, granted = last[Step.ASK_EXCEPTION], last[Step.GRANT_EXCEPTION]
    said = t(
        "例外：{asked}申请、{granted}同意，在个别意见尚无核实结论时继续办理。理由：{reason}",
        asked=escaped(asked.by_name),
        granted=escaped(granted.by_name),
        reason=escaped(asked.note),
    )
    st.warning(said, icon=":material/gavel:")
