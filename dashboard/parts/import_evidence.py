"""Columns that a ledger's import does not use: a person may say which of them hold approvals, invoices, letters and the like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.i18n import N_, t, tn
from dashboard.parts.plain import escaped

FIELDS: Mapping[str, str] = {  # what may stand beside a payment, in the order of its life
    "approver": N_("审批人（未写职务）"),
    "approved_on": N_("审批日期"),
    "approval_result": N_("审批结果"),
    "urgent": N_("是否紧急"),
    "approver_finance": N_("财务审核人"),
    "approved_on_finance": N_("财务审核日期"),
    "approver_section_head": N_("科室负责人"),
    "approved_on_section_head": N_("科室负责人审批日期"),
    "approver_leader": N_("分管领导"),
    "approved_on_leader": N_("分管领导审批日期"),
    "approver_principal": N_("主要负责人"),
    "approved_on_principal": N_("主要负责人审批日期"),
    "matter": N_("事项号"),
    "claimant": N_("报销人"),
    "contract_no": N_("合同号"),
    "procurement": N_("采购方式"),
    "exception_no": N_("采购方式批准文号"),
    "decision": N_("会议决定"),
    "decided_on": N_("会议日期"),
    "vehicle": N_("车牌号"),
    "invoice_code": N_("发票代码"),
    "invoice_no": N_("发票号码"),
    "invoiced_on": N_("开票日期"),
    "seller": N_("销售方"),
    "seller_tax_no": N_("销售方税号"),
    "buyer": N_("购买方"),
    "buyer_tax_no": N_("购买方税号"),
    "invoice_status": N_("发票查验结果"),
    "invoice_kind": N_("票据类型"),
    "guest_unit": N_("来宾单位"),
    "guests": N_("来宾人数"),
    "hosts": N_("陪餐人数"),
    "letter_no": N_("公函号"),
    "list_attached": N_("接待清单"),
    "meals": N_("餐次"),
    "reception_place": N_("用餐地点"),
    "alcohol": N_("是否用酒"),
    "tobacco": N_("是否用烟"),
    "traveller": N_("出差人"),
    "travel_place": N_("出差地点"),
    "grade": N_("职级"),
    "left_on": N_("出发日期"),
    "back_on": N_("返回日期"),
    "nights": N_("住宿晚数"),
    "lodging": N_("住宿费"),
    "meal_allowance": N_("伙食补助费"),
    "local_transport": N_("市内交通费"),
    "meeting_class": N_("会议或培训类别"),
    "meeting_people": N_("参加人数"),
    "meeting_days": N_("会期天数"),
}
_IN_A_ROW = 4


def ask(names: Sequence[str], *, key: str) -> dict[str, tuple[str, ...]]:
    """Field → the columns that were said to hold it; empty where nothing was said."""
    said: dict[str, tuple[str, ...]] = {}
    if not names:
        return said
    with st.expander(
        tn("还有 {n} 列没有用到，可指明其中的审批、发票、公函等", len(names)), icon=":material/view_column:"
    ):
        st.caption(t("没有指明的列，随原始记录保存。规则只依据指明的和自动认出的列。"))
        for start in range(0, len(names), _IN_A_ROW):
            for cell, name in zip(st.columns(_IN_A_ROW), names[start : start + _IN_A_ROW], strict=False):
                field = cell.selectbox(escaped(name), ["", *FIELDS], format_func=_named, key=f"beside-{key}-{name}")
                if field:
                    said[field] = (*said.get(field, ()), name)
    return said


def _named(field: str) -> str:
    return t(FIELDS[field]) if field else t("（不用）")
