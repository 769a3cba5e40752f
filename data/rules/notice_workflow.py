"""The steps of a notice: from where to where, who may take them, and what must hold. The diagram in README.md is drawn
from these tables.

Every item is drafted, reviewed (审核, secrecy among it), approved (审批) and published (实施), as art. 15 of the
regulation on openness of Party affairs has it. In a small bureau three people do: whoever drafts does none of the other
three, whoever approves did not review, and the reviewer may publish. After that the orders differ: the bureau's own rule
publishes, asks, verifies and decides together (A); for promotions the committee has decided before, so a clear outcome
leads to the appointment, and only an outcome in the way leads back to the committee (B); for Party development objects
branch and superior committee agreed before, and a clear outcome leads to the list (C).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.errors import RuleBroken
from data.rules import notice_guards as g
from data.rules.notice_guards import Circumstances, Guard
from data.rules.notice_kinds import Procedure
from data.rules.notice_states import CLEAR, CLOSED, RESULT_KNOWN, UNPUBLISHED, Outcome, State, Step
from data.rules.roles import Permission

__all__ = [
    "CLEAR", "CLOSED", "PROCEDURES", "RESULT_KNOWN", "UNPUBLISHED", "Circumstances", "Outcome", "Rule", "State", "Step",
    "checks", "needs_decision", "needs_discussion", "rule_for", "state_on", "take",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: a step, where it leads from and to, the permission, and the guards in order.

    `guards` can be looked at before anybody acts; `said` look at what the form of the step says.
    """

    step: Step
    before: State
    after: State
    permission: Permission
    guards: tuple[Guard, ...] = ()
    said: tuple[Guard, ...] = ()


_P, _S = Permission, State
_WHY = (g.reason_given,)


def _until_published(published: Step, after: State, *guards: Guard, discussed: bool = False) -> tuple[Rule, ...]:
    """提出 → 审核 → 审批 → 实施. What must hold of the text is asked at each of the three that follow the draft."""
    recorded: tuple[Guard, ...] = (g.discussion_recorded,) if discussed else ()
    discussing = (Rule(Step.DISCUSS, _S.REVIEWED, _S.REVIEWED, _P.RECORD_DECISIONS),) if discussed else ()
    return (
        Rule(Step.REVIEW, _S.DRAFT, _S.REVIEWED, _P.PUBLISH_NOTICES, (g.another_person, *guards)),
        *discussing,
        Rule(Step.APPROVE, _S.REVIEWED, _S.APPROVED, _P.APPROVE_NOTICES, (g.third_person, g.not_concerned, *recorded)),
        Rule(published, _S.APPROVED, after, _P.PUBLISH_NOTICES, (g.another_person, *guards, *recorded)),
        Rule(Step.SEND_BACK, _S.REVIEWED, _S.DRAFT, _P.APPROVE_NOTICES, (), _WHY),
        Rule(Step.SEND_BACK, _S.APPROVED, _S.DRAFT, _P.PUBLISH_NOTICES, (), _WHY),
        *(Rule(Step.WITHDRAW, at, _S.WITHDRAWN, _P.WRITE_NOTICES, (), _WHY) for at in (_S.DRAFT, _S.REVIEWED)),
    )


def _while_open(*guards: Guard) -> tuple[Rule, ...]:
    """What must hold of a text published must hold of one that replaces it."""
    verifying = (g.not_concerned, g.period_over, g.calendar_known, g.correction_settled, g.opinions_settled)
    corrected = (g.correction_waits, g.not_own_correction, *guards)
    excepting = (g.period_over, g.opinions_waiting)
    granting = (g.not_concerned, *excepting, g.exception_asked, g.second_name)
    return (
        Rule(Step.CORRECT, _S.OPEN, _S.OPEN, _P.WRITE_NOTICES, (), (g.reason_given, *guards)),
        Rule(Step.PUBLISH_CORRECTION, _S.OPEN, _S.OPEN, _P.PUBLISH_NOTICES, corrected),
        Rule(Step.DROP_CORRECTION, _S.OPEN, _S.OPEN, _P.PUBLISH_NOTICES, (g.correction_waits,)),
        Rule(Step.EXTEND, _S.OPEN, _S.OPEN, _P.PUBLISH_NOTICES, (), _WHY),
        *(Rule(Step.WITHDRAW, at, _S.WITHDRAWN, _P.PUBLISH_NOTICES, (), _WHY) for at in (_S.OPEN, _S.DEFERRED)),
        *(Rule(Step.ASK_EXCEPTION, at, at, _P.VERIFY_NOTICES, excepting, _WHY) for at in (_S.OPEN, _S.DEFERRED)),
        *(Rule(Step.GRANT_EXCEPTION, at, at, _P.APPROVE_NOTICES, granting) for at in (_S.OPEN, _S.DEFERRED)),
        Rule(Step.VERIFY, _S.OPEN, _S.VERIFYING, _P.VERIFY_NOTICES, verifying, (g.finding_fits,)),
        Rule(Step.SUSPEND, _S.OPEN, _S.DEFERRED, _P.VERIFY_NOTICES, verifying[:-1]),
        Rule(Step.VERIFY, _S.DEFERRED, _S.VERIFYING, _P.VERIFY_NOTICES, verifying, (g.finding_fits,)),
        Rule(
            Step.RENEW,
            _S.VERIFYING,
            _S.OPEN,
            _P.PUBLISH_NOTICES,
            (g.another_person, g.new_notice_wanted, *guards),
            _WHY,
        ),
    )


