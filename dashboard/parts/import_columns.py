"""Columns that nobody knows: the first rows of the sheet, and a person who says which column is which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pandas as pd
import streamlit as st

from dashboard.i18n import N_, t
from data.rules.dates import Order
from data.rules.money import FEN_IN

if TYPE_CHECKING:
    from data.imports.column_samples import ColumnSample

_FIELDS: Mapping[str, str] = {  # what a ledger is read by, in the order of its questions
    "amount": N_("金额"),
    "paid_on": N_("支付日期"),
    "unit": N_("科室或单位"),
    "payee": N_("收款人"),
    "summary": N_("摘要"),
    "econ_code": N_("经济分类编码"),
    "category": N_("经济分类名称"),
    "voucher_no": N_("凭证号"),
    "project": N_("项目"),
    "fund": N_("资金性质"),
    "handler": N_("经办人"),
}
_UNITS: Mapping[str, str] = {
    "": N_("以文件写明的为准"),
    **dict(zip(FEN_IN, (N_("元"), N_("千元"), N_("万元"), N_("亿元")), strict=True)),
}
_ORDERS: Mapping[str, str] = {
    "": N_("以文件能证明的为准"),
    "dmy": N_("日/月/年"),
    "mdy": N_("月/日/年"),
    "ymd": N_("年/月/日"),
}
_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person said: field → the name of its column as printed; unit and order of dates, empty for neither."""

    columns: Mapping[str, tuple[str, ...]]
    unit: str
    date_order: Order | None


def header_row(found: int) -> int:
    """At which row the names of the columns stand."""
    st.subheader(t("说明各列的含义"), anchor=False)
    st.caption(t("系统没有认出这个文件的列。请对照下面的前几行，选择每一项在哪一列；只有金额必选。"))
    return int(st.number_input(t("列名所在的行"), min_value=1, value=found, step=1, width=200))


def ask(sample: ColumnSample) -> Chosen | None:
    """The sheet's first rows and a choice for each field; None until at least the amount's column is chosen."""
    heads = [head or f"[{index + 1}]" for index, head in enumerate(sample.heads)]
    rows = [[*row, *[""] * (len(heads) - len(row))][: len(heads)] for row in sample.rows]
    unlike = [head if heads.index(head) == index else f"{head} ({index + 1})" for index, head in enumerate(heads)]
    st.dataframe(pd.DataFrame(rows, columns=unlike), hide_index=True, width="stretch")
    columns = {}
    cells = [cell for _ in range(0, len(_FIELDS), _IN_A_ROW) for cell in st.columns(_IN_A_ROW)]
    for cell, (field, title) in zip(cells, _FIELDS.items(), strict=False):
        options = ["", *sample.names]
        guessed = sample.guessed.get(field, "")
        with cell:
            name = st.selectbox(
                t(title),
                options,
                index=options.index(guessed) if guessed in options else 0,
                format_func=_column,
                key=f"column-{field}-{sample.row}",
            )
        if name:
            columns[field] = (name,)
    left, right, _, _ = st.columns(_IN_A_ROW)
    unit = left.selectbox(t("金额单位"), list(_UNITS), format_func=lambda code: t(_UNITS[code]))
    order = right.selectbox(t("日期写法"), list(_ORDERS), format_func=lambda code: t(_ORDERS[code]))
    return Chosen(columns, unit, cast(Order | None, order or None)) if "amount" in columns else None


def remember_as() -> str | None:
    """A name under which to keep what was chosen; None until it is asked for."""
    with st.form("layout"):
        name = st.text_input(
            t("为这个列名对应关系起个名字"), help=t("下次上传同样格式的文件时可直接选用；同名的会被替换。")
        )
        return name if st.form_submit_button(t("保存对应关系"), icon=":material/bookmark_add:") else None


def _column(name: str) -> str:
    return name or t("（没有这一列）")
