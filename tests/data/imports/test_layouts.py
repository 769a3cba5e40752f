from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import RuleBroken
from data.imports.cells import Sheet, trimmed
from data.imports.headers import Header, find_header
from data.imports.layouts import Layout, built_in, built_in_budgets, key
from data.imports.title_lines import TitleLines, read_title_lines


def header_of(*rows: list[str]) -> Header:
    header = find_header(Sheet("a.csv", "", rows), built_in())
    assert header is not None
    return header


def field_names(header: Header) -> dict[str, str]:
    return {field: header.name(field) for field in header.columns}


def written(folder: Path, text: str) -> Path:
    file = folder / "ours.toml"
    file.write_text(text, "utf-8")
    return file


def test_no_built_in_name_belongs_to_two_fields() -> None:
    layout = built_in()
    names = [key(name) for columns in (layout.columns, layout.stand_ins) for each in columns.values() for name in each]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("金额", "amount"),
        ("金　额", "amount"),
        ("金\n额", "amount"),
        ("金额（元）", "amount"),
        ("支付金额(万元)", "amount"),
        ("金额:元", "amount"),
        ("Net Amount (£)", "amount"),
        ("NET_AMOUNT", "amount"),
        ("NetAmount", "amount"),
        (" amount ", "amount"),
        ("收款人/单位", "payee"),
        ("日期/Date", "paid_on"),
        ("部门经济分类编码", "econ_code"),
        ("Supplier Name ", "payee"),
        ("ｐａｙｅｅ", "payee"),
        ("Transaction number", "voucher_no"),
    ],
)
def test_a_column_is_known_however_its_name_is_spaced_cased_or_bracketed(printed: str, field: str) -> None:
    header = header_of(["事由", "处室", printed])
    assert field_names(header) == {"summary": "事由", "unit": "处室", field: trimmed(printed)}


def test_a_header_is_found_below_titles_and_units() -> None:
    header = header_of(
        ["滨海市市场监督管理局支出明细表"], ["", "2026年3月", "单位：万元"], [], ["日期", "摘要", "金额"]
    )
    assert (header.first, header.last, header.is_ledger) == (3, 3, True)


def test_a_header_of_two_merged_rows_is_one() -> None:
    header = header_of(
        ["日期", "凭证", "", "摘要", "金额", "", ""],
        ["", "字号", "张数", "", "合计", "财政拨款", "其他"],
        ["2026-03-05", "记-1", "1", "电费", "5", "5", ""],
    )
    assert header.names == ("日期", "凭证/字号", "凭证/张数", "摘要", "金额/合计", "金额/财政拨款", "金额/其他")
    assert (header.first, header.last, header.name("amount"), header.rivals) == (0, 1, "金额/合计", ())


def test_a_column_with_a_name_of_its_own_goes_before_the_parts_of_its_group() -> None:
    header = header_of(["日期", "支出金额", "", "摘要"], ["", "其中：财政拨款", "金额", ""])
    assert (header.name("amount"), header.rivals) == ("支出金额/金额", ())
    parts = header_of(["日期", "支出金额", "", "摘要"], ["", "财政拨款", "其他", ""])
    assert parts.rivals == ("支出金额/其他",)


def test_of_two_known_names_the_better_one_is_the_column_and_the_other_stays_unknown() -> None:
    header = header_of(
        ["Body name", "Service label", "Gross amount", "Net amount", "Effective date", "Date", "Supplier"]
    )
    assert field_names(header) == {
        "unit": "Service label",
        "amount": "Net amount",
        "paid_on": "Date",
        "payee": "Supplier",
    }
    assert header.unknown == ("Body name", "Gross amount", "Effective date")
    assert header.stand_ins == ()


def test_a_stand_in_is_taken_for_want_of_better_and_told() -> None:
    header = header_of(["凭证日期", "摘要", "金额"])
    assert (header.name("paid_on"), header.stand_ins) == ("凭证日期", ("paid_on",))


def test_a_slip_of_spelling_is_forgiven_and_told_but_never_for_the_amount() -> None:
    header = header_of(["Expenditure Catergory", "Supplier", "Amount"])
    assert (header.name("category"), header.slips) == ("Expenditure Catergory", {"category": "Expenditure Catergory"})
    slip = header_of(["Supplier Name", "Description", "Expenditure Amonut"])
    assert "amount" not in slip.columns


