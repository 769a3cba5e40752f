"""Questions from staff: anyone asks about a published line or total, its unit answers once, all read both."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.rules import questions as rules
from data.rules.leads import speaks_for
from data.rules.notice_content import check_words
from data.rules.questions import Figure
from data.rules.roles import Permission, Viewer, can, must
from data.settings import settings
from data.tables.questions import Question
from data.tables.spending import FileState, SpendingFile, SpendingLine, SpendingTotal


def ask(
    db: Session, *, by: Viewer, now: datetime, form_id: str, figure: Figure, text: str, is_named: bool = False
) -> int:
    """Put a question beside a figure and answer its number. The same `form_id` sent twice is one question.

    The name is kept with it only where wished; the audit entry names the asker in either case. Raises NotFound
    line_unknown, figure_unknown; RuleBroken for no words, too many, private data, or a name that staff read masked.
    """
    must(by, Permission.READ_SPENDING)
    known = db.scalar(select(Question.id).where(Question.form_id == form_id))
    if known is not None:
        return known
    words = rules.words_given(text)
    check_words(words)
    about = _of_line(db, by, figure.line_id, words) if figure.line_id is not None else _of_total(db, figure)
    question = Question(
        form_id=form_id,
        **asdict(about),
        text=words,
        asked_by=(by.name or by.login) if is_named else "",
        asked_at=now,
        days=settings().lead_days,
    )
    db.add(question)
    db.flush()
    _record(db, question, action="questions.ask", by=by, now=now, text=words, is_named=is_named, **asdict(about))
    return question.id


def answer(db: Session, *, by: Viewer, now: datetime, question_id: int, text: str) -> None:
    """Answer a question for its unit, once; late rather than never. For the whole bureau finance answers.

    Raises NotFound question_unknown, also for other units' people; RuleBroken question_answered, and as `ask` does.
    """
    must(by, Permission.READ_SPENDING)
    question = db.get(Question, question_id, with_for_update=True)
    if question is None or not speaks_for(by, question.unit):
        raise NotFound("question_unknown", question_id=question_id)
    if question.answered_at is not None:
        raise RuleBroken("question_answered")
    words = rules.words_given(text)
    check_words(words)
    if question.line_id is not None:
        rules.refuse_names(words, _masked(db.get_one(SpendingLine, question.line_id)))
    question.answer, question.answered_at = words, now
    _record(db, question, action="questions.answer", by=by, now=now, text=words)


def _of_line(db: Session, by: Viewer, line_id: int | None, words: str) -> Figure:
    """The line as what is asked about. Names are looked for in the words of who may read them: told to anybody else,
    a refusal would confirm a guess.
    """
    published = select(SpendingFile.id).where(SpendingFile.state == FileState.PUBLISHED)
    line = db.scalar(select(SpendingLine).where(SpendingLine.id == line_id, SpendingLine.file_id.in_(published)))
    if line is None:
        raise NotFound("line_unknown", line_id=line_id)
    if can(by, Permission.READ_PAYEE_NAMES):
        rules.refuse_names(words, _masked(line))
    return Figure(line_id=line.id, unit=line.unit)


def _of_total(db: Session, figure: Figure) -> Figure:
    """The total, of which there must be something published. What one line would say is left empty."""
    total = SpendingTotal
    there = select(total.lines).where(total.currency == figure.currency, total.fiscal_year == (figure.year or 0))
    if figure.month:
        there = there.where(total.month == figure.month)
    if figure.unit:
        there = there.where(total.unit == figure.unit)
    if db.scalar(there.limit(1)) is None:
        raise NotFound("figure_unknown")
    return replace(figure, line_id=None)


def _masked(line: SpendingLine) -> tuple[str, ...]:
    return (line.payee if line.payee_is_person else "", line.handler)


def _record(db: Session, question: Question, *, action: str, by: Viewer, now: datetime, **facts: object) -> None:
    audit_log.append(db, by=by, now=now, action=action, subject="question", subject_id=question.id, **facts)
