"""今日公开: what is open, what was spent, what was said and settled; and what waits for this reader."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import labels
from dashboard.caching import kept
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import home_changes, home_funds, home_leads, home_meetings, home_notices, home_questions, page_head
from data.commands import looks
from data.database import reading, writing
from data.rules.meeting_rules import MonthState
from data.rules.roles import Permission, Viewer, can
from queries import changes, leads, matters, meetings, notice_work, notices, opinions, questions, spending
from queries.spending_filters import Wanted


def show(viewer: Viewer) -> None:
    """Three columns on a desk, one under the other on a phone. Nothing that needs no attention."""
    page_head.show(t("今日公开"), t("{day} · 正在公示什么、经费用到哪里、会议议定了什么。", day=labels.day(today())))
    _changes(viewer)
    left, middle, right = st.columns(3, gap="large")
    with left:
        if can(viewer, Permission.READ_NOTICES):
            _notices(viewer)
    with middle:
        if can(viewer, Permission.READ_SPENDING):
            _funds(viewer)
            _leads(viewer)
            _questions(viewer)
    with right:
        if can(viewer, Permission.READ_MEETINGS):
            _meetings(viewer)


def _notices(viewer: Viewer) -> None:
    with reading() as db:
        opened = notices.open_now(db, viewer, today=today())
        work = notice_work.waiting(db, viewer, today=today())
        about = opinions.waiting(db, viewer, today=today())
    home_notices.waiting(work, about)
    home_notices.opened(opened)


def _funds(viewer: Viewer) -> None:
    """The year of the latest data, in the currency of the most lines: amounts of two are never added."""
    currency = next(iter(kept(spending.currencies, viewer)), "")
    known = [year for year in kept(spending.years, viewer, currency=currency) if year is not None]
    if not known:
        home_funds.nothing()
        return
    labels.count_in(currency)
    wanted = Wanted(currency, known[0])
    year = kept(spending.summary, viewer, wanted=wanted)
    month = kept(spending.summary, viewer, wanted=replace(wanted, month=year.months[-1])) if year.months else None
    home_funds.show(wanted, year, month, kept(spending.source, viewer, wanted=wanted))


def _leads(viewer: Viewer) -> None:
    """What this reader's unit is asked to explain, and how many are public and open."""
    with reading() as db:
        rows = leads.listed(db, viewer, today=today())
    home_leads.mine([row for row in rows if viewer.unit and row.unit == viewer.unit])
    reviewing = can(viewer, Permission.REVIEW_SPENDING)
    home_leads.opened(rows, reviews=reviewing)
    if reviewing:
        home_leads.desk()


def _questions(viewer: Viewer) -> None:
    """What staff asked and this reader's unit has not answered."""
    with reading() as db:
        rows = questions.owed(db, viewer, today=today())
    home_questions.owed(rows)


def _meetings(viewer: Viewer) -> None:
    with reading() as db:
        row = meetings.latest(db, viewer)
        brief = meetings.brief(db, viewer, meeting_id=row.id, today=today()) if row else None
        this_month = meetings.months(db, viewer, year=today().year, today=today())[today().month - 1]
        waiting = meetings.unissued(db, viewer, today=today())
    home_meetings.title()
    is_due = this_month.meeting.state is not MonthState.NOT_DUE and this_month.meeting.held_on is None
    if can(viewer, Permission.WRITE_MEETINGS) and is_due:
        home_meetings.to_enter(this_month)
    home_meetings.waiting(waiting, login=viewer.login)
    home_meetings.latest(brief)
    _matters(viewer)


def _matters(viewer: Viewer) -> None:
    """The reader's own unit's first, then all that is late; for who follows matters, those that wait for an answer."""
    with reading() as db:
        late = matters.overdue(db, viewer, today=today())
        mine = matters.running(db, viewer, today=today(), unit=viewer.unit) if viewer.unit else ()
        every = matters.running(db, viewer, today=today()) if can(viewer, Permission.FOLLOW_MATTERS) else ()
    home_meetings.of_unit(mine, unit=viewer.unit)
    home_meetings.to_answer([row for row in every if row not in mine])
    home_meetings.overdue(late)


def _changes(viewer: Viewer) -> None:
    """Once, at the beginning of a look, the moment is kept; rerunning the page writes nothing."""
    with reading() as db:
        due = changes.look_is_over(db, viewer, now=now())
    if due:
        with writing() as db:
            looks.note(db, by=viewer, now=now())
    with reading() as db:
        before = changes.last_look(db, viewer)
        news = changes.since(db, viewer, moment=before) if before else ()
    if before:
        home_changes.show(news, since=before)
