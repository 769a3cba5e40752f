"""A meeting's brief (会议纪要) as it is printed and filed, from the answer that its page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from dashboard import labels
from dashboard.feeds.paper import Block, Facts, Foot, Heading, Paper, Table, Text
from dashboard.i18n import t, tn
from dashboard.parts import notice_words
from data.errors import NotFound
from data.rules import fingerprints
from data.rules.local_time import local_day
from data.rules.meeting_content import Attendee
from data.rules.meeting_rules import Attendance
from queries.matters import MatterRow
from queries.meetings import Brief


def fingerprint(brief: Brief) -> str:
    """Of the brief as it was issued, or corrected since. How far its matters have come is no part of it."""
    row = brief.row
    record = {"number": (row.year, row.serial), "issued_at": row.issued_at}
    return fingerprints.fingerprint(record | asdict(replace(brief.content, serial=None, unread="")))


def paper(brief: Brief, *, issuer: str, address: str, printed: str) -> Paper:
    """Who met, what was reported, what was settled, by whom and by when; signed with the day of issue.

    Raises NotFound for what was not issued: a draft is nobody's paper.
    """
    row = brief.row
    if row.issued_at is None:
        raise NotFound("meeting_unknown", meeting_id=row.id)
    return Paper(
        issuer=issuer,
        title=row.title,
        number=t("〔{year}〕第{serial}期", year=row.year, serial=row.serial),
        blocks=tuple(_blocks(brief)),
        signed=(brief.issued_by, notice_words.date_in_words(local_day(row.issued_at))),
        foot=Foot(address, fingerprints.shown(fingerprint(brief)), printed, labels.label(row.kind)),
    )


def _blocks(brief: Brief) -> Iterator[Block]:
    yield Facts(tuple((pair,) for pair in _head(brief)))
    yield Heading(t("参加人员"))
    yield from _attendance(brief.content.attendees)
    if brief.content.agenda:
        yield Heading(t("议题"))
        rows = tuple((str(n), item.title, item.reporting_unit) for n, item in enumerate(brief.content.agenda, start=1))
        yield Table((t("序号"), t("议题"), t("汇报单位")), rows)
    if brief.reported:
        yield Heading(t("通报事项"))
        yield from (Text(f"{n}. {line}") for n, line in enumerate(brief.reported, start=1))
    yield Heading(t("议定事项"))
    if not brief.matters:
        yield Text(t("本次会议没有需要督办的议定事项。"))
    else:
        heads = t("序号"), t("议定事项"), t("责任单位"), t("完成时限"), t("状态")
        yield Table(heads, tuple(_matter(matter) for matter in brief.matters))


def _head(brief: Brief) -> list[tuple[str, str]]:
    said = brief.content
    held = t("{day} {start}—{end}", day=labels.day(brief.row.held_on), start=said.starts_at, end=said.ends_at)
    rows = [
        (t("时间"), held),
        (t("地点"), said.place),
        (t("主持"), said.chair),
        (t("记录"), said.recorder),
        (t("延期原因"), said.late_reason),
    ]
    return [row for row in rows if row[1]]


def _attendance(people: Sequence[Attendee]) -> Iterator[Block]:
    """应到 and 实到 count members; who sits in (列席) is neither."""
    by_kind = {kind: [person for person in people if person.attendance is kind] for kind in Attendance}
    due = len(people) - len(by_kind[Attendance.IN_ATTENDANCE])
    yield Text(t("应到 {due} 人，实到 {present} 人。", due=due, present=len(by_kind[Attendance.PRESENT])))
    rows = [
        (labels.label(kind) + tn("（{n} 人）", len(found)), t("、").join(_person(person) for person in found))
        for kind, found in by_kind.items()
        if found
    ]
    yield Facts(tuple((row,) for row in rows))


def _person(person: Attendee) -> str:
    within = [part for part in (person.post, person.reason) if part]
    return person.name + (t("（{within}）", within=t("，").join(within)) if within else "")


def _matter(matter: MatterRow) -> tuple[str, ...]:
    units = t("、").join(part for part in (matter.lead_unit, matter.helping_units) if part)
    deadline = matter.deadline.isoformat() if matter.deadline else t("长期坚持")
    return str(matter.number), matter.text, units, deadline, labels.label(matter.state)
