"""How a brief comes out (domain 6.2): drafted, checked by the office head, signed by the chair, issued.

Whoever wrote a version of the draft does not check it; only the chair signs.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from data.errors import NotAllowed, RuleBroken
from data.rules.names import name_key
from data.rules.roles import Permission


class MeetingState(StrEnum):
    DRAFT = "brief_draft"  # 草稿
    CHECKED = "brief_checked"  # 已核对
    SIGNED = "brief_signed"  # 已签发
    ISSUED = "brief_issued"  # 已印发


class MeetingStep(StrEnum):
    CHECK = "check_brief"
    SIGN = "sign_brief"
    ISSUE = "issue_brief"
    SEND_BACK = "send_back_brief"


@dataclass(frozen=True, slots=True)
class StepRule:
    """From where to where a step leads, and with which permission."""

    begins: frozenset[MeetingState]
    leads_to: MeetingState
    permission: Permission


RULES: dict[MeetingStep, StepRule] = {
    MeetingStep.CHECK: StepRule(frozenset({MeetingState.DRAFT}), MeetingState.CHECKED, Permission.CHECK_MEETINGS),
    MeetingStep.SIGN: StepRule(frozenset({MeetingState.CHECKED}), MeetingState.SIGNED, Permission.SIGN_MEETINGS),
    MeetingStep.ISSUE: StepRule(frozenset({MeetingState.SIGNED}), MeetingState.ISSUED, Permission.WRITE_MEETINGS),
    MeetingStep.SEND_BACK: StepRule(
        frozenset({MeetingState.CHECKED, MeetingState.SIGNED}), MeetingState.DRAFT, Permission.CHECK_MEETINGS
    ),
}


def take(
    step: MeetingStep,
    state: MeetingState,
    *,
    login: str,
    name: str,
    writers: Collection[str],
    chair: str,
    checks: bool = False,
) -> MeetingState:
    """The state after a step. `writers`: the logins that wrote a version; `checks`: may check briefs, and so send any
    back. Raises RuleBroken where the step is not open, NotAllowed for the wrong person.
    """
    rule = RULES[step]
    if state not in rule.begins:
        raise RuleBroken("step_not_open", step=step, state=state)
    if step is MeetingStep.CHECK and login in writers:
        raise NotAllowed("checked_by_writer")
    of_the_chair = step is MeetingStep.SIGN or (step is MeetingStep.SEND_BACK and not checks)
    if of_the_chair and name_key(name) != name_key(chair):
        raise NotAllowed("not_the_chair", chair=chair)
    return rule.leads_to
