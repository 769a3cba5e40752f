"""Questions of the sample bureau's staff about its figures, asked and answered on the days that the table beside says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.commands import questions as commands
from data.rules.questions import Figure
from data.rules.roles import Viewer
from data.samples import days
from data.samples.accounts import Actors
from data.samples.leads import head_of
from data.samples.material import toml
from data.samples.timeline import Deed, Event
from data.tables.questions import Question
from data.tables.spending import SpendingLine


def events(actors: Actors) -> Iterator[Event]:
    """Asked in the afternoon; answered by the unit's head, for the whole bureau by finance."""
    for number, row in enumerate(toml("questions.toml")["question"], start=1):
        form_id = f"sample-question-{number:02}"
        yield Event(days.at(row["asked_on"], "14:50"), _asking(row, form_id, actors[row["by"]]))
        if "answered_on" in row:
            unit = row.get("unit")
            by = head_of(unit, row["answered_on"]) if unit else actors["finance"]
            yield Event(days.at(row["answered_on"], "11:10"), _answering(row, form_id, by))


def _asking(row: Mapping[str, Any], form_id: str, by: Viewer) -> Deed:
    def ask(db: Session, now: datetime) -> None:
        is_named = row.get("named", False)
        commands.ask(db, by=by, now=now, form_id=form_id, figure=_figure(db, row), text=row["text"], is_named=is_named)

    return ask


def _answering(row: Mapping[str, Any], form_id: str, by: Viewer) -> Deed:
    def answer(db: Session, now: datetime) -> None:
        question_id = db.scalars(select(Question.id).where(Question.form_id == form_id)).one()
        commands.answer(db, by=by, now=now, question_id=question_id, text=row["answer"])

    return answer


def _figure(db: Session, row: Mapping[str, Any]) -> Figure:
    if "voucher_no" not in row:
        return Figure(None, "CNY", row["year"], row["month"], row.get("unit", ""), row["code"])
    named = {name: row[name] for name in ("unit", "voucher_no", "summary")}
    return Figure(line_id=db.scalars(select(SpendingLine.id).filter_by(**named)).one())
