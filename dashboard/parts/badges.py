"""Badges: a colour, a sign and a word. A colour means one thing wherever it stands (.streamlit/config.toml says which)."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from dashboard.parts.plain import escaped

Colour = Literal["blue", "gray", "green", "orange", "red", "violet"]
Look = tuple[Colour, str]  # the colour, and the name of the sign


def show(look: Look, words: str) -> None:
    """A badge of its own."""
    colour, icon = look
    st.badge(escaped(words), color=colour, icon=f":material/{icon}:")


def text(look: Look, words: str) -> str:
    """A badge within a line of Markdown."""
    colour, icon = look
    return f":{colour}-badge[:material/{icon}: {escaped(words)}]"
