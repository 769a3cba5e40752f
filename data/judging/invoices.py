"""R09 to R12: invoices claimed twice, in a row, void, made out to another, dated after the payment, or missing."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from data.judging.approvers import keys
from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger, Mask
from data.judging.netting import matters
from data.rules.discipline_kinds import Reason, Severity
from data.rules.names import name_key

_DIGITAL = 20  # digits of a 数电票, whose numbers are no series of one seller
_SERIES = 8  # the last digits, which count up


def claimed_twice(ledger: Ledger, ground: Ground) -> Judgement:
    """R09: one invoice stands on several lines of different matters that nothing took back.

    A number without a code that is no 数电票's is an invoice's only together with its seller.
    """
    judged = Judgement("R09", ledger, _invoiced(ledger, "invoice_no"))
    is_own = (ledger["invoice_code"] != "") | (ledger["invoice_no"].str.len() == _DIGITAL)
    judged.cannot(Reason.VALUE_UNKNOWN, ~is_own & (ledger["seller"] == ""))
    lines = ledger.lines[judged.open]
    number = lines["invoice_code"] + "|" + lines["invoice_no"]
    key = number.where(is_own[lines.index], number + "|" + lines["seller"])
    twice = matters(lines).groupby(key, sort=False).transform("nunique") > 1
    _groups(judged, lines[twice], key[twice])
    return judged.done()


def claimed_alike(ledger: Ledger, ground: Ground) -> Judgement:
    """R09.alike: one seller, one amount, one day, and different numbers."""
    judged = Judgement("R09.alike", ledger, _invoiced(ledger, "invoice_no"))
    judged.cannot(Reason.VALUE_UNKNOWN, (ledger["seller"] == "") | ledger["invoiced_on"].isna())
    lines = ledger.lines[judged.open]
    key = lines["seller"] + "|" + lines["amount_fen"].astype("str") + "|" + lines["invoiced_on"].astype("str")
    alike = lines["invoice_no"].groupby(key, sort=False).transform("nunique") > 1
    _groups(judged, lines[alike], key[alike])
    return judged.done()


def consecutive(ledger: Ledger, ground: Ground) -> Judgement:
    """R10: invoices of one seller with numbers in a row, paid within some days, for different matters. For 数电票 a hint."""
    paid = ledger["paid_on"]
    judged = Judgement("R10", ledger, _invoiced(ledger, "invoice_no"))
    judged.cannot(Reason.VALUE_UNKNOWN, (ledger["seller"] == "") | ~ledger["invoice_no"].str.fullmatch(r"\d+"))
    judged.cannot(Reason.DATE_UNKNOWN, paid.isna())
    least, days = ground.number("consecutive_invoices", paid), ground.number("consecutive_days", paid)
    judged.cannot(Reason.NO_LIMIT, least.isna() | days.isna())
    if not judged.open.any():
        return judged.done()
    lines = ledger.lines[judged.open]
    tail = lines["invoice_no"].str[-_SERIES:].astype("int64")
    series = lines["seller"] + "|" + lines["invoice_code"] + "|" + lines["invoice_no"].str[:-_SERIES]
    ordered = pd.DataFrame({"series": series, "tail": tail, "matter": matters(lines), "paid": lines["paid_on"]})
    ordered = ordered.drop_duplicates(["series", "tail"]).sort_values(["series", "tail"])
    starts = (ordered["series"] != ordered["series"].shift()) | (ordered["tail"].diff() != 1)
    run = starts.cumsum()
    long_ones = ordered[run.groupby(run).transform("size") >= int(least[judged.open].min())]
    for _, rows in long_ones.groupby(run[long_ones.index], sort=True):
        for window in _within_days(rows, int(least.max()), int(days.max())):
            if len(window["matter"].unique()) > 1:
                _one(judged, window.index.tolist())
    return judged.done()


def void(ledger: Ledger, ground: Ground) -> Judgement:
    """R11: the invoice's check came back with 作废, 红冲, 查无此票 or the like."""
    status = ledger["invoice_status"]
    judged = Judgement("R11", ledger, _invoiced(ledger, "invoice_status") | _invoiced(ledger, "invoice_no"))
    is_bad, is_listed = ground.words("bad_invoice_words", ledger["on"], status)
    judged.cannot(Reason.NO_LIMIT, ~is_listed)
    judged.hit(is_bad)
    judged.cannot(Reason.VALUE_UNKNOWN, status == "")
    return judged.each({"status": status})


