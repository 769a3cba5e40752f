"""Refusals, and errors nobody expected, shown as a note on the page; the page stops there, and nothing has changed."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard import problems
from dashboard.i18n import t
from data.errors import GongkaiError


@contextmanager
def told() -> Iterator[None]:
    """Run a step; if it is refused, say why where the page stands."""
    try:
        yield
    except GongkaiError as refused:
        st.error(problems.sentence(refused), icon=":material/block:")


def unexpected(error: Exception) -> bool:
    """Say that the page failed, with a number under which the log tells the rest; the reader is shown no inside."""
    number = secrets.token_hex(4)
    logging.getLogger(__name__).error("page failed, number %s", number, exc_info=error)
    st.error(
        t(
            "这个页面没能显示完整，您的操作可能没有完成。请刷新后再看；仍有问题请把编号 {number} 告诉系统管理员。",
            number=number,
        ),
        icon=":material/error:",
    )
    return True
