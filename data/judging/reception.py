"""R16 to R20: official receptions (30217). A line whose classification is not recognised may be one, and is not judged."""

from __future__ import annotations

from datetime import date

from data.judging.ground import Ground
from data.judging.judgement import Judgement, surely_since
from data.judging.ledger import Ledger, Mask
from data.rules.discipline_kinds import Reason
from data.rules.reception_limits import HOSTS_OF_TEN, SHARE, UP_TO_TEN

RECEPTION = "30217"
_NO_ALCOHOL_FROM = date(2025, 5, 2)  # 条例（2025）: before that day 高档酒水 only, which no ledger tells


def without_letter(ledger: Ledger, ground: Ground) -> Judgement:
    """R16: no letter (公函) is named. Foreign guests are received by other rules."""
    foreign, _ = ground.words("foreign_guest_words", ledger["on"], ledger["summary"])
    judged = _judged("R16", ledger, ~foreign)
    judged.hit(ledger["letter_no"] == "")
    return judged.each({"guests": ledger["guests"]})


def without_list(ledger: Ledger, ground: Ground) -> Judgement:
    """R17: no list of guests (接待清单) is attached."""
    judged = _judged("R17", ledger)
    judged.hit(ledger["list_attached"] != 1)
    return judged.each({"guests": ledger["guests"]})


def too_many_hosts(ledger: Ledger, ground: Ground) -> Judgement:
    """R18: more hosts than three for up to ten guests, or than a third of the guests above."""
    guests, hosts = ledger["guests"], ledger["hosts"]
    judged = _judged("R18", ledger)
    judged.cannot(Reason.VALUE_UNKNOWN, guests.isna() | hosts.isna())
    most = (guests // SHARE).where(guests > UP_TO_TEN, HOSTS_OF_TEN)
    judged.hit(hosts > most)
    return judged.each({"guests": guests, "hosts": hosts, "most": most})


def too_dear(ledger: Ledger, ground: Ground) -> Judgement:
    """R19: a head costs more than the standard, or a visit has more than one working meal."""
    heads, meals = ledger["guests"] + ledger["hosts"], ledger["meals"]
    standard = ground.number("reception_head_fen", ledger["on"])
    judged = _judged("R19", ledger)
    judged.hit(meals > 1)
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    judged.cannot(Reason.VALUE_UNKNOWN, heads.isna() | (heads == 0) | meals.isna())
    judged.cannot(Reason.NO_LIMIT, standard.isna())
    judged.hit(ledger["net_fen"] > standard * heads)
    return judged.each({"head_fen": ledger["net_fen"] // heads, "limit_fen": standard, "meals": meals})


def wine_or_tobacco(ledger: Ledger, ground: Ground) -> Judgement:
    """R20: tobacco; and alcohol from the day on which it is no longer served at all.

    A purpose that names neither does not say that there was none: without columns that do, only hits can be told.
    """
    on, summary, alcohol, tobacco = (ledger[name] for name in ("on", "summary", "alcohol", "tobacco"))
    judged = _judged("R20", ledger)
    smoked, _ = ground.words("tobacco_words", on, summary)
    drank, _ = ground.words("alcohol_words", on, summary)
    none_served = surely_since(ledger, _NO_ALCOHOL_FROM)
    judged.hit((tobacco == 1) | smoked | (none_served & ((alcohol == 1) | drank)))
    for name in ("alcohol", "tobacco"):
        judged.cannot(Reason.COLUMN_MISSING, ~ledger.has(name), of=name)
    judged.cannot(Reason.VALUE_UNKNOWN, alcohol.isna() | tobacco.isna() | (alcohol == 1) | drank)
    return judged.each({"tobacco": (tobacco == 1) | smoked, "alcohol": (alcohol == 1) | drank})


def _judged(rule: str, ledger: Ledger, but: Mask | None = None) -> Judgement:
    code = ledger["econ_code"]
    concerned = (ledger["net_fen"] > 0) & ((code == RECEPTION) | (code == ""))
    judged = Judgement(rule, ledger, concerned if but is None else concerned & but)
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    return judged
