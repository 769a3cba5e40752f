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
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import State, Step

if TYPE_CHECKING:
    from queries.notices import TimelineStep, Version

_NEXT: Mapping[State, str] = {
    State.OPEN: N_("公示期满后，由相关科室核实。"),
    State.ENDED: N_("公示期已满，等待相关科室核实。"),
    State.VERIFYING: N_("核实结论已记录，等待集体决定。"),
    State.DECIDED: N_("已集体决定，等待公布结果。"),
}
_FIELDS = {**FIELDS, "period_days": N_("公示天数（工作日）")}


def timeline(drafted: Version, steps: Sequence[TimelineStep], state: State) -> None:
    """Who did what and when, the oldest first, then what is waited for."""
    said = [_step(t("起草"), labels.moment(drafted.written_at), drafted.written_by, "")]
    said += [_step(labels.label(Step(step.step)), labels.moment(step.at), step.by_name, step.note) for step in steps]
    if state in _NEXT:
        following = t("下一步：{what}", what=t(_NEXT[state]))
        said.append(f"1. :gray[{following}]")
    st.markdown("\n".join(said))


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


def latest(versions: Sequence[Version]) -> None:
    """That a correction is published: which, by whom and why."""
    turn, version = len(versions) - 1, versions[-1]
    st.info(
        t(
            "第 {n} 次更正已由{name}于 {at} 发布，改动和理由对全体人员公开。理由：{reason}",
            n=turn,
            name=escaped(version.written_by),
            at=labels.moment(version.written_at),
            reason=escaped(version.reason),
        ),
        icon=":material/edit_document:",
    )


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
