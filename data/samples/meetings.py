"""Meetings entered and issued by the general office, and the matters settled in them followed until they are closed off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.commands import meetings as commands
from data.rules.meeting_rules import MatterState
from data.samples import days, monthly_meetings, special_meetings
from data.samples.accounts import Actors
from data.samples.ledger.books import chance
from data.samples.ledger.months import LAST_DAY
from data.samples.monthly_meetings import Held
from data.samples.timeline import Deed, Event
from data.tables.meetings import SettledMatter

Step = tuple[date, MatterState, str]

# What was settled since this day and is overdue today.
_SLIPPED_SINCE = date(2026, 7, 1)
_SLIPPED = frozenset(
    {
        "修订完善本局行政处罚裁量基准",
        "查处一批刷单炒信和虚假宣传案件",
        "开展投诉举报办理质量回访",
        "对败诉纠错案件开展一案一分析",
    }
)
_UNDER_WAY = "正在推进。"


def events(actors: Actors) -> Iterator[Event]:
    """Every meeting recorded and issued, and every step of its matters."""
    meetings = sorted([*monthly_meetings.held(), *special_meetings.held()], key=lambda held: held.content.held_on)
    for number, held in enumerate(meetings, start=1):
        yield from _Followed(number, held, actors).events()


class _Followed:
    """One meeting, and the numbers of its matters once it is recorded."""

    def __init__(self, number: int, held: Held, actors: Actors) -> None:
        self._number = number
        self._held = held
        self._by = actors["office"]
        self._id = 0
        self._matters: list[int] = []

    def events(self) -> Iterator[Event]:
        held_on = self._held.content.held_on
        yield Event(days.at(days.after(held_on, 1), "15:10"), self._record)
        if days.after(held_on, 2) <= LAST_DAY:
            yield Event(days.at(days.after(held_on, 2), "10:40"), self._issue)
        rng = chance((held_on.year, held_on.month), f"matters of {self._number}")
        for place, (matter, result) in enumerate(zip(self._held.content.matters, self._held.results, strict=True)):
            steps = _steps(rng, held_on, matter.deadline, result)
            if held_on >= _SLIPPED_SINCE and matter.text in _SLIPPED:
                steps = [step for step in steps if step[1] is MatterState.UNDER_WAY]
            for day, state, said in steps:
                if day <= LAST_DAY:
                    yield Event(days.at(day, "16:20"), self._follow(place, state, said))

    def _record(self, db: Session, now: datetime) -> None:
        form_id = f"sample-meeting-{self._number:03}"
        meeting_id = commands.record(db, by=self._by, now=now, form_id=form_id, content=self._held.content)
        numbers = select(SettledMatter.id).where(SettledMatter.meeting_id == meeting_id).order_by(SettledMatter.number)
        self._id, self._matters = meeting_id, list(db.scalars(numbers))

    def _issue(self, db: Session, now: datetime) -> None:
        commands.issue(db, by=self._by, now=now, meeting_id=self._id)

    def _follow(self, place: int, state: MatterState, said: str) -> Deed:
        def follow(db: Session, now: datetime) -> None:
            commands.follow(db, by=self._by, now=now, matter_id=self._matters[place], state=state, result=said)

        return follow


def _steps(rng: Random, held_on: date, deadline: date | None, result: str) -> list[Step]:
    """How a matter goes on: most are closed off in time, some are done first and closed off later, few are late."""
    under_way: Step = (days.after(held_on, 4), MatterState.UNDER_WAY, _UNDER_WAY)
    if deadline is None:
        return [under_way]
    early, way = days.before(deadline, rng.randint(0, 3)), rng.random()
    late = days.after(deadline, rng.randint(2, 6))
    if way < 0.2:
        return [under_way, (early, MatterState.DONE, result), (days.after(early, 4), MatterState.CLOSED, result)]
    if way < 0.3 and late <= LAST_DAY:
        return [under_way, (late, MatterState.CLOSED, result)]
    if way < 0.6:
        return [(early, MatterState.CLOSED, result)]
    return [under_way, (early, MatterState.CLOSED, result)]
