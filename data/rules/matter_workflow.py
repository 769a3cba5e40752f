"""A matter settled (议定事项) from its meeting to its end (domain 6.4): states, steps, who may take them, what must hold.

未启动 → 推进中 → 已完成 → 已销号. The responsible unit reports and asks; the office or a leader answers and closes off,
never somebody of the responsible unit; and a matter is not closed off by the leader in charge, nor who reported it done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.errors import NotAllowed, RuleBroken
from data.rules.working_days import Calendar, working_days_between


class MatterState(StrEnum):
    NOT_STARTED = "not_started"  # 未启动
    UNDER_WAY = "under_way"  # 推进中
    EXTENSION_ASKED = "extension_asked"  # 申请延期
    EXTENDED = "extended"  # 已延期
    DONE = "done"  # 已完成
    CLOSED = "closed"  # 已销号


class MatterLevel(StrEnum):
    """督办级别."""

    ORDINARY = "ordinary"  # 一般督办
    KEY = "key"  # 重点督办
    URGENT = "urgent"  # 限时督办


class MatterStep(StrEnum):
    REPORT = "matter_report"  # 报告进展
    FINISH = "matter_finish"  # 报告完成
    ASK_EXTENSION = "matter_ask_extension"  # 申请延期
    EXTEND = "matter_extend"  # 同意延期
    REFUSE_EXTENSION = "matter_refuse_extension"  # 不同意延期
    SEND_BACK = "matter_send_back"  # 退回
    CLOSE = "matter_close"  # 销号
    REVIEW = "matter_review"  # 季度复核


_S = MatterState
RUNNING = frozenset({_S.NOT_STARTED, _S.UNDER_WAY, _S.EXTENSION_ASKED, _S.EXTENDED})
FROM: dict[MatterStep, frozenset[MatterState]] = {
    MatterStep.REPORT: RUNNING,
    MatterStep.FINISH: RUNNING,
    MatterStep.ASK_EXTENSION: RUNNING - {_S.EXTENSION_ASKED},
    MatterStep.EXTEND: frozenset({_S.EXTENSION_ASKED}),
    MatterStep.REFUSE_EXTENSION: frozenset({_S.EXTENSION_ASKED}),
    MatterStep.SEND_BACK: frozenset({_S.DONE}),
    MatterStep.CLOSE: frozenset({_S.DONE}),
    MatterStep.REVIEW: RUNNING,
}
BY_UNIT = frozenset({MatterStep.REPORT, MatterStep.FINISH, MatterStep.ASK_EXTENSION})  # the responsible unit's own
_TO = {
    MatterStep.FINISH: _S.DONE,
    MatterStep.ASK_EXTENSION: _S.EXTENSION_ASKED,
    MatterStep.EXTEND: _S.EXTENDED,
    MatterStep.REFUSE_EXTENSION: _S.UNDER_WAY,
    MatterStep.SEND_BACK: _S.UNDER_WAY,
    MatterStep.CLOSE: _S.CLOSED,
}


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What a step is judged by. `units`: the responsible unit first, then its helpers, as written."""

    state: MatterState
    lead_unit: str
    helping_units: str
    leader: str
    deadline: date | None
    finished_by: str = ""  # login


@dataclass(frozen=True, slots=True)
class MatterActor:
    """Who takes a step."""

    login: str
    name: str
    unit: str


def take(step: MatterStep, matter: MatterFacts, by: MatterActor, *, note: str, evidence: str = "") -> MatterState:
    """The state after a step. Raises NotAllowed for the wrong person, RuleBroken for a step that is not open now, or
    lacks its words: a finished matter needs its result and evidence, a closed one too.
    """
    if matter.state not in FROM[step]:
        raise RuleBroken("step_not_open", step=step, state=matter.state)
    _right_person(step, matter, by)
    if step is MatterStep.REVIEW and matter.deadline is not None:
        raise RuleBroken("matter_not_standing")
    if not note.strip():
        raise RuleBroken("matter_words_missing")
    if step is MatterStep.FINISH and not evidence.strip():
        raise RuleBroken("evidence_missing")
    return _TO.get(step, _S.UNDER_WAY if matter.state is _S.NOT_STARTED else matter.state)


def check_extension(matter: MatterFacts, until: date, today: date) -> None:
    """Raises RuleBroken for a matter without a deadline, or a day that is no later than it or than today."""
    if matter.deadline is None:
        raise RuleBroken("matter_standing")
    if until <= max(matter.deadline, today):
        raise RuleBroken("extension_too_short", deadline=matter.deadline)


def is_of(unit: str, matter: MatterFacts) -> bool:
    """Whether a unit is the responsible one or a helper, named by name or by 各科室 and the like."""
    return bool(unit) and (unit == matter.lead_unit or unit in matter.helping_units.split("、"))


def check_evidence(matter: MatterFacts, by: MatterActor) -> None:
    """Whether somebody may lay files beside what the unit reported: its own people, until it is closed off.

    Raises NotAllowed for another unit's matter, RuleBroken step_not_open for one that is closed off.
    """
    _of_its_units(matter, by)
    if matter.state is MatterState.CLOSED:
        raise RuleBroken("step_not_open", step=MatterStep.REPORT, state=matter.state)


def open_steps(matter: MatterFacts, by: MatterActor, *, follows: bool) -> tuple[MatterStep, ...]:
    """The steps that somebody may take now; `follows`: has the permission to answer and close off."""
    return tuple(step for step in MatterStep if _open(step, matter, by, follows=follows))


def _open(step: MatterStep, matter: MatterFacts, by: MatterActor, *, follows: bool) -> bool:
    standing = matter.deadline is None
    if matter.state not in FROM[step] or (step not in BY_UNIT and not follows):
        return False
    if step is (MatterStep.ASK_EXTENSION if standing else MatterStep.REVIEW):
        return False
    try:
        _right_person(step, matter, by)
    except NotAllowed:
        return False
    return True


def _of_its_units(matter: MatterFacts, by: MatterActor) -> None:
    if not is_of(by.unit, matter):
        raise NotAllowed("matter_of_another_unit", unit=matter.lead_unit)


def _right_person(step: MatterStep, matter: MatterFacts, by: MatterActor) -> None:
    if step in BY_UNIT:
        _of_its_units(matter, by)
    elif step is MatterStep.CLOSE and (
        by.unit == matter.lead_unit or by.login == matter.finished_by or by.name == matter.leader
    ):
        raise NotAllowed("closed_by_responsible")
    elif step in (MatterStep.EXTEND, MatterStep.REFUSE_EXTENSION) and by.unit == matter.lead_unit:
        raise NotAllowed("answered_by_responsible", unit=matter.lead_unit)


def days_overdue(deadline: date | None, state: MatterState, today: date, calendar: Calendar) -> int:
    """Working days by which a matter settled is past its deadline; 0 where it is not, is done, or has none."""
    if deadline is None or state in (MatterState.DONE, MatterState.CLOSED) or today <= deadline:
        return 0
    return max(working_days_between(deadline, today, calendar), 1)


def review_due(reviewed_on: date | None, settled_on: date, today: date) -> bool:
    """Whether a standing matter (长期坚持) waits for this quarter's review: none since the quarter began."""
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return (reviewed_on or settled_on) < quarter
