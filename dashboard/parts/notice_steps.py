"""办理: the steps that a reader may take on a notice, with what must hold and what is missing said before the click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import labels, problems
from dashboard.i18n import N_, t
from dashboard.parts import links, notice_history, notice_step_forms
from dashboard.parts.plain import escaped
from data.rules.notice_workflow import Outcome, Step

if TYPE_CHECKING:
    from queries.meetings import MeetingRow
    from queries.notice_work import Possible
    from queries.notices import Decision, NoticePage

# By the guard's name in data/rules/notice_guards.py.
HOLDS: Mapping[str, str] = {
    "another_person": N_("由起草人以外的人办理"),
    "third_person": N_("由起草人和审核人以外的人办理"),
    "not_concerned": N_("您不在公示对象之列"),
    "period_long_enough": N_("公示天数不少于规定"),
    "decision_written": N_("写明此前的研究决定"),
    "discussion_recorded": N_("会议讨论决定已由党委秘书记录，结果为同意"),
    "period_over": N_("公示期已满（最后一日 24:00 已过）"),
    "calendar_known": N_("截止日不是暂算"),
    "correction_settled": N_("没有等待发布的更正"),
    "opinions_settled": N_("核实工作已全部办结，或已有两人具名的例外"),
    "opinions_waiting": N_("核实工作尚未办结"),
    "exception_asked": N_("已有人具名申请例外"),
    "second_name": N_("由申请人以外的人同意"),
    "correction_waits": N_("有等待发布的更正"),
    "not_own_correction": N_("由更正拟写人以外的人发布"),
    "outcome_given": N_("核实结论已记录"),
    "nothing_pending": N_("核实结论不是暂缓或重新公示"),
    "outcome_clear": N_("核实结论为未收到意见或不影响"),
    "effect_found": N_("核实结论为影响任职"),
    "new_notice_wanted": N_("核实结论为重新公示"),
}
_DONE: Mapping[Step, str] = {
    Step.REVIEW: N_("已审核。接下来由局领导审批。"),
    Step.SEND_BACK: N_("已退回起草人修改。"),
    Step.DISCUSS: N_("会议讨论决定已记录。"),
    Step.APPROVE: N_("已审批。接下来由人事干部发布。"),
    Step.PUBLISH_CORRECTION: N_("更正已发布，改动和理由对全体人员公开。"),
    Step.DROP_CORRECTION: N_("更正已放弃，原文不变。"),
    Step.EXTEND: N_("公示期已顺延，新的截止日见下。"),
    Step.WITHDRAW: N_("已撤回，理由见下。"),
    Step.ASK_EXCEPTION: N_("例外已申请，等待另一人具名同意；申请已公开。"),
    Step.GRANT_EXCEPTION: N_("例外已由两人具名，并已公开。"),
    Step.VERIFY: N_("核实结论已记录。"),
    Step.SUSPEND: N_("已暂缓，待进一步核实。"),
    Step.DECIDE: N_("集体决定已记录。"),
    Step.PUT_OFF: N_("缓议已记录。"),
    Step.RECONSIDER: N_("同意复议已记录，等待重新研究决定。"),
    Step.RENEW: N_("已重新公示，公示期从今天起计算。"),
    Step.CONCLUDE: N_("结果已公布。"),
    Step.ISSUE: N_("任职通知已登记。"),
    Step.ENLIST: N_("已登记列为发展对象。"),
}
_CHOICES = (Step.CORRECT, Step.EXTEND, Step.SEND_BACK, Step.DROP_CORRECTION, Step.ASK_EXCEPTION, Step.WITHDRAW)
_SAID_WITH_ANOTHER = {Step.SUSPEND, Step.PUT_OFF}  # chosen in the form of VERIFY, and of DECIDE


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that was asked for, with what its form says, as the command takes it."""

    step: Step
    said: dict[str, Any]


def done(step: Step) -> None:
    """That a step was taken just now."""
    if step in _DONE:
        st.success(t(_DONE[step]), icon=":material/task_alt:")


def outrun(page: NoticePage) -> None:
    """That something happened to the notice since this page was opened, so that nothing was done here."""
    last = page.steps[-1] if page.steps else None
    what = (
        t(
            "您打开本页后，{name} 已于 {at} 办理“{step}”。您这一步没有进行，请先看最新情况。",
            name=escaped(last.by_name),
            at=labels.moment(last.at),
            step=labels.label(Step(last.step)),
        )
        if last
        else t("您打开本页后，这份公示有了变动。您这一步没有进行，请先看最新情况。")
    )
    st.warning(what, icon=":material/update:")


def ask(possible: Sequence[Possible], page: NoticePage, meetings: Sequence[MeetingRow] = ()) -> Asked | None:
    """The steps, those that are due first; what was asked for, if anything. `meetings`: of the committee, on record."""
    due = [it for it in possible if it.step not in _CHOICES and it.step not in _SAID_WITH_ANOTHER]
    choices = [it for it in possible if it.step in _CHOICES]
    asked = [_due(it, possible, page, meetings) for it in due]
    if choices:
        names = t("、").join(labels.label(it.step) for it in choices)
        with st.expander(t("其他办理：{steps}", steps=names), icon=":material/more_horiz:"):
            asked += [_choice(it, page) for it in choices]
    return next((one for one in asked if one), None)


def _due(it: Possible, possible: Sequence[Possible], page: NoticePage, meetings: Sequence[MeetingRow]) -> Asked | None:
    with st.container(border=True):
        st.markdown(f"**{labels.label(it.step)}**")
        if it.step is Step.DISCUSS:
            _discussions(page.decisions)
        if it.step is Step.PUBLISH_CORRECTION and page.correction:
            notice_history.waiting(page.correction)
        _checks(it)
        if it.missing:
            return None
        suspends = any(other.step is Step.SUSPEND and not other.missing for other in possible)
        outcomes = [outcome for outcome in Outcome if suspends or outcome is not Outcome.PENDING]
        said = notice_step_forms.of(it.step, page, outcomes, meetings)
        return None if said is None else Asked(it.step, said)


def _choice(it: Possible, page: NoticePage) -> Asked | None:
    if it.step is Step.CORRECT:
        links.to("write-notice", t("更正这份公示"), icon=":material/edit_document:", correct=page.row.id)
        return None
    st.markdown(f"**{labels.label(it.step)}**")
    _checks(it)
    if it.missing:
        return None
    said = notice_step_forms.of(it.step, page, list(Outcome), ())
    return None if said is None else Asked(it.step, said)


def _checks(it: Possible) -> None:
    """What must hold, each with whether it does; the sentence that says what to do where it does not."""
    lines = []
    for name, broken in it.checks:
        holds = t(HOLDS[name])
        if broken:
            said = escaped(problems.sentence(broken))
            lines.append(f":violet[:material/pending:] {holds}：:violet[{said}]")
        else:
            lines.append(f":green[:material/check:] :gray[{holds}]")
    if lines:
        st.markdown("  \n".join(lines))


def _discussions(decisions: Sequence[Decision]) -> None:
    for decision in decisions:
        if decision.before_publication:
            st.markdown(notice_step_forms.decided(decision))
