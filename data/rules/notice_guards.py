"""What must hold before a step: one guard for each rule. Which step asks which stands in notice_workflow.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.errors import RuleBroken
from data.rules.committee_vote import Resolution
from data.rules.notice_states import CLEAR, Outcome, State


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the guards look at: the notice as it stands, who asks and when, and what the form of the step says.

    Names of accounts are logins; `by_name` and `people` are names as printed. `unsettled` opinions have no outcome yet.
    """

    state: State
    drafted_by: str
    by: str
    today: date
    by_name: str = ""
    reviewed_by: str = ""
    approved_by: str = ""
    correction_by: str = ""
    exception_by: str = ""
    excepted: bool = False
    people: tuple[str, ...] = ()
    period_days: int = 0
    least_days: int = 0
    least_source: str = ""
    decision: str = ""
    discussed: Resolution | None = None
    resolution: Resolution | None = None
    last_day: date | None = None
    provisional: bool = False
    received: int = 0
    unsettled: int = 0
    outcome: Outcome | None = None
    finding: Outcome | None = None
    reason: str = ""
    issued_on: date | None = None


Guard = Callable[[Circumstances], None]


def another_person(it: Circumstances) -> None:
    """Who drafted a notice neither reviews it nor publishes it, nor its result."""
    if it.by == it.drafted_by:
        raise RuleBroken("needs_another_person")


def third_person(it: Circumstances) -> None:
    """Who approves neither drafted nor reviewed."""
    if it.by in (it.drafted_by, it.reviewed_by):
        raise RuleBroken("needs_third_person")


def not_concerned(it: Circumstances) -> None:
    """Nobody acts on a notice that names them; two of one name are both refused, for the paper cannot tell them apart."""
    if it.by_name and it.by_name in it.people:
        raise RuleBroken("has_an_interest", name=it.by_name)


def period_long_enough(it: Circumstances) -> None:
    """The legal minimum cannot be lowered, whatever a form says."""
    if it.period_days < it.least_days:
        raise RuleBroken("period_too_short", days=it.period_days, least=it.least_days, source=it.least_source)


def decision_written(it: Circumstances) -> None:
    """The text names the decision that came before."""
    if not it.decision.strip():
        raise RuleBroken("decision_missing")


def discussion_recorded(it: Circumstances) -> None:
    """The committee's discussion is on record, with its quorum and its majority, and it agreed."""
    if it.discussed is None:
        raise RuleBroken("discussion_missing")
    if it.discussed is not Resolution.AGREED:
        raise RuleBroken("discussion_not_agreed", resolution=it.discussed)


def period_over(it: Circumstances) -> None:
    """The last day has ended, at 24:00."""
    if it.last_day is None or it.today <= it.last_day:
        raise RuleBroken("period_not_over", last_day=it.last_day)


def calendar_known(it: Circumstances) -> None:
    """A period that touches a year without a published calendar cannot be closed yet."""
    if it.provisional:
        raise RuleBroken("calendar_unknown", last_day=it.last_day)


def correction_settled(it: Circumstances) -> None:
    """No correction waits to be published."""
    if it.correction_by:
        raise RuleBroken("correction_waiting")


def opinions_settled(it: Circumstances) -> None:
    """Every opinion has an outcome, or two named people published why not."""
    if it.unsettled and not it.excepted:
        raise RuleBroken("opinions_unsettled", unsettled=it.unsettled)


def opinions_waiting(it: Circumstances) -> None:
    """An exception is for opinions that have no outcome, and is made once."""
    if not it.unsettled or it.excepted:
        raise RuleBroken("exception_not_needed")


def exception_asked(it: Circumstances) -> None:
    """Somebody asked for the exception under their name."""
    if not it.exception_by:
        raise RuleBroken("exception_not_asked")


def second_name(it: Circumstances) -> None:
    """Who asked for an exception does not grant it."""
    if it.by == it.exception_by:
        raise RuleBroken("exception_needs_two")


def correction_waits(it: Circumstances) -> None:
    """A correction waits to be published."""
    if not it.correction_by:
        raise RuleBroken("correction_missing")


def not_own_correction(it: Circumstances) -> None:
    """Who wrote a correction does not publish it."""
    if it.by == it.correction_by:
        raise RuleBroken("correction_needs_another")


def outcome_given(it: Circumstances) -> None:
    """The outcome of verification is on record."""
    if it.outcome is None:
        raise RuleBroken("outcome_missing")


def nothing_pending(it: Circumstances) -> None:
    """The outcome is one that can be acted on: neither put off nor a new notice."""
    outcome_given(it)
    if it.outcome in (Outcome.PENDING, Outcome.NEW_NOTICE):
        raise RuleBroken("outcome_not_final", outcome=it.outcome)


def outcome_clear(it: Circumstances) -> None:
    """The outcome leaves the way open, and no decision since closed it."""
    outcome_given(it)
    if it.outcome not in CLEAR or it.resolution not in (None, Resolution.AGREED):
        raise RuleBroken("outcome_in_the_way", outcome=it.outcome)


def effect_found(it: Circumstances) -> None:
    """Only an outcome that stands in the way is reconsidered."""
    if it.outcome is not Outcome.EFFECT:
        raise RuleBroken("nothing_to_reconsider")


def new_notice_wanted(it: Circumstances) -> None:
    """The outcome asks for a new notice."""
    if it.outcome is not Outcome.NEW_NOTICE:
        raise RuleBroken("no_new_notice_wanted")


def reason_given(it: Circumstances) -> None:
    """A reason is given, which staff will read."""
    if not it.reason.strip():
        raise RuleBroken("reason_missing")


def finding_fits(it: Circumstances) -> None:
    """The outcome fits what was received."""
    if it.finding is None:
        raise RuleBroken("outcome_missing")
    if it.finding is Outcome.NO_OPINIONS and it.received:
        raise RuleBroken("opinions_received", received=it.received)


def effect_stands(it: Circumstances) -> None:
    """What was found to stand in the way cannot be agreed to."""
    if it.outcome is Outcome.EFFECT and it.resolution is Resolution.AGREED:
        raise RuleBroken("effect_not_agreed")


def issued_after_the_period(it: Circumstances) -> None:
    """An appointment is issued after the last day, and not in the future."""
    if it.issued_on is None or it.last_day is None or it.issued_on <= it.last_day:
        raise RuleBroken("issued_too_early", issued_on=it.issued_on, last_day=it.last_day)
    if it.issued_on > it.today:
        raise RuleBroken("issued_in_future", issued_on=it.issued_on)
