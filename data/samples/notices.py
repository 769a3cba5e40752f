"""The sample's notices, each taken through its steps by the people whose steps they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.commands import notice_corrections, notices
from data.rules.notice_kinds import NoticeKind, asks_opinions, procedure_of
from data.rules.notice_states import Reviewed
from data.rules.notice_workflow import needs_discussion
from data.samples import days
from data.samples.accounts import Actors
from data.samples.material import toml
from data.samples.notice_closings import Closing, sitting_before
from data.samples.notice_contents import content, with_mistake
from data.samples.timeline import Deed, Event

_UNFINISHED = ("draft", "reviewed", "approved", "open", "ended")  # "ended" is an open one whose last day is over


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
        self._ends = row.get("ends", "")
        self._correction = row.get("correction")
        self._id = 0

    def events(self) -> Iterator[Event]:
        published: date = self._row["published"]
        if self._ends in _UNFINISHED[:3]:
            yield Event(days.at(published, "15:40"), self._draft)
            yield from self._approved_on(published, "16:20", "17:10", "17:30")
            return
        yield Event(days.at(days.before(published, 1), "16:10"), self._draft)
        withdrawn = self._row.get("withdrawn")
        if withdrawn and withdrawn.get("draft"):
            yield Event(days.at(days.after(published, withdrawn["after"]), "11:00"), self._withdraw("hr1"))
            return
        yield from self._approved_on(published, "08:40", "08:45", "08:50")
        yield Event(days.at(published, "09:00"), self._publish)
        if not asks_opinions(self._kind):
            return
        yield from self._corrected(published)
        if withdrawn:
            yield Event(days.at(days.after(published, withdrawn["after"]), "11:00"), self._withdraw("hr2"))
        elif self._ends not in _UNFINISHED:
            yield from Closing(self._row, self._actors, lambda: self._id).events(self._counted_from(published))

    def _approved_on(self, day: date, review: str, discuss: str, approve: str) -> Iterator[Event]:
        if self._ends != "draft":
            yield Event(days.at(day, review), self._review)
        if self._ends not in ("draft", "reviewed"):
            if needs_discussion(procedure_of(self._kind)):
                yield Event(days.at(day, discuss), self._discuss)
            yield Event(days.at(day, approve), self._approve)

    def _corrected(self, published: date) -> Iterator[Event]:
        if self._correction:
            on = days.after(published, self._correction["after"])
            yield Event(days.at(on, "10:20"), self._propose)
            if not self._correction.get("waits"):
                yield Event(days.at(on, "10:50"), self._publish_correction)

    def _counted_from(self, published: date) -> date:
        restarts = self._correction and self._correction["of_substance"]
        return days.after(published, self._correction["after"]) if self._correction and restarts else published

    def _draft(self, db: Session, now: datetime) -> None:
        drafted = with_mistake(self._final, self._correction) if self._correction else self._final
        self._id = notices.save_draft(
            db, by=self._actors["hr1"], now=now, form_id=self._form_id, kind=self._kind, content=drafted
        )

    def _review(self, db: Session, now: datetime) -> None:
        notices.review(db, by=self._actors["hr2"], now=now, notice_id=self._id, version=1, found_well=tuple(Reviewed))

    def _discuss(self, db: Session, now: datetime) -> None:
        sitting_before(db, self._actors["secretary"], now, self._id, self._row["decision"])

    def _approve(self, db: Session, now: datetime) -> None:
        notices.approve(db, by=self._actors["leader"], now=now, notice_id=self._id, version=1)

    def _publish(self, db: Session, now: datetime) -> None:
        notices.publish(db, by=self._actors["hr2"], now=now, notice_id=self._id, version=1)

    def _propose(self, db: Session, now: datetime) -> None:
        assert self._correction is not None
        notice_corrections.propose(
            db,
            by=self._actors["hr1"],
            now=now,
            notice_id=self._id,
            version=1,
            content=self._final,
            reason=self._correction["reason"],
            of_substance=self._correction["of_substance"],
        )

    def _publish_correction(self, db: Session, now: datetime) -> None:
        notice_corrections.publish(db, by=self._actors["hr2"], now=now, notice_id=self._id, version=1)

    def _withdraw(self, login: str) -> Deed:
        def withdraw(db: Session, now: datetime) -> None:
            reason = self._row["withdrawn"]["reason"]
            notices.withdraw(db, by=self._actors[login], now=now, notice_id=self._id, reason=reason)

        return withdraw
