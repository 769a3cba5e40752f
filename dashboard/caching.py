"""The only cache. A kept answer is found again by the question, by what its viewer may see, and by the latest change.

Nobody ever has to clear it: a write changes the number of the latest change, and with it the key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from data.database import reading
from data.imports import spending_file
from data.rules.roles import Viewer
from data.rules.spending_lines import CheckedFile
from data.settings import settings
from queries import freshness

Answer = TypeVar("Answer")
_SPENDING = ("spending_file", "budget", "classification", "unit")
SUBJECTS: dict[str, tuple[str, ...]] = {
    "queries.spending": _SPENDING,
    "queries.spending_changes": _SPENDING,
    "queries.spending_compare": _SPENDING,
    "queries.spending_execution": _SPENDING,
    "queries.spending_payees": _SPENDING,
}


def kept(question: Callable[..., Answer], viewer: Viewer, **wanted: Any) -> Answer:
    """The answer of a query, from the cache where the same was asked with the same permissions since the last change.

    Only for questions whose answer depends on permissions and not on who asks; those are listed in SUBJECTS by module.
    """
    with reading() as db:
        latest = freshness.latest(db, *SUBJECTS[question.__module__])
    may_see = tuple(sorted(viewer.permissions))
    asked = f"{question.__module__}.{question.__name__}"
    answer: Answer = _keep(asked, may_see, latest, tuple(sorted(wanted.items())), _Asking(question, viewer, wanted))
    return answer


class _Asking:
    """The question itself, which is no part of the key: `asked` and `wanted` name it wholly."""

    def __init__(self, question: Callable[..., Any], viewer: Viewer, wanted: dict[str, Any]) -> None:
        self.question, self.viewer, self.wanted = question, viewer, wanted


@st.cache_data(max_entries=2000, show_spinner=False, hash_funcs={_Asking: lambda _: None})
def _keep(asked: str, may_see: tuple[str, ...], latest: int, wanted: tuple[Any, ...], asking: _Asking) -> Any:
    with reading() as db:
        return asking.question(db, asking.viewer, **asking.wanted)


@st.cache_resource(max_entries=4, ttl=600, show_spinner=False)
def checked_ledger(content: bytes, name: str) -> CheckedFile:
    """A ledger as read, kept while its person looks at the preview: found again only by who holds the same bytes.

    Raises FileRejected.
    """
    return spending_file.read(content, name, limit=settings().largest_file_mb * 1_000_000)
