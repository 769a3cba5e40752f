"""The only cache. A kept answer is found again by the question, by what its viewer may see, and by the latest change.

Nobody ever has to clear it: a write changes the number of the latest change, and with it the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
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
    "queries.judging": (*_SPENDING, "discipline_limit", "judging_run", "person", "work_calendar"),
    "queries.questions": (*_SPENDING, "question", "work_calendar"),
    "queries.reviews": (*_SPENDING, "month_review"),
    "queries.spending": _SPENDING,
    "queries.spending_changes": _SPENDING,
    "queries.spending_compare": _SPENDING,
    "queries.spending_execution": _SPENDING,
    "queries.spending_lines": _SPENDING,
    "queries.spending_payees": _SPENDING,
}
_OF_UNITS = ("queries.questions",)  # their answers depend on the unit of who asks, too


def kept(question: Callable[..., Answer], viewer: Viewer, **wanted: Any) -> Answer:
    """The answer of a query, from the cache where the same was asked with the same permissions since the last change.

    Only for questions whose answer depends on permissions and not on who asks, or on no more than the unit; those are
    listed in SUBJECTS by module.
    The answer is shared by all who get it: nobody writes into one. (Copies by pickling cost a tenth of a rerun.)
    """
    answer: Answer = _keep(_Asking(question, viewer, wanted, _latest(SUBJECTS[question.__module__])))
    # Who writes into this copy writes into it alone, and until then it costs nothing.
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is asked inside is of one moment, and the number of the latest change is looked up once.

    Around a page that only reads; also a decorator of its `show`. Inside another moment it is that one.
    """
    if _moment.get() is not None:
        yield
        return
    token = _moment.set([])
    try:
        yield
    finally:
        _moment.reset(token)


def forget() -> None:
    """Forget everything, for tests: their databases have the same numbers of changes."""
    _keep.cache_clear()
    _numbers.clear()


_moment: ContextVar[list[int] | None] = ContextVar("moment", default=None)  # the latest change of all, once looked up
_numbers: dict[
    tuple[str, ...], tuple[int, int]
] = {}  # of subjects: when looked up, by the latest change of all; theirs


def _latest(subjects: tuple[str, ...]) -> int:
    """The latest change of these subjects, asked for again only when anything at all has changed."""
    moment = _moment.get()
    if moment:
        whole = moment[0]
    else:
        with reading() as db:
            whole = freshness.latest_of_all(db)
        if moment is not None:
            moment.append(whole)
    known = _numbers.get(subjects)
    if known is None or known[0] != whole:
        with reading() as db:
            known = whole, freshness.latest(db, *subjects)
        _numbers[subjects] = known
    return known[1]


class _Asking:
    """A question with what may be seen and when: equal to another that must have the same answer."""

    __slots__ = ("_key", "question", "viewer", "wanted")

    def __init__(self, question: Callable[..., Any], viewer: Viewer, wanted: dict[str, Any], latest: int) -> None:
        self.question, self.viewer, self.wanted = question, viewer, wanted
        unit = viewer.unit if question.__module__ in _OF_UNITS else None
        self._key = question, viewer.permissions, unit, latest, tuple(wanted.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asking) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


# Not Streamlit's cache: it takes longer to find an answer than we take to show it (a twentieth of a rerun).
@lru_cache(maxsize=2000)
def _keep(asking: _Asking) -> Any:
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
