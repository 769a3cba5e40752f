"""Spending of a month, a year or a unit on one sheet: the sum, the sections, the units, 三公经费."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from urllib.parse import urlencode

from sqlalchemy.orm import Session

from dashboard import labels
from dashboard.feeds.paper import Block, Facts, Foot, Heading, Paper, Table, Text
from dashboard.i18n import either, t, tn
from dashboard.parts import notice_words
from data.rules import fingerprints
from data.rules.local_time import local_day
from data.rules.roles import Viewer
from queries import spending
from queries.spending import Source, Summary
from queries.spending_filters import Wanted

_OF_PAGE = {"year": "year", "month": "month", "last_month": "to", "unit": "unit", "code": "code", "fund": "fund"}
_NUMBERS = ("year", "month", "last_month")


def fingerprint(wanted: Wanted, summary: Summary, source: Source) -> str:
    """Of the sums that the page shows, and of the state of the ledgers that they were taken from."""
    return fingerprints.fingerprint({"of": asdict(wanted), "sums": asdict(summary), "from": asdict(source)})


def path(wanted: Wanted) -> str:
    """Where the print page of this scope is."""
    given = {name: value for name, value in asdict(wanted).items() if value}
    return "/print/spending?" + urlencode(given)


def asked(given: dict[str, str]) -> Wanted:
    """The scope that such an address names; what is no number is left out."""
    numbers = {name: int(given[name]) for name in _NUMBERS if given.get(name, "").isdecimal() and len(given[name]) < 5}
    words = {name: given[name] for name in ("unit", "code", "category", "fund", "spend_type") if name in given}
    return Wanted(given.get("currency", ""), numbers.pop("year", None), **numbers, **words)  # type: ignore[arg-type]


def paper(db: Session, viewer: Viewer, *, wanted: Wanted, issuer: str, base: str, printed: str) -> Paper:
    """Everything the sheet says; the figures are those of the page with the same filters."""
    summary = spending.summary(db, viewer, wanted=wanted)
    source = spending.source(db, viewer, wanted=wanted)
    given = asdict(wanted)
    query = urlencode({name: given[field] for field, name in _OF_PAGE.items() if given[field]})
    signed = (issuer, notice_words.date_in_words(local_day(source.imported_at))) if source.imported_at else (issuer,)
    return Paper(
        issuer=issuer,
        title=t("经费使用情况"),
        number=_period(wanted),
        blocks=tuple(_blocks(db, viewer, wanted, summary, source)),
        signed=signed,
        foot=Foot(f"{base}/spending?{query}", fingerprints.shown(fingerprint(wanted, summary, source)), printed),
    )


def _blocks(db: Session, viewer: Viewer, wanted: Wanted, summary: Summary, source: Source) -> Iterator[Block]:
    yield Text(
        tn("共支出 {money}，{n:,} 笔。", summary.lines, money=labels.money(summary.total_fen, big=False)), strong=True
    )
    yield Facts(tuple((pair,) for pair in _scope(wanted, summary, source)))
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    codes = spending.by_code(db, viewer, wanted=wanted)
    if len(codes):
        yield Heading(t("按支出经济分类"))
        rows = [
            (f"{row.code} {either(row.name_zh, row.name_en)}".strip("? ") or t("未识别科目"), row)
            for row in codes.itertuples()
        ]
        yield Table(
            (t("科目"), amount, t("笔数")),
            tuple((name, labels.amount(int(row.amount_fen)), f"{int(row.lines):,}") for name, row in rows),
            figures=2,
        )
    units = spending.by_unit(db, viewer, wanted=wanted) if not wanted.unit else ()
    if len(units):
        yield Heading(t("按科室和单位"))
        yield Table(
            (t("单位"), amount, t("笔数")),
            tuple(
                (row.unit, labels.amount(int(row.amount_fen)), f"{int(row.lines):,}")
                for row in units.itertuples()  # type: ignore[union-attr]
            ),
            figures=2,
        )
    three = spending.three_public(db, viewer, wanted=replace(wanted))
    yield Heading(t("“三公”经费"))
    yield Table(
        (t("组成"), amount),
        tuple((labels.three_public(row.group), labels.amount(row.spent_fen)) for row in three),
        figures=1,
    )


def _scope(wanted: Wanted, summary: Summary, source: Source) -> Iterator[tuple[str, str]]:
    yield t("期间"), _period(wanted)
    for name, value in ((t("科室或单位"), wanted.unit), (t("科目编码"), wanted.code), (t("资金性质"), wanted.fund)):
        if value:
            yield name, value
    if summary.adjusted_fen is not None:
        yield t("全年调整预算"), labels.money(summary.adjusted_fen, big=False)
    yield t("数据截至"), labels.day(source.last_day)
    yield t("来源文件"), tn("来自 {n} 个已发布文件", source.files)


def _period(wanted: Wanted) -> str:
    if wanted.year is None:
        return t("日期不明")
    if wanted.month is None:
        return t("{year}年", year=wanted.year)
    months = [labels.month(number) for number in (wanted.month, wanted.last_month) if number]
    return t("{year}年{month}", year=wanted.year, month=t("至").join(months))