def _deciding(before: State, *guards: Guard) -> tuple[Rule, ...]:
    """The committee decides together, or puts it off (缓议), which the verifier takes up again."""
    asked = (g.calendar_known, g.period_over, g.opinions_settled, g.nothing_pending, *guards)
    return (
        Rule(Step.DECIDE, before, _S.DECIDED, _P.RECORD_DECISIONS, asked, (g.effect_stands,)),
        Rule(Step.PUT_OFF, before, _S.DEFERRED, _P.RECORD_DECISIONS, asked),
    )


def _concluding(*before: tuple[State, Guard]) -> tuple[Rule, ...]:
    closing = (g.another_person, g.period_over, g.calendar_known, g.opinions_settled)
    return tuple(
        Rule(Step.CONCLUDE, state, _S.CONCLUDED, _P.PUBLISH_NOTICES, (*closing, guard)) for state, guard in before
    )


_ISSUING = (g.another_person, g.period_over, g.calendar_known, g.outcome_clear)
_ENLISTING = (g.period_over, g.calendar_known, g.outcome_clear)
_BEFORE = (g.period_long_enough, g.decision_written)

PROCEDURES: dict[Procedure, tuple[Rule, ...]] = {
    Procedure.BUREAU: (
        *_until_published(Step.PUBLISH, _S.OPEN, g.period_long_enough),
        *_while_open(g.period_long_enough),
        *_deciding(_S.VERIFYING),
        *_concluding((_S.DECIDED, g.outcome_given)),
    ),
    Procedure.STATUTORY: (
        *_until_published(Step.PUBLISH, _S.OPEN, *_BEFORE, discussed=True),
        *_while_open(*_BEFORE),
        Rule(Step.RECONSIDER, _S.VERIFYING, _S.RECONSIDERING, _P.RECORD_DECISIONS, (g.effect_found,)),
        *_deciding(_S.RECONSIDERING),
        *_concluding((_S.VERIFYING, g.outcome_clear), (_S.DECIDED, g.outcome_given)),
        Rule(Step.ISSUE, _S.CONCLUDED, _S.ISSUED, _P.PUBLISH_NOTICES, _ISSUING, (g.issued_after_the_period,)),
    ),
    Procedure.PARTY: (
        *_until_published(Step.PUBLISH, _S.OPEN, *_BEFORE),
        *_while_open(*_BEFORE),
        *_concluding((_S.VERIFYING, g.nothing_pending)),
        Rule(Step.ENLIST, _S.CONCLUDED, _S.LISTED, _P.RECORD_DECISIONS, _ENLISTING),
    ),
    Procedure.INFORM: _until_published(Step.INFORM, _S.INFORMED, g.decision_written),
}


def needs_decision(procedure: Procedure) -> bool:
    """Whether nothing of this procedure is published without naming the decision that came before."""
    return any(g.decision_written in rule.guards for rule in PROCEDURES[procedure])


def needs_discussion(procedure: Procedure) -> bool:
    """Whether the secretary has to have recorded that decision, with quorum and majority, before publication."""
    return any(g.discussion_recorded in rule.guards for rule in PROCEDURES[procedure])


def rule_for(procedure: Procedure, step: Step, state: State) -> Rule:
    """The row that allows a step from a state. Raises RuleBroken("step_not_open") where there is none."""
    for rule in PROCEDURES[procedure]:
        if rule.step is step and rule.before is state:
            return rule
    raise RuleBroken("step_not_open", step=step, state=state)


def take(procedure: Procedure, step: Step, it: Circumstances) -> State:
    """The state that a step leads to. Raises RuleBroken with the first guard that does not hold."""
    rule = rule_for(procedure, step, it.state)
    for guard in (*rule.guards, *rule.said):
        guard(it)
    return rule.after


def checks(rule: Rule, it: Circumstances) -> tuple[tuple[str, RuleBroken | None], ...]:
    """Each guard of a step by its name, with what it would refuse: what has to hold can be said before anybody acts."""
    return tuple((guard.__name__, _refusal(guard, it)) for guard in rule.guards)


def _refusal(guard: Guard, it: Circumstances) -> RuleBroken | None:
    try:
        guard(it)
    except RuleBroken as broken:
        return broken
    return None


def state_on(state: State, last_day: date | None, today: date) -> State:
    """The state as a reader sees it: an open notice has ended once its last day is over, with no job having to run."""
    return State.ENDED if state is State.OPEN and last_day is not None and today > last_day else state
