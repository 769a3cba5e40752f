"""The figures of the spending page: the answer in a sentence, tiles, and pictures each with its table."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.charts import spending as charts
from dashboard.i18n import either, t, tn
from dashboard.parts import drawn
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from queries.spending import Source, Summary
    from queries.spending_filters import Wanted

MOST_BARS = 12  # more rows than this are summed up as 其他, and stay whole in the table


def answer(wanted: Wanted, summary: Summary, source: Source, *, scope: str = "") -> None:
    """One sentence with the figures, under what they are of; then at most four tiles, none for what there is not.

    A month without a budget has no tile: alone, the total would only repeat the sentence.
    """
    rate = _rate(summary.total_fen, summary.adjusted_fen)
    progress = time_progress(wanted, source)
    st.markdown((f":gray[{scope}]\n\n" if scope else "") + f"**{_sentence(wanted, summary, rate, progress)}**")
    if summary.adjusted_fen is None and progress is None:
        return
    unit = labels.currency_unit(big=True)
    with st.container(horizontal=True, gap="medium"):
        _tile(t("支出（{unit}）", unit=unit), labels.amount(summary.total_fen, big=True))
        if summary.adjusted_fen is not None:
            _tile(t("全年调整预算（{unit}）", unit=unit), labels.amount(summary.adjusted_fen, big=True))
            _tile(
                t("预算执行率"),
                labels.share(rate),
                t("执行率 = 支出 ÷ 全年调整预算数。完成年初预算的百分比另以年初预算数为分母。"),
            )
        if progress is not None:
            _tile(t("序时进度"), labels.share(progress), t("截至最近一笔支付日已过去的天数 ÷ 全年天数。"))


def never_imported(wanted: Wanted, summary: Summary) -> bool:
    """Whether no month of the period was imported at all: what it cost is unknown then, and not nothing."""
    if wanted.year is None or wanted.month is None:
        return False
    return not any(wanted.month <= month <= (wanted.last_month or wanted.month) for month in summary.months)


def _tile(title: str, figure: str, explained: str | None = None) -> None:
    st.metric(title, figure, help=explained, width="content")


def _sentence(wanted: Wanted, summary: Summary, rate: float | None, progress: float | None) -> str:
    said = tn(
        "{period}{who}{what}支出 {money}，共 {n:,} 笔",
        summary.lines,
        period=period(wanted),
        who=escaped(wanted.unit) or t("全局"),
        what=t("（已选科目）") if wanted.code else "",
        money=labels.money(summary.total_fen),
    )
    if rate is not None and wanted.month is None:
        said += t("，占调整预算 {rate}", rate=labels.share(rate))
        of_original = _rate(summary.total_fen, summary.original_fen)
        said += t("（占年初预算 {rate}）", rate=labels.share(of_original))
        if progress is not None:
            gap = (rate - progress) * 100
            said += (
                t("，比序时进度快 {gap:.1f} 个百分点", gap=gap)
                if gap >= 0
                else t("，比序时进度慢 {gap:.1f} 个百分点", gap=-gap)
            )
    elif wanted.year is not None and summary.adjusted_fen is None:
        said += t("，没有可比较的预算")
    return said + t("。")


def months(found: pd.DataFrame, summary: Summary, *, narrows: tuple[str, ...] = ()) -> None:
    """Month by month against the budget; a click sets the filter to the number of the month."""

    def table() -> pd.DataFrame:
        shown = drawn.in_units(t("支出"), found["amount_fen"])
        names = [labels.month(m) for m in found["month"]]
        return pd.DataFrame({t("月份"): names, str(shown.name): shown, t("笔数"): found["lines"]})

    drawn.chart(
        t("各月支出"),
        charts.by_month(found, imported=summary.months, year_budget_fen=summary.adjusted_fen),
        sentence=_months_sentence(found, summary.months),
        table=table,
        key="chart-months",
        narrows=narrows,
    )


def progress(found: pd.DataFrame, wanted: Wanted, summary: Summary, source: Source) -> None:
    """Spending added up, as a share of the year's budget, beside time-based progress."""
    rate, passed = _rate(summary.total_fen, summary.adjusted_fen), time_progress(wanted, source)
    if rate is None or summary.adjusted_fen is None or found.empty:
        return
    budget = summary.adjusted_fen
    drawn.chart(
        t("累计支出与序时进度"),
        charts.cumulative(found, year_budget_fen=summary.adjusted_fen),
        sentence=t(
            "截至 {day}，支出占全年调整预算 {rate}，序时进度 {progress}。",
            day=labels.day(source.last_day),
            rate=labels.share(rate),
            progress=labels.share(passed),
        ),
        table=lambda: _progress_table(found, budget),
        key="chart-progress",
    )


def _progress_table(found: pd.DataFrame, budget_fen: int) -> pd.DataFrame:
    sums = found["amount_fen"].cumsum()
    spent = drawn.in_units(t("累计支出"), sums)
    return pd.DataFrame(
        {
            t("月份"): [labels.month(m) for m in found["month"]],
            str(spent.name): spent,
            t("占全年调整预算"): [labels.share(fen / budget_fen) for fen in sums],
            t("月末序时进度"): [labels.share(m / 12) for m in found["month"]],
        }
    )


