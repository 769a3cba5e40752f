"""The fields of a major decision and how each member voted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t
from dashboard.parts.plain import escaped
from data.rules.decision_rules import DecisionKind, Vote

_KNOWN = {None: N_("未记录"), True: N_("是"), False: N_("否")}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed; `amount` as typed, in 元."""

    kind: DecisionKind
    text: str
    ground: str
    amount: str
    voucher_no: str
    notice_id: int | None
    on_agenda: bool | None
    leader_spoke_last: bool | None
    interested: str | None
    for_staff: bool
    votes: Mapping[str, Vote]


def ask(members: Sequence[str], notices: Mapping[int, str], *, key: str) -> Filled | None:
    """The form; None until it is sent. `members`: those present with a vote; `notices`: those that may be linked."""
    with st.form(key, enter_to_submit=False):
        kind = st.selectbox(t("类别"), list(DecisionKind), format_func=labels.label) or DecisionKind.POLICY
        text = st.text_area(t("决策内容（必填）"), height=100)
        ground = st.text_input(t("决策依据（必填）"), placeholder=t("如 年初预算、有关文件、调研论证情况"))
        left, right = st.columns(2)
        amount = left.text_input(t("涉及金额（元）"), placeholder="0.00")
        voucher = right.text_input(t("支付的凭证号"), max_chars=100, help=t("与支出台账中的凭证号一致，付款后可查。"))
        ids = [None, *notices]
        notice_id = st.selectbox(t("有关公示"), ids, format_func=lambda n: notices[n] if n else t("没有"))
        left, right = st.columns(2)
        on_agenda = left.selectbox(t("会前列入议题"), list(_KNOWN), format_func=_known)
        last = right.selectbox(t("主要负责人末位表态"), list(_KNOWN), format_func=_known)
        asked = st.checkbox(t("已核对成员有无利害关系"))
        interested = st.text_input(t("有利害关系的成员（用、分开，没有则不填）"), max_chars=200)
        for_staff = st.checkbox(t("对全体人员公开这项决策"), value=True)
        votes = _votes(members)
        if not st.form_submit_button(t("登记决策"), type="primary", icon=":material/save:"):
            return None
    return Filled(
        kind=kind,
        text=text,
        ground=ground,
        amount=amount,
        voucher_no=voucher,
        notice_id=notice_id,
        on_agenda=on_agenda,
        leader_spoke_last=last,
        interested=interested.strip() if asked or interested.strip() else None,
        for_staff=for_staff,
        votes=votes,
    )


def _votes(members: Sequence[str]) -> dict[str, Vote]:
    """Each member's vote; one that nobody wrote down is none."""
    head = t("表决（只有有权查看表决的人可见）")
    st.markdown(f"**{head}**")
    votes: dict[str, Vote] = {}
    for start in range(0, len(members), 3):
        for column, name in zip(st.columns(3), members[start : start + 3], strict=False):
            vote = column.selectbox(
                escaped(name),
                [None, *Vote],
                format_func=lambda v: labels.label(v) if v else t("未记录"),
                key=f"vote-{name}",
            )
            if vote is not None:
                votes[name] = vote
    return votes


def _known(value: bool | None) -> str:  # noqa: FBT001  one of three answers
    return t(_KNOWN[value])
