"""The limits that rules of spending discipline read, by name: what each is counted in, and of what sort it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class LimitUnit(StrEnum):
    """What a limit's value is."""

    TIERS = "tiers"
    FEN = "fen"  # an amount
    DAYS = "days"
    WORKING_DAYS = "working_days"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    PERCENT = "percent"
    WORDS = "words"
    CODES = "codes"  # beginnings of codes of the economic classification
    BY_CLASS = "by_class"  # class as printed -> fen
    BY_PLACE = "by_place"  # place, or place/grade -> fen


class LimitGroup(StrEnum):
    """How the limits are sorted on a page."""

    APPROVAL = "approval"
    NUMBERS = "numbers"
    LISTS = "lists"
    TABLES = "tables"


_U = LimitUnit
UNITS: Mapping[str, LimitUnit] = {
    "approval_tiers": _U.TIERS,
    "open_tender_fen": _U.FEN,
    "splitting_days": _U.DAYS,
    "consecutive_invoices": _U.INVOICES,
    "consecutive_days": _U.DAYS,
    "reception_head_fen": _U.FEN,
    "cash_to_body_fen": _U.FEN,
    "travel_meals_day_fen": _U.FEN,
    "travel_local_day_fen": _U.FEN,
    "december_percent": _U.PERCENT,
    "last_days_percent": _U.PERCENT,
    "last_days": _U.WORKING_DAYS,
    "vehicle_percent": _U.PERCENT,
    "round_fen": _U.FEN,
    "round_percent": _U.PERCENT,
    "round_least": _U.PAYMENTS,
    "not_split_codes": _U.CODES,
    "hidden_payee_words": _U.WORDS,
    "open_tender_words": _U.WORDS,
    "bad_invoice_words": _U.WORDS,
    "no_invoice_codes": _U.CODES,
    "no_invoice_kinds": _U.WORDS,
    "misplaced_words": _U.WORDS,
    "misplaced_codes": _U.CODES,
    "foreign_guest_words": _U.WORDS,
    "alcohol_words": _U.WORDS,
    "tobacco_words": _U.WORDS,
    "cash_words": _U.WORDS,
    "buyer_names": _U.WORDS,
    "buyer_tax_nos": _U.WORDS,
    "not_year_end_codes": _U.CODES,
    "supervised_bodies": _U.WORDS,
    "shifted_codes": _U.CODES,
    "not_round_codes": _U.CODES,
    "meeting_day_fen": _U.BY_CLASS,  # a person and day
    "lodging_night_fen": _U.BY_PLACE,
}
# Below these a rule has no meaning: a row of one invoice, a share of no payments, division by nothing.
LEAST: Mapping[str, int] = {"consecutive_invoices": 2, "last_days": 1, "round_fen": 1, "round_least": 1}

_GROUPS: Mapping[LimitUnit, LimitGroup] = {
    _U.TIERS: LimitGroup.APPROVAL,
    _U.WORDS: LimitGroup.LISTS,
    _U.CODES: LimitGroup.LISTS,
    _U.BY_CLASS: LimitGroup.TABLES,
    _U.BY_PLACE: LimitGroup.TABLES,
}


def group_of(unit: LimitUnit) -> LimitGroup:
    """Whatever is neither tiers, a list nor a table is a number."""
    return _GROUPS.get(unit, LimitGroup.NUMBERS)
