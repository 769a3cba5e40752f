from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.rules.notice_content import people_from_facts, required_person_fields
from data.rules.notice_kinds import NoticeKind, Procedure, procedure_of
from data.rules.notice_workflow import UNPUBLISHED, Outcome, State, state_on
from data.samples import notices, organisation
from data.samples.accounts import DEMO_ACCOUNTS
from data.tables.notices import Notice, NoticeStep, NoticeVersion
from queries import notice_work
from tests.data.samples.conftest import TODAY
from tests.people import somebody


def _all(sample: Session) -> list[Notice]:
    return list(sample.scalars(select(Notice).order_by(Notice.id)))


def test_every_kind_and_every_state_is_there(sample: Session):
    listed = _all(sample)
    assert 60 <= len(listed) <= 80
    assert {notice.kind for notice in listed} == set(NoticeKind)
    assert {state_on(notice.state, notice.last_day, TODAY) for notice in listed} == set(State)


def test_every_outcome_but_none_too_many_was_found(sample: Session):
    found = [notice.outcome for notice in _all(sample) if notice.outcome]
    assert set(found) == set(Outcome)
    assert found.count(Outcome.NO_OPINIONS) > len(found) / 2


def test_notices_of_several_kinds_end_in_the_week_after_today(sample: Session):
    still_open = [n for n in _all(sample) if state_on(n.state, n.last_day, TODAY) is State.OPEN]
    assert len(still_open) >= 4
    assert len({notice.kind for notice in still_open}) >= 4
    assert all(date(2026, 11, 23) <= notice.last_day <= date(2026, 11, 27) for notice in still_open if notice.last_day)


def test_each_notice_reached_the_state_that_the_list_says(sample: Session):
    stored = {notice.form_id: notice.state for notice in _all(sample)}
    last = {
        Procedure.BUREAU: State.CONCLUDED,
        Procedure.STATUTORY: State.ISSUED,
        Procedure.PARTY: State.LISTED,
        Procedure.INFORM: State.INFORMED,
    }
    for number, row in enumerate(notices.rows(), start=1):
        said = row.get("ends") or last[procedure_of(NoticeKind(row["kind"]))]
        against = row.get("outcome") == "effect" and "ends" not in row
        expected = State.CONCLUDED if against else "open" if said == "ended" else said
        assert stored[f"sample-notice-{number:03}"] == expected, row


def test_a_make_up_sunday_counts_and_a_holiday_does_not(sample: Session):
    counted = {notice.last_day: notice.counted_days for notice in _all(sample)}
    assert counted[date(2026, 9, 23)] == ["2026-09-18", "2026-09-20", "2026-09-21", "2026-09-22", "2026-09-23"]
    assert counted[date(2025, 10, 10)] == ["2025-09-28", "2025-09-29", "2025-09-30", "2025-10-09", "2025-10-10"]


def test_two_were_corrected_and_only_the_correction_of_substance_began_the_period_again(sample: Session):
    corrected = [notice for notice in _all(sample) if notice.version > 1]
    assert [str(notice.published_at)[:10] for notice in corrected] == ["2024-05-13", "2025-06-11"]
    for notice in corrected:
        versions = sample.scalars(select(NoticeVersion).where(NoticeVersion.notice_id == notice.id)).all()
        assert len(versions) == 2
        assert versions[0].people != versions[1].people
        assert versions[1].reason


def test_drafts_of_one_wait_for_the_other(sample: Session):
    drafts = [notice for notice in _all(sample) if notice.state in UNPUBLISHED]
    assert {notice.state for notice in drafts} == UNPUBLISHED
    assert {notice.drafted_by for notice in drafts} == {"hr1"}


def test_steps_are_taken_by_those_whose_steps_they_are(sample: Session):
    taken = sample.execute(
        select(NoticeStep.step, NoticeStep.by_name, func.count()).group_by(NoticeStep.step, "by_name")
    )
    by_step: dict[str, set[str]] = {}
    for step, name, _ in taken:
        by_step.setdefault(step, set()).add(name)
    published = ("review", "publish", "inform", "publish_correction", "conclude", "issue", "renew")
    assert all(by_step[step] == {"凌海谦"} for step in published)
    assert by_step["approve"] == {"闫强"}
    assert by_step["verify"] == {"欧仲东"}
    assert all(by_step[step] == {"叶诗妍"} for step in ("discuss", "decide", "reconsider", "enlist"))


def test_somebody_has_something_to_do_today(sample: Session):
    actors = [somebody(demo.login, demo.role, name=demo.name) for demo in DEMO_ACCOUNTS]
    waits = {actor.login: notice_work.waiting(sample, actor, today=TODAY) for actor in actors}
    assert {login for login, work in waits.items() if work} == {"director", "hr2", "leader", "secretary", "verifier"}
    assert any(notice.correction_by for notice in _all(sample))


def test_person_tables_are_filled_and_name_people_of_the_bureau(sample: Session):
    known = {person.name for person in organisation.people().values()}
    rows = sample.execute(select(Notice.kind, NoticeVersion.people).join(Notice, Notice.id == NoticeVersion.notice_id))
    for kind, facts in rows:
        for person in people_from_facts(facts):
            assert person.name in known
            assert all(getattr(person, cell) for cell in required_person_fields(kind))
            assert person.current_post or kind is NoticeKind.RECRUITMENT


def test_a_promotion_that_was_concluded_led_to_the_post(sample: Session):
    concluded = [
        (row["published"], person)
        for row in notices.rows()
        if row["kind"] == "cadre_pre_appointment" and row.get("outcome", "none") in ("none", "no_effect")
        for person in row["people"]
        if "ends" not in row
    ]
    assert len(concluded) >= 5
    for published, person in concluded:
        now_held = organisation.title(person["no"], TODAY).split("、")[0]
        assert person["post"].endswith(now_held), (published, now_held)
