"""The less used filters of the spending page, and all that is set, said in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import filters
from dashboard.parts.plain import escaped
from dashboard.parts.spending_path import code_name, kind_name

if TYPE_CHECKING:
    from queries.spending_filters import Narrowed, Wanted

NOT_SAID = "?"
OF_FIGURES = ("to", "fund", "type")
OF_LINES = ("payee", "least", "most")
ALL = ("unit", "month", *OF_FIGURES, "code", "category", *OF_LINES, "words")


@dataclass(frozen=True, slots=True)
class More:
    """What was chosen. The payee and the amounts narrow the lines only."""

    last_month: int | None
    fund: str
    spend_type: str
    payee: str
    least_fen: int | None
    most_fen: int | None


def more(funds: Sequence[str], *, month: int | None) -> More:
    """The filters behind 更多筛选, open where one of them is set; made when they are opened, since few pages need them."""
    is_set = any(filters.text(name) for name in (*OF_FIGURES, *OF_LINES))
    box = st.expander(
        t("更多筛选"), icon=":material/tune:", expanded=is_set, key=f"more-filters-{is_set}", on_change="rerun"
    )
    if not (is_set or box.open):
        return More(None, "", "", "", None, None)
    with box:
        cells = st.columns(3)
        with cells[0]:
            later = ["", *(str(number) for number in range((month or 1) + 1, 13))]
            to = filters.choice("to", t("至月份"), later, lambda m: labels.month(int(m)) if m else t("不限"))
        with cells[1]:
            named = {"": t("全部资金"), NOT_SAID: t(labels.UNKNOWN)}
            fund = filters.choice("fund", t("资金性质"), ["", *funds], lambda f: named.get(f, f))
        with cells[2]:
            kinds = ["", "basic", "project", NOT_SAID]
            kind = filters.choice("type", t("支出类型"), kinds, lambda k: kind_name(k) if k else t("全部"))
        st.caption(t("以下条件没有预存合计，只缩小支出明细及其合计，上方的数字和图表不变。"))
        cells = st.columns(3)
        with cells[0]:
            payee = filters.entry("payee", t("收款人（全称）"))
        with cells[1]:
            least = filters.yuan("least", t("金额从（{unit}）", unit=labels.currency_unit(big=False)))
        with cells[2]:
            most = filters.yuan("most", t("金额至（{unit}）", unit=labels.currency_unit(big=False)))
    return More(int(to) if to else None, fund, kind, payee, least, most)


def said(wanted: Wanted, narrowed: Narrowed, names: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """All that the filter bar sets, name and value: for the sentence, and for the sheet of a download."""
    rows = [
        (t("期间"), labels.period(wanted.year, wanted.month, wanted.last_month)),
        (t("科室或单位"), wanted.unit),
        (t("支出经济分类"), code_name(wanted.code, names) if wanted.code else ""),
        (t("原始科目名称"), wanted.category),
        (t("资金性质"), t(labels.UNKNOWN) if wanted.fund == NOT_SAID else wanted.fund),
        (t("支出类型"), kind_name(wanted.spend_type) if wanted.spend_type else ""),
        (t("收款人"), narrowed.payee),
        (t("金额从"), "" if narrowed.least_fen is None else labels.money(narrowed.least_fen, big=False)),
        (t("金额至"), "" if narrowed.most_fen is None else labels.money(narrowed.most_fen, big=False)),
    ]
    return [(name, value) for name, value in rows if value]


def sentence(rows: Sequence[tuple[str, str]]) -> str:
    """What is set, readable at a glance."""
    parts = t("；").join(t("{name}：{value}", name=name, value=escaped(value)) for name, value in rows)
    return t("当前范围　{parts}", parts=parts)
