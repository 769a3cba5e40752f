"""A kept answer is never given to who may see less, and never outlives a change."""

from __future__ import annotations

from dashboard import caching
from queries import spending
from queries.spending_filters import Wanted
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, LEADER

YEAR = Wanted("CNY", 2026)


def _total(viewer) -> int:
    return caching.kept(spending.summary, viewer, wanted=YEAR).total_fen


def test_an_import_is_seen_at_once(fresh_database):
    caching._keep.clear()
    import_lines(a_line(1), name="1.csv")
    assert _total(EMPLOYEE) == 100
    import_lines(a_line(2), name="2.csv")
    assert _total(EMPLOYEE) == 300


def test_the_key_holds_what_the_viewer_may_see(fresh_database, monkeypatch):
    caching._keep.clear()
    import_lines(a_line(1))
    asked: list[str] = []

    def question(db, viewer, *, wanted):
        asked.append(viewer.login)
        return len(viewer.permissions)

    question.__module__, question.__name__ = "queries.spending", "made_up"
    answers = [caching.kept(question, viewer, wanted=YEAR) for viewer in (EMPLOYEE, LEADER, EMPLOYEE, LEADER)]
    assert asked == ["employee", "leader"]
    assert answers[0] == answers[2] != answers[1] == answers[3]
