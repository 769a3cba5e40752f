"""Any ledger, in any form that is supported, comes back to the same lines and the same total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.rules.money import show_yuan
from tests.data.imports.making import Rows, read, text_file, workbook

NAMES = ["支付日期", "凭证号", "科室", "经济分类编码", "摘要", "收款人", "原凭证号"]
UPPER: Rows = [[*NAMES, "支出", ""], [*[""] * len(NAMES), "本期", ""]]
LOWEST: list[object] = [*[""] * len(NAMES), "金额", "票据张数"]
LABELS = {"page": "本页合计", "block": "小计", "running": "累计"}


@dataclass(frozen=True)
class Payment:
    """What is written, and must come back."""

    paid_on: date
    voucher: str
    unit: str
    code: str
    summary: str
    payee: str
    fen: int
    reversal_of: str = ""


@dataclass(frozen=True)
class Form:
    """How it is written."""

    unit: str
    levels: int
    dates: str
    amounts: str
    totals: str  # above, below, page, block or running
    every: int  # rows between the totals of pages or blocks, or between repeated headers
    blank_rows: bool
    repeats_header: bool


@st.composite
def payments(draw: st.DrawFn) -> list[Payment]:
    """Up to twenty payments, some of which take an earlier one back."""
    made: list[Payment] = []
    for number in range(1, draw(st.integers(1, 20)) + 1):
        original = draw(st.sampled_from(made)) if made and draw(st.integers(0, 5)) == 0 else None
        if original and original.fen > 0:
            fen, summary, reversal_of = -original.fen, f"冲销{original.voucher}", original.voucher
        else:
            fen, summary, reversal_of = draw(st.integers(-(10**9), 10**11)), "购买办公用品", ""
        made.append(
            Payment(
                paid_on=draw(st.dates(date(2026, 1, 1), date(2026, 12, 31))),
                voucher=f"记-{number:04d}",
                unit=draw(st.sampled_from(["办公室", "财务科", "信息科"])),
                code=draw(st.sampled_from(["30201", "30206", "30217", "31002"])),
                summary=summary,
                payee=draw(st.text("滨海东港文具电力（有限）公司·王㛃ＡB1,;'", min_size=1, max_size=12)),
                fen=fen,
                reversal_of=reversal_of,
            )
        )
    return made


FORMS = st.builds(
    Form,
    unit=st.sampled_from(["元", "万元"]),
    levels=st.integers(1, 3),
    dates=st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]),
    amounts=st.sampled_from(["minus", "brackets", "minus behind", "full width", "sign"]),
    totals=st.sampled_from(["above", "below", "page", "block", "running"]),
    every=st.integers(2, 7),
    blank_rows=st.booleans(),
    repeats_header=st.booleans(),
)


def amount(fen: int, form: Form) -> str:
    """An amount as finance systems print it."""
    if form.unit == "万元":
        whole, rest = divmod(abs(fen), 1_000_000)
        text = f"{whole}.{rest:06d}"
    else:
        text = show_yuan(abs(fen))
    if form.amounts == "sign":
        text = "¥" + text
    if form.amounts == "full width":
        text = text.translate({ord(mark): ord(mark) + 0xFEE0 for mark in "0123456789.,"})
    if fen >= 0:
        return text
    return {"brackets": f"（{text}）", "minus behind": f"{text}-", "full width": f"－{text}"}.get(
        form.amounts, f"-{text}"
    )


def header(form: Form) -> Rows:
    if form.levels == 1:
        return [[*NAMES, "金额", "票据张数"]]
    return [*UPPER[: form.levels - 1], LOWEST]


def written(made: list[Payment], form: Form) -> Rows:
    """The rows of the file, from its title to its 合计."""

    def total(label: str, fens: list[int]) -> list[object]:
        return [label, *[""] * 6, amount(sum(fens), form), ""]

    fens = [payment.fen for payment in made]
    rows: Rows = [["2026年支出明细表"], [f"单位：{form.unit}"], *header(form)]
    if form.totals == "above":
        rows.append(total("总计", fens))
    for number, payment in enumerate(made, 1):
        day = payment.paid_on.strftime(form.dates)
        texts = [payment.voucher, payment.unit, payment.code, payment.summary, payment.payee, payment.reversal_of]
        rows.append([day, *texts, amount(payment.fen, form), "1"])
        if number % form.every == 0:
            if label := LABELS.get(form.totals):
                start = 0 if form.totals == "running" else number - form.every
                rows.append(total(label, fens[start:number]))
            rows.extend([[""] * 9] if form.blank_rows else [])
            rows.extend(header(form)[-1:] if form.repeats_header and form.levels == 1 else [])
    if form.totals != "above":
        rows.append(total("合计", fens))
    return rows


def comes_back(made: list[Payment], content: bytes) -> None:
    checked = read(content)
    assert [
        Payment(
            line.paid_on or date.min,
            line.voucher_no,
            line.unit,
            line.econ_code,
            line.summary,
            line.payee,
            line.amount_fen,
            line.reversal_of,
        )
        for line in checked.lines
    ] == made
    assert checked.total_fen == sum(payment.fen for payment in made)


@given(
    made=payments(),
    form=FORMS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_ledger_as_text_comes_back(made: list[Payment], form: Form, encoding: str, delimiter: str) -> None:
    comes_back(made, text_file(written(made, form), encoding=encoding, delimiter=delimiter))


@given(made=payments(), form=FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_ledger_as_a_workbook_comes_back(made: list[Payment], form: Form) -> None:
    comes_back(made, workbook(written(made, form)))


@pytest.mark.long
@given(
    made=payments(),
    form=FORMS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_many_more_ledgers_come_back(made: list[Payment], form: Form, encoding: str, delimiter: str) -> None:
    comes_back(made, text_file(written(made, form), encoding=encoding, delimiter=delimiter))
