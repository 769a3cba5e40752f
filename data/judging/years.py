"""R25 and R26: what only a whole year shows: a rush at its end, a car that costs far more than the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger
from data.rules.discipline_kinds import Reason

_CARS = "30231"
_LEAST_CARS = 3
_LARGEST = 20  # payments of December that a finding names


def year_end_rush(ledger: Ledger, ground: Ground) -> Judgement:
    """R25: December, or its last working days, has an unusual share of a project's year or of the bureau's. Pay and
    heating are left out. Hit are the largest payments of that December, at most twenty.
    """
    year, code, paid = ledger["fiscal_year"], ledger["econ_code"], ledger["paid_on"]
    end_of_year = pd.to_datetime(year.fillna(1900).astype("int64").astype("str") + "-12-31").where(year.notna())
    left_out = ground.prefixes("not_year_end_codes", end_of_year, code)
    judged = Judgement("R25", ledger, (ledger["net_fen"] != 0) & ~left_out)
    judged.cannot(Reason.DATE_UNKNOWN, year.isna() | paid.isna())
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.YEAR_NOT_OVER, end_of_year >= pd.Timestamp(ground.today))
    with_december = ledger.lines.loc[ledger["month"] == 12, "fiscal_year"].unique()
    judged.cannot(Reason.YEAR_NOT_OVER, ~year.isin(with_december))
    judged.cannot(Reason.CALENDAR_UNKNOWN, ~year.isin(ground.calendar.known_years))
    limits = [ground.number(name, end_of_year) for name in ("december_percent", "last_days_percent", "last_days")]
    judged.cannot(Reason.NO_LIMIT, limits[0].isna() | limits[1].isna() | limits[2].isna())
    lines = ledger.lines[judged.open]
    for scope, rows in _scopes(lines):
        first = rows.index[0]
        december, last, whole = _shares(rows, ground, int(limits[2][first]))
        if whole <= 0:
            judged.cannot(Reason.TOO_FEW, judged.outcome.index.isin(rows.index))
        elif december * 100 > whole * limits[0][first] or last * 100 > whole * limits[1][first]:
            of_december = rows[(rows["paid_on"].dt.month == 12) & (rows["net_fen"] > 0)]
            largest = of_december.sort_values(["net_fen", "id"], ascending=[False, True]).index[:_LARGEST].tolist()
            facts = {"project": scope[2], "december_fen": december, "last_days_fen": last, "year_fen": whole}
            judged.together(largest, facts, amount=december, scope=scope)
    return judged.done()


def dear_car(ledger: Ledger, ground: Ground) -> Judgement:
    """R26: a car's year costs far more than the mean of all cars of that year."""
    code, year, on = ledger["econ_code"], ledger["fiscal_year"], ledger["on"]
    judged = Judgement("R26", ledger, (ledger["net_fen"] != 0) & ((code == _CARS) | (code == "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.VALUE_UNKNOWN, ledger["vehicle"] == "")
    judged.cannot(Reason.DATE_UNKNOWN, year.isna())
    percent = ground.number("vehicle_percent", on)
    judged.cannot(Reason.NO_LIMIT, percent.isna())
    lines = ledger.lines[judged.open]
    for of_year, rows in lines.groupby(["currency", "fiscal_year"], sort=True):
        cars = rows.groupby("vehicle")["net_fen"].sum()
        if len(cars) < _LEAST_CARS:
            judged.cannot(Reason.TOO_FEW, judged.outcome.index.isin(rows.index))
            continue
        limit = cars.mean() * percent[rows.index[0]] / 100
        for car in cars[cars > limit].index:
            own = rows.index[rows["vehicle"] == car]
            total = int(cars[car])
            facts = {"vehicle": car, "total_fen": total, "mean_fen": int(cars.mean()), "cars": len(cars)}
            judged.together(own.tolist(), facts, amount=total - int(cars.mean()), scope=(*of_year, car))
    return judged.done()


def _scopes(lines: pd.DataFrame) -> Iterator[tuple[tuple[object, ...], pd.DataFrame]]:
    """Each project of each year, then each year of the whole."""
    yield from lines[lines["project"] != ""].groupby(["currency", "fiscal_year", "project"], sort=True)
    for scope, rows in lines.groupby(["currency", "fiscal_year"], sort=True):
        yield (*scope, ""), rows


def _shares(rows: pd.DataFrame, ground: Ground, days: int) -> tuple[int, int, int]:
    """Net fen of December, of its last working days, and of the year."""
    year = int(rows["fiscal_year"].iloc[0])
    last = rows["paid_on"] >= pd.Timestamp(_last_working_day(year, ground, days))
    december = rows.loc[rows["paid_on"].dt.month == 12, "net_fen"].sum()
    return int(december), int(rows.loc[last, "net_fen"].sum()), int(rows["net_fen"].sum())


def _last_working_day(year: int, ground: Ground, back: int) -> date:
    """The working day of December from which on, itself included, there are so many."""
    day, left = date(year, 12, 31), back
    while True:
        left -= ground.calendar.is_working_day(day)
        if not left:
            return day
        day -= timedelta(days=1)
