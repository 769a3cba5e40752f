"""What a notice must say, and what it may never say."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import RuleBroken
from data.rules.notice_content import NoticeContent, NoticePerson, check, check_words, people_from_facts
from data.rules.notice_kinds import NoticeKind, asks_opinions

CADRE = NoticePerson(
    name="职工甲",
    gender="男",
    ethnicity="汉族",
    born="1986年4月",
    education="在职研究生学历，公共管理硕士",
    political_status="中共党员",
    work_since="2009年8月",
    current_post="信用监督管理科副科长",
    proposed_post="信用监督管理科科长",
    party_dates="2023年3月申请入党",
)
WHOLE = NoticeContent(
    title="干部任前公示",
    opening="根据有关规定，现予公示。",
    people=(CADRE,),
    period_days=5,
    receiver="局人事科",
    phone="0400-1234567",
    address="滨海市东港路1号",
    issuer="中共滨海市市场监督管理局委员会",
    decision="2026年11月12日局党委会议研究决定",
)
ID_NUMBER = "11010119860412001X"
PLACES = ["title", "opening", "decision", "receiver", "phone", "address", "issuer"]


def refused(kind: NoticeKind, content: NoticeContent) -> RuleBroken:
    with pytest.raises(RuleBroken) as found:
        check(kind, content)
    return found.value


def missing(kind: NoticeKind, content: NoticeContent) -> str:
    """The field that is said to be missing; empty where none is."""
    try:
        check(kind, content)
    except RuleBroken as error:
        return str(error.facts["field"])
    return ""


def with_words(**fields: Any) -> NoticeContent:
    return replace(WHOLE, **fields)


def with_person(**cells: str) -> NoticeContent:
    return replace(WHOLE, people=(replace(CADRE, **cells),))


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_a_whole_notice_passes_whatever_its_kind(kind: NoticeKind):
    check(kind, WHOLE)


@pytest.mark.parametrize("field", ["title", "opening", "issuer", "receiver", "phone", "address"])
def test_a_notice_that_asks_for_opinions_says_who_receives_them(field: str):
    error = refused(NoticeKind.AWARD, with_words(**{field: " "}))
    assert (error.code, error.facts["field"]) == ("field_missing", field)


def test_a_circular_needs_nobody_to_receive_opinions():
    check(NoticeKind.APPOINTMENT_DECISION, replace(WHOLE, receiver="", phone="", address=""))
    assert not asks_opinions(NoticeKind.APPOINTMENT_DECISION)


@pytest.mark.parametrize("kind", [NoticeKind.CADRE_PRE_APPOINTMENT, NoticeKind.PARTY_FULL])
def test_a_notice_about_people_names_some(kind: NoticeKind):
    assert refused(kind, replace(WHOLE, people=())).facts["field"] == "people"


def test_an_award_to_a_unit_names_nobody():
    check(NoticeKind.AWARD, replace(WHOLE, people=()))


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (
            NoticeKind.CADRE_PRE_APPOINTMENT,
            {
                *("name", "gender", "ethnicity", "born", "education", "political_status"),
                *("work_since", "current_post", "proposed_post"),
            },
        ),
        (
            NoticeKind.PARTY_DEVELOPMENT_OBJECT,
            {"name", "gender", "ethnicity", "born", "education", "current_post", "party_dates"},
        ),
        (NoticeKind.AWARD, {"name"}),
    ],
)
def test_each_kind_has_cells_that_it_cannot_do_without(kind: NoticeKind, cells: set[str]):
    missed = {cell for cell in asdict(CADRE) if missing(kind, with_person(**{cell: ""})) == cell}
    assert missed == cells


def test_the_person_whose_cell_is_missing_is_named():
    assert refused(NoticeKind.RANK_PROMOTION, with_person(born="")).facts == {"field": "born", "person": "职工甲"}


@pytest.mark.parametrize(
    "born", ["1986年4月12日", "1986.4.12", "1986-04-12", "1986/4/12", "1986 年 4 月 12 日", "19860412", "1986．4．12"]
)
def test_the_day_of_birth_is_never_published(born: str):
    assert refused(NoticeKind.AWARD, with_person(born=born)).code == "birth_day_given"


@pytest.mark.parametrize("born", ["1986年4月", "1986.04", "1986-4", "198604"])
def test_year_and_month_of_birth_may_be_published(born: str):
    check(NoticeKind.AWARD, with_person(born=born))


@pytest.mark.parametrize("place", PLACES)
def test_an_identity_number_is_found_wherever_it_stands(place: str):
    error = refused(NoticeKind.AWARD, with_words(**{place: f"证件{ID_NUMBER}号"}))
    assert error.code == "id_number_found"


@pytest.mark.parametrize("cell", list(asdict(CADRE)))
def test_an_identity_number_is_found_in_every_cell_of_the_person_table(cell: str):
    assert refused(NoticeKind.AWARD, with_person(**{cell: f"甲 {ID_NUMBER}"})).code in {
        "id_number_found",
        "birth_day_given",  # the cell that is looked at for days first
    }


@pytest.mark.parametrize(
    "number", ["13812345678", "138 1234 5678", "138-1234-5678", "+8613812345678", "１３８１２３４５６７８"]
)
def test_a_private_telephone_is_refused_however_it_is_written(number: str):
    assert refused(NoticeKind.AWARD, replace(WHOLE, phone=number)).code == "private_phone_found"


@pytest.mark.parametrize("number", ["0411-88123456", "12380", "0400-1234567（工作日8:30—17:00）", "88123456转8013"])
def test_an_office_telephone_is_published(number: str):
    check(NoticeKind.AWARD, replace(WHOLE, phone=number))


@given(st.from_regex(r"[0-9]{17}[0-9Xx]", fullmatch=True), st.text(alphabet="甲乙，。 ", max_size=5))
def test_any_eighteen_digits_are_taken_for_an_identity_number(number: str, around: str):
    with pytest.raises(RuleBroken, match="id_number_found"):
        check_words(f"{around}{number}{around}")


def test_words_are_kept_without_the_spaces_around_them():
    loose = replace(WHOLE, title=" 干部任前公示\n", people=(replace(CADRE, name=" 职工甲　"),))
    assert loose.tidied() == WHOLE


def test_the_person_table_comes_back_as_it_was_stored():
    assert people_from_facts(WHOLE.people_as_facts()) == WHOLE.people


def test_a_cell_that_an_older_version_did_not_have_is_empty_and_one_that_is_gone_is_ignored():
    assert people_from_facts([{"name": "职工甲", "shoe_size": "42"}]) == (NoticePerson("职工甲"),)
