"""What a unit says to a lead, and how a leader closes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import attachments, lead_words
from data.rules.leads import LeadOutcome


@dataclass(frozen=True, slots=True)
class Explained:
    """What a unit says, where the evidence is, and the files that go with it."""

    text: str
    evidence: str
    files: Sequence[Any]


def explain(*, limit_mb: int) -> Explained | None:
    """The explanation with its evidence, once sent."""
    with st.form("lead-explain", enter_to_submit=False):
        text = st.text_area(t("情况说明"), help=t("提交后全体职工可见，不能修改。请勿写个人电话和身份证号码。"))
        evidence = st.text_area(t("佐证材料（文号、存放处或内网链接，可空）"), height="content")
        files = attachments.upload(limit_mb=limit_mb, several=True)
        st.caption(t("文件随说明一并公开，办结前还可以补充。"))
        sent = st.form_submit_button(t("提交说明"), type="primary", icon=":material/send:")
    return Explained(text, evidence, files) if sent else None


def close(*, is_explained: bool) -> tuple[LeadOutcome, str] | None:
    """The outcome and its reason, once sent."""
    offered = [each for each in LeadOutcome if is_explained or each is not LeadOutcome.ACCOUNTED_FOR]
    with st.form("lead-close", enter_to_submit=False):
        outcome = st.radio(
            t("结论"),
            offered,
            format_func=labels.label,
            captions=[lead_words.means(each).strip("（）()") for each in offered],
        )
        reason = st.text_area(t("理由"))
        sent = st.form_submit_button(t("办结"), type="primary", icon=":material/done_all:")
    return (outcome, reason) if sent else None
