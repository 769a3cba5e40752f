"""支出明细: one payment, with where it came from."""

from __future__ import annotations

import streamlit as st

from dashboard import asked_questions, labels
from dashboard.caching import kept
from dashboard.clock import today
from dashboard.i18n import either, t
from dashboard.parts import copy_link, facts, filters, lead_cards, links, page_head, spending_path
from data.database import reading
from data.rules.questions import Figure
from data.rules.roles import Permission, Viewer, can
from queries import leads, spending, spending_lines
from queries.spending_filters import Wanted
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
        about = leads.of_line(db, viewer, line_id=line_id, today=today())
    line = page.line
    labels.count_in(page.currency)
    _path(viewer, page)
    page_head.show(t("支出明细"), t("一笔支出的用途、收款人、金额和出处。"))
    st.metric(
        t("金额（{unit}）", unit=labels.currency_unit(big=False)),
        labels.amount(line.amount_fen),
        border=True,
        width="content",
    )
    _links(page)
    for row in about:
        lead_cards.card(row)
    asked_questions.show(viewer, figure=Figure(line_id=line.id, unit=line.unit))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("这笔支出"), anchor=False)
        facts.show(_payment(page))
    with right:
        st.subheader(t("出处"), anchor=False)
        facts.show(_origin(page))
        st.caption(t("文件校验值（SHA-256）"))
        st.code(page.sha256, language=None, wrap_lines=True)
        links.to("spending-file", t("查看这个文件"), icon=":material/description:", id=page.file_id)
    st.subheader(t("原始单元格"), anchor=False)
    hidden = "" if can(viewer, Permission.READ_PAYEE_NAMES) else t("个人姓名按规定隐去。")
    st.caption(t("导入文件中这一行的原样内容。") + hidden)
    facts.show([(header, cell) for header, cell in page.original if cell])


def _path(viewer: Viewer, page: LinePage) -> None:
    line = page.line
    month = line.paid_on.month if line.paid_on else None
    where = Wanted(page.currency, page.fiscal_year, line.unit, month, line.econ_code)
    names = kept(spending.code_names, viewer, year=page.fiscal_year)
    spending_path.show(where, names, address={}, leaf=t("支出明细"))


def _links(page: LinePage) -> None:
    """From here to what the payment belongs to."""
    line = page.line
    year = {} if page.fiscal_year is None else {"year": page.fiscal_year}
    with st.container(horizontal=True, vertical_alignment="center"):
        if line.has_payee_page:
            links.to("payee", t("该收款人的全部款项"), icon=":material/storefront:", name=line.payee)
        if line.unit and page.fiscal_year is not None:
            links.to("unit", t("该单位的经费"), icon=":material/apartment:", name=line.unit, **year)
        if line.econ_code and page.fiscal_year is not None:
            links.to("spending", t("同一科目的支出"), icon=":material/category:", code=line.econ_code, **year)
        copy_link.show()


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
    ]
