"""Questions from staff: those about a figure, and those that a viewer's unit has to answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, false, func, or_
from sqlalchemy.orm import Session

from data.published_calendar import published_calendar
from data.rules.leads import speaks_for
from data.rules.local_time import begin_of, local_day
from data.rules.questions import Figure, QuestionState, last_day_overdue, state_on
from data.rules.roles import Viewer
from data.rules.working_days import add_working_days, working_days_between
from data.tables.questions import Question
from queries import visible


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its answer (empty until there is one). `asked_by` is empty unless the asker wished to be named.

    `days_left` are working days until the last for an answer, negative after it; `is_provisional`: a calendar still to
    be published may move that day; `is_mine`: the viewer speaks for the unit that answers.
    """

    id: int
    figure: Figure
    text: str
    asked_by: str
    asked_on: date
    state: QuestionState
    due_on: date
    days_left: int
    is_provisional: bool
    answer: str
    answered_at: datetime | None
    is_mine: bool


def about(db: Session, viewer: Viewer, *, figure: Figure, today: date) -> tuple[QuestionRow, ...]:
    """Questions about a line, or about exactly this total; the latest first."""
    wanted = visible.questions(viewer).order_by(Question.id.desc())
    if figure.line_id is not None:
        return _rows(db, viewer, db.scalars(wanted.where(Question.line_id == figure.line_id)), today)
    total = wanted.where(
        Question.line_id.is_(None),
        Question.currency == figure.currency,
        Question.year == figure.year,
        Question.month == figure.month,
        Question.unit == figure.unit,
        Question.code == figure.code,
    )
    return _rows(db, viewer, db.scalars(total), today)


def owed(db: Session, viewer: Viewer, *, today: date) -> tuple[QuestionRow, ...]:
    """Questions that wait for an answer of the viewer's unit, the fewest days left first."""
    waiting = visible.questions(viewer).where(Question.answered_at.is_(None)).order_by(Question.id)
    mine = [question for question in db.scalars(waiting) if speaks_for(viewer, question.unit)]
    return tuple(sorted(_rows(db, viewer, mine, today), key=lambda row: row.days_left))


def listed(
    db: Session,
    viewer: Viewer,
    *,
    today: date,
    unit: str | None = None,
    state: QuestionState | None = None,
    page: int = 1,
    size: int = 20,
) -> tuple[QuestionRow, ...]:
    """A page of all questions, the latest first; of one unit if one is named ("" is the whole bureau), in one state."""
    wanted = _of_unit(viewer, unit)
    if state is not None:
        wanted = wanted.where(_states(db, viewer, today)[state])
    shown = wanted.order_by(Question.id.desc()).offset((max(page, 1) - 1) * size).limit(size)
    return _rows(db, viewer, db.scalars(shown), today)


def counted(db: Session, viewer: Viewer, *, today: date, unit: str | None = None) -> dict[QuestionState, int]:
    """How many questions are in each state, of one unit if one is named."""
    states = _states(db, viewer, today)
    each = [func.count().filter(is_in) for is_in in states.values()]
    return dict(zip(states, db.execute(_of_unit(viewer, unit).with_only_columns(*each)).one(), strict=True))


def units(db: Session, viewer: Viewer) -> tuple[str, ...]:
    """The units that were asked, by name; "" is the whole bureau."""
    return tuple(
        db.scalars(visible.questions(viewer).with_only_columns(Question.unit).distinct().order_by(Question.unit))
    )


def _of_unit(viewer: Viewer, unit: str | None) -> Select[Question]:
    wanted = visible.questions(viewer)
    return wanted if unit is None else wanted.where(Question.unit == unit)


def _states(db: Session, viewer: Viewer, today: date) -> dict[QuestionState, ColumnElement[bool]]:
    """What holds of the questions in each state. The last days follow the calendar and are not stored: for each number of
    days that a waiting question has, the calendar says since when it is overdue.
    """
    calendar, waiting = published_calendar(db), Question.answered_at.is_(None)
    lengths = db.scalars(visible.questions(viewer).where(waiting).with_only_columns(Question.days).distinct())
    since = {days: last_day_overdue(today, days, calendar) + timedelta(days=1) for days in lengths}
    late = [(Question.days == days) & (Question.asked_at < begin_of(day)) for days, day in since.items()]
    overdue = or_(false(), *late)
    return {
        QuestionState.WAITING: waiting & ~overdue,
        QuestionState.OVERDUE: waiting & overdue,
        QuestionState.ANSWERED: Question.answered_at.is_not(None),
    }


def _rows(db: Session, viewer: Viewer, found: Iterable[Question], today: date) -> tuple[QuestionRow, ...]:
    rows, calendar = list(found), published_calendar(db)
    answers = []
    for question in rows:
        due = add_working_days(local_day(question.asked_at), question.days, calendar)
        answers.append(
            QuestionRow(
                id=question.id,
                figure=_figure(question),
                text=question.text,
                asked_by=question.asked_by,
                asked_on=local_day(question.asked_at),
                state=state_on(today, due_on=due.day, is_answered=question.answered_at is not None),
                due_on=due.day,
                days_left=working_days_between(today, due.day, calendar),
                is_provisional=due.provisional,
                answer=question.answer,
                answered_at=question.answered_at,
                is_mine=speaks_for(viewer, question.unit),
            )
        )
    return tuple(answers)


def _figure(of: Question) -> Figure:
    return Figure(of.line_id, of.currency, of.year, of.month, of.unit, of.code)
