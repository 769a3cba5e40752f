"""The only cache. A kept answer is found again by the question, by what its viewer may see, and by the latest change.

Nobody ever has to clear it: a write changes the number of the latest change, and with it the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from data.database import reading
from data.imports import column_samples, meeting_file, spending_file
from data.imports.column_samples import ColumnSample
from data.imports.layouts import Layout
from data.imports.meeting_file import ReadMeeting
from data.rules.roles import Viewer
from data.rules.spending_lines import CheckedFile
from data.settings import settings
from queries import freshness

Answer = TypeVar("Answer")
_SPENDING = ("spending_file", "budget", "classification", "unit")
SUBJECTS: dict[str, tuple[str, ...]] = {
    "queries.reviews": (*_SPENDING, "month_review"),
    "queries.spending": _SPENDING,
    "queries.spending_changes": _SPENDING,
    "queries.spending_compare": _SPENDING,
    "queries.spending_execution": _SPENDING,
    "queries.spending_lines": _SPENDING,
    "queries.spending_payees": _SPENDING,
}


def kept(question: Callable[..., Answer], viewer: Viewer, **wanted: Any) -> Answer:
    """The answer of a query, from the cache where the same was asked with the same permissions since the last change.

    Only for questions whose answer depends on permissions and not on who asks; those are listed in SUBJECTS by module.
    The answer is shared by all who get it: nobody writes into one. (Copies by pickling cost a tenth of a rerun.)
    """
    asking = _Asking(question, viewer, wanted)
    answer: Answer = _keep(repr((_name(question), _may_see(viewer), _latest(question), _fixed(wanted))), asking)
    # Who writes into this copy writes into it alone, and until then it costs nothing.
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is asked inside is of one moment, and the number of the latest change is looked up once.

    Around a page that only reads; also a decorator of its `show`.
    """
    token = _moment.set({})
    try:
        yield
    finally:
        _moment.reset(token)


_moment: ContextVar[dict[tuple[str, ...], int] | None] = ContextVar("moment", default=None)


def _latest(question: Callable[..., Any]) -> int:
    known, subjects = _moment.get(), SUBJECTS[question.__module__]
    if known is not None and subjects in known:
        return known[subjects]
    with reading() as db:
        latest = freshness.latest(db, *subjects)
    if known is not None:
        known[subjects] = latest
    return latest


def _name(of: Callable[..., Any]) -> str:
    return f"{of.__module__}.{of.__qualname__}"


def _may_see(viewer: Viewer) -> tuple[str, ...]:
    return tuple(sorted(viewer.permissions))


def _fixed(wanted: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(sorted(wanted.items()))


class _Asking:
    """The question itself, which is no part of the key: `asked` and `wanted` name it wholly."""

    def __init__(self, question: Callable[..., Any], viewer: Viewer, wanted: dict[str, Any]) -> None:
        self.question, self.viewer, self.wanted = question, viewer, wanted


@st.cache_resource(max_entries=2000, show_spinner=False, hash_funcs={_Asking: lambda _: None})
def _keep(key: str, asking: _Asking) -> Any:
    del key  # a text, since Streamlit takes far longer to look into anything else
    with reading() as db:
        return asking.question(db, asking.viewer, **asking.wanted)


@st.cache_resource(max_entries=4, ttl=600, show_spinner=False)
def checked_ledger(
    content: bytes, name: str, layout: Layout | None = None, control_total: int | None = None
) -> CheckedFile:
    """A ledger as read, kept while its person looks at the preview: found again only by who holds the same bytes.

    Raises FileRejected.
    """
    limit = settings().largest_file_mb * 1_000_000
    return spending_file.read(content, name, layout=layout, control_total=control_total, limit=limit)


@st.cache_resource(max_entries=4, ttl=600, show_spinner=False)
def ledger_sample(content: bytes, name: str, sheet: str, row: int | None = None) -> ColumnSample:
    """The first rows of a ledger whose columns nobody knows, kept and found as `checked_ledger`."""
    limit = settings().largest_file_mb * 1_000_000
    return column_samples.sample(content, name, sheet=sheet, row=row, limit=limit)


@st.cache_resource(max_entries=4, ttl=600, show_spinner=False)
def read_meeting(content: bytes, name: str) -> ReadMeeting:
    """A brief as read, kept and found as `checked_ledger`. Raises FileRejected."""
    return meeting_file.read(content, name)
