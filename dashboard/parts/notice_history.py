"""What happened to a notice: the steps taken, the step that comes next, and each correction with what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t
from dashboard.parts import notice_paper
from dashboard.parts.plain import escaped
from dashboard.problems import FIELDS
from data.rules.notice_changes import Change
from data.rules.notice_kinds import NoticeKind, Procedure
from data.rules.notice_workflow import State, Step

if TYPE_CHECKING:
    from queries.notices import Correction, TimelineStep, Version

_NEXT: Mapping[State, str] = {
    State.DRAFT: N_("由另一位人事干部审核。"),
    State.REVIEWED: N_("由局领导审批；提拔任职的，先由党委秘书记录讨论决定。"),
    State.APPROVED: N_("由起草人以外的人事干部发布。"),
    State.OPEN: N_("公示期满后，由相关科室核实。"),
    State.ENDED: N_("公示期已满，等待相关科室核实。"),
    State.DEFERRED: N_("暂缓，进一步核实后再办理。"),
    State.RECONSIDERING: N_("由局党委重新研究决定。"),
    State.DECIDED: N_("已集体决定，等待公布结果。"),
}
_FIELDS = {**FIELDS, "period_days": N_("公示天数（工作日）")}


_AFTER_VERIFYING: Mapping[Procedure, str] = {
    Procedure.BUREAU: N_("核实结论已记录，等待集体决定。"),
    Procedure.STATUTORY: N_("核实结论已记录；不影响任职的公布结果，影响的由局党委复议。"),
    Procedure.PARTY: N_("核实结论已记录，等待公布结果。"),
}
_AFTER_RESULT: Mapping[Procedure, str] = {
    Procedure.STATUTORY: N_("结果不影响任职的，下发任职通知。"),
    Procedure.PARTY: N_("结果不影响的，列为发展对象。"),
}


def timeline(drafted: Version, steps: Sequence[TimelineStep], state: State, procedure: Procedure) -> None:
    """Who did what and when, the oldest first, then what is waited for."""
    said = [_step(t("起草"), labels.moment(drafted.written_at), drafted.written_by, "")]
    said += [_step(labels.label(Step(step.step)), labels.moment(step.at), step.by_name, step.note) for step in steps]
    following = _following(state, procedure)
    if following:
        following = t("下一步：{what}", what=t(following))
        said.append(f"1. :gray[{following}]")
    st.markdown("\n".join(said))


def _following(state: State, procedure: Procedure) -> str:
    if state is State.VERIFYING:
        return _AFTER_VERIFYING[procedure]
    if state is State.CONCLUDED:
        return _AFTER_RESULT.get(procedure, "")
    return _NEXT.get(state, "")


def _step(name: str, at: str, by_name: str, note: str) -> str:
    line = f"1. **{escaped(name)}** · {at} · {escaped(by_name)}"
    return f"{line}  \n   {escaped(note)}" if note else line


def corrections(versions: Sequence[Version], kind: NoticeKind, *, published_on: date) -> None:
    """Each correction, the latest first, with what it changed; the texts before it stay readable in a fold.

    `published_on`: the day of the first text, for the foot of the papers.
    """
    for turn in range(len(versions) - 1, 0, -1):
        _correction(turn, versions[turn])
    for turn in range(len(versions) - 2, -1, -1):
        name = t("第 {n} 次更正后的全文", n=turn) if turn else t("首次发布的全文")
        with st.expander(name, icon=":material/description:"):
            notice_paper.show(versions[turn].text, kind, published_on=published_on)


def waiting(correction: Correction) -> None:
    """A correction that a second person has not published yet: whose, why, and what it would change."""
    version = correction.version
    with st.container(border=True):
        head = t("一份更正等待发布")
        st.markdown(f"**{head}** · {labels.moment(version.written_at)} · {escaped(version.written_by)}")
        st.markdown(t("理由：{reason}", reason=escaped(version.reason)))
        st.caption(t("发布后公示期重新计算。") if correction.restarts else t("发布后公示期不变。"))
        differences(version.changes)
        st.caption(t("须由拟写人以外的人事干部发布；在此之前，全体人员看到的仍是原文。"))


def _correction(turn: int, version: Version) -> None:
    with st.container(border=True):
        head = t("第 {n} 次更正", n=turn)
        st.markdown(f"**{head}** · {labels.moment(version.written_at)} · {escaped(version.written_by)}")
        st.markdown(t("理由：{reason}", reason=escaped(version.reason)))
        differences(version.changes)


def differences(changes: Sequence[Change]) -> None:
    """Field by field: what it was and what it is."""
    if not changes:
        st.caption(t("文字没有变化。"))
    for change in changes:
        _change(change)


def _change(change: Change) -> None:
    before, after = marked(change.before, change.after)
    name = t(_FIELDS[change.field])
    head = t("{person}的{field}", person=escaped(change.person), field=name) if change.person else name
    was = t("原为：{text}", text=before or labels.NONE)
    now = t("改为：{text}", text=after or labels.NONE)
    st.markdown(f"**{head}**  \n{was}  \n{now}")


def marked(before: str, after: str) -> tuple[str, str]:
    """Both texts as Markdown, with a ground under what the other does not have."""
    old, new = [], []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old.append(_piece(before[i1:i2], "" if what == "equal" else "gray"))
        new.append(_piece(after[j1:j2], "" if what == "equal" else "blue"))
    return "".join(old), "".join(new)


def _piece(text: str, ground: str) -> str:
    if not text.strip():
        return " " if text else ""
    said = escaped(text)
    said = f":{ground}-background[{said}]" if ground else said
    return (" " if text[0].isspace() else "") + said + (" " if text[-1].isspace() else "")
