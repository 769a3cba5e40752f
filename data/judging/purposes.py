"""R15, R27 and R28: what a purpose, a payee or an amount says beside its classification."""

from __future__ import annotations

import pandas as pd

from data.judging.approvers import keys
from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger
from data.rules.discipline_kinds import Reason
from data.rules.names import name_key


def misplaced(ledger: Ledger, ground: Ground) -> Judgement:
    """R15: the purpose names meals, wine, gifts or the like under a section where they do not belong."""
    code, on, summary = ledger["econ_code"], ledger["on"], ledger["summary"]
    listed = ground.prefixes("misplaced_codes", on, code)
    judged = Judgement("R15", ledger, (ledger["net_fen"] > 0) & (listed | (code == "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.VALUE_UNKNOWN, summary == "")
    said, known = ground.words("misplaced_words", on, summary)
    judged.cannot(Reason.NO_LIMIT, ~known)
    judged.hit(said)
    return judged.each({"code": code})


def shifted(ledger: Ledger, ground: Ground) -> Judgement:
    """R27: a subordinate body or a firm under the bureau's supervision is paid for meals, meetings or printing."""
    code, on = ledger["econ_code"], ledger["on"]
    listed = ground.prefixes("shifted_codes", on, code)
    judged = Judgement("R27", ledger, (ledger["net_fen"] > 0) & (listed | (code == "")))
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.VALUE_UNKNOWN, ledger["payee"] == "")
    payee, hit, known = keys(ledger["payee"]), judged.hits, judged.hits
    for where, bodies in ground.periods("supervised_bodies", on):
        known = known | where
        hit = hit | (where & payee.isin([name_key(body) for body in bodies]))
    judged.cannot(Reason.NO_LIMIT, ~known)
    judged.hit(hit)
    return judged.each({"code": code})


def round_amounts(ledger: Ledger, ground: Ground) -> Judgement:
    """R28: of a unit's payments of a year under one section an unusual share is of whole thousands."""
    code, on = ledger["section"], ledger["on"].fillna(pd.Timestamp(ground.today))
    usual = ground.prefixes("not_round_codes", on, ledger["econ_code"])
    judged = Judgement("R28", ledger, (ledger["net_fen"] > 0) & ~usual)
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    judged.cannot(Reason.UNIT_UNKNOWN, ledger["unit"] == "")
    judged.cannot(Reason.DATE_UNKNOWN, ledger["fiscal_year"].isna())
    step, least, percent = (ground.number(name, on) for name in ("round_fen", "round_least", "round_percent"))
    judged.cannot(Reason.NO_LIMIT, step.isna() | least.isna() | percent.isna())
    names = ["currency", "fiscal_year", "unit", "section"]
    lines = ledger.lines[[*names, "net_fen"]].assign(is_round=(ledger["net_fen"] % step) == 0)[judged.open]
    of_group = lines.groupby(names, sort=True)["is_round"]
    size, rounds = of_group.transform("size"), of_group.transform("sum")
    judged.cannot(Reason.TOO_FEW, (size < least.loc[size.index]).reindex(on.index, fill_value=False))
    many = (size >= least.loc[size.index]) & (rounds * 100 > percent.loc[size.index] * size)
    hit = lines["is_round"] & many
    judged.hit(hit.reindex(on.index, fill_value=False))
    for scope, rows in lines[hit].groupby(names, sort=True):
        total = int(rows["net_fen"].sum())
        facts = {"code": scope[3], "lines": len(rows), "of": int(size[rows.index[0]]), "total_fen": total}
        judged.together(rows.index.tolist(), facts, amount=total, scope=scope)
    return judged.done()
