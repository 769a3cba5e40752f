"""The only cache. A kept answer is found again by the question, by what its viewer may see, and by the latest change.

Nobody ever has to clear it: a write changes the number of the latest change, and with it the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import streamlit as st

from dashboard import labels
from dashboard.i18n import language
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
Drawn = TypeVar("Drawn")
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
    """
    asking = _Asking(question, viewer, wanted)
    answer: Answer = _keep(repr((_name(question), _may_see(viewer), _latest(question), _fixed(wanted))), asking)
    return answer


def figure(build: Callable[..., Drawn], viewer: Viewer, *questions: Callable[..., Any], **wanted: Any) -> Drawn:
    """What `build` makes of the answers to some questions: a figure, its sentence and table, whatever it returns.

    Every question is asked with `wanted`, and `build` gets the answers in their order and nothing else, so that what is
    kept depends on nothing but them, the language and the currency. A rerun neither asks nor builds.
    """
    asked = (_name(build), *(_name(question) for question in questions))
    speaking = (language(), labels.currency_unit(big=False))
    latest = max(_latest(question) for question in questions)
    drawing = _Drawing(build, questions, viewer, wanted)
    drawn: Drawn = _draw(repr((asked, speaking, _may_see(viewer), latest, _fixed(wanted))), drawing)
    return drawn


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


_moment: ContextVar[dict[str, int] | None] = ContextVar("moment", default=None)


def _latest(question: Callable[..., Any]) -> int:
    known, module = _moment.get(), question.__module__
    if known is not None and module in known:
        return known[module]
    with reading() as db:
        latest = freshness.latest(db, *SUBJECTS[module])
    if known is not None:
        known[module] = latest
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


class _Drawing:
    """What is to be built, and of what; no part of the key, as `_Asking`."""

    def __init__(
        self,
        build: Callable[..., Any],
        questions: tuple[Callable[..., Any], ...],
        viewer: Viewer,
        wanted: dict[str, Any],
    ) -> None:
        self.build, self.questions, self.viewer, self.wanted = build, questions, viewer, wanted


@st.cache_data(max_entries=2000, show_spinner=False, hash_funcs={_Asking: lambda _: None})
def _keep(key: str, asking: _Asking) -> Any:
    del key  # a text, since Streamlit takes far longer to look into anything else
    with reading() as db:
        return asking.question(db, asking.viewer, **asking.wanted)


@st.cache_data(max_entries=2000, show_spinner=False, hash_funcs={_Drawing: lambda _: None})
def _draw(key: str, drawing: _Drawing) -> Any:
    del key
    return drawing.build(*(kept(question, drawing.viewer, **drawing.wanted) for question in drawing.questions))


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
