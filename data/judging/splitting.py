"""R07 and R08: one matter cut into pieces (化整为零), each below what somebody else would have to approve or tender."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger, Mask
from data.rules.approval_tiers import Tier
from data.rules.discipline_kinds import Reason, Severity

_MONTHS = 2  # in which one may be paid without being a standing supplier
_FAR = 1_000_000  # days between the keys of two groups: more than any two dates lie apart


def split_for_approval(ledger: Ledger, ground: Ground) -> Judgement:
    """R07: within some days one payee is paid several times by one unit for one section, each payment within a tier and
    all together above it. Payments under a contract, pay and utilities are left out.

    Where a ledger has no column of contracts, a payee of more than two months is most likely under one, and cannot be
    judged; what stands alone is a hint. A payee that is blacked out may be many.
    """
    paid = ledger["paid_on"]
    is_usual = ground.prefixes("not_split_codes", paid, ledger["econ_code"])
    judged = Judgement("R07", ledger, (ledger["net_fen"] > 0) & (ledger["contract_no"] == "") & ~is_usual)
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    judged.cannot(Reason.DATE_UNKNOWN, paid.isna())
    judged.cannot(Reason.CODE_UNKNOWN, ledger["section"] == "")
    judged.cannot(Reason.UNIT_UNKNOWN, ledger["unit"] == "")
    is_hidden, _ = ground.words("hidden_payee_words", paid, ledger["payee"])
    judged.cannot(Reason.VALUE_UNKNOWN, (ledger["payee"] == "") | is_hidden)
    days, has_tier = ground.number("splitting_days", paid), judged.hits
    for where, _ in ground.periods("approval_tiers", paid):
        has_tier = has_tier | where
    judged.cannot(Reason.NO_LIMIT, ~has_tier | days.isna())
    fens, matters, on = ledger.cells("net_fen"), ledger.cells("matter"), ledger.cells("paid_on")
    group = ledger.lines.groupby(["currency", "payee", "unit", "section"], sort=False).ngroup()
    months = (paid.dt.year * 12 + paid.dt.month).groupby(group, sort=False).transform("nunique").tolist()
    tells_contracts, going_on = ledger.has("contract_no").tolist(), set[int]()
    for tier, rows in _pieces(judged, ground, group, days):
        span = (on[rows[-1]] - on[rows[0]]).days
        if matters[rows[0]] and len({matters[row] for row in rows}) == 1:
            continue  # one matter, whose whole is what R01 looks at
        if not tells_contracts[rows[0]] and (span > days[rows[0]] or months[rows[0]] > _MONTHS):
            going_on.update(rows)
            continue
        total = sum(fens[row] for row in rows)
        facts = {"limit_fen": tier.upper_fen, "total_fen": total, "lines": len(rows), "days": span}
        judged.together(rows, facts, amount=total, severity=None if tells_contracts[rows[0]] else Severity.HINT)
    judged.done().cannot(Reason.COLUMN_MISSING, judged.among(going_on), of="contract_no")
    return judged


def _pieces(judged: Judgement, ground: Ground, group: pd.Series, days: pd.Series) -> Iterator[tuple[Tier, list[int]]]:
    """Payments that may be pieces of one, in the order of their days, under the highest tier that they pass together."""
    ledger = judged.ledger
    told: set[int] = set()
    for where, value in ground.periods("approval_tiers", ledger["paid_on"]):
        bounded = [each for each in value if each.upper_fen is not None]
        for tier in sorted(bounded, key=lambda each: each.upper_fen or 0, reverse=True):
            small = judged.open & where & _below(ledger, tier) & ~judged.among(told)  # no line is in two findings
            for rows in _windows(ledger.lines[small], group[small], days[small].max(), tier):
                told.update(rows)
                yield tier, rows


def split_for_tender(ledger: Ledger, ground: Ground) -> Judgement:
    """R08: in one year and project, purchases of one section by another way than open tender pass the amount from which
    open tender is due. A payment that does not say how it was bought cannot be judged; one whose way of purchase was
    approved by a paper that the ledger names is left out, as one by open tender is.
    """
    bought, on = ledger["procurement"], ledger["paid_on"].fillna(ledger["on"])
    tendered, _ = ground.words("open_tender_words", on, bought)
    in_project = (ledger["project"] != "") | ~ledger.has("project")
    approved = ledger["exception_no"] != ""
    judged = Judgement("R08", ledger, (ledger["net_fen"] > 0) & in_project & ~tendered & ~approved)
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    limit = ground.number("open_tender_fen", on)
    judged.cannot(Reason.VALUE_UNKNOWN, bought == "")
    judged.cannot(Reason.CODE_UNKNOWN, ledger["section"] == "")
    judged.cannot(Reason.DATE_UNKNOWN, ledger["fiscal_year"].isna())
    judged.cannot(Reason.NO_LIMIT, limit.isna())
    names = ["currency", "fiscal_year", "project", "section"]
    lines = ledger.lines[[*names, "net_fen"]].assign(limit=limit)[judged.open]
    of_item = lines.groupby(names, sort=True)
    over = of_item["net_fen"].transform("sum") > of_item["limit"].transform("max")
    judged.hit(over.reindex(ledger.lines.index, fill_value=False))
    for scope, rows in lines[over].groupby(names, sort=True):
        total = int(rows["net_fen"].sum())
        facts = {"total_fen": total, "limit_fen": int(rows["limit"].max()), "lines": len(rows)}
        judged.together(rows.index.tolist(), facts, amount=total, scope=scope)
    return judged.done()


def _below(ledger: Ledger, tier: Tier) -> Mask:
    """The lines that stay within a tier by themselves."""
    fen = ledger["net_fen"]
    below = (fen <= tier.upper_fen) if tier.upper_closed else (fen < tier.upper_fen)
    if tier.econ_prefix:
        below &= ledger["econ_code"].str.startswith(tier.econ_prefix)
    for name, wanted in (("project", tier.project), ("fund", tier.fund)):
        if wanted:
            below &= ledger[name] == wanted
    return below


def _windows(lines: pd.DataFrame, group: pd.Series, days: float, tier: Tier) -> Iterator[list[int]]:
    """Rows of one group within some days that together pass the tier; windows that overlap are one."""
    day = (lines["paid_on"] - pd.Timestamp(0)).dt.days
    ordered = pd.DataFrame({"at": group * _FAR + day, "fen": lines["net_fen"]}).sort_values("at", kind="stable")
    at, upto = ordered["at"].reset_index(drop=True), ordered["fen"].cumsum().reset_index(drop=True)
    begin = pd.Series(range(len(at)))
    end = pd.Series(at.searchsorted(at + days, side="right"))
    total = upto[end - 1].reset_index(drop=True) - upto + ordered["fen"].reset_index(drop=True)
    bound = tier.upper_fen or 0
    passes = (end - begin > 1) & ((total > bound) if tier.upper_closed else (total >= bound))
    rows = ordered.index.tolist()
    last = -1
    together: list[int] = []
    for first, behind in zip(begin[passes], end[passes], strict=True):
        if first >= last and together:
            yield together
            together = []
        together += rows[max(first, last) if together else first : behind]
        last = max(last, behind)
    if together:
        yield together
