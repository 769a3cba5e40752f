"""The tables under the charts of the spending page, and of a unit's page, as workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard import labels
from dashboard.feeds.spending import begin
from dashboard.feeds.spending_compare import difference
from dashboard.feeds.workbooks import Cell, Table, made, yuan
from dashboard.i18n import either, t
from data.database import reading
from data.rules.roles import Viewer
from queries import spending, spending_changes, spending_execution
from queries.spending_compare import CODE, UNIT
from queries.spending_filters import Wanted


def tables_xlsx(viewer: Viewer, *, wanted: Wanted, filters: Sequence[tuple[str, str]], at: datetime) -> bytes:
    """A sheet each: months, classification, units, payees, 三公经费, execution, changes; and what was filtered.

    Unknown amounts are empty cells, and no percentage is made where there is nothing to divide by.
    """
    begin(viewer, wanted.currency)
    with reading() as db:
        tables = [
            _months(db, viewer, wanted),
            _codes(db, viewer, wanted),
            _units(db, viewer, wanted),
            _payees(db, viewer, wanted),
            _three_public(db, viewer, wanted),
            *_execution(db, viewer, wanted, CODE),
            *_execution(db, viewer, wanted, UNIT),
            *_changes(db, viewer, wanted, CODE),
            *_changes(db, viewer, wanted, UNIT),
        ]
    return made(tables, filters=filters, at=at)


def unit_xlsx(viewer: Viewer, *, wanted: Wanted, filters: Sequence[tuple[str, str]], at: datetime) -> bytes:
    """What the page of one unit shows of a year: months, payees, classification, execution, change from the month before."""
    begin(viewer, wanted.currency)
    with reading() as db:
        tables = [
            _months(db, viewer, wanted),
            _payees(db, viewer, wanted),
            _codes(db, viewer, wanted),
            *_execution(db, viewer, wanted, CODE),
            *_changes(db, viewer, wanted, CODE),
        ]
    return made(tables, filters=filters, at=at)


def _months(db: Session, viewer: Viewer, wanted: Wanted) -> Table:
    """The whole year, whichever month is wanted, as on the page."""
    months = spending.by_month(db, viewer, wanted=replace(wanted, month=None, last_month=None))
    rows = [[labels.month(row.month), yuan(row.amount_fen), row.lines] for row in months.itertuples()]
    return Table(t("各月支出"), [t("月份"), t("支出"), t("笔数")], rows)


def _codes(db: Session, viewer: Viewer, wanted: Wanted) -> Table:
    codes = spending.by_code(db, viewer, wanted=wanted)
    rows = [[row.code, either(row.name_zh, row.name_en), yuan(row.amount_fen), row.lines] for row in codes.itertuples()]
    return Table(t("按支出经济分类"), [t("科目编码"), t("科目"), t("支出"), t("笔数")], rows)


def _units(db: Session, viewer: Viewer, wanted: Wanted) -> Table:
    units = spending.by_unit(db, viewer, wanted=wanted)
    rows = [[row.unit, yuan(row.amount_fen), yuan(row.adjusted_fen), row.lines] for row in units.itertuples()]
    return Table(t("按科室和单位"), [t("单位"), t("支出"), t("调整预算"), t("笔数")], rows)


def _payees(db: Session, viewer: Viewer, wanted: Wanted) -> Table:
    payees = spending.top_payees(db, viewer, wanted=wanted)
    rows = [[row.payee or t("个人（合计）"), yuan(row.amount_fen), row.lines] for row in payees.itertuples()]
    return Table(t("主要收款人"), [t("收款人"), t("支出"), t("笔数")], rows)


def _three_public(db: Session, viewer: Viewer, wanted: Wanted) -> Table:
    three = spending.three_public(db, viewer, wanted=wanted)
    rows = [[labels.three_public(row.group), yuan(row.spent_fen), yuan(row.adjusted_fen)] for row in three]
    return Table(t("“三公”经费"), [t("组成"), t("支出"), t("调整预算")], rows)


def _execution(db: Session, viewer: Viewer, wanted: Wanted, each: str) -> Iterator[Table]:
    """Nothing where the year has no budget."""
    title, head = (t("预算执行（科目）"), t("科目")) if each == CODE else (t("预算执行（单位）"), t("单位"))
    found = spending_execution.execution(db, viewer, wanted=wanted, each=each) or ()
    rows: list[list[Cell]] = [
        [
            f"{row.key} {either(row.name_zh, row.name_en)}".strip(),
            yuan(row.spent_fen),
            yuan(row.adjusted_fen),
            yuan(row.original_fen),
            yuan(row.over_fen or None),
            t("无预算支出") if row.is_unbudgeted else labels.share(row.rate),
            labels.share(row.of_original),
        ]
        for row in found
    ]
    heads = [t("累计支出"), t("调整预算"), t("年初预算"), t("超出"), t("执行率"), t("完成年初预算")]
    if rows:
        yield Table(title, [head, *heads], rows)


def _changes(db: Session, viewer: Viewer, wanted: Wanted, each: str) -> Iterator[Table]:
    """Against the month before and the year before, where there is anything to compare with."""
    found = spending_changes.changes(db, viewer, wanted=wanted, each=each)
    if found is None:
        return
    before, year_before = (
        (t("环比（科目）"), t("同比（科目）")) if each == CODE else (t("环比（单位）"), t("同比（单位）"))
    )
    if found.before:
        sides = found.period, spending_changes.month_before(found.period)
        yield from difference(before, found.before, sides, each)
    a_year_ago = replace(found.period, year=(found.period.year or 0) - 1)
    yield from difference(year_before, found.year_before, (found.period, a_year_ago), each)
