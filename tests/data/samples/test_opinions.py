"""The sample's opinions: as many as its published results say, none left that a decided notice would have waited for."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.opinion_counts import counts
from data.rules.notice_workflow import RESULT_KNOWN, Outcome, Step
from data.tables.notices import Notice, NoticeStep
from data.tables.opinions import Opinion, OpinionAuthor

NUMBER = re.compile(r"收到意见(\d+)条")


def test_a_published_result_says_as_many_opinions_as_there_were(sample: Session):
    ended = list(sample.scalars(select(Notice).where(Notice.state.in_(RESULT_KNOWN))))
    assert len(ended) > 30
    for notice in ended:
        step = (NoticeStep.notice_id == notice.id, NoticeStep.step == Step.CONCLUDE)
        said = NUMBER.search(sample.scalars(select(NoticeStep.note).where(*step)).one())
        found = counts(sample, notice.id)
        assert notice.numbers is not None
        assert (found.received, found.signed) == (notice.numbers["received"], notice.numbers["signed"])
        assert found.unsettled == 0
        assert said is None or int(said[1]) == found.received
        assert {outcome.value: number for outcome, number in found.by_outcome.items()} == notice.numbers["by_outcome"]
        assert bool(found.received) == (notice.outcome is not Outcome.NO_OPINIONS)


def test_something_waits_in_the_box_and_with_the_verifier(sample: Session):
    boxed = list(sample.scalars(select(Opinion).where(Opinion.boxed)))
    assert {(opinion.received_on, opinion.late) for opinion in boxed} == {
        (date(2026, 11, 20), False),
        (date(2026, 11, 20), True),
    }
    assert sample.scalar(select(Opinion.id).where(Opinion.state == "assigned"))


def test_only_what_was_signed_has_an_author(sample: Session):
    signed = set(sample.scalars(select(Opinion.id).where(Opinion.signed)))
    assert signed == set(sample.scalars(select(OpinionAuthor.opinion_id)))
