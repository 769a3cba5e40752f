"""A table of notices becomes all of them, or every cell that has to be mended is named."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from data.errors import FileRejected
from data.imports import notices_file
from data.imports.notices_file import NoticeToSave
from data.rules.notice_content import NoticePerson
from data.rules.notice_kinds import NoticeKind
from tests.data.imports.making import text_file, workbook

TODAY = date(2026, 11, 22)
HEADS = [
    "类别", "标题", "正文", "研究决定", "公示天数", "受理部门", "受理电话", "通讯地址", "落款", "姓名", "性别", "出生年月",
    "现任职务",
]  # fmt: skip
AWARD = [
    "评优评先公示", "先进个人公示", "经研究，现予公示。", "", "5", "局人事科", "0400-1234567", "滨海市东港路1号", "局人事科",
    "职工甲", "女", "1986年4月", "科员",
]  # fmt: skip


def row(**cells: Any) -> list[Any]:
    """The usual row, with what is said otherwise by column."""
    return [cells.get(head, usual) for head, usual in zip(HEADS, AWARD, strict=True)]


def read(*rows: list[Any], heads: list[Any] = HEADS, above: tuple[list[Any], ...] = ()) -> tuple[NoticeToSave, ...]:
    return notices_file.read(workbook([*above, heads, *rows]), "公示.xlsx", today=TODAY)


def problems(*rows: list[Any], **given: Any) -> list[tuple[str, int | None, str]]:
    with pytest.raises(FileRejected) as rejected:
        read(*rows, **given)
    return [(each.code, each.row, each.column) for each in rejected.value.problems]


def test_a_row_is_a_notice():
    (notice,) = read(row())
    assert (notice.kind, notice.row) == (NoticeKind.AWARD, 2)
    assert notice.content.title == "先进个人公示"
    assert notice.content.period_days == 5
    assert notice.content.people == (NoticePerson("职工甲", gender="女", born="1986年4月", current_post="科员"),)


def test_rows_of_one_notice_go_together_repeated_or_left_blank():
    blank = dict.fromkeys(HEADS[:9], "")
    (first, second) = read(
        row(), row(姓名="职工乙"), row(姓名="职工丙", **blank), row(标题="另一份公示", 姓名="职工丁")
    )
    assert [person.name for person in first.content.people] == ["职工甲", "职工乙", "职工丙"]
    assert (second.row, [person.name for person in second.content.people]) == (5, ["职工丁"])


def test_a_title_above_and_other_names_of_columns_are_understood():
    heads = ["公示类型", *HEADS[1:8], "发布单位", *HEADS[9:]]
    (notice,) = read(row(), heads=heads, above=(["2026年公示计划"], []))
    assert notice.content.issuer == "局人事科"


def test_a_text_file_will_do_as_well():
    (notice,) = notices_file.read(text_file([HEADS, AWARD], encoding="gb18030"), "公示.csv", today=TODAY)
    assert notice.content.opening == "经研究，现予公示。"


def test_the_same_file_gives_the_same_forms_and_another_gives_others():
    content = text_file([HEADS, AWARD])
    first, again = (notices_file.read(content, name, today=TODAY) for name in ("一.csv", "二.csv"))
    assert first[0].form_id == again[0].form_id
    assert first[0].form_id != read(row(标题="另一份"))[0].form_id
    assert len(first[0].form_id) <= 40


def test_a_month_that_the_spreadsheet_took_for_a_date_has_no_day():
    (notice,) = read(row(出生年月=datetime(1985, 10, 1)))
    assert notice.content.people[0].born == "1985年10月"


def test_every_fault_is_told_with_its_cell():
    found = problems(
        row(出生年月=1985.1),
        row(标题="甲", 类别="不知道"),
        row(标题="乙", 受理电话="13900001111"),
        row(标题="丙", 公示天数="三天"),
        row(标题="丁", 公示天数="2"),
        row(标题="戊", 落款=""),
        row(标题="己", 出生年月="1986年4月3日"),
        row(标题="庚", 姓名=""),
    )
    assert found == [
        ("notice_month_is_number", 2, "出生年月"),
        ("notice_kind_unknown", 3, "类别"),
        ("notice_private_phone", 4, "受理电话"),
        ("notice_days_unreadable", 5, "公示天数"),
        ("notice_days_too_few", 6, "公示天数"),
        ("notice_cell_missing", 7, "落款"),
        ("notice_birth_day", 8, "出生年月"),
        ("notice_cell_missing", 9, "姓名"),
    ]


def test_rows_of_one_notice_that_disagree_are_told():
    assert problems(row(), row(落款="另一个科")) == [("notice_rows_disagree", 3, "落款")]


def test_what_a_kind_asks_for_is_asked_for_each_person():
    found = problems(row(类别="职级晋升公示", 研究决定="2026年11月2日局党委会议研究决定"))
    assert {column for _, _, column in found} == {"民族", "学历学位", "政治面貌", "参加工作时间", "拟任职务"}
    assert problems(row(类别="职级晋升公示"))[-1][2] == "研究决定"


def test_days_left_blank_are_the_least_that_the_rules_ask_for():
    (award, circular) = read(row(公示天数=""), row(类别="任免通知", 标题="任职通知", 公示天数="", 研究决定="11月2日"))
    assert (award.content.period_days, circular.content.period_days) == (5, 0)


def test_a_table_that_is_none_of_notices_is_refused():
    assert problems(["1"], heads=["序号", "金额"]) == [("notice_column_missing", 1, "")]
    assert problems() == [("notices_none", None, "")]
    many = [row(标题=f"第{n}份") for n in range(notices_file.MOST_NOTICES + 1)]
    assert problems(*many) == [("notices_too_many", None, "")]
