"""Which function tries which rule. Two rules that the house would add stand here and in data/rules/spending_discipline.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data.judging import approval, budget, invoices, journeys, payments, purposes, reception, splitting, years
from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger

TRIED: Mapping[str, Callable[[Ledger, Ground], Judgement]] = {
    "R01": approval.above_authority,
    "R02": approval.approved_late,
    "R03": approval.approved_by_self,
    "R04": approval.step_missing,
    "R05": approval.not_decided_together,
    "R06": approval.approver_out_of_post,
    "R07": splitting.split_for_approval,
    "R08": splitting.split_for_tender,
    "R09": invoices.claimed_twice,
    "R09.alike": invoices.claimed_alike,
    "R09.travel": journeys.in_two_places,
    "R10": invoices.consecutive,
    "R11": invoices.void,
    "R11.buyer": invoices.other_buyer,
    "R11.date": invoices.dated_later,
    "R12": invoices.without,
    "R13": budget.unbudgeted,
    "R14": budget.over_budget,
    "R15": purposes.misplaced,
    "R16": reception.without_letter,
    "R17": reception.without_list,
    "R18": reception.too_many_hosts,
    "R19": reception.too_dear,
    "R20": reception.wine_or_tobacco,
    "R21": payments.reception_in_cash,
    "R21.body": payments.body_in_cash,
    "R22": payments.on_days_off,
    "R23": journeys.dear_journey,
    "R24": journeys.dear_meeting,
    "R25": years.year_end_rush,
    "R26": years.dear_car,
    "R27": purposes.shifted,
    "R28": purposes.round_amounts,
}
