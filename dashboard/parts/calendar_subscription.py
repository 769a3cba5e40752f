"""The personal address of one's calendar feed: made, shown once, replaced, ended; how to subscribe, what a leak shows."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from dashboard import labels
from dashboard.i18n import t

if TYPE_CHECKING:
    from queries.calendar_links import CalendarAddress


class Asked(Enum):
    MAKE = "make"
    END = "end"


def ask(present: CalendarAddress | None) -> Asked | None:
    """How it stands, and what the person wants done. The keys name the address: once it is another, these are others."""
    key = present.id if present else 0
    if present is None:
        st.markdown(t("您还没有订阅地址。"))
    else:
        st.markdown(
            t(
                "您的订阅地址生成于 {at}，正在使用。地址只在生成时显示一次；忘记了就更换一个。",
                at=labels.moment(present.made_at),
            )
        )
    with st.container(horizontal=True, gap="small"):
        said = t("更换订阅地址") if present else t("生成订阅地址")
        told = t("更换后旧地址立即失效，已订阅的日历须改用新地址。") if present else None
        if st.button(said, icon=":material/calendar_add_on:", key=f"calendar-make-{key}", help=told):
            return Asked.MAKE
        if present and st.button(t("停用订阅地址"), icon=":material/link_off:", key=f"calendar-end-{key}"):
            return Asked.END
    return None


def home() -> str:
    """The address of the dashboard, as this browser reaches it."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}"


def once(address: str) -> None:
    """The new address, which nobody can show again."""
    st.success(t("订阅地址已生成。请现在复制，离开本页后不再显示。"), icon=":material/check_circle:")
    st.code(address, language=None, wrap_lines=True)


def help_() -> None:
    """How to subscribe in the usual programs, and what whoever has the address can see."""
    with st.expander(t("如何订阅"), icon=":material/help:"):
        st.markdown(
            t(
                "- **Outlook**：日历 → 添加日历 → 从 Internet 订阅，粘贴地址。\n"
                "- **Thunderbird**：日历 → 新建日历 → 网络上的日历，粘贴地址，用户名不填。\n"
                "- **iPhone、iPad**：设置 → 应用 → 日历 → 日历账户 → 添加账户 → 其他 → 添加已订阅的日历。\n"
                "- **安卓手机**：日历应用的“订阅日历”或“网络日历”；没有的，可安装 ICSx⁵。\n\n"
                "电脑和手机须能打开本平台。会议改期、时限延长后，日历程序下次更新时自动移动，一般在几小时内。"
            )
        )
    with st.expander(t("别人知道了这个地址会怎样"), icon=":material/shield:"):
        st.markdown(
            t(
                "知道地址的人不用登录，就能看到您的日历里有的内容：您有权阅读的会议的名称和日期、督办事项的内容、责任单位、"
                "责任领导和时限、公示的标题和截止日。纪要正文、经费和其他页面仍须登录。\n\n"
                "请勿转发。如可能已被别人知道，请立即更换或停用。您的账号停用后，地址随之失效。"
            )
        )
