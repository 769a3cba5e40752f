"""People, items and matters of a brief in a line each, for the letter and its corrections."""

from __future__ import annotations

from datetime import date

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts.plain import escaped
from data.rules.meeting_changes import Cell
from data.rules.meeting_content import Attendee, Item, Matter


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
