"""R21 and R22: cash, and receptions and cars on days off."""

from __future__ import annotations

from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger
from data.judging.reception import RECEPTION
from data.rules.discipline_kinds import Reason

_CARS = "30231"


def reception_in_cash(ledger: Ledger, ground: Ground) -> Judgement:
    """R21: a reception is paid in cash."""
    code = ledger["econ_code"]
    judged = Judgement("R21", ledger, (ledger["net_fen"] > 0) & ((code == RECEPTION) | (code == "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    return _cash(judged, ground)


def body_in_cash(ledger: Ledger, ground: Ground) -> Judgement:
    """R21.body: a body is paid more in cash than the amount from which transfers are due (the amount itself is not more)."""
    limit = ground.number("cash_to_body_fen", ledger["paid_on"].fillna(ledger["on"]))
    is_small = ledger["net_fen"] <= limit
    judged = Judgement("R21.body", ledger, (ledger["net_fen"] > 0) & ~ledger["payee_is_person"] & ~is_small)
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    judged.cannot(Reason.NO_LIMIT, limit.isna())
    return _cash(judged, ground)


def on_days_off(ledger: Ledger, ground: Ground) -> Judgement:
    """R22: a reception or a car's cost happened on a day off. A make-up Sunday is worked; a habit of checking, no ban."""
    code, on = ledger["econ_code"], ledger["occurred_on"]
    judged = Judgement("R22", ledger, (ledger["net_fen"] > 0) & code.isin((RECEPTION, _CARS, "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.DATE_UNKNOWN, on.isna())
    days = {day: day.date() for day in on[judged.open].unique()}
    provisional = [day for day, date in days.items() if ground.calendar.is_provisional(date)]
    off = [day for day, date in days.items() if not ground.calendar.is_working_day(date)]
    judged.cannot(Reason.CALENDAR_UNKNOWN, on.isin(provisional))
    judged.hit(on.isin(off))
    return judged.each({"occurred_on": on, "code": code})


def _cash(judged: Judgement, ground: Ground) -> Judgement:
    method = judged.ledger["pay_method"]
    judged.cannot(Reason.VALUE_UNKNOWN, method == "")
    in_cash, known = ground.words("cash_words", judged.ledger["on"], method)
    judged.cannot(Reason.NO_LIMIT, ~known)
    judged.hit(in_cash)
    return judged.each({"amount_fen": judged.ledger["net_fen"]})
