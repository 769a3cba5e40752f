"""The steps of a notice: from where to where, who may take them, and what must hold.

One table serves every procedure. The bureau's own order is publish, ask, verify, decide (A); for promotions the
committee discusses before the notice (B), and for Party development objects branch and superior committee agree before
it (C). The difference is one guard: B and C are not published without a recorded decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.errors import RuleBroken
from data.rules.notice_kinds import Procedure
from data.rules.roles import Permission


class State(StrEnum):
    DRAFT = "draft"
    OPEN = "open"  # 公示中
    ENDED = "ended"  # 公示期满: never stored; an open notice is ended once its last day is over
    VERIFYING = "verifying"  # 核实中
    DECIDED = "decided"
    CONCLUDED = "concluded"  # 结果已公布
    INFORMED = "informed"  # a circular (通报): nothing more follows
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    PUBLISH = "publish"
    INFORM = "inform"
    CORRECT = "correct"
    VERIFY = "verify"
    DECIDE = "decide"
    CONCLUDE = "conclude"
    WITHDRAW = "withdraw"


class Outcome(StrEnum):
    NO_OPINIONS = "none"  # 无意见
    NO_EFFECT = "no_effect"  # 经核实不影响任职
    PENDING = "pending"  # 暂缓
    EFFECT = "effect"  # 经核实影响任职
    NEW_NOTICE = "re_notice"  # 重新公示


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the guards look at: the notice as it stands, who asks, and when."""

    state: State
    drafted_by: str
    by: str
    today: date
    period_days: int = 0
    least_days: int = 0
    least_source: str = ""
    decision: str = ""
    last_day: date | None = None
    provisional: bool = False
    outcome: Outcome | None = None
    reason: str = ""


Guard = Callable[[Circumstances], None]


def another_person(it: Circumstances) -> None:
    """Who drafted a notice does not publish it."""
    if it.by == it.drafted_by:
        raise RuleBroken("needs_another_person")


def period_long_enough(it: Circumstances) -> None:
    """The legal minimum cannot be lowered, whatever a form says."""
    if it.period_days < it.least_days:
        raise RuleBroken("period_too_short", days=it.period_days, least=it.least_days, source=it.least_source)


def decision_recorded(it: Circumstances) -> None:
    """Procedures B and C: the discussion comes before the notice."""
    if not it.decision.strip():
        raise RuleBroken("decision_missing")


def period_over(it: Circumstances) -> None:
    """Nothing is verified or decided before the last day has ended."""
    if it.last_day is None or it.today <= it.last_day:
        raise RuleBroken("period_not_over", last_day=it.last_day)


def calendar_known(it: Circumstances) -> None:
    """A period that touches a year without a published calendar cannot be closed yet."""
    if it.provisional:
        raise RuleBroken("calendar_unknown", last_day=it.last_day)


def outcome_given(it: Circumstances) -> None:
    if it.outcome is None:
        raise RuleBroken("outcome_missing")


def reason_given(it: Circumstances) -> None:
    if not it.reason.strip():
        raise RuleBroken("reason_missing")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: a step, where it leads from and to, the permission, and the guards in order."""

    step: Step
    before: State
    after: State
    permission: Permission
    guards: tuple[Guard, ...] = ()


_P = Permission
_AFTER_PUBLICATION = (
    Rule(Step.VERIFY, State.OPEN, State.VERIFYING, _P.VERIFY_NOTICES, (period_over, calendar_known)),
    Rule(Step.DECIDE, State.VERIFYING, State.DECIDED, _P.RECORD_DECISIONS, (outcome_given,)),
    Rule(Step.CONCLUDE, State.DECIDED, State.CONCLUDED, _P.PUBLISH_NOTICES, (another_person,)),
    Rule(Step.WITHDRAW, State.DRAFT, State.WITHDRAWN, _P.WRITE_NOTICES, (reason_given,)),
    Rule(Step.WITHDRAW, State.OPEN, State.WITHDRAWN, _P.PUBLISH_NOTICES, (reason_given,)),
)


def _asking(*guards: Guard) -> tuple[Rule, ...]:
    """Steps where opinions are asked. What must hold of a text published must hold of one that replaces it."""
    return (
        Rule(Step.PUBLISH, State.DRAFT, State.OPEN, _P.PUBLISH_NOTICES, (another_person, *guards)),
        Rule(Step.CORRECT, State.OPEN, State.OPEN, _P.WRITE_NOTICES, (reason_given, *guards)),
        *_AFTER_PUBLICATION,
    )


PROCEDURES: dict[Procedure, tuple[Rule, ...]] = {
    Procedure.BUREAU: _asking(period_long_enough),
    Procedure.STATUTORY: _asking(period_long_enough, decision_recorded),
    Procedure.PARTY: _asking(period_long_enough, decision_recorded),
    Procedure.INFORM: (
        Rule(Step.INFORM, State.DRAFT, State.INFORMED, _P.PUBLISH_NOTICES, (another_person, decision_recorded)),
        Rule(Step.WITHDRAW, State.DRAFT, State.WITHDRAWN, _P.WRITE_NOTICES, (reason_given,)),
    ),
}


def needs_decision(procedure: Procedure) -> bool:
    """Whether nothing of this procedure is published without the decision that came before."""
    return any(decision_recorded in rule.guards for rule in PROCEDURES[procedure])


def rule_for(procedure: Procedure, step: Step, state: State) -> Rule:
    """The row that allows a step from a state. Raises RuleBroken("step_not_open") where there is none."""
    for rule in PROCEDURES[procedure]:
        if rule.step is step and rule.before is state:
            return rule
    raise RuleBroken("step_not_open", step=step, state=state)


def take(procedure: Procedure, step: Step, it: Circumstances) -> State:
    """The state that a step leads to. Raises RuleBroken with the first guard that does not hold."""
    rule = rule_for(procedure, step, it.state)
    for guard in rule.guards:
        guard(it)
    return rule.after


def state_on(state: State, last_day: date | None, today: date) -> State:
    """The state as a reader sees it: an open notice has ended once its last day is over, with no job having to run."""
    return State.ENDED if state is State.OPEN and last_day is not None and today > last_day else state
