"""The monthly 局务会议: what is on the table in which season, and what is settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from data.rules.matter_workflow import MatterLevel
from data.rules.meeting_content import Item, Matter, MeetingContent
from data.rules.meeting_rules import MeetingKind
from data.samples import attendance, days, figures, organisation
from data.samples.ledger.books import Month, chance
from data.samples.material import table

PLACE, RECORDER = "局机关三楼会议室", "郝书霞"
LAST = (2026, 11)
NOT_HELD: frozenset[Month] = frozenset({(2025, 8)})
LATE: dict[Month, tuple[int, str]] = {
    (2024, 7): (1, "7月1日主要负责同志参加市委庆祝建党大会，会议顺延一天。"),
    (2025, 10): (3, "国庆节后首个工作日起省局在我市督查食品安全，班子成员陪同检查，会议延期召开。"),
}  # month -> working days late, and why
_RANGE = re.compile(r"\{(\d+)-(\d+)\}")
_STANDING = Matter(
    text="每月10日前公开上月经费使用情况，每季度公开三公经费、会议费、培训费",
    lead_unit="财务科",
    deadline=None,
    helping_units="办公室",
    leader="曾月曼",
)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, and for each matter settled the result that is to come of it."""

    content: MeetingContent
    results: tuple[str, ...]

    @property
    def on(self) -> date:
        """The day of the meeting, which every meeting of the sample has."""
        assert self.content.held_on is not None
        return self.content.held_on


def held() -> Iterator[Held]:
    """Every monthly meeting that was held, in order."""
    for year in (2024, 2025, 2026):
        for number in range(1, 13):
            month = (year, number)
            if month <= LAST and month not in NOT_HELD:
                yield _meeting(month)


def _meeting(month: Month) -> Held:
    rng = chance(month, "meeting")
    days_late, reason = LATE.get(month, (0, ""))
    due = days.of_month(*month)[0]
    held_on = days.after(due, days_late)
    topics = [row for row in table("meeting_topics.csv") if row["month"] == str(month[1])]
    chosen = [topics[place] for place in sorted(rng.sample(range(len(topics)), rng.choice((3, 4, 4, 5))))]
    settled = [topics for topics in chosen if topics["matter"]][: rng.choice((2, 3, 3, 4, 5))]
    matters = [(_matter(topic, held_on), topic["result"]) for topic in settled]
    if month == (2024, 1):
        matters.append((_STANDING, ""))
    attendees = attendance.leaders_and_heads(rng, held_on)
    content = MeetingContent(
        kind=MeetingKind.BUREAU_AFFAIRS,
        title=f"{organisation.bureau_name()}{month[0]}年{month[1]}月局务会议",
        held_on=held_on,
        starts_at="09:00",
        ends_at=rng.choice(("10:20", "10:45", "11:00", "11:15", "11:30")),
        place=PLACE,
        chair=attendance.chair(attendees),
        recorder=RECORDER,
        reported="\n".join([figures.told_in(month), *(filled(rng, topic["reported"]) for topic in chosen)]),
        attendees=attendees,
        agenda=tuple(_item(topic) for topic in chosen),
        distribution="各科室、各分局、各市场监管所",
        matters=tuple(matter for matter, _ in matters),
        for_month=date(*month, 1),
        late_reason=reason,
    )
    return Held(content, tuple(filled(rng, result) for _, result in matters))


def filled(rng: Random, words: str) -> str:
    """Words in which {120-180} stands for a number between the two."""
    return _RANGE.sub(lambda found: str(rng.randint(int(found[1]), int(found[2]))), words)


def _item(topic: dict[str, str]) -> Item:
    unit = organisation.units()[topic["unit"]].name
    return Item(topic["title"], unit, "经费使用情况月报" if unit == "财务科" else "")


def _matter(topic: dict[str, str], held_on: date) -> Matter:
    unit = organisation.units()[topic["unit"]]
    matter = Matter(topic["matter"], unit.name, days.after(held_on, int(topic["days"])), topic["helping"])
    return replace(matter, leader=organisation.people()[unit.leader].name, level=_level(topic))


def _level(topic: dict[str, str]) -> MatterLevel:
    """Safety is followed closely; what is due within a fortnight, by the day."""
    if int(topic["days"]) <= 10:
        return MatterLevel.URGENT
    return MatterLevel.KEY if "安全" in topic["title"] else MatterLevel.ORDINARY