def _months_sentence(found: pd.DataFrame, imported: Sequence[int]) -> str:
    if found.empty:
        return t("没有符合条件的支出。")
    spent = {int(m): int(fen) for m, fen in zip(found["month"], found["amount_fen"], strict=True)}
    top = max(spent, key=lambda m: spent[m])
    without = [m for m in range(1, max(spent)) if m not in spent]
    none = t("、").join(labels.month(m) for m in without if m in imported)
    unknown = t("、").join(labels.month(m) for m in without if m not in imported)
    said = t("{month}最多，{money}。", month=labels.month(top), money=labels.money(spent[top]))
    said += t("{months}没有符合条件的支出。", months=none) if none else ""
    return said + (t("{months}未导入。", months=unknown) if unknown else "")


def codes(found: pd.DataFrame, wanted: Wanted, *, narrows: tuple[str, ...] = ()) -> None:
    """One step down the classification; a click sets the filter to the code, or to the printed name of no code."""
    names = [_code_name(*row) for row in zip(found["code"], found["name_zh"], found["name_en"], strict=True)]
    title = t("按支出经济分类") if not wanted.code else t("该科目之下")
    _ranking(
        title,
        names,
        found,
        keys=_keys(found, wanted),
        head=t("科目"),
        key="chart-codes",
        share=_first_share(found),
        narrows=narrows,
    )


def units(found: pd.DataFrame, *, narrows: tuple[str, ...] = ()) -> None:
    """By unit, the largest first; a click sets the filter to the unit."""
    names = [unit or t("未注明单位") for unit in found["unit"]]
    _ranking(
        t("按科室和单位"),
        names,
        found,
        keys=list(found["unit"]),
        head=t("单位"),
        key="chart-units",
        share=_first_share(found),
        extra=lambda: _budgets_of_units(found),
        narrows=narrows,
    )


def _budgets_of_units(found: pd.DataFrame) -> dict[str, object]:
    budget = drawn.in_units(t("调整预算"), found["adjusted_fen"])
    rate = [
        _rate(fen, None if pd.isna(plan) else plan)
        for fen, plan in zip(found["amount_fen"], found["adjusted_fen"], strict=True)
    ]
    return {
        str(budget.name): budget,
        t("执行率"): [labels.share(r) for r in rate],
        t("单位页面"): drawn.pages("unit", found["unit"]),
    }


def payees(found: pd.DataFrame, wanted: Wanted) -> None:
    """The largest payees and their share of what is wanted. Individuals are one row."""
    del wanted
    names = [payee or t("个人（合计）") for payee in found["payee"]]
    share = None if found.empty else float(found["share"].iloc[0])

    def extra() -> dict[str, object]:
        share = [labels.share(part) for part in found["share"]]
        return {t("占比"): share, t("收款人页面"): drawn.pages("payee", found["payee"])}

    _ranking(t("主要收款人"), names, found, keys=None, head=t("收款人"), key="chart-payees", share=share, extra=extra)


def time_progress(wanted: Wanted, source: Source) -> float | None:
    """序时进度: the part of the year that had passed on the last day of payment; None for a month or unknown dates."""
    if wanted.year is None or wanted.month is not None or source.last_day is None:
        return None
    passed = (source.last_day - date(wanted.year, 1, 1)).days + 1
    return min(passed / (366 if isleap(wanted.year) else 365), 1.0)


def _ranking(
    title: str,
    names: list[str],
    found: pd.DataFrame,
    *,
    keys: list[str] | None,
    head: str,
    key: str,
    share: float | None,
    extra: Callable[[], dict[str, object]] = dict,
    narrows: tuple[str, ...] = (),
) -> None:
    if not names:
        st.markdown(f"#### {title}")
        st.caption(t("没有符合条件的支出。"))
        return
    amounts = [int(fen) for fen in found["amount_fen"]]

    def table() -> pd.DataFrame:
        shown = drawn.in_units(t("支出"), found["amount_fen"])
        return pd.DataFrame({head: names, str(shown.name): shown, **extra(), t("笔数"): found["lines"]})

    beyond = len(names) - MOST_BARS
    bars = names if beyond <= 0 else [*names[:MOST_BARS], tn("其他 {n} 项", beyond)]
    figure = charts.ranked(
        bars,
        amounts[:MOST_BARS],
        keys=(keys or names)[:MOST_BARS],
        rest=sum(amounts[MOST_BARS:]) if beyond > 0 else None,
    )
    sentence = _top_sentence(names, amounts, share)
    drawn.chart(title, figure, sentence=sentence, table=table, key=key, narrows=narrows)


def _top_sentence(names: list[str], amounts: list[int], share: float | None) -> str:
    money = labels.money(amounts[0])
    if share is None:
        return t("{name}最多，{money}。", name=escaped(names[0]), money=money)
    return t("{name}最多，{money}，占 {share}。", name=escaped(names[0]), money=money, share=labels.share(share))


def _first_share(found: pd.DataFrame) -> float | None:
    """The share of the largest row in all rows; None where the sum is no base to divide by."""
    amounts = [int(fen) for fen in found["amount_fen"]]
    return amounts[0] / sum(amounts) if sum(amounts) > 0 else None


def _keys(found: pd.DataFrame, wanted: Wanted) -> list[str]:
    return list(found["name_zh"] if wanted.code and found["code"].eq(wanted.code).all() else found["code"])


def _code_name(code: str, name_zh: str, name_en: str) -> str:
    name = either(name_zh, name_en)
    return name or (t("未识别科目") if len(code) < 3 else code)


def period(wanted: Wanted) -> str:
    """2026年, 2026年3月, 2026年3月至6月, or that the date is unknown, said of what was spent."""
    if wanted.year is None:
        return t("日期不明的")
    return labels.period(wanted.year, wanted.month, wanted.last_month)


def _rate(fen: int, of_fen: int | None) -> float | None:
    return fen / of_fen if of_fen else None
