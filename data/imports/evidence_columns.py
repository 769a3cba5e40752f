"""Columns of evidence beside the payment: who approved it, its invoice, the meal, the journey, the meeting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from data.errors import RuleBroken
from data.imports.cells import Sheet, trimmed
from data.imports.codes import is_yes
from data.imports.column_names import match_columns
from data.imports.date_columns import DateColumn
from data.imports.headers import Header
from data.imports.layouts import Layout
from data.imports.tallies import Tally
from data.rules.money import parse_amount
from data.rules.spending_evidence import (
    FIELDS,
    ApprovalStep,
    ApproverRole,
    Evidence,
    InvoicePaper,
    MatterPapers,
    MeetingPaper,
    ReceptionPaper,
    TravelPaper,
)
from data.rules.spending_lines import LedgerLine

_DAYS = ("decided_on", "invoiced_on", "left_on", "back_on")
_COUNTS = ("guests", "hosts", "meals", "nights", "meeting_people", "meeting_days")
_AMOUNTS = ("lodging", "meal_allowance", "local_transport")
_ANSWERS = ("alcohol", "tobacco", "urgent")
_SAID = {"有": True, "无": False, "紧急": True, "应急": True, "一般": False, "普通": False}
_NOTHING = frozenset(
    ("无", "没有", "否", "/", "\\", "-", "--", "—", "——", "－", "N/A", "n/a")
)  # written for an empty cell
_NUMBER = re.compile(r"(\d{1,5})(?:\.0+)?\s*(?:人|位|名|天|日|晚|夜|餐|次|顿)?")
_STEPS = (
    ApproverRole.SECTION_HEAD,
    ApproverRole.FINANCE,
    ApproverRole.LEADER,
    ApproverRole.PRINCIPAL,
    ApproverRole.UNKNOWN,
)
_Value = TypeVar("_Value")
_Paper = TypeVar("_Paper", InvoicePaper, MatterPapers, MeetingPaper, ReceptionPaper, TravelPaper)


class EvidenceColumns:
    """Reads the columns that no field of the ledger takes. `fields` are those that the file has, `names` their columns."""

    def __init__(self, sheet: Sheet, header: Header, layout: Layout, tally: Tally, *, unit: str) -> None:
        self._tally, self._unit = tally, unit
        found = match_columns(header.unknown, layout.evidence_aliases())
        self._names: Mapping[str, str] = {field: header.unknown[best[0].column] for field, best in found.items()}
        self.fields, self.names = frozenset(self._names), frozenset(self._names.values())
        places = {name: place for place, name in enumerate(header.names)}
        below = sheet.rows[header.last + 1 :] if self.fields else ()
        self._read: Mapping[str, Callable[[LedgerLine, str], Any]] = {
            **dict.fromkeys(self.fields, self._words),
            **dict.fromkeys(_DAYS, self._day),
            **dict.fromkeys(_COUNTS, self._count),
            **dict.fromkeys(_AMOUNTS, self._fen),
            **dict.fromkeys(_ANSWERS, self._answer),
            "list_attached": self._attached,
        }
        self._dates = {
            field: DateColumn(sheet, name, [row[places[name]] for row in below if places[name] < len(row)])
            for field, name in self._names.items()
            if field in _DAYS or field.startswith("approved_on")
        }

    def added_to(self, lines: list[LedgerLine]) -> list[LedgerLine]:
        """The lines with what stands beside them; the same list where the file has no such column."""
        return [replace(line, evidence=self._evidence(line)) for line in lines] if self.fields else lines

    def _evidence(self, line: LedgerLine) -> Evidence | None:
        evidence = Evidence(
            approvals=self._approvals(line),
            matter=self._paper(MatterPapers, "matter", line),
            invoice=self._paper(InvoicePaper, "invoice", line),
            reception=self._paper(ReceptionPaper, "reception", line),
            travel=self._paper(TravelPaper, "travel", line),
            meeting=self._paper(MeetingPaper, "meeting", line),
        )
        return None if evidence == Evidence() else evidence

    def _paper(self, kind: type[_Paper], name: str, line: LedgerLine) -> _Paper | None:
        """A paper with what its columns say; None where nothing is written on it."""
        cells = {on_it: self._read[field](line, field) for on_it, field in FIELDS[name].items() if field in self.fields}
        paper = kind(**cells)
        return None if paper == kind() else paper

    def _approvals(self, line: LedgerLine) -> tuple[ApprovalStep, ...]:
        steps: list[ApprovalStep] = []
        for role in _STEPS:
            ending = f"_{role.value}" if role else ""
            person, on = self._words(line, f"approver{ending}"), self._day(line, f"approved_on{ending}")
            if person or on:
                result = "" if role else self._text(line, "approval_result")
                steps.append(ApprovalStep(len(steps) + 1, role, person, result, on))
        return tuple(steps)

    def _words(self, line: LedgerLine, field: str) -> str:
        """无 under 公函号 is no letter, and under 审批人 nobody."""
        text = self._text(line, field)
        return "" if text in _NOTHING else text

    def _text(self, line: LedgerLine, field: str) -> str:
        return trimmed(line.original.get(self._names[field], "")) if field in self._names else ""

    def _day(self, line: LedgerLine, field: str) -> date | None:
        text = self._text(line, field)
        if not text:
            return None
        day, _ = self._dates[field].read(text)
        return self._understood(day, line, field, text)

    def _count(self, line: LedgerLine, field: str) -> int | None:
        def read(text: str) -> int | None:
            match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
            return int(match[1]) if match else None

        return self._cell(line, field, read)

    def _answer(self, line: LedgerLine, field: str) -> bool | None:
        return self._cell(line, field, lambda text: _SAID.get(text, is_yes(text)))

    def _attached(self, line: LedgerLine, field: str) -> bool | None:
        """有, 见附件, 2份: whatever is written there, but for 无 and 否, says that there is a list."""
        text = self._text(line, field)
        return text != "无" and is_yes(text) is not False if text else None

    def _fen(self, line: LedgerLine, field: str) -> int | None:
        def read(text: str) -> int | None:
            try:
                amount = parse_amount(text, self._unit)
            except RuleBroken:
                return None
            return amount.fen if amount else None

        return self._cell(line, field, read)

    def _cell(self, line: LedgerLine, field: str, read: Callable[[str], _Value | None]) -> _Value | None:
        text = self._text(line, field)
        return self._understood(read(text), line, field, text) if text else None

    def _understood(self, value: _Value | None, line: LedgerLine, field: str, text: str) -> _Value | None:
        """Evidence that cannot be read stops no import: it is told, and stays unknown."""
        if value is None:
            self._tally.add("word_unknown", line.row, column=self._names[field], cell=text)
        return value
