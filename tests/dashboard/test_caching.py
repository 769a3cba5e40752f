"""A kept answer is never given to who may see less, and never outlives a change."""

from __future__ import annotations

from typing import Any

from dashboard import caching
from queries import freshness, spending
from queries.spending_filters import Wanted
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, LEADER

YEAR = Wanted("CNY", 2026)


def _total(viewer) -> int:
    return caching.kept(spending.summary, viewer, wanted=YEAR).total_fen


def test_an_import_is_seen_at_once(fresh_database):
    caching.forget()
    import_lines(a_line(1), name="1.csv")
    assert _total(EMPLOYEE) == 100
    import_lines(a_line(2), name="2.csv")
    assert _total(EMPLOYEE) == 300


def test_the_key_holds_what_the_viewer_may_see(fresh_database, monkeypatch):
    caching.forget()
    import_lines(a_line(1))
    asked: list[str] = []

    def question(db, viewer, *, wanted):
        asked.append(viewer.login)
        return len(viewer.permissions)

    question.__module__, question.__name__ = "queries.spending", "made_up"
    answers = [caching.kept(question, viewer, wanted=YEAR) for viewer in (EMPLOYEE, LEADER, EMPLOYEE, LEADER)]
    assert asked == ["employee", "leader"]
    assert answers[0] == answers[2] != answers[1] == answers[3]


def test_a_page_of_one_moment_looks_for_changes_once(fresh_database, monkeypatch):
    asked: list[str] = []

    def counted(name: str) -> None:
        asking = getattr(freshness, name)

        def ask(db: Any, *subjects: str) -> Any:
            asked.append(name)
            return asking(db, *subjects)

        monkeypatch.setattr(freshness, name, ask)

    counted("latest_of_all")
    counted("latest")
    caching.forget()
    import_lines(a_line(1))
    with caching.one_moment():
        assert [_total(EMPLOYEE) for _ in range(2)] == [100, 100]
        with caching.one_moment():  # a part of the page
            assert _total(EMPLOYEE) == 100
    assert asked == ["latest_of_all", "latest"]
    _total(EMPLOYEE)
    assert asked == ["latest_of_all", "latest", "latest_of_all"]  # nothing has changed, so neither have the subjects


def test_who_writes_into_a_table_changes_nobody_elses(fresh_database):
    import_lines(a_line(1))
    first = caching.kept(spending.by_month, EMPLOYEE, wanted=YEAR)
    first["amount_fen"] = 0
    assert list(caching.kept(spending.by_month, EMPLOYEE, wanted=YEAR)["amount_fen"]) == [100]
