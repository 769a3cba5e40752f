"""A brief's head, and its people, items and matters in a line each, for the letter, its corrections and paper."""

from __future__ import annotations

from datetime import date

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts.plain import escaped
from data.rules.meeting_changes import Cell
from data.rules.meeting_content import Attendee, Item, Matter, MeetingContent


def head(content: MeetingContent) -> list[tuple[str, str]]:
    """When, where, who presided and recorded, and what else a paper's head says; not escaped."""
    chair, note = content.chair, content.chair_note
    rows = [
        (t("时间"), _when(content)),
        (t("地点"), content.place),
        (t("主持"), t("{name}（{within}）", name=chair, within=note) if note else chair),
        (t("记录"), content.recorder),
    ]
    besides = (
        (t("延期原因"), content.late_reason),
        (t("印发范围"), content.distribution),
        (t("密级"), content.secrecy),
    )
    return [*rows, *((name, value) for name, value in besides if value)]


def _when(content: MeetingContent) -> str:
    day = labels.day(content.held_on)
    if not content.starts_at:
        return day
    if not content.ends_at:
        return t("{day} {start}", day=day, start=content.starts_at)
    return t("{day} {start}—{end}", day=day, start=content.starts_at, end=content.ends_at)


def person(attendee: Attendee) -> str:
    """张三（办公室主任，出差）, escaped."""
    within = [escaped(part) for part in (attendee.post, attendee.reason) if part]
    return escaped(attendee.name) + (t("（{within}）", within=t("，").join(within)) if within else "")


def item(agenda: Item) -> str:
    """An agenda item with who reported and the papers, escaped."""
    said = escaped(agenda.title)
    if agenda.reporting_unit:
        said = t("{item}（{unit}）", item=said, unit=escaped(agenda.reporting_unit))
    return t("{item}；材料：{papers}", item=said, papers=escaped(agenda.papers)) if agenda.papers else said


def cell(value: Cell) -> str:
    """One side of a difference in words, not escaped; a dash for nothing."""
    if isinstance(value, Attendee):
        said = (labels.label(value.attendance), value.name, value.post, value.reason)
        return t("，").join(part for part in said if part)
    if isinstance(value, Item):
        return t("，").join(part for part in (value.title, value.reporting_unit, value.papers) if part)
    if isinstance(value, Matter):
        until = labels.day(value.deadline) if value.deadline else t("长期坚持")
        said_of = (value.text, value.lead_unit, value.helping_units, value.leader, until, labels.label(value.level))
        return t("，").join(part for part in said_of if part)
    if isinstance(value, date):
        return labels.day(value)
    return labels.NONE if value in (None, "") else str(value)
