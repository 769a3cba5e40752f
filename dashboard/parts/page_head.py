"""Where am I, and what does this page answer; and what to do where there is nothing yet."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.parts.plain import escaped


def show(title: str, answers: str, *, path: Sequence[str] = ()) -> None:
    """The path to this page, its title, and the one line that says what it answers."""
    if path:
        st.caption(" › ".join((*(escaped(step) for step in path), title)))
    st.markdown(f"# {title}" + (f"\n\n:gray[{answers}]" if answers else ""))


def empty(what_to_do: str) -> None:
    """Nothing to show yet: say what would bring something here."""
    st.info(what_to_do, icon=":material/info:")
