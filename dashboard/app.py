"""The script that Streamlit runs for every visit: who → language → pages → run."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import labels, navigation
from dashboard.body import body_name
from dashboard.i18n import speak, t
from dashboard.identity import COOKIE, viewer_of
from dashboard.parts import frame
from dashboard.views import my_account

ICON = Path(__file__).with_name("pages_html") / "icon.svg"  # a Material icon would be fetched from another host

token = st.context.cookies.get(COOKIE)
viewer = viewer_of(token)
if viewer is None:
    frame.signed_out()
else:
    speak(viewer.language)
    labels.count_in("")
    st.set_page_config(page_title=t("公开 · 内部政务公开平台"), page_icon=str(ICON), layout="wide")
    frame.sidebar(
        viewer,
        body_name(),
        choose_language=my_account.choose_language,
        sign_out=partial(my_account.sign_out, viewer, token),
    )
    navigation.run(viewer)
