"""Columns of evidence beside the payment: who approved it, its invoice, the meal, the journey, the meeting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from data.errors import RuleBroken
from data.imports.cells import Sheet, trimmed
from data.imports.codes import is_yes
from data.imports.column_names import match_columns
from data.imports.date_columns import DateColumn
from data.imports.headers import Header
from data.imports.layouts import built_in_evidence
from data.imports.tallies import Tally
from data.rules.money import parse_amount
from data.rules.spending_evidence import (
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
_NUMBER = re.compile(r"(\d{1,5})(?:\.0+)?\s*(?:人|位|名|天|日|晚|夜|餐|次|顿)?")
_STEPS = (
    ApproverRole.SECTION_HEAD,
    ApproverRole.FINANCE,
    ApproverRole.LEADER,
    ApproverRole.PRINCIPAL,
    ApproverRole.UNKNOWN,
)
_Read = TypeVar("_Read")
_Paper = TypeVar("_Paper", InvoicePaper, MatterPapers, MeetingPaper, ReceptionPaper, TravelPaper)


class EvidenceColumns:
    """Reads the columns that no field of the ledger takes. `fields` are those that the file has."""

    def __init__(self, sheet: Sheet, header: Header, tally: Tally, *, unit: str) -> None:
        self._tally, self._unit = tally, unit
        found = match_columns(header.unknown, built_in_evidence().aliases())
        self._names: Mapping[str, str] = {field: header.unknown[best[0].column] for field, best in found.items()}
        self.fields = frozenset(self._names)
        places = {name: place for place, name in enumerate(header.names)}
        below = sheet.rows[header.last + 1 :] if self.fields else ()
        self._dates = {
            field: DateColumn(sheet, name, [row[places[name]] for row in below if places[name] < len(row)])
            for field, name in self._names.items()
            if field in _DAYS or field.startswith("approved_on")
        }

    def added_to(self, lines: list[LedgerLine]) -> list[LedgerLine]:
        """The lines with what stands beside them; the same list where the file has no such column."""
        return [replace(line, evidence=self._evidence(line)) for line in lines] if self.fields else lines

    def _evidence(self, line: LedgerLine) -> Evidence | None:
        text, day, count = self._text, self._day, self._count
        evidence = Evidence(
            approvals=self._approvals(line),
            matter=_filled(
                MatterPapers(
                    matter=text(line, "matter"),
                    claimant=text(line, "claimant"),
                    contract_no=text(line, "contract_no"),
                    procurement=text(line, "procurement"),
                    decision=text(line, "decision"),
                    decided_on=day(line, "decided_on"),
                    vehicle=text(line, "vehicle"),
                )
            ),
            invoice=_filled(
                InvoicePaper(
                    code=text(line, "invoice_code"),
                    number=text(line, "invoice_no"),
                    invoiced_on=day(line, "invoiced_on"),
                    seller=text(line, "seller"),
                    seller_tax_no=text(line, "seller_tax_no"),
                    status=text(line, "invoice_status"),
                    kind=text(line, "invoice_kind"),
                )
            ),
            reception=self._reception(line),
            travel=self._travel(line),
            meeting=_filled(
                MeetingPaper(text(line, "meeting_class"), count(line, "meeting_people"), count(line, "meeting_days"))
            ),
        )
        return None if evidence == Evidence() else evidence

    def _approvals(self, line: LedgerLine) -> tuple[ApprovalStep, ...]:
        steps: list[ApprovalStep] = []
        for role in _STEPS:
            ending = f"_{role.value}" if role else ""
            person, on = self._text(line, f"approver{ending}"), self._day(line, f"approved_on{ending}")
            if person or on:
                result = "" if role else self._text(line, "approval_result")
                steps.append(ApprovalStep(len(steps) + 1, role, person, result, on))
        return tuple(steps)

    def _reception(self, line: LedgerLine) -> ReceptionPaper | None:
        return _filled(
            ReceptionPaper(
                guest_unit=self._text(line, "guest_unit"),
                guests=self._count(line, "guests"),
                hosts=self._count(line, "hosts"),
                letter_no=self._text(line, "letter_no"),
                list_attached=self._attached(line),
                meals=self._count(line, "meals"),
                place=self._text(line, "reception_place"),
                alcohol=self._answer(line, "alcohol"),
                tobacco=self._answer(line, "tobacco"),
            )
        )

    def _travel(self, line: LedgerLine) -> TravelPaper | None:
        return _filled(
            TravelPaper(
                traveller=self._text(line, "traveller"),
                place=self._text(line, "travel_place"),
                grade=self._text(line, "grade"),
                left_on=self._day(line, "left_on"),
                back_on=self._day(line, "back_on"),
                nights=self._count(line, "nights"),
                lodging_fen=self._fen(line, "lodging"),
                meals_fen=self._fen(line, "meal_allowance"),
                local_fen=self._fen(line, "local_transport"),
            )
        )

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
        return self._cell(line, field, lambda text: {"有": True, "无": False}.get(text, is_yes(text)))

    def _attached(self, line: LedgerLine) -> bool | None:
        """有, 见附件, 2份: whatever is written there, but for 无 and 否, says that there is a list."""
        text = self._text(line, "list_attached")
        return text != "无" and is_yes(text) is not False if text else None

    def _fen(self, line: LedgerLine, field: str) -> int | None:
        def read(text: str) -> int | None:
            try:
                amount = parse_amount(text, self._unit)
            except RuleBroken:
                return None
            return amount.fen if amount else None

        return self._cell(line, field, read)

    def _cell(self, line: LedgerLine, field: str, read: Callable[[str], _Read | None]) -> _Read | None:
        text = self._text(line, field)
        return self._understood(read(text), line, field, text) if text else None

    def _understood(self, value: _Read | None, line: LedgerLine, field: str, text: str) -> _Read | None:
        """Evidence that cannot be read stops no import: it is told, and stays unknown."""
        if value is None:
            self._tally.add("word_unknown", line.row, column=self._names[field], cell=text)
        return value


def _filled(paper: _Paper) -> _Paper | None:
    """The paper, or None where nothing is written on it."""
    return None if paper == type(paper)() else paper
