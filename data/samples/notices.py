"""The sample's notices, each taken through its steps by the people whose steps they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.commands import notices as commands
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_workflow import Outcome
from data.rules.working_days import notice_period
from data.samples import days
from data.samples.accounts import Actors
from data.samples.material import toml
from data.samples.notice_contents import PERIOD_DAYS, content, said, with_mistake
from data.samples.timeline import Deed, Event

_UNFINISHED = ("draft", "open", "ended")  # how far a notice goes; "ended" is an open one whose last day is over
_CLOSING = ("verifying", "decided", "concluded")


def rows() -> list[dict[str, Any]]:
    """The notices as notices.toml lists them."""
    listed: list[dict[str, Any]] = toml("notices.toml")["notice"]
    return listed


def events(actors: Actors) -> Iterator[Event]:
    """Every step of every notice."""
    turns: dict[str, int] = {}
    for number, row in enumerate(rows(), start=1):
        turn = turns[row["kind"]] = turns.get(row["kind"], 0) + 1
        yield from _Course(number, row, turn, actors).events()


class _Course:
    """One notice from draft to its last step."""

    def __init__(self, number: int, row: Mapping[str, Any], turn: int, actors: Actors) -> None:
        self._row = row
        self._actors = actors
        self._form_id = f"sample-notice-{number:03}"
        self._kind = NoticeKind(row["kind"])
        self._final = content(row, turn)
        self._ends = row.get("ends", "concluded")
        self._outcome = row.get("outcome", "none")
        self._correction = row.get("correction")
        self._id = 0

    def events(self) -> Iterator[Event]:
        published: date = self._row["published"]
        if self._ends == "draft":
            yield Event(days.at(published, "15:40"), self._draft)
            return
        yield Event(days.at(days.before(published, 1), "16:10"), self._draft)
        withdrawn = self._row.get("withdrawn")
        if withdrawn and withdrawn.get("draft"):
            yield Event(days.at(days.after(published, withdrawn["after"]), "11:00"), self._withdraw("hr1"))
            return
        yield Event(days.at(published, "09:00"), self._publish)
        if not asks_opinions(self._kind):
            return
        if self._correction:
            yield Event(days.at(days.after(published, self._correction["after"]), "10:20"), self._correct)
        if withdrawn:
            yield Event(days.at(days.after(published, withdrawn["after"]), "11:00"), self._withdraw("hr2"))
        elif self._ends not in _UNFINISHED:
            yield from self._closing(self._last_day(published))

    def _last_day(self, published: date) -> date:
        if self._correction and self._correction["of_substance"]:
            published = days.after(published, self._correction["after"])
        count_first = self._row.get("count_first_day", False)
        return notice_period(published, PERIOD_DAYS, count_first, days.calendar()).last_day

    def _closing(self, last_day: date) -> Iterator[Event]:
        steps: tuple[tuple[int, str, Deed], ...] = (
            (1, "10:00", self._verify), (3, "15:00", self._decide), (4, "09:30", self._conclude),
        )  # fmt: skip
        for after, clock, step in steps[: _CLOSING.index(self._ends) + 1]:
            yield Event(days.at(days.after(last_day, after), clock), step)

    def _draft(self, db: Session, now: datetime) -> None:
        drafted = with_mistake(self._final, self._correction) if self._correction else self._final
        self._id = commands.save_draft(
            db, by=self._actors["hr1"], now=now, form_id=self._form_id, kind=self._kind, content=drafted
        )

    def _publish(self, db: Session, now: datetime) -> None:
        commands.publish(db, by=self._actors["hr2"], now=now, notice_id=self._id, version=1)

    def _correct(self, db: Session, now: datetime) -> None:
        assert self._correction is not None
        commands.correct(
            db,
            by=self._actors["hr1"],
            now=now,
            notice_id=self._id,
            version=1,
            content=self._final,
            reason=self._correction["reason"],
            of_substance=self._correction["of_substance"],
        )

    def _withdraw(self, login: str) -> Deed:
        def withdraw(db: Session, now: datetime) -> None:
            reason = self._row["withdrawn"]["reason"]
            commands.withdraw(db, by=self._actors[login], now=now, notice_id=self._id, reason=reason)

        return withdraw

    def _verify(self, db: Session, now: datetime) -> None:
        finding = said("findings", self._kind, self._outcome)
        outcome = Outcome(self._outcome)
        commands.verify(db, by=self._actors["verifier"], now=now, notice_id=self._id, outcome=outcome, finding=finding)

    def _decide(self, db: Session, now: datetime) -> None:
        decision = said("decisions", self._kind, self._outcome)
        commands.decide(db, by=self._actors["secretary"], now=now, notice_id=self._id, decision=decision)

    def _conclude(self, db: Session, now: datetime) -> None:
        result = said("results", self._kind, self._outcome)
        commands.conclude(db, by=self._actors["hr2"], now=now, notice_id=self._id, result=result)
