"""Expected refusals shown as a note on the page; the page stops there, and nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard import problems
from data.errors import GongkaiError


@contextmanager
def told() -> Iterator[None]:
    """Run a step; if it is refused, say why where the page stands."""
    try:
        yield
    except GongkaiError as refused:
        st.error(problems.sentence(refused), icon=":material/block:")
