"""The fields of a notice, for a draft and for a correction alike: a block for each person, which a phone can fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import streamlit as st

from dashboard.i18n import N_, t
from dashboard.parts.plain import escaped
from dashboard.problems import FIELDS
from data.rules.notice_content import NoticeContent, NoticePerson, required_person_fields
from data.rules.notice_kinds import NoticeKind, asks_opinions, procedure_of
from data.rules.notice_workflow import needs_decision

NOBODY = NoticePerson("")
LONGEST_PERIOD = 30  # working days
_USUAL = ("gender", "born", "education", "current_post", "proposed_post")  # where the rules require none
_BESIDES = ("political_status", "work_since")  # where they require some
_HINTS = {
    "born": N_("如 1986年4月，只写年月"),
    "work_since": N_("如 2009年8月"),
    "education": N_("学历和学位，如 大学学历，管理学学士"),
    "exceptional": N_("破格提拔的必须写明，其他不填"),
    "party_dates": N_("如 2023年3月申请入党，2024年9月确定为入党积极分子；培养联系人"),
}


def ask(kind: NoticeKind, begin: NoticeContent, *, key: str, people: int, least_days: int) -> NoticeContent:
    """The words as they stand in the form; `people` is how many blocks there are, and empty ones are left out."""
    title = st.text_input(_must("title"), begin.title, key=f"{key}-title", max_chars=200)
    opening = st.text_area(
        _must("opening"),
        begin.opening,
        key=f"{key}-opening",
        height=160,
        help=t("写明依据和由谁研究。空一行即另起一段。"),
    )
    decision = begin.decision
    if needs_decision(procedure_of(kind)):
        decision = st.text_input(
            _must("decision"),
            begin.decision,
            key=f"{key}-decision",
            max_chars=200,
            placeholder=t("如 2026年11月12日局党委会议研究决定"),
        )
    named = _people(kind, begin.people, key=key, people=people)
    content = replace(begin, title=title, opening=opening, decision=decision, people=named)
    if asks_opinions(kind):
        content = _period_and_reply(content, key=f"{key}-{kind}", least_days=least_days)
    issuer = st.text_input(_must("issuer"), begin.issuer, key=f"{key}-{kind}-issuer", max_chars=100)
    return replace(content, issuer=issuer)


def buttons(keep: str, icon: str) -> tuple[bool, bool, bool]:
    """Look at it, add a block for a person, keep it: which was pressed."""
    row = st.container(horizontal=True)
    kept = row.form_submit_button(keep, type="primary", icon=icon)
    preview = row.form_submit_button(t("预览"), icon=":material/visibility:")
    add = row.form_submit_button(t("添加一人"), icon=":material/person_add:")
    return preview, add, kept


def why_corrected(key: str) -> tuple[str, bool]:
    """The reason that all staff will read, and whether the change is one of substance, which starts the period again."""
    reason = st.text_input(t("更正理由（必填，公开显示）"), key=f"{key}-reason", max_chars=200)
    st.caption(t("更正由您拟写，另一位人事干部阅读后发布。"))
    kinds = {False: t("文字更正：公示期不变"), True: t("实质更正（职务、事实等）：公示期从更正发布之日起重新计算")}
    of_substance = st.radio(t("更正的性质"), list(kinds), format_func=lambda kind: kinds[kind], key=f"{key}-substance")
    st.caption(t("修改公示天数即为实质更正。"))
    return reason, bool(of_substance)


def why_withdrawn(key: str) -> str | None:
    """The reason for taking a draft back; None until the button is pressed."""
    with st.expander(t("撤回这份草稿"), icon=":material/undo:"), st.form(key, enter_to_submit=False):
        reason = st.text_input(t("撤回理由"), max_chars=200)
        return reason if st.form_submit_button(t("撤回草稿"), icon=":material/undo:") else None


def _period_and_reply(content: NoticeContent, *, key: str, least_days: int) -> NoticeContent:
    left, right = st.columns(2)
    days = left.number_input(
        t("公示天数（工作日）"),
        min_value=max(least_days, 1),
        max_value=max(LONGEST_PERIOD, content.period_days),
        value=max(content.period_days, least_days, 1),
        step=1,
        key=f"{key}-days",
    )
    last_day = right.date_input(
        t("截止日（可不填，由系统计算）"),
        content.stated_last_day,
        key=f"{key}-last-day",
        help=t("填写的，发布时须与公示天数相符；不符则不能发布。"),
    )
    left, right = st.columns(2)
    receiver = left.text_input(_must("receiver"), content.receiver, key=f"{key}-receiver", max_chars=100)
    help_phone = t("办公电话，不得公布个人手机号码。")
    phone = right.text_input(_must("phone"), content.phone, key=f"{key}-phone", max_chars=40, help=help_phone)
    address = st.text_input(_must("address"), content.address, key=f"{key}-address", max_chars=200)
    return replace(
        content,
        period_days=int(days),
        stated_last_day=last_day,
        receiver=receiver,
        phone=phone,
        address=address,
    )


def _people(kind: NoticeKind, begin: Sequence[NoticePerson], *, key: str, people: int) -> tuple[NoticePerson, ...]:
    head = t("公示对象")
    st.markdown(f"**{head}**")
    asked = [_person(kind, _nth(begin, n), n, key=f"{key}-person-{n}") for n in range(people)]
    return tuple(person for person in asked if person != NOBODY)


def _person(kind: NoticeKind, begin: NoticePerson, n: int, *, key: str) -> NoticePerson:
    with st.expander(t("第 {n} 人　{name}", n=n + 1, name=escaped(begin.name)), expanded=n == 0 or not begin.name):
        cells = {}
        for pair in _in_pairs(_offered(kind, begin)):  # a row of columns each, so that a phone keeps the order
            for column, name in zip(st.columns(2), pair, strict=False):
                required = name == "name" or name in required_person_fields(kind)
                cells[name] = column.text_input(
                    _must(name) if required else t(FIELDS[name]),
                    getattr(begin, name),
                    key=f"{key}-{name}",
                    placeholder=t(_HINTS[name]) if name in _HINTS else None,
                )
        left_out = st.checkbox(t("不再列入此人"), key=f"{key}-left-out") if begin.name else False
    return NOBODY if left_out else replace(begin, **cells)


def _offered(kind: NoticeKind, begin: NoticePerson) -> list[str]:
    """The cells required, those usual where none are, and whatever is filled in already, in the order of the table."""
    required = required_person_fields(kind)
    exceptional = ("exceptional",) if kind is NoticeKind.CADRE_PRE_APPOINTMENT else ()
    wanted = {"name", *required, *(_BESIDES if required else _USUAL), *exceptional}
    return [field.name for field in fields(NoticePerson) if field.name in wanted or getattr(begin, field.name)]


def _in_pairs(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[start : start + 2] for start in range(0, len(names), 2)]


def _nth(people: Sequence[NoticePerson], n: int) -> NoticePerson:
    return people[n] if n < len(people) else NOBODY


def _must(name: str) -> str:
    return t("{field}（必填）", field=t(FIELDS[name]))