def other_buyer(ledger: Ledger, ground: Ground) -> Judgement:
    """R11.buyer: by name or by tax number, the invoice is made out to somebody that is not the bureau. Tickets, fiscal
    receipts and the like name no buyer.
    """
    told = {"is_name": ("buyer", "buyer_names"), "is_tax_no": ("buyer_tax_no", "buyer_tax_nos")}
    day = ledger["invoiced_on"].fillna(ledger["on"])
    needs_none, _ = ground.words("no_invoice_kinds", day, ledger["invoice_kind"], whole=True)
    is_named = (ledger["net_fen"] > 0) & ((ledger["buyer"] != "") | (ledger["buyer_tax_no"] != ""))
    judged = Judgement("R11.buyer", ledger, (_invoiced(ledger, "invoice_no") | is_named) & ~needs_none)
    is_other = dict.fromkeys(told, ledger["net_fen"] != ledger["net_fen"])
    is_known = dict(is_other)
    for fact, (name, limit) in told.items():
        written = keys(ledger[name])
        for where, own in ground.periods(limit, day):
            is_known[fact] = is_known[fact] | where
            is_own = written.isin([name_key(each) for each in own])
            is_other[fact] = is_other[fact] | (where & (written != "") & ~is_own)
        judged.hit(is_other[fact])
    for fact, (name, _) in told.items():
        judged.cannot(Reason.COLUMN_MISSING, ~ledger.has(name), of=name)
        judged.cannot(Reason.VALUE_UNKNOWN, ledger[name] == "")
        judged.cannot(Reason.NO_LIMIT, ~is_known[fact])
    return judged.each(is_other)


def dated_later(ledger: Ledger, ground: Ground) -> Judgement:
    """R11.date: the invoice is dated after the payment."""
    invoiced, paid = ledger["invoiced_on"], ledger["paid_on"]
    judged = Judgement("R11.date", ledger, _invoiced(ledger, "invoiced_on") | _invoiced(ledger, "invoice_no"))
    judged.cannot(Reason.VALUE_UNKNOWN, invoiced.isna())
    judged.cannot(Reason.DATE_UNKNOWN, paid.isna())
    judged.hit(invoiced > paid)
    return judged.each({"invoiced_on": invoiced, "paid_on": paid, "days": (invoiced - paid).dt.days})


def without(ledger: Ledger, ground: Ground) -> Judgement:
    """R12: a body was paid and no invoice is told, nor another paper that is allowed. Pay, allowances and bank charges
    need none.
    """
    code, on = ledger["econ_code"], ledger["on"]
    is_exempt = ground.prefixes("no_invoice_codes", on, code)
    judged = Judgement("R12", ledger, (ledger["net_fen"] > 0) & ~ledger["payee_is_person"] & ~is_exempt)
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    is_allowed, _ = ground.words("no_invoice_kinds", on, ledger["invoice_kind"])
    judged.hit((ledger["invoice_no"] == "") & ~is_allowed)
    return judged.each({"amount_fen": ledger["net_fen"]})


def _invoiced(ledger: Ledger, name: str) -> Mask:
    """Spending with something in a column of invoices, or whose ledger lacks the column."""
    said = ledger[name].notna() if name == "invoiced_on" else ledger[name] != ""
    return (ledger["net_fen"] > 0) & (said | ~ledger.has(name))


def _groups(judged: Judgement, lines: pd.DataFrame, key: pd.Series) -> None:
    """A finding for each year that brought a further line of a group, with those of the year before: what a year's lines
    come to depends on its neighbours only.
    """
    years = [max(0, year) for year in judged.ledger.cells("fiscal_year")]
    for places in lines.groupby(key, sort=False).indices.values():
        rows = lines.index[places].tolist()
        for year in sorted({years[row] for row in rows}):
            own = [row for row in rows if years[row] == year]
            near = [row for row in rows if year - years[row] in (0, 1)]
            if len(near) > 1:
                _one(judged, near, anchor=own[0])


def _one(judged: Judgement, rows: list[int], *, anchor: int | None = None) -> None:
    fens, numbers = judged.ledger.cells("net_fen"), judged.ledger.cells("invoice_no")
    on = judged.ledger["paid_on"].loc[rows]
    is_hint = judged.rule.code == "R10" and all(len(numbers[row]) == _DIGITAL for row in rows)
    total = sum(fens[row] for row in rows)
    facts = {"lines": len(rows), "total_fen": total, "days": (on.max() - on.min()).days}
    judged.together(rows, facts, amount=total, severity=Severity.HINT if is_hint else None, anchor=anchor)


def _within_days(rows: pd.DataFrame, least: int, days: int) -> Iterator[pd.DataFrame]:
    """The longest pieces of a run of numbers that were paid within some days."""
    begin = 0
    while begin <= len(rows) - least:
        end = begin + least
        while end < len(rows) and _span(rows.iloc[begin : end + 1]) <= days:
            end += 1
        if _span(rows.iloc[begin:end]) <= days:
            yield rows.iloc[begin:end]
            begin = end
        else:
            begin += 1


def _span(rows: pd.DataFrame) -> int:
    return int((rows["paid"].max() - rows["paid"].min()).days)
