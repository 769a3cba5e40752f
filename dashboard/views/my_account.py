"""我的账号: who I am here, what I may do, in which language, and what is recorded of me."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.calendar_feed import address as feed_address
from dashboard.clock import now
from dashboard.i18n import language, t
from dashboard.labels import LANGUAGE_NAMES
from dashboard.parts import calendar_subscription, facts, page_head, problem_notes
from data.commands import accounts
from data.commands import calendar_links as command
from data.database import reading, writing
from data.rules.roles import GRANTS, Permission, Role, Viewer, can
from data.rules.text_size import TextSize
from queries import calendar_links
from queries.calendar_links import CalendarAddress


def show(viewer: Viewer) -> None:
    """Everything about the reader's own account."""
    page_head.show(t("我的账号"), t("您在本平台上的身份、权限和设置。"))
    facts.show([(t("姓名"), viewer.name), (t("账号"), viewer.login), (t("单位"), viewer.unit)])
    _roles(viewer)
    _language(viewer)
    _calendar(viewer)
    _text_size(viewer)
    _sign_out(viewer)
    _recorded()


def choose_language(viewer: Viewer, chosen: str) -> None:
    """Remember a language; the next run of the script speaks it."""
    with writing() as db:
        accounts.choose_language(db, by=viewer, now=now(), language=chosen)


def sign_out(viewer: Viewer, token: str | None) -> None:
    """End the sign-in of a token; all sign-ins of the viewer where none is given."""
    with writing() as db:
        accounts.sign_out(db, by=viewer, now=now(), token=token)


def _roles(viewer: Viewer) -> None:
    st.subheader(t("角色和权限"), anchor=False)
    if not viewer.roles:
        page_head.empty(t("您的账号还没有角色。请联系系统管理员。"))
        return
    for role in Role:
        if role in viewer.roles:
            st.markdown(f"**{labels.label(role)}**  \n{_grants(role)}")


def _grants(role: Role) -> str:
    return t("、").join(labels.label(permission) for permission in Permission if permission in GRANTS[role])


def _language(viewer: Viewer) -> None:
    st.subheader(t("语言"), anchor=False)
    st.caption(t("选择后立即生效，下次登录仍然有效。"))
    with st.container(horizontal=True, gap="small"):
        for code, named in LANGUAGE_NAMES.items():
            st.button(named, disabled=code == language(), on_click=choose_language, args=(viewer, code))


def _calendar(viewer: Viewer) -> None:
    if not can(viewer, Permission.READ_MEETINGS):
        return
    st.subheader(t("日历订阅"), anchor=False)
    st.caption(t("把会议、督办时限和公示截止日放进您自己的日历，自动更新。"))
    place = st.empty()
    with place.container():
        asked = calendar_subscription.ask(_address(viewer))
    if asked is not None:
        with problem_notes.told():
            _change_address(viewer, asked)
        with place.container():
            calendar_subscription.ask(_address(viewer))
    calendar_subscription.help_()


def _address(viewer: Viewer) -> CalendarAddress | None:
    with reading() as db:
        return calendar_links.present(db, viewer)


def _change_address(viewer: Viewer, asked: calendar_subscription.Asked) -> None:
    if asked is calendar_subscription.Asked.END:
        with writing() as db:
            command.end(db, by=viewer, now=now())
        st.success(t("订阅地址已停用。已订阅的日历不再更新。"), icon=":material/check_circle:")
        return
    with writing() as db:
        token = command.make(db, by=viewer, now=now())
    calendar_subscription.once(feed_address(calendar_subscription.home(), token))


def _text_size(viewer: Viewer) -> None:
    st.subheader(t("字号"), anchor=False)
    st.caption(t("选择后请刷新页面（F5，手机下拉），新字号即用于所有页面，下次登录仍然有效。图表中的文字不变。"))
    with st.container(horizontal=True, gap="small"):
        for size in TextSize:
            chosen = size is viewer.text_size
            st.button(labels.label(size), disabled=chosen, on_click=_choose_text_size, args=(viewer, size))


def _choose_text_size(viewer: Viewer, size: TextSize) -> None:
    with writing() as db:
        accounts.choose_text_size(db, by=viewer, now=now(), size=size)


def _sign_out(viewer: Viewer) -> None:
    st.subheader(t("退出登录"), anchor=False)
    st.caption(t("在公用电脑上使用后请退出。如怀疑他人用过您的账号，请在所有设备上退出，并联系系统管理员更换密码。"))
    st.button(t("在所有设备上退出"), icon=":material/devices:", on_click=sign_out, args=(viewer, None))


def _recorded() -> None:
    st.subheader(t("本平台记录什么"), anchor=False)
    st.markdown(
        t(
            "您的登录和退出，以及您所做的每一次写入（起草、发布、导入、录入、改设置），都会留下时间、账号、姓名和内容，"
            "由纪检监察查阅，任何人不能修改或删除。对公示反映意见除外：意见放入意见箱时不留记录，"
            "取出时才记录取出的人。您阅读了哪些页面，不作记录。"
        )
    )
    st.markdown(t("您点了“已阅”的公示和会议，会留下一条记录。"))