def test_two_columns_of_the_same_name_are_kept_apart() -> None:
    header = header_of(["日期", "摘要", "金额", "金额", "", "备注"])
    assert header.names == ("日期", "摘要", "金额", "金额 (2)", "[E]", "备注")
    assert header.rivals == ("金额 (2)",)


def test_trailing_blank_columns_are_no_columns() -> None:
    assert header_of(["日期", "摘要", "金额", "", "", ""]).names == ("日期", "摘要", "金额")


def test_rows_that_name_fewer_than_two_fields_are_no_header() -> None:
    assert find_header(Sheet("a.csv", "", [["甲", "金额"], ["乙", "丙"], []]), built_in()) is None


def test_a_layout_file_adds_names_before_the_built_in_ones(tmp_path: Path) -> None:
    layout = Layout.load(
        written(
            tmp_path, 'name = "treasury"\nunit = "万元"\ndate_order = "dmy"\n[columns]\namount = ["拨付数", "摘要"]\n'
        )
    )
    assert (layout.name, layout.unit, layout.date_order) == ("treasury", "万元", "dmy")
    assert layout.columns["amount"][:3] == ("拨付数", "摘要", "支付金额")
    assert "摘要" not in layout.columns["summary"]  # one name, one field: yours
    assert layout.columns["payee"] == built_in().columns["payee"]


def test_no_name_of_evidence_belongs_to_two_fields_and_no_field_is_in_both() -> None:
    layout = built_in()
    assert layout.columns.keys().isdisjoint(layout.evidence)
    names = [key(name) for each in layout.evidence.values() for name in each]
    assert len(names) == len(set(names))


def test_a_layout_file_names_columns_of_evidence_and_takes_their_names_from_the_ledgers_own_fields(
    tmp_path: Path,
) -> None:
    layout = Layout.load(written(tmp_path, '[columns]\nletter_no = ["来文"]\napprover = ["经办人", "凭证日期"]\n'))
    assert layout.evidence["letter_no"][:2] == ("来文", "公函号")
    assert layout.evidence["approver"][:2] == ("经办人", "凭证日期")
    assert "letter_no" not in layout.columns
    assert "经办人" not in layout.columns["handler"]
    assert "凭证日期" not in layout.stand_ins["paid_on"]
    assert Layout.chosen("同", {"letter_no": ["来文"]}).evidence["letter_no"][:2] == ("来文", "公函号")


def test_budgets_have_no_evidence(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="layout_unknown"):
        Layout.load(written(tmp_path, '[columns]\nletter_no = ["来文"]\n'), built_in_budgets())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name = ", "layout_unreadable"),
        ('fill_down = ["letter_no"]\n', "layout_unknown"),
        ('[columns]\namuont = ["x"]\n', "layout_unknown"),
        ('[columns]\namount = "x"\n', "layout_unknown"),
        ('unit = "百元"\n', "layout_unknown"),
        ('date_order = "d/m/y"\n', "layout_unknown"),
        ('colums = ["x"]\n', "layout_unknown"),
        ("columns = 5\n", "layout_unknown"),
        ("[columns]\namount = [5]\n", "layout_unknown"),
        ('fill_down = ["econ_cod"]\n', "layout_unknown"),
        ('fill_down = ["amount"]\n', "layout_unknown"),
        ('fill_down = "econ_code"\n', "layout_unknown"),
    ],
)
def test_a_layout_file_with_a_slip_is_refused_and_not_half_used(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        Layout.load(written(tmp_path, text))
    assert (refused.value.code, refused.value.facts["file"]) == (code, "ours.toml")


def test_a_layout_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="layout_unreadable"):
        Layout.load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("单位：万元", TitleLines("万元")),
        ("金额单位:元", TitleLines("元")),
        ("单位:元（以下至角分）", TitleLines("元")),
        ("单位：元角分", TitleLines("元")),
        ("编制单位：滨海市局　2026年3月　单位：人民币万元", TitleLines("万元", 2026, 3)),
        ("填报单位：滨海市局", TitleLines()),
        ("2026年度支出明细", TitleLines("", 2026, None)),
        ("２０２６年３月", TitleLines("", 2026, 3)),
        ("2026年1-3月", TitleLines("", 2026, None)),
        ("2026年1月至3月", TitleLines("", 2026, None)),
        ("制表日期：2026年4月2日", TitleLines()),
        ("打印时间 2026年4月", TitleLines()),
    ],
)
def test_the_lines_above_a_header_say_unit_and_period(line: str, expected: TitleLines) -> None:
    assert read_title_lines([[line, "", 5]]) == expected
