"""收款人: what one payee was paid, by year and month, for what, by whom; then its lines."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.caching import kept
from dashboard.clock import now
from dashboard.feeds import spending as feed
from dashboard.feeds import spending_payee
from dashboard.i18n import either, t, tn
from dashboard.parts import (
    copy_link,
    counting,
    download,
    drawn,
    filters,
    links,
    page_head,
    spending_foot,
    spending_path,
    spending_table,
)
from dashboard.parts.plain import escaped
from data.database import reading
from data.rules.roles import Viewer
from queries import spending, spending_lines, spending_payees
from queries.spending_filters import Narrowed, Wanted

UNDATED = "undated"
PAGE_SIZE = 25


def show(viewer: Viewer) -> None:
    """Totals of all years, then one year's lines. Who may not read an individual's name is told there is no such page."""
    name = filters.text("name")
    currencies = kept(spending.currencies, viewer)
    if not name or not currencies:
        page_head.show(t("收款人"), "")
        page_head.empty(t("请从“经费使用”页面的表格中打开一个收款人。"))
        return
    currency = counting.choose_currency(currencies)
    found = kept(spending_payees.paid_to, viewer, name=name, currency=currency)
    spending_path.below(t("收款人"))
    page_head.show(escaped(name), t("付给这个收款人的款项：各年各月多少、用于什么、由哪些单位支付。"))
    st.markdown(f"**{_sentence(found)}**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        drawn.choose_units()
        links.to("spending", t("在经费使用中查看"), icon=":material/payments:", payee=name)
        copy_link.show()
        about = ((t("收款人"), name), (t("币种"), currency))
        download.workbook(
            t("下载各表（XLSX）"),
            lambda: spending_payee.paid_xlsx(viewer, name=name, currency=currency, filters=about, at=now()),
            file_name=name,
        )
    _months(found)
    left, right = st.columns(2, gap="large")
    with left:
        _shares(t("按科目"), found, [_code(row) for row in found.itertuples()], t("科目"), key="codes")
    with right:
        _shares(t("按单位"), found, list(found["unit"]), t("单位"), key="units", link="unit")
    _lines(viewer, found, name, currency)


def _sentence(found: pd.DataFrame) -> str:
    years = found["year"].dropna()
    said = tn(
        "共付款 {n:,} 笔，合计 {money}", int(found["lines"].sum()), money=labels.money(int(found["amount_fen"].sum()))
    )
    if years.empty:
        return said + t("，日期不明。")
    return said + t("，{first}年至{last}年。", first=years.min(), last=years.max())


def _months(found: pd.DataFrame) -> None:
    """A row a year, a column a month: a month without payments to this payee is empty."""
    st.markdown(f"#### {t('按年度和月份')}")
    rows = []
    for year, of_year in found.groupby("year", dropna=False):
        by_month = of_year.groupby("month")["amount_fen"].sum()
        total = int(of_year["amount_fen"].sum())
        named = t("日期不明") if pd.isna(year) else str(year)
        rows.append([named, total, *(by_month.get(month, pd.NA) for month in range(1, 13))])
    rows.sort(reverse=True)
    columns = [t("年度"), t("合计"), *(labels.month(month) for month in range(1, 13))]
    table = pd.DataFrame(rows, columns=columns)
    unit = labels.currency_unit(big=drawn.is_big())
    for column in columns[1:]:
        table[column] = drawn.in_units("", table[column])
    drawn.amounts(table, key="months", whole=True)
    st.caption(t("金额单位：{unit}。“—”是没有付给这个收款人的款项，或该月尚未导入。", unit=unit))


def _shares(title: str, found: pd.DataFrame, names: list[str], head: str, *, key: str, link: str = "") -> None:
    st.markdown(f"#### {title}")
    sums = found.assign(name=names).groupby("name")[["amount_fen", "lines"]].sum()
    sums = sums.sort_values("amount_fen", ascending=False)
    shown, total = drawn.in_units(t("支出"), sums["amount_fen"].reset_index(drop=True)), int(sums["amount_fen"].sum())
    share = [labels.share(int(fen) / total if total > 0 else None) for fen in sums["amount_fen"]]
    table = {
        head: [name or t("未注明单位") for name in sums.index],
        str(shown.name): shown,
        t("占比"): share,
        t("笔数"): list(sums["lines"]),
    }
    if link:
        table[t("单位页面")] = drawn.pages(link, list(sums.index))
    drawn.amounts(pd.DataFrame(table), key=key)


def _code(row: object) -> str:
    name = either(row.name_zh, row.name_en)  # type: ignore[attr-defined]
    return f"{row.code} {name}".strip() or t("未识别科目")  # type: ignore[attr-defined]


def _lines(viewer: Viewer, found: pd.DataFrame, name: str, currency: str) -> None:
    st.subheader(t("支出明细"), anchor=False)
    known = [str(year) for year in sorted(found["year"].dropna().unique(), reverse=True)]
    years = [*known, UNDATED] if found["year"].isna().any() else known
    with st.columns(4)[0]:
        year = filters.choice("year", t("年度"), years, lambda y: t("日期不明") if y == UNDATED else y)
    shown = t("日期不明") if year == UNDATED else year
    wanted = Wanted(currency, None if year == UNDATED else int(year))
    page = filters.number(filters.PAGE) or 1
    with reading() as db:
        lines = spending_lines.paged(db, viewer, wanted=wanted, narrowed=Narrowed(name), page=page, size=PAGE_SIZE)
    most = spending_lines.MOST_LISTED
    spending_table.show(lines, words="", is_narrowed=False, most=most)
    spending_table.pages(lines, size=PAGE_SIZE, most=most)
    asked = feed.Asked(wanted, narrowed=Narrowed(name), filters=((t("收款人"), name), (t("年度"), shown)))
    download.workbook(
        t("下载这些明细（XLSX）"),
        lambda: feed.lines_xlsx(viewer, asked=asked, at=now()),
        file_name=f"{name}-{shown}",
    )
    spending_foot.as_of(kept(spending.source, viewer, wanted=wanted), currency=currency)
