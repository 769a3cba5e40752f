"""Notices from a spreadsheet: a row for each person, rows of one notice together; all of them, or none with reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from data.errors import FileRejected, RuleBroken
from data.imports import notice_table
from data.imports.notice_table import Line, Table
from data.rules import notice_content
from data.rules.names import name_key
from data.rules.notice_content import NoticeContent, NoticePerson, required_person_fields
from data.rules.notice_kinds import NoticeKind, asks_opinions, minimum, procedure_of
from data.rules.notice_workflow import needs_decision
from data.rules.problems import Problem

MOST_NOTICES = 200
_PERSON = tuple(field.name for field in fields(NoticePerson))
_OF_NOTICE = ("kind", "title", "opening", "decision", "period_days", "receiver", "phone", "address", "issuer")
_USUAL_DAYS = 5  # working days, where the table gives none and no rule asks for more
_SAID = {
    "field_missing": "notice_cell_missing",
    "birth_day_given": "notice_birth_day",
    "id_number_found": "notice_id_number",
    "private_phone_found": "notice_private_phone",
}


@dataclass(frozen=True, slots=True)
class NoticeToSave:
    """One notice of the file, ready for `commands.notices.save_draft`; `form_id` is the same whenever it is read."""

    form_id: str
    row: int
    kind: NoticeKind
    content: NoticeContent


def read(content: bytes, file: str, *, today: date) -> tuple[NoticeToSave, ...]:
    """The notices of a file, at most two hundred. Raises FileRejected naming every cell that has to be mended."""
    table = notice_table.read_table(content, file)
    mark = hashlib.sha256(content).hexdigest()[:32]
    groups = notice_table.groups(table)
    if not groups and not table.problems:
        raise FileRejected((Problem("notices_none", file=file),))
    if len(groups) > MOST_NOTICES:
        raise FileRejected(
            (Problem("notices_too_many", file=file, facts={"count": len(groups), "most": MOST_NOTICES}),)
        )
    found = [_notice(table, lines, f"{mark}-{number}", today) for number, lines in enumerate(groups, start=1)]
    if table.problems:
        raise FileRejected(tuple(sorted(table.problems, key=lambda problem: problem.row or 0)))
    return tuple(notice for notice in found if notice)


def _notice(table: Table, lines: Sequence[Line], form_id: str, today: date) -> NoticeToSave | None:
    first, before = lines[0], len(table.problems)
    for line in lines[1:]:
        for field in _OF_NOTICE:
            if line.cells.get(field, "") not in ("", first.cells.get(field, "")):
                table.tell("notice_rows_disagree", line.row, field, line.cells[field], above=first.row)
    kind = notice_table.kinds().get(name_key(first.cells["kind"]))
    if kind is None:
        code = "notice_kind_unknown" if first.cells["kind"] else "notice_cell_missing"
        table.tell(code, first.row, "kind", first.cells["kind"])
        return None
    for line in lines:
        _check_cells(table, kind, line)
    for field in _needed(kind):
        if not first.cells.get(field):
            table.tell("notice_cell_missing", first.row, field)
    days = _days(table, kind, first, today)
    if len(table.problems) > before:
        return None
    given = {field: first.cells.get(field, "") for field in _OF_NOTICE if field not in ("kind", "period_days")}
    content = NoticeContent(people=tuple(_people(lines)), period_days=days, **given)  # type: ignore[arg-type]
    _check_whole(table, kind, content, lines)
    return NoticeToSave(form_id, first.row, kind, content)


def _needed(kind: NoticeKind) -> Iterator[str]:
    yield from ("title", "opening", "issuer")
    if asks_opinions(kind):
        yield from ("receiver", "phone", "address")
    if needs_decision(procedure_of(kind)):
        yield "decision"


def _check_cells(table: Table, kind: NoticeKind, line: Line) -> None:
    """Each cell by itself, so that all of a row's faults are told at once."""
    for field, text in line.cells.items():
        try:
            notice_content.check_words(text)
        except RuleBroken as broken:
            table.tell(_SAID[broken.code], line.row, field)
    if not any(line.cells.get(field) for field in _PERSON):
        return
    for field in ("name", *required_person_fields(kind)):
        if not line.cells.get(field):
            table.tell("notice_cell_missing", line.row, field)


def _days(table: Table, kind: NoticeKind, line: Line, today: date) -> int:
    """The period in working days: as given, else the least that the rules ask for."""
    least = minimum(kind, today)
    given = line.cells.get("period_days", "")
    if not asks_opinions(kind):
        return 0
    if not given:
        return least.days if least else _USUAL_DAYS
    if not given.isdecimal():
        table.tell("notice_days_unreadable", line.row, "period_days", given)
        return 0
    if least and int(given) < least.days:
        table.tell("notice_days_too_few", line.row, "period_days", given, least=least.days)
    return int(given)


def _people(lines: Sequence[Line]) -> Iterator[NoticePerson]:
    for line in lines:
        cells = {field: line.cells.get(field, "") for field in _PERSON}
        if any(cells.values()):
            yield NoticePerson(**cells)


def _check_whole(table: Table, kind: NoticeKind, content: NoticeContent, lines: Sequence[Line]) -> None:
    """The rule itself has the last word; what it refuses is told at the row of the person whom it names."""
    try:
        notice_content.check(kind, content.tidied())
    except RuleBroken as broken:
        named = str(broken.facts.get("person", ""))
        row = next((line.row for line in lines if named and line.cells.get("name") == named), lines[0].row)
        field = {"birth_day_given": "born"}.get(broken.code, str(broken.facts.get("field", "title")))
        field = "name" if field not in notice_table.names() else field
        table.tell(_SAID.get(broken.code, "notice_refused"), row, field)
