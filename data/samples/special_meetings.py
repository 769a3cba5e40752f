"""Meetings beside the monthly ones: the committee on cadres, the directors, all staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from data.rules.meeting_content import Item, Matter, MeetingContent
from data.rules.meeting_rules import MeetingKind
from data.rules.money import show_wan
from data.samples import attendance, days, figures, organisation
from data.samples.ledger.books import chance
from data.samples.material import toml
from data.samples.monthly_meetings import PLACE, RECORDER, Held
from data.samples.notices import rows

_NAMES = {MeetingKind.COMMITTEE: "局党委会议", MeetingKind.DIRECTORS: "局长办公会议"}
_HALL, _SECRETARY = "局机关一楼报告厅", "叶诗妍"
_DECISION = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日局党委会议")


def held() -> Iterator[Held]:
    """Every such meeting, of the committee those that notices name."""
    for meeting in toml("other_meetings.toml")["meeting"]:
        yield _other(meeting)
    for day in sorted({day for row in rows() for day in decided_on(row)}):
        yield _committee(day)


def _other(meeting: Mapping[str, Any]) -> Held:
    kind, day = MeetingKind(meeting["kind"]), meeting["held"]
    rng = chance((day.year, day.month), f"{kind} {day}")
    agenda = tuple(Item(title, unit) for title, unit in meeting.get("agenda", ()))
    settled = meeting.get("matters", ())
    if kind is MeetingKind.ALL_STAFF:
        attendees = attendance.everybody(rng, day)
    else:
        attendees = attendance.directors(rng, day, (item.reporting_unit for item in agenda))
    spent = {str(year): show_wan(figures.year_to((year, 12))) for year in (2024, 2025)}
    content = MeetingContent(
        kind=kind,
        title=meeting.get("title") or _title(kind, day),
        held_on=day,
        starts_at="14:30",
        ends_at="16:40",
        place=_HALL if kind is MeetingKind.ALL_STAFF else PLACE,
        chair=attendance.chair(attendees),
        recorder=RECORDER,
        reported="\n".join(_with_figures(paragraph, spent) for paragraph in meeting["reported"]),
        attendees=attendees,
        agenda=agenda,
        distribution="各科室、各分局、各市场监管所" if kind is MeetingKind.ALL_STAFF else "局领导、有关科室",
        matters=tuple(_matter(words, unit, leader, within, day) for words, unit, leader, within, _ in settled),
    )
    return Held(content, tuple(result for *_, result in settled))


def _committee(day: date) -> Held:
    rng = chance((day.year, day.month), f"committee {day}")
    attendees = attendance.committee(rng, day)
    voting = sum(organisation.on(day)[no].in_committee for no in organisation.on(day))
    present = sum(person.attendance == "present" for person in attendees)
    content = MeetingContent(
        kind=MeetingKind.COMMITTEE,
        title=_title(MeetingKind.COMMITTEE, day),
        held_on=day,
        starts_at="15:00",
        ends_at="16:30",
        place=PLACE,
        chair=attendance.chair(attendees),
        recorder=_SECRETARY,
        reported=f"应到委员{voting}人，实到{present}人，符合规定人数。\n会议研究干部任用有关事项，各委员逐一发表意见，主要负责同志末位表态。",
        attendees=attendees,
        agenda=(Item("研究干部任用有关事项", "人事科"),),
        distribution="党委委员、人事科",
    )
    return Held(content, ())


def decided_on(row: Mapping[str, Any]) -> Iterator[date]:
    """The committee meetings that a row of notices.toml names."""
    for year, month, day in _DECISION.findall(row.get("decision", "")):
        yield date(int(year), int(month), int(day))


def _title(kind: MeetingKind, day: date) -> str:
    return f"{organisation.bureau_name()}{_NAMES[kind]}（{day.year}年{day.month}月{day.day}日）"


def _with_figures(paragraph: str, spent: Mapping[str, str]) -> str:
    for year, figure in spent.items():
        paragraph = paragraph.replace(f"{{{year}}}", figure)
    return paragraph


def _matter(words: str, unit: str, leader: str, within: int, held_on: date) -> Matter:
    return Matter(words, unit, days.after(held_on, within), leader=organisation.people()[leader].name)
