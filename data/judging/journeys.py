"""R09.travel, R23 and R24: journeys, meetings and training by their papers."""

from __future__ import annotations

import pandas as pd

from data.judging.approvers import keys
from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger
from data.judging.netting import matters
from data.rules.discipline_kinds import Reason

_TRAVEL, _MEETING, _TRAINING = "30211", "30215", "30216"


def in_two_places(ledger: Ledger, ground: Ground) -> Judgement:
    """R09.travel: two journeys of one person, of different matters, share a day."""
    left, back = ledger["left_on"], ledger["back_on"]
    travelled = (ledger["traveller"] != "") | (~ledger.has("traveller") & ledger["econ_code"].isin((_TRAVEL, "")))
    judged = Judgement("R09.travel", ledger, (ledger["net_fen"] > 0) & travelled)
    judged.cannot(Reason.DATE_UNKNOWN, left.isna() | back.isna())
    table = ledger.lines[["id", "left_on", "back_on", "net_fen"]]
    lines = table.assign(person=keys(ledger["traveller"]), matter=matters(ledger.lines))[judged.open]
    lines = lines.sort_values(["person", "left_on", "id"])
    until = lines.groupby("person")["back_on"].cummax().groupby(lines["person"]).shift()
    journey = ((lines["person"] != lines["person"].shift()) | ~(lines["left_on"] <= until)).cumsum()
    crossed = lines["matter"].groupby(journey).transform("nunique") > 1
    for _, rows in lines[crossed].groupby(journey[crossed], sort=True):
        total = int(rows["net_fen"].sum())
        facts = {"lines": len(rows), "from": rows["left_on"].min(), "to": rows["back_on"].max(), "total_fen": total}
        judged.together(rows.index.tolist(), facts, amount=total)
    return judged.done()


def dear_journey(ledger: Ledger, ground: Ground) -> Judgement:
    """R23: a night, a day's meals or a day's local transport above the limit, or more nights than the journey had."""
    left, back, nights = (ledger[name] for name in ("left_on", "back_on", "nights"))
    code = ledger["econ_code"]
    judged = Judgement("R23", ledger, (ledger["net_fen"] > 0) & ((code == _TRAVEL) | (code == "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    judged.cannot(Reason.VALUE_UNKNOWN, nights.isna())
    slept = (back - left).dt.days
    days = (slept + 1).fillna(nights + 1)
    on = ledger["on"]
    night = _of_table(ground, "lodging_night_fen", on, ledger["travel_place"], ledger["grade"])
    spent = {
        "lodging": (ledger["lodging"], night * nights),
        "meal_allowance": (ledger["meal_allowance"], ground.number("travel_meals_day_fen", on) * days),
        "local_transport": (ledger["local_transport"], ground.number("travel_local_day_fen", on) * days),
    }
    judged.hit(nights > slept)
    for fen, limit in spent.values():
        judged.hit(fen > limit)
    for name in ("left_on", "back_on"):
        judged.cannot(Reason.COLUMN_MISSING, ~ledger.has(name), of=name)
    judged.cannot(Reason.DATE_UNKNOWN, slept.isna())
    for name, (fen, limit) in spent.items():
        judged.cannot(Reason.COLUMN_MISSING, ~ledger.has(name), of=name)
        judged.cannot(Reason.VALUE_UNKNOWN, fen.isna())
        judged.cannot(Reason.NO_LIMIT, limit.isna() & (fen > 0))
    over = {f"{name}_over_fen": (fen - limit).clip(lower=0) for name, (fen, limit) in spent.items()}
    return judged.each({"nights": nights, "days": days, **over})


def dear_meeting(ledger: Ledger, ground: Ground) -> Judgement:
    """R24: a meeting or a course costs more for each person and day than its class allows."""
    code, people, days = ledger["econ_code"], ledger["meeting_people"], ledger["meeting_days"]
    judged = Judgement("R24", ledger, (ledger["net_fen"] > 0) & code.isin((_MEETING, _TRAINING, "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    judged.cannot(Reason.VALUE_UNKNOWN, ~(people > 0) | ~(days > 0) | (ledger["meeting_class"] == ""))
    limit = _of_table(ground, "meeting_day_fen", ledger["on"], ledger["meeting_class"])
    judged.cannot(Reason.NO_LIMIT, limit.isna())
    judged.hit(ledger["net_fen"] > limit * people * days)
    each = ledger["net_fen"] // (people * days)
    return judged.each({"day_fen": each, "limit_fen": limit, "people": people, "days": days})


def _of_table(
    ground: Ground, name: str, days: pd.Series, key: pd.Series, narrower: pd.Series | None = None
) -> pd.Series:
    """A table's number for a place, or for place/grade where the table has that; NaN where it has neither."""
    found = pd.Series(float("nan"), index=days.index)
    for where, table in ground.periods(name, days):
        of_key = key.map(table).astype("float64")
        if narrower is not None:
            of_key = (key + "/" + narrower).map(table).astype("float64").fillna(of_key)
        found = found.where(~where, of_key)
    return found
