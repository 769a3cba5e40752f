"""Links from page to page: in the same tab, without loading everything anew, with what the address should hold."""

from __future__ import annotations

import streamlit as st

HOME = "home"


def to(address: str, label: str, *, icon: str | None = None, **query: object) -> None:
    """A link to the page at `address`, in the colour of links. The label is Markdown: put user-made text through
    plain.escaped. It stays on one line and is cut where that is full, so a long title is better said beside it.

    (Streamlit opens links in Markdown in a new tab; its own links want the page, and take one made anew from its
    address for the same.)
    """
    page = st.Page(_elsewhere, title=address, url_path=address, default=address == HOME)
    st.page_link(
        page, label=f":blue[{label}]", icon=icon, query_params={name: str(value) for name, value in query.items()}
    )


def _elsewhere() -> None:
    """Never run: the page that is registered under the address is."""
