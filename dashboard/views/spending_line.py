"""支出明细: one payment, with where it came from."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.i18n import either, t
from dashboard.parts import facts, filters, page_head
from data.database import reading
from data.rules.roles import Permission, Viewer, can
from queries import spending_lines
from queries.spending_lines import LinePage


def show(viewer: Viewer) -> None:
    """The payment in words and figures, then its file, sheet, row and original cells."""
    line_id = filters.number("id")
    if line_id is None:
        page_head.show(t("支出明细"), "")
        page_head.empty(t("请从“经费使用”页面的明细表中打开一笔支出。"))
        return
    with reading() as db:
        page = spending_lines.one(db, viewer, line_id=line_id)
    line = page.line
    page_head.show(t("支出明细"), t("一笔支出的用途、收款人、金额和出处。"), path=_path(page))
    st.metric(
        t("金额（{unit}）", unit=labels.currency_unit(big=False)),
        labels.amount(line.amount_fen),
        border=True,
        width="content",
    )
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("这笔支出"), anchor=False)
        facts.show(_payment(page))
    with right:
        st.subheader(t("出处"), anchor=False)
        facts.show(_origin(page))
    st.subheader(t("原始单元格"), anchor=False)
    hidden = "" if can(viewer, Permission.READ_PAYEE_NAMES) else t("个人姓名按规定隐去。")
    st.caption(t("导入文件中这一行的原样内容。") + hidden)
    facts.show([(header, cell) for header, cell in page.original if cell])


def _path(page: LinePage) -> list[str]:
    line = page.line
    year = str(line.paid_on.year) if line.paid_on else t("日期不明")
    return [t("经费使用"), year, line.unit or t("未注明单位"), either(line.name_zh, line.name_en) or t("未识别科目")]


def _payment(page: LinePage) -> list[tuple[str, str]]:
    line = page.line
    category = f"{line.econ_code} {either(line.name_zh, line.name_en)}".strip()
    return [
        (t("摘要"), line.summary),
        (t("收款人"), line.payee),
        (t("支付日期"), labels.day(line.paid_on)),
        (t("业务发生日期"), labels.day(page.occurred_on) if page.occurred_on else ""),
        (t("科室或单位"), line.unit),
        (t("支出经济分类"), category if line.econ_code else t("{category}（未识别科目）", category=category)),
        (t("功能分类"), page.func_code),
        (t("支出类型"), labels.spend_type(line.spend_type)),
        (t("项目"), page.project),
        (t("资金性质"), page.fund),
        (t("支付方式"), page.pay_method),
        (t("经办人"), page.handler),
        (t("凭证号"), line.voucher_no),
        (t("备注"), t("已取消") if line.cancelled else ""),
    ]


def _origin(page: LinePage) -> list[tuple[str, str]]:
    return [
        (t("文件"), page.file),
        (t("工作表"), page.sheet),
        (t("行"), str(page.row_no)),
        (t("导入时间"), labels.moment(page.imported_at)),
        (t("文件校验值（SHA-256）"), page.sha256),
    ]
