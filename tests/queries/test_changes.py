"""What changed since a reader last looked."""

from __future__ import annotations

from datetime import timedelta

from data.commands import accounts, looks
from data.database import reading, writing
from data.rules.meeting_rules import MeetingKind
from data.rules.roles import Role, Viewer
from queries import changes
from tests.ledgers import a_line, import_lines
from tests.meetings import NOW, enter, save
from tests.notices import publish
from tests.notices import save as save_notice
from tests.people import ADMINISTRATOR, EMPLOYEE, LEADER, NOBODY


def _since(viewer, moment):
    with reading() as db:
        return [(news.page, news.id) for news in changes.since(db, viewer, moment=moment)]


def test_what_was_published_after_a_moment_and_no_draft_of_anything(fresh_database):
    notice = publish()
    save_notice(title="草稿")
    meeting = enter()
    save()
    hidden = enter(kind=MeetingKind.COMMITTEE)
    import_lines(a_line())
    before = NOW - timedelta(days=800)
    found = _since(EMPLOYEE, before)
    assert sorted(found) == [("meeting", meeting), ("notice", notice), ("spending-file", 1)]
    assert ("meeting", hidden) in _since(LEADER, before)
    assert ("meeting", meeting) not in _since(EMPLOYEE, NOW)
    assert _since(NOBODY, before) == []


def test_the_moment_is_that_of_the_look_before_this_one(fresh_database):
    with writing() as db:
        account_id = accounts.add(
            db, by=ADMINISTRATOR, now=NOW, login="reader", password="long enough", roles=[Role.EMPLOYEE]
        )
    reader = Viewer("reader", frozenset({Role.EMPLOYEE}), account_id)
    later = NOW + timedelta(hours=1)
    for moment, before in ((NOW, None), (later, NOW)):
        with reading() as db:
            assert changes.look_is_over(db, reader, now=moment)
        with writing() as db:
            looks.note(db, by=reader, now=moment)
        with reading() as db:
            assert changes.last_look(db, reader) == before
            assert not changes.look_is_over(db, reader, now=moment)
    with reading() as db:
        assert changes.last_look(db, EMPLOYEE) is None
        assert not changes.look_is_over(db, EMPLOYEE, now=later)
