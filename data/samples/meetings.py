"""Briefs drafted, checked, signed and issued by those whose step it is; one of them corrected in the open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.commands import meetings as commands
from data.rules.meeting_content import MeetingContent
from data.rules.meeting_rules import MeetingKind
from data.rules.roles import Viewer
from data.samples import days, monthly_meetings, special_meetings
from data.samples.accounts import Actors
from data.samples.ledger.books import chance
from data.samples.ledger.months import LAST_DAY
from data.samples.matters import MatterDeed, course
from data.samples.monthly_meetings import Held
from data.samples.timeline import Deed, Event
from data.tables.matters import SettledMatter

_CORRECTED = (date(2026, 9, 1), "09:30", "会议开始时间误写为9时30分，实为9时。")  # held on, what stood there, why


def events(actors: Actors) -> Iterator[Event]:
    """Every meeting brought out, and every step of its matters. A matter settled before in the same words is carried on."""
    meetings = sorted([*monthly_meetings.held(), *special_meetings.held()], key=lambda held: held.on)
    known: dict[str, int] = {}
    for number, held in enumerate(meetings, start=1):
        yield from _Course(number, held, actors, known).events()


class _Course:
    """One meeting from its draft to the end of its matters, whose numbers are known once it is drafted."""

    def __init__(self, number: int, held: Held, actors: Actors, known: dict[str, int]) -> None:
        self._number = number
        self._held = held
        self._actors = actors
        self._known = known  # the latest matter of each wording
        self._id = 0
        self._matters: list[int] = []
        self._carries_on: dict[str, int] = {}

    def events(self) -> Iterator[Event]:
        held_on = self._held.on
        yield Event(days.at(days.after(held_on, 1), "15:10"), self._draft)
        yield Event(days.at(days.after(held_on, 1), "16:40"), self._check)
        if days.after(held_on, 2) <= LAST_DAY:
            yield Event(days.at(days.after(held_on, 2), "09:20"), self._sign)
            yield Event(days.at(days.after(held_on, 2), "10:40"), self._issue)
        if held_on == _CORRECTED[0] and self._held.content.kind is MeetingKind.BUREAU_AFFAIRS:
            yield Event(days.at(days.after(held_on, 5), "11:10"), self._correct)
        rng = chance((held_on.year, held_on.month), f"matters of {self._number}")
        for place, (matter, result) in enumerate(zip(self._held.content.matters, self._held.results, strict=True)):
            for at, deed in course(rng, held_on, matter, result, self._actors):
                if at <= days.at(LAST_DAY, "23:00"):
                    yield Event(at, self._bound(place, deed))

    def _draft(self, db: Session, now: datetime) -> None:
        self._id = commands.save_draft(
            db, by=self._actors["office"], now=now, form_id=f"sample-meeting-{self._number:03}", content=self._drafted()
        )
        numbers = select(SettledMatter.id).where(SettledMatter.meeting_id == self._id).order_by(SettledMatter.number)
        self._matters = list(db.scalars(numbers))
        self._known |= {m.text: id_ for m, id_ in zip(self._held.content.matters, self._matters, strict=True)}

    def _check(self, db: Session, now: datetime) -> None:
        commands.check(db, by=self._actors["officehead"], now=now, meeting_id=self._id, version=1)

    def _sign(self, db: Session, now: datetime) -> None:
        commands.sign(db, by=_who(self._actors, self._held.content.chair), now=now, meeting_id=self._id, version=1)

    def _issue(self, db: Session, now: datetime) -> None:
        commands.issue(db, by=self._actors["office"], now=now, meeting_id=self._id)

    def _correct(self, db: Session, now: datetime) -> None:
        right = replace(self._drafted(), starts_at=self._held.content.starts_at)
        by, reason = self._actors["officehead"], _CORRECTED[2]
        commands.correct(db, by=by, now=now, meeting_id=self._id, version=1, content=right, reason=reason)

    def _drafted(self) -> MeetingContent:
        """The words as first entered, with what they carry on."""
        content = self._held.content
        if not self._matters:
            self._carries_on = {m.text: self._known[m.text] for m in content.matters if m.text in self._known}
        matters = tuple(replace(m, earlier_id=self._carries_on.get(m.text)) for m in content.matters)
        wrong = content.held_on == _CORRECTED[0] and content.kind is MeetingKind.BUREAU_AFFAIRS
        return replace(content, matters=matters, starts_at=_CORRECTED[1] if wrong else content.starts_at)

    def _bound(self, place: int, deed: MatterDeed) -> Deed:
        def do(db: Session, now: datetime) -> None:
            deed(db, now, self._matters[place])

        return do


def _who(actors: Actors, name: str) -> Viewer:
    return next(actor for actor in actors.values() if actor.name == name)
