"""What becomes of a matter settled: its unit reports, sometimes asks for time, and somebody else closes it off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from random import Random

from sqlalchemy.orm import Session

from data.commands import matters as commands
from data.rules.meeting_content import Matter
from data.rules.roles import Role, Viewer
from data.samples import days, organisation
from data.samples.accounts import Actors
from data.samples.ledger.months import LAST_DAY

MatterDeed = Callable[[Session, datetime, int], None]
Step = tuple[datetime, MatterDeed]

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
_EVIDENCE = ("工作总结已存办公室", "检查记录和影像资料", "台账和签收单", "情况报告")


def course(rng: Random, held_on: date, matter: Matter, result: str, actors: Actors) -> Iterator[Step]:
    """The steps of one matter: most are done in time, some after an extension, few late, a few not at all."""
    unit = _clerk(matter.lead_unit, held_on)
    yield _at(days.after(held_on, 4), "16:20"), _report(unit, "已制定工作方案，明确责任人，正在推进。")
    if matter.deadline is None:
        yield from _standing(held_on, unit, actors)
        return
    if held_on >= _SLIPPED_SINCE and matter.text in _SLIPPED:
        return
    deadline, way = matter.deadline, rng.random()
    done = days.before(deadline, rng.randint(0, 3))
    if way < 0.1 and days.after(deadline, 6) <= LAST_DAY:
        done = days.after(deadline, rng.randint(2, 6))
    elif way > 0.88 and days.before(deadline, 2) > days.after(held_on, 5):
        granted, until = way > 0.9, days.after(deadline, 10)
        yield _at(days.before(deadline, 2), "15:00"), _ask(unit, until, "涉及单位较多，核查工作量超过预期。")
        yield _at(days.before(deadline, 1), "10:00"), _answer(matter, actors, granted=granted)
        done = days.before(until, 2) if granted else deadline
    yield _at(done, "17:10"), _finish(unit, result, rng.choice(_EVIDENCE))
    yield _at(days.after(done, rng.randint(1, 4)), "10:30"), _close(matter, actors)


def _standing(held_on: date, unit: Viewer, actors: Actors) -> Iterator[Step]:
    """Each quarter a report and a review; that of the present quarter is still to come."""
    for year in (held_on.year, held_on.year + 1, held_on.year + 2):
        for month in (3, 6, 9, 12):
            last = days.of_month(year, month)[-1]
            if held_on < last <= LAST_DAY:
                yield _at(days.before(last, 1), "16:00"), _report(unit, "本季度各月经费使用情况均已按时公开。")
                yield _at(last, "10:00"), _review(actors)


def _at(day: date, clock: str) -> datetime:
    return days.at(day, clock)


def _clerk(unit: str, day: date) -> Viewer:
    """Who reports for a unit: one of its people, without an account of the demonstration."""
    code = next(row.code for row in organisation.units().values() if row.name == unit)
    no = next(iter(organisation.clerks(code, day)), None) or organisation.members(code, day)[0]
    return Viewer(login=f"staff{no}", roles=frozenset({Role.EMPLOYEE}), name=organisation.people()[no].name, unit=unit)


def _closer(matter: Matter, actors: Actors) -> Viewer:
    """The office; for its own matters and those of the leader in charge, a leader who is not responsible."""
    office, leader = actors["office"], actors["leader"]
    if office.unit != matter.lead_unit:
        return office
    return leader if leader.name != matter.leader else actors["director"]


def _report(unit: Viewer, note: str) -> MatterDeed:
    def deed(db: Session, now: datetime, matter_id: int) -> None:
        commands.report(db, by=unit, now=now, matter_id=matter_id, note=note)

    return deed


def _finish(unit: Viewer, result: str, evidence: str) -> MatterDeed:
    def deed(db: Session, now: datetime, matter_id: int) -> None:
        said = result or "已按要求办结。"
        commands.report(db, by=unit, now=now, matter_id=matter_id, note=said, evidence=evidence, finished=True)

    return deed


def _ask(unit: Viewer, until: date, reason: str) -> MatterDeed:
    def deed(db: Session, now: datetime, matter_id: int) -> None:
        commands.ask_extension(db, by=unit, now=now, matter_id=matter_id, until=until, reason=reason)

    return deed


def _answer(matter: Matter, actors: Actors, *, granted: bool) -> MatterDeed:
    def deed(db: Session, now: datetime, matter_id: int) -> None:
        reason = "同意，请按新的时限完成。" if granted else "该项工作时限明确，请克服困难按期完成。"
        by = _closer(matter, actors)
        commands.answer_extension(db, by=by, now=now, matter_id=matter_id, granted=granted, reason=reason)

    return deed


def _close(matter: Matter, actors: Actors) -> MatterDeed:
    def deed(db: Session, now: datetime, matter_id: int) -> None:
        commands.close(db, by=_closer(matter, actors), now=now, matter_id=matter_id, note="已核对佐证材料，同意销号。")

    return deed


def _review(actors: Actors) -> MatterDeed:
    def deed(db: Session, now: datetime, matter_id: int) -> None:
        commands.review(db, by=actors["leader"], now=now, matter_id=matter_id, note="本季度执行到位，继续坚持。")

    return deed
