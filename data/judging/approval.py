"""R01 to R06: who approved what, when, and whether they might."""

from __future__ import annotations

import pandas as pd

from data.judging.approvers import approved, keys, tiers
from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger, Mask
from data.rules.discipline_kinds import Reason
from data.rules.spending_evidence import RANKS, ApproverRole

_HIGHEST = RANKS[ApproverRole.PRINCIPAL]  # high enough for any whole of a matter that no ledger tells
_PAID_WITHOUT_ASKING = ("301", "303", "30204")  # pay, insurance and bank charges are approved with the year's budget


def above_authority(ledger: Ledger, ground: Ground) -> Judgement:
    """R01: the highest approver's rank is below the tier of the whole matter on the day of approval. Who approves by a
    written delegation has the rank of who gave it.
    """
    who = approved(ledger, ground)
    tier = tiers(ledger, ground, _approval_day(ledger, who.last_on))
    judged = Judgement("R01", ledger, (ledger["net_fen"] > 0) & (who.anybody | ~ledger.has("approver")))
    _in_own_currency(judged, ground)
    judged.cannot(Reason.NO_LIMIT, tier.rank.isna())
    too_low = ~(who.rank >= tier.rank)
    judged.cannot(Reason.NO_APPOINTMENTS, too_low & who.rank_unknown)
    judged.hit(too_low)
    judged.cannot(Reason.COLUMN_MISSING, ~ledger.has("matter") & (who.rank < _HIGHEST), of="matter")
    facts = {"matter_fen": ledger["matter_fen"], "rank": who.rank, "required": tier.rank}
    return judged.each(facts, amount=ledger["matter_fen"])


def approved_late(ledger: Ledger, ground: Ground) -> Judgement:
    """R02: an approval is dated after the payment. Pay, insurance and bank charges are left out; of what the ledger marks
    as an emergency it is no lead.
    """
    who = approved(ledger, ground)
    paid = ledger["paid_on"]
    judged = Judgement("R02", ledger, _spent(ledger) & ~ledger["econ_code"].str.startswith(_PAID_WITHOUT_ASKING))
    judged.cannot(Reason.DATE_UNKNOWN, paid.isna())
    judged.hit((who.last_on > paid) & (ledger["urgent"] != 1))
    judged.cannot(Reason.VALUE_UNKNOWN, who.undated | ~who.anybody)
    return judged.each({"paid_on": paid, "approved_on": who.last_on, "days": (who.last_on - paid).dt.days})


def approved_by_self(ledger: Ledger, ground: Ground) -> Judgement:
    """R03: who approved last is also handler, claimant or payee. Countersigned by another, it is no hit."""
    who = approved(ledger, ground)
    judged = Judgement("R03", ledger, _spent(ledger) & (who.anybody | ~ledger.has("approver")))
    own = {name: (keys(ledger[name]) == who.last_person) & who.anybody for name in ("handler", "claimant", "payee")}
    judged.hit(own["handler"] | own["claimant"] | own["payee"])
    return judged.each({f"is_{name}": same for name, same in own.items()})


def step_missing(ledger: Ledger, ground: Ground) -> Judgement:
    """R04: nobody approved, or a further step that the tier requires names nobody. A step that the ledger has no column
    for cannot be judged. Whether the highest was high enough is R01's question.
    """
    who = approved(ledger, ground)
    tier = tiers(ledger, ground, _approval_day(ledger, who.last_on))
    judged = Judgement("R04", ledger, _spent(ledger))
    _in_own_currency(judged, ground)
    judged.cannot(Reason.NO_LIMIT, tier.rank.isna())
    missing = (~who.anybody).astype("int64")
    unseen = {}
    for role in ApproverRole:
        required = tier.tier.map(lambda each, role=role: role in each.steps, na_action="ignore").eq(True)
        if required.any():
            has = ledger.has(f"approver_{role}")
            missing += required & has & ~_signed(ledger, role)
            unseen[f"approver_{role}"] = required & ~has
    judged.hit(missing > 0)
    for name, where in unseen.items():
        judged.cannot(Reason.COLUMN_MISSING, where, of=name)
    judged.cannot(Reason.COLUMN_MISSING, ~ledger.has("matter") & tier.has_steps, of="matter")
    return judged.each({"matter_fen": ledger["matter_fen"], "missing": missing})


def not_decided_together(ledger: Ledger, ground: Ground) -> Judgement:
    """R05: a matter of the amount that a meeting decides has no decision, or one dated after the payment."""
    day = ledger["paid_on"].fillna(ledger["on"])
    tier = tiers(ledger, ground, day)
    unknown, whole_unknown = ~tier.has_collective, ~ledger.has("matter")
    judged = Judgement("R05", ledger, _spent(ledger) & (tier.collective | unknown | whole_unknown))
    _in_own_currency(judged, ground)
    judged.cannot(Reason.NO_LIMIT, unknown)
    judged.cannot(Reason.COLUMN_MISSING, whole_unknown & ~tier.collective, of="matter")
    decided = ledger["decided_on"]
    judged.hit((ledger["decision"] == "") & decided.isna())
    judged.hit(decided > day)
    judged.cannot(Reason.VALUE_UNKNOWN, decided.isna() | day.isna())
    return judged.each({"matter_fen": ledger["matter_fen"], "decided_on": decided}, amount=ledger["matter_fen"])


def approver_out_of_post(ledger: Ledger, ground: Ground) -> Judgement:
    """R06: an approver held no post on the day of approval."""
    who = approved(ledger, ground)
    judged = Judgement("R06", ledger, _spent(ledger) & (who.anybody | ~ledger.has("approver")))
    judged.hit(who.out_of_post)
    judged.cannot(Reason.VALUE_UNKNOWN, who.undated)
    judged.cannot(Reason.NO_APPOINTMENTS, who.stranger)
    return judged.each({"approved_on": who.last_on})


def _spent(ledger: Ledger) -> Mask:
    return ledger["net_fen"] > 0


def _approval_day(ledger: Ledger, last_on: pd.Series) -> pd.Series:
    return last_on.fillna(ledger["paid_on"]).fillna(ledger["on"])


def _in_own_currency(judged: Judgement, ground: Ground) -> None:
    currency = judged.ledger["currency"]
    judged.cannot(Reason.CURRENCY_DIFFERS, (currency != "") & (currency != ground.currency))


def _signed(ledger: Ledger, role: ApproverRole) -> Mask:
    steps = ledger.approvals
    lines = steps.loc[(steps["role"] == role.value) & (steps["person"] != ""), "line"]
    return ledger.lines.index.to_series().isin(lines)
