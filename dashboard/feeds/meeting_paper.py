"""A meeting's brief (会议纪要) as it is printed and filed, from the answer that its page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from dashboard import labels
from dashboard.feeds.notice_paper import attached
from dashboard.feeds.paper import Block, Facts, Foot, Heading, Paper, Table, Text
from dashboard.i18n import t, tn
from dashboard.parts import meeting_words, notice_words
from dashboard.problems import FIELDS
from data.errors import NotFound
from data.rules import fingerprints
from data.rules.local_time import local_day
from data.rules.meeting_changes import Change
from data.rules.meeting_content import Attendee, Item
from data.rules.meeting_rules import Attendance
from data.rules.meeting_workflow import MeetingStep
from queries.matters import MatterRow
from queries.meetings import Brief, Version


def fingerprint(brief: Brief) -> str:
    """Of the brief as it was issued, or corrected since. How far its matters have come is no part of it."""
    row = brief.row
    record = {"number": (row.year, row.serial), "issued_at": row.issued_at}
    return fingerprints.fingerprint(record | asdict(replace(brief.content, serial=None, unread="")))


def paper(brief: Brief, *, issuer: str, address: str, printed: str, papers: Sequence[str] = ()) -> Paper:
    """Who met, what was reported, what was settled, by whom and by when, and what was corrected since; signed with the
    day of issue. `papers`: names of the files that were laid before the meeting.

    Raises NotFound for what was not issued: a draft is nobody's paper.
    """
    row = brief.row
    if row.issued_at is None:
        raise NotFound("meeting_unknown", meeting_id=row.id)
    return Paper(
        issuer=issuer,
        title=row.title,
        number=t("〔{year}〕第{serial}期", year=row.year, serial=row.serial),
        blocks=(*_blocks(brief), *attached(papers), *_corrections(brief.corrections)),
        signed=(brief.issued_by, notice_words.date_in_words(local_day(row.issued_at))),
        foot=Foot(address, fingerprints.shown(fingerprint(brief)), printed, labels.label(row.kind)),
    )


def _blocks(brief: Brief) -> Iterator[Block]:
    yield Facts(tuple((pair,) for pair in _head(brief)))
    yield Heading(t("参加人员"))
    yield from _attendance(brief.content.attendees)
    if brief.content.agenda:
        yield Heading(t("议题"))
        yield _agenda(brief.content.agenda)
    if brief.reported:
        yield Heading(t("通报事项"))
        yield from (Text(f"{n}. {line}") for n, line in enumerate(brief.reported, start=1))
    yield Heading(t("议定事项"))
    if not brief.matters:
        yield Text(t("本次会议没有需要督办的议定事项。"))
    else:
        heads = t("序号"), t("议定事项"), t("责任单位和领导"), t("完成时限"), t("督办级别"), t("状态")
        yield Table(heads, tuple(_matter(matter) for matter in brief.matters))


def _head(brief: Brief) -> list[tuple[str, str]]:
    signed = [step.by_name for step in brief.steps if step.step is MeetingStep.SIGN]
    rows = [*meeting_words.head(brief.content), (t("签发"), signed[-1] if signed else "")]
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


def _agenda(items: Sequence[Item]) -> Table:
    """Number, item, who reported; a column of papers where any item has some."""
    with_papers = any(item.papers for item in items)
    heads = (t("序号"), t("议题"), t("汇报单位"), t("材料"))
    rows = ((str(n), item.title, item.reporting_unit, item.papers) for n, item in enumerate(items, start=1))
    return Table(heads if with_papers else heads[:3], tuple(row if with_papers else row[:3] for row in rows))


def _matter(matter: MatterRow) -> tuple[str, ...]:
    said = [t("牵头 {unit}", unit=matter.lead_unit)]
    if matter.helping_units:
        said.append(t("配合 {units}", units=matter.helping_units))
    if matter.leader:
        said.append(t("责任领导 {leader}", leader=matter.leader))
    deadline = matter.deadline.isoformat() if matter.deadline else t("长期坚持")
    level, state = labels.label(matter.level), labels.label(matter.state)
    return str(matter.number), matter.text, t("；").join(said), deadline, level, state


def _corrections(versions: Sequence[Version]) -> Iterator[Block]:
    """What was changed after the brief was issued, as its page tells it."""
    if versions:
        yield Heading(t("更正"))
    for turn, version in enumerate(versions, start=1):
        at, reason = labels.moment(version.written_at), version.reason
        head = t("第 {n} 次更正", n=turn)
        yield Text(t("{head}，{at}，{by}。理由：{reason}", head=head, at=at, by=version.written_by, reason=reason))
        rows = tuple(
            (_place(change), *map(meeting_words.cell, (change.before, change.after))) for change in version.changes
        )
        yield Table((t("栏目"), t("原为"), t("改为")), rows)


def _place(change: Change) -> str:
    name = t(FIELDS[change.field])
    return t("{field} 第 {n} 项", field=name, n=change.number) if change.number else name
