"""A part of a page that its own controls draw anew, without the menu and what else stands around it.

Beside the views, which share it.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import labels
from dashboard.i18n import speak
from dashboard.identity import COOKIE, viewer_of
from dashboard.parts import problem_notes
from data.rules.roles import Viewer


def drawn(viewer: Viewer, draw: Callable[[], None]) -> None:
    """Draw a part of a page for this viewer, and after a click inside it that part alone.

    Streamlit then skips the script that leads to the part, so what the script begins with is done here: somebody whose
    sign-in ended or whose roles changed since gets the whole page anew, which tells her.
    """
    is_first = True

    @st.fragment
    def part() -> None:
        nonlocal is_first
        if not is_first:
            if viewer_of(st.context.cookies.get(COOKIE)) != viewer:
                st.rerun()
            speak(viewer.language)
            labels.count_in("")
        is_first = False
        with problem_notes.told():
            draw()

    part()
