"""Questions from staff about a published line or total: what they are about, and what must hold of their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from data.errors import RuleBroken
from data.rules.names import name_key
from data.rules.working_days import Calendar

LONGEST_TEXT = 1000  # characters, of a question and of an answer


class QuestionState(StrEnum):
    WAITING = "question_waiting"
    OVERDUE = "question_overdue"  # the unit's days are over
    ANSWERED = "question_answered"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a question is about: a line by its number, or a total by what the spending page was narrowed to.

    `unit` answers: of a line the one in the ledger, of a total the one narrowed to; empty is the whole bureau.
    `year` None: of lines whose date is unknown.
    """

    line_id: int | None = None
    currency: str = ""
    year: int | None = None
    month: int | None = None
    unit: str = ""
    code: str = ""


def state_on(today: date, *, due_on: date, is_answered: bool) -> QuestionState:
    """The state of a question on a day. The last day for an answer ends at 24:00."""
    if is_answered:
        return QuestionState.ANSWERED
    return QuestionState.OVERDUE if today > due_on else QuestionState.WAITING


def last_day_overdue(today: date, days: int, calendar: Calendar) -> date:
    """The last day on which a question with so many working days was asked if it is overdue today: what was asked then
    or before is, what was asked later is not. So a database finds them without counting the days of each.
    """
    day = today
    for _ in range(days):  # that many working days lie between the asking and today
        day -= timedelta(days=1)
        while not calendar.is_working_day(day):
            day -= timedelta(days=1)
    return day - timedelta(days=1)


def words_given(text: str) -> str:
    """The words to keep. Raises RuleBroken question_empty, question_too_long."""
    kept = text.replace("\0", "").strip()
    if not kept:
        raise RuleBroken("question_empty")
    if len(kept) > LONGEST_TEXT:
        raise RuleBroken("question_too_long", most=LONGEST_TEXT, given=len(kept))
    return kept


def refuse_names(text: str, names: Iterable[str]) -> None:
    """Raises RuleBroken name_in_question where the words hold a name that staff read masked."""
    written = name_key(text)
    if any(name_key(name) in written for name in names if len(name_key(name)) > 1):
        raise RuleBroken("name_in_question")
