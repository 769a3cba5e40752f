"""Lines over the highest approval limit, with who approved them and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t, tn
from dashboard.parts import drawn
from data.rules.spending_evidence import ApproverRole

if TYPE_CHECKING:
    from queries.approvals import OverLimit, Step


def show(found: OverLimit | None) -> None:
    """How many there are and from what amount, then the largest as a table."""
    st.subheader(t("大额支出与审批"), anchor=False)
    if found is None:
        st.caption(t("本局没有登记审批权限，无从列出大额支出。财务登记后显示在这里。"))
        return
    limit, role = labels.money(found.tier.lower_fen, big=False), discipline_words.role(found.tier.role)
    from_on = t("{limit}以上（须{role}审批）", limit=limit, role=role)
    if not found.count:
        st.caption(t("本月没有{limit}的支出。", limit=from_on))
        return
    st.caption(tn("{limit}的支出共 {n} 笔，先列金额最大的。", found.count, limit=from_on))
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    lines = [approved.line for approved in found.lines]
    table = pd.DataFrame(
        {
            t("详情"): [f"/line?id={line.id}" for line in lines],
            t("支付日期"): [line.paid_on.isoformat() if line.paid_on else t("日期不明") for line in lines],
            amount: [line.amount_fen / 100 for line in lines],
            t("审批"): [_chain(approved.steps) for approved in found.lines],
            t("摘要"): [line.summary for line in lines],
            t("收款人"): [line.payee for line in lines],
            t("单位"): [line.unit for line in lines],
        }
    )
    shown = {
        t("详情"): drawn.link_column(),
        amount: drawn.amount_column(),
        t("审批"): st.column_config.TextColumn(width="medium"),
    }
    st.dataframe(table, hide_index=True, key="over-limit", width="stretch", column_config=shown)


def _chain(steps: tuple[Step, ...]) -> str:
    if not steps:
        return t("台账未记录")
    return " → ".join(_step(step) for step in steps)


def _step(step: Step) -> str:
    role = discipline_words.role(step.role) if step.role is not ApproverRole.UNKNOWN else ""
    day = step.approved_on.isoformat() if step.approved_on else t("日期不明")
    return " ".join(filter(None, (role, step.person or t("未填写"), day)))
