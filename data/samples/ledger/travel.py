"""Journeys: who went where for how many days, paid back to the traveller."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data.samples import days, organisation
from data.samples.ledger.books import Books, Month, chance, pay_day, times
from data.samples.ledger.entries import CARD, TRANSFER, Entry, Trip
from data.samples.ledger.purchases import func_code, season
from data.samples.material import toml

TRAVEL = "30211"
# project ("" is running costs), units ("" is all), journeys a month
_PURSES: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("", (), 118),
    ("市场监管执法办案", ("060", "080", "090", "210", "220", "230", "310", "320", "330"), 26),
    ("食品安全监督抽检", ("110",), 8),
    ("特种设备安全监察", ("130",), 6),
)
_MEALS, _LOCAL = 100, 80  # yuan a day
_TRIES = 8


def entries(books: Books, month: Month) -> Iterator[Entry]:
    """The journeys paid for in a month."""
    rng = chance(month, "travel")
    for project, units, journeys in _PURSES:
        for _ in range(times(rng, journeys * season("", project, month[1]))):
            entry = _journey(books, rng, project, units, month)
            if entry:
                yield entry


def _journey(books: Books, rng: Random, project: str, units: tuple[str, ...], month: Month) -> Entry | None:
    trips = toml("ledger/travel.toml")["trip"]
    for _ in range(_TRIES):
        paid_on = pay_day(rng, month)
        back_on = days.before(paid_on, rng.randint(4, 14))
        unit = rng.choice(units or tuple(unit.code for unit in organisation.spending_units()))
        staff_no = rng.choice(organisation.members(unit, back_on))
        traveller = organisation.people()[staff_no].name
        trip = rng.choices(trips, [trip["weight"] for trip in trips])[0]
        length = rng.randint(*trip["days"])
        start = back_on - timedelta(days=length - 1)
        if books.may_pay(traveller, TRAVEL, unit, paid_on) and books.may_travel(traveller, start, back_on):
            break
    else:
        return None
    nights = sum(rng.randint(*trip["night"]) for _ in range(length - 1))
    purposes = toml("ledger/travel.toml")["purposes"][unit] if trip.get("near") else trip["purposes"]
    yuan = length * (_MEALS + _LOCAL) + nights + rng.randint(*trip["fare"])
    claimed = claim(staff_no, trip["place"], start, back_on, lodging=nights * 100)
    return Entry(
        unit=unit,
        econ=TRAVEL,
        project=project,
        func=func_code(project),
        fen=yuan * 100 + rng.choice((0, 0, 0, 50)),
        summary=f"赴{trip['place']}{rng.choice(purposes)}差旅费（{length}天）",
        payee=traveller,
        payee_is_person=True,
        paid_on=paid_on,
        occurred_on=back_on,
        pay_method=rng.choice((CARD, CARD, TRANSFER)),
        handler=traveller,
        claimant=traveller,
        trip=claimed,
    )


def claim(staff_no: str, place: str, left_on: date, back_on: date, *, lodging: int, nights: int | None = None) -> Trip:
    """The papers of a journey: one night fewer than days unless it is said, meals and local transport by the rules."""
    length = (back_on - left_on).days + 1
    return Trip(
        traveller=organisation.people()[staff_no].name,
        place=place,
        grade=organisation.on(back_on)[staff_no].title.rsplit("、")[-1],
        left_on=left_on,
        back_on=back_on,
        nights=length - 1 if nights is None else nights,
        lodging=lodging,
        meals=length * _MEALS * 100,
        local=length * _LOCAL * 100,
    )


def lodging_limits() -> dict[str, int]:
    """The bureau's own most for a night in fen, by place."""
    return {trip["place"]: trip["night"][1] * 100 for trip in toml("ledger/travel.toml")["trip"]}
