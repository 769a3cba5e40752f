"""Opinions on a notice: how they come, how far they have come, who may not touch them, and what must hold of a step.

The duty of confidence is the rule (domain 1.4): what an opinion says is for its receiver and its verifier; who wrote it
is known to fewer still; the person under notice learns nothing of either.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.errors import RuleBroken
from data.rules.names import name_key
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_workflow import UNPUBLISHED, Outcome, State

LONGEST_TEXT = 5000  # characters
ANSWERS = (Outcome.NO_EFFECT, Outcome.PENDING, Outcome.EFFECT, Outcome.NEW_NOTICE)  # what can be found of an opinion
_STILL_COUNTED = (
    State.OPEN,
    State.VERIFYING,
    State.DEFERRED,
)  # later the numbers have been before the committee, and stand


class Channel(StrEnum):
    """How an opinion came. What came by letter, telephone or visit is written down by its receiver."""

    PAGE = "page"
    LETTER = "letter"
    PHONE = "phone"
    VISIT = "visit"


class OpinionState(StrEnum):
    RECEIVED = "received"  # waits to be assigned
    ASSIGNED = "assigned"  # with a verifier
    SETTLED = "settled"  # has its finding
    UNRELATED = "unrelated"  # 与公示无关 or praise: closed by the receiver, with a reason


class Interest(StrEnum):
    """Why somebody must keep away from an opinion."""

    NAMED = "named"  # stands in the notice, or is called as somebody who does
    DECLARED = "declared"
    AUTHOR = "author"
    SAME_UNIT = "same_unit"


BLINDING = (Interest.NAMED, Interest.DECLARED)  # these see nothing, not even that there is one


@dataclass(frozen=True, slots=True)
class Author:
    """Who signed an opinion, as they gave it."""

    name: str
    unit: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody, as far as an interest can be told: by name, and by the units in which they hold a post."""

    names: frozenset[str]
    units: frozenset[int] = frozenset()


def text_given(text: str) -> str:
    """The words to keep. Raises RuleBroken for none, or for more than a letter would hold."""
    kept = text.replace("\0", "").strip()
    if not kept:
        raise RuleBroken("opinion_empty")
    if len(kept) > LONGEST_TEXT:
        raise RuleBroken("opinion_too_long", most=LONGEST_TEXT, given=len(kept))
    return kept


def is_late(kind: NoticeKind, state: State, last_day: date | None, received_on: date) -> bool:
    """Whether an opinion no longer counts as one on the notice; it is kept all the same, as 日常信访.

    Raises RuleBroken("opinions_not_asked") where none can be given: drafts, circulars, notices taken back.
    """
    if last_day is None or not asks_opinions(kind) or state in UNPUBLISHED or state is State.WITHDRAWN:
        raise RuleBroken("opinions_not_asked")
    return received_on > last_day or state not in _STILL_COUNTED


def interest(
    reader: Party, named: Collection[Party], *, declared: bool = False, author: bool = False
) -> Interest | None:
    """Why somebody must keep away, the gravest reason first; None if nothing is known against it.

    Two people may share a name, and a notice prints names alone: both keep away.
    """
    keys = {name_key(name) for name in reader.names if name_key(name)}
    if any(keys & {name_key(name) for name in party.names} for party in named):
        return Interest.NAMED
    if declared:
        return Interest.DECLARED
    if author:
        return Interest.AUTHOR
    if any(reader.units & party.units for party in named):
        return Interest.SAME_UNIT
    return None


def is_open(state: OpinionState, outcome: Outcome | None) -> bool:
    """Whether there is still something to do: an opinion is done once closed, or settled with more than 需进一步核实."""
    return state in (OpinionState.RECEIVED, OpinionState.ASSIGNED) or outcome is Outcome.PENDING


def may_settle(state: OpinionState, outcome: Outcome | None) -> bool:
    """A finding is recorded once, of what is assigned; one that says 需进一步核实 is followed by another."""
    return state is not OpinionState.RECEIVED and is_open(state, outcome)


def finding_complete(outcome: Outcome, finding: str) -> None:
    """Raises RuleBroken for an outcome that no opinion can have, or for a finding without words."""
    if outcome not in ANSWERS:
        raise RuleBroken("outcome_missing")
    if not finding.strip():
        raise RuleBroken("finding_missing")
