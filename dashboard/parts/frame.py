"""What stands around every page: whose dashboard it is, who is signed in, the other language, and the way out."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.i18n import language, t
from dashboard.labels import LANGUAGE_NAMES
from dashboard.parts.plain import escaped
from data.rules.roles import Viewer


def sidebar(
    viewer: Viewer, body: str, *, choose_language: Callable[[Viewer, str], None], sign_out: Callable[[], None]
) -> None:
    """Under the menu: the body, the reader, the other language in one click, and the way out."""
    with st.sidebar:
        name = f"**{escaped(viewer.name)}**"
        signed_in = t("{name} · {unit}", name=name, unit=escaped(viewer.unit)) if viewer.unit else name
        st.markdown(f":small[:gray[{escaped(body)}]]\n\n{signed_in}")
        with st.container(horizontal=True, gap="small"):
            for code, named in LANGUAGE_NAMES.items():
                if code != language():
                    args = (viewer, code)
                    st.button(named, icon=":material/translate:", type="tertiary", on_click=choose_language, args=args)
            st.button(t("退出登录"), icon=":material/logout:", type="tertiary", on_click=sign_out)


def signed_out() -> None:
    """The sign-in ended, here or on another device: nothing is shown any more, the menu included."""
    st.navigation([st.Page(_ended, title=t("登录"))], position="hidden").run()


def _ended() -> None:
    st.info(t("登录已结束，请重新登录。"), icon=":material/lock:")
    st.link_button(t("登录"), "/sign-in", type="primary")
