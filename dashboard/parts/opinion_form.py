"""The form for an opinion under a notice, signed or anonymous, and in plain words what protects its author."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.i18n import t
from dashboard.parts import links, opinion_receipt
from dashboard.parts.plain import escaped
from data.rules.opinions import LONGEST_TEXT, Author
from data.rules.roles import Viewer

SIGNED, ANONYMOUS = "signed", "anonymous"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody sent. `receipt` tells a form sent twice; the author of an anonymous one holds it."""

    text: str
    receipt: str
    author: Author | None


def ask(notice_id: int, viewer: Viewer, *, late: bool) -> Given | None:
    """The form, folded once the period is over; what was sent, once it is complete."""
    if not late:
        st.subheader(t("反映意见"), anchor=False)
        return _ask(notice_id, viewer)
    with st.expander(t("公示期已满，仍要反映"), icon=":material/rate_review:"):
        st.caption(t("现在反映的意见按日常信访登记和办理，不计入本次公示的意见。"))
        return _ask(notice_id, viewer)


def sent(notice_id: int) -> None:
    """The opinion is in the box: forget its code, and show that it arrived."""
    opinion_receipt.forget(f"opinion-{notice_id}")
    st.rerun()


def _ask(notice_id: int, viewer: Viewer) -> Given | None:
    form = f"opinion-{notice_id}"
    if opinion_receipt.is_sent(form):
        _sent(form)
        return None
    st.markdown(
        t(
            "提倡实名反映，便于核实和答复；反映的情况应当客观真实。无论是否署名，受理和核实人员对反映人的信息负有保密义务。"
        )
    )
    words = {SIGNED: t("署名"), ANONYMOUS: t("匿名")}
    how = st.radio(
        t("以什么方式反映"), list(words), index=None, horizontal=True, format_func=lambda w: words[w], key=f"{form}-how"
    )
    if how == SIGNED:
        return _signed(form, viewer)
    if how == ANONYMOUS:
        return _anonymous(form)
    return None


def _signed(form: str, viewer: Viewer) -> Given | None:
    st.caption(
        t(
            "您的姓名、单位和联系方式与意见分开保存，只有纪检人员可以查看，每次查看都留有记录；公示对象和其他人员看不到。"
            "办理情况在“我的意见”页面查看。"
        )
    )
    with st.form(f"{form}-{SIGNED}", enter_to_submit=False):
        st.markdown(t("反映人：{name} {unit}", name=escaped(viewer.name), unit=escaped(viewer.unit)))
        contact = st.text_input(t("联系方式（便于核实和答复，可不填）"), max_chars=200, key=f"{form}-contact")
        text = _text(form)
        send = st.form_submit_button(t("署名提交"), type="primary", icon=":material/send:")
    if not send:
        return None
    return Given(text, opinion_receipt.held(form), Author(viewer.name, viewer.unit, contact))


def _anonymous(form: str) -> Given | None:
    _protection()
    receipt = opinion_receipt.held(form)
    with st.form(f"{form}-{ANONYMOUS}", enter_to_submit=False):
        text = _text(form)
        st.markdown(t("回执码只在这里显示一次，提交后无法找回。凭它可以查看办理情况、答复询问；任何持有它的人都可以。"))
        st.code(receipt, language=None, wrap_lines=True)
        copied = st.checkbox(t("我已抄下回执码"), key=f"{form}-copied")
        send = st.form_submit_button(t("匿名提交"), type="primary", icon=":material/send:")
    if send and not copied:
        st.warning(t("尚未提交。请先抄下回执码并勾选，再提交。"), icon=":material/key:")
        return None
    return Given(text, receipt, None) if send else None


def _text(form: str) -> str:
    return st.text_area(
        t("要反映的情况"),
        max_chars=LONGEST_TEXT,
        height=160,
        key=f"{form}-text",
        placeholder=t("时间、地点、什么事、有什么可以查证"),
    )


def _protection() -> None:
    """Both sides, and neither smaller than the other."""
    protects, limits = st.columns(2)
    with protects, st.container(border=True, height="stretch"):
        head = t("本平台保护什么")
        st.markdown(f":material/shield: **{head}**")
        st.markdown(
            t(
                "- 不保存您的姓名、账号、网络地址和浏览器\n- 只保存提交的日期，不保存时刻\n"
                "- 意见先放入意见箱，次日起才能取出，当天没有人知道箱中是否有意见\n"
                "- 操作记录中没有您；公示对象和须回避的人看不到意见"
            )
        )
    with limits, st.container(border=True, height="stretch"):
        head = t("本平台保护不了什么")
        st.markdown(f":material/visibility: **{head}**")
        st.markdown(
            t(
                "- 登录和退出的时刻有记录，系统管理员和纪检人员能看到；当天登录的人很少时，日期就可能指向您\n"
                "- 您的用词和行文习惯，以及只有少数人知道的事，可能让人认出您\n"
                "- 您所用的电脑、手机和单位网络可能另有记录\n"
                "- 直接掌管服务器的人能读到意见内容；在您提交的那一刻监视内存、磁盘或网络的，还可能看到是谁"
            )
        )


def _sent(form: str) -> None:
    st.success(
        t("已放入意见箱，次日起由受理人取出办理。署名意见请在“我的意见”查看，匿名意见请凭回执码查看。"),
        icon=":material/mark_email_read:",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        links.to("my-opinions", t("我的意见"), icon=":material/rate_review:")
        st.button(t("再反映一条"), icon=":material/add:", on_click=opinion_receipt.begin_anew, args=(form,))
