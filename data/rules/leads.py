"""A lead to check (疑点) as a case: its unit is heard first, then all staff see it, then a leader who is not named closes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from data.errors import NotAllowed, RuleBroken
from data.rules.roles import Permission, Viewer, can


class LeadState(StrEnum):
    TO_EXPLAIN = "to_explain"  # the unit's days are running
    ANSWERED = "answered"
    UNANSWERED = "unanswered"  # they are over, and nothing was said
    CLOSED = "lead_closed"


class LeadOutcome(StrEnum):
    UPHELD = "lead_upheld"  # 属实
    ACCOUNTED_FOR = "accounted_for"  # 已说明: the rule fired rightly, and there is a good reason
    FALSE_ALARM = "false_alarm"  # 误报


def state_on(today: date, *, due_on: date, is_explained: bool, is_closed: bool) -> LeadState:
    """The state of a case on a day. The last day for an explanation ends at 24:00."""
    if is_closed:
        return LeadState.CLOSED
    if is_explained:
        return LeadState.ANSWERED
    return LeadState.UNANSWERED if today > due_on else LeadState.TO_EXPLAIN


def speaks_for(viewer: Viewer, unit: str) -> bool:
    """Whether a viewer explains and answers for a unit; for the whole bureau (empty) finance does."""
    return viewer.unit == unit if unit else can(viewer, Permission.IMPORT_SPENDING)


def knows_who_explained(viewer: Viewer, unit: str) -> bool:
    """Whether a viewer is told which of the unit's people explained: the unit itself, and who refers leads."""
    return can(viewer, Permission.HANDLE_LEADS) or bool(unit and viewer.unit == unit)


def is_named(name: str, names: Iterable[str]) -> bool:
    """Whether a person's name stands in one of the cells, alone or beside others."""
    return bool(name) and any(name in cell for cell in names)


def check_explanation(state: LeadState, text: str) -> None:
    """One explanation a case, late rather than never. Raises RuleBroken lead_answered, lead_closed, explanation_missing."""
    if state is LeadState.CLOSED:
        raise RuleBroken("lead_closed")
    if state is LeadState.ANSWERED:
        raise RuleBroken("lead_answered")
    if not text.strip():
        raise RuleBroken("explanation_missing")


def check_closing(
    state: LeadState, outcome: LeadOutcome, reason: str, *, name: str, names: Iterable[str], due_on: date
) -> None:
    """Whether a person may close a case so. Whose name is unknown cannot be said to stand outside it.

    Raises NotAllowed named_in_lead or name_unknown; RuleBroken lead_not_heard, lead_closed, nothing_explained or
    reason_missing.
    """
    if not name:
        raise NotAllowed("name_unknown")
    if is_named(name, names):
        raise NotAllowed("named_in_lead")
    if state is LeadState.CLOSED:
        raise RuleBroken("lead_closed")
    if state is LeadState.TO_EXPLAIN:
        raise RuleBroken("lead_not_heard", due_on=due_on)
    if outcome is LeadOutcome.ACCOUNTED_FOR and state is LeadState.UNANSWERED:
        raise RuleBroken("nothing_explained")
    if not reason.strip():
        raise RuleBroken("reason_missing")
