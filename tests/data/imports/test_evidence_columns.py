from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from data.commands import spending
from data.database import reading, writing
from data.evidence_rows import PAPERS
from data.imports import spending_file
from data.imports.layouts import Layout
from data.rules.spending_evidence import ApproverRole
from data.rules.spending_lines import CheckedFile
from data.tables.evidence import FileContents, LineApproval, LineReception
from tests.ledgers import NOW, ledger_csv
from tests.people import FINANCE

HEAD = "支付日期,科室,经济分类编码,摘要,收款人,经办人,报销人,金额"
LINE = "2026-03-12,办公室,30217,接待工作餐,东港饭店,张三,李四,560.00"


def _read(columns: str, cells: str, more: str = "") -> CheckedFile:
    return spending_file.read(f"{HEAD},{columns}\n{LINE},{cells}\n{more}".encode(), "支出.csv")


def test_a_reception_is_read_with_its_papers():
    file = _read("公函号,接待清单,来宾人数,陪餐人数,餐次,酒水", "省函〔2026〕1号,见附件,8人,3,1,无")
    paper = file.lines[0].evidence
    assert paper
    assert paper.reception
    told = paper.reception
    assert (told.guests, told.hosts, told.meals, told.letter_no) == (8, 3, 1, "省函〔2026〕1号")
    assert (told.list_attached, told.alcohol, told.tobacco) == (True, False, None)


def test_a_layout_says_which_columns_hold_evidence_under_names_of_the_bureaus_own():
    layout = Layout.chosen("本局", {"letter_no": ["来文"], "guests": ["客"], "approver_leader": ["局领导意见"]})
    content = f"{HEAD},来文,客,局领导意见\n{LINE},省函〔2026〕1号,8,赵六\n".encode()
    paper = spending_file.read(content, "支出.csv", layout=layout).lines[0].evidence
    assert paper
    assert paper.reception
    assert (paper.reception.letter_no, paper.reception.guests) == ("省函〔2026〕1号", 8)
    assert [(step.role, step.person) for step in paper.approvals] == [(ApproverRole.LEADER, "赵六")]
    unsaid = spending_file.read(content, "支出.csv").lines[0].evidence
    assert unsaid
    assert (unsaid.reception, unsaid.approvals) == (None, ())


def test_a_column_that_is_read_as_evidence_is_not_said_to_be_kept_unread():
    told = [
        note.facts["columns"] for note in _read("公函号,备忘", "省函1号,甲").notes if note.code == "columns_unknown"
    ]
    assert told == ["备忘"]
    assert "columns_unknown" not in {note.code for note in _read("公函号", "省函1号").notes}


def test_an_empty_cell_is_nothing_said_and_its_column_is_told():
    file = _read("公函号,接待清单", ",")
    assert file.lines[0].evidence
    assert file.lines[0].evidence.reception is None
    assert {"letter_no", "list_attached"} <= set(file.fields)
    assert "guests" not in file.fields


def test_each_step_of_an_approval_keeps_its_office_and_its_day():
    file = _read(
        "科室负责人,科室负责人审批日期,分管领导,分管领导审批日期,审批人,审批日期", "王五,2026-03-09,,,赵六,2026-03-10"
    )
    assert file.lines[0].evidence
    head, last = file.lines[0].evidence.approvals
    assert (head.step, head.role, head.person, head.approved_on) == (
        1,
        ApproverRole.SECTION_HEAD,
        "王五",
        date(2026, 3, 9),
    )
    assert (last.step, last.role, last.person) == (2, ApproverRole.UNKNOWN, "赵六")


def test_the_claimant_stands_beside_the_handler():
    file = _read("事项号", "SX-1")
    line = file.lines[0]
    assert line.handler == "张三"
    assert line.evidence
    assert line.evidence.matter
    assert (line.evidence.matter.claimant, line.evidence.matter.matter) == ("李四", "SX-1")


def test_what_excuses_a_line_is_read_and_a_word_for_nothing_is_nothing():
    file = _read(
        "是否紧急,采购批准文号,合同号,公函号,审批人",
        "是,财采〔2026〕3号,无,—,/",
        f"{LINE},否,无,HT-1,省函1号,赵六\n{LINE},,,,,\n",
    )
    excused, plain, silent = (line.evidence for line in file.lines)
    assert excused
    assert excused.matter
    assert (excused.matter.urgent, excused.matter.exception_no, excused.matter.contract_no) == (
        True,
        "财采〔2026〕3号",
        "",
    )
    assert (excused.reception, excused.approvals) == (None, ())
    assert plain
    assert plain.matter
    assert (plain.matter.urgent, plain.matter.exception_no, plain.matter.contract_no) == (False, "", "HT-1")
    assert plain.approvals[0].person == "赵六"
    assert silent
    assert silent.matter
    assert silent.matter.urgent is None


def test_an_invoice_says_to_whom_it_is_made_out():
    file = _read("发票号码,购买方,购方税号", "12345678,滨海市市场监督管理局,11990200MB0000001X")
    assert file.lines[0].evidence
    paper = file.lines[0].evidence.invoice
    assert paper
    assert (paper.buyer, paper.buyer_tax_no) == ("滨海市市场监督管理局", "11990200MB0000001X")


def test_evidence_that_cannot_be_read_stops_no_import_and_is_told():
    file = _read("来宾人数,发票日期", "若干,三月某日")
    assert file.lines[0].evidence
    assert file.lines[0].evidence.reception is None
    assert file.lines[0].evidence.invoice is None
    assert {(note.code, note.column) for note in file.notes} >= {
        ("word_unknown", "来宾人数"),
        ("word_unknown", "发票日期"),
    }


def test_a_date_that_stands_in_for_the_payment_is_no_column_of_payment():
    file = spending_file.read("凭证日期,科室,摘要,金额\n2026-03-12,办公室,购纸,5.00\n".encode(), "支出.csv")
    assert file.lines[0].paid_on == date(2026, 3, 12)
    assert "paid_on" not in file.fields


def test_evidence_is_stored_beside_its_line(fresh_database: str):
    second = LINE.replace("560", "660") + ",8,4,赵六,2026-03-10"
    file = _read("来宾人数,陪餐人数,审批人,审批日期", "5,2,,", second)
    with writing() as db:
        spending.record_file(db, by=FINANCE, now=NOW, file=file)
    with reading() as db:
        meals = db.execute(select(LineReception.line_id, LineReception.guests).order_by(LineReception.line_id)).all()
        assert [(line, guests) for line, guests in meals] == [(1, 5), (2, 8)]
        assert db.scalars(select(LineApproval.line_id)).all() == [2]
        contents = db.scalars(select(FileContents)).one()
        assert contents.years == [2026]
        assert "guests" in contents.fields


@pytest.mark.parametrize("table", [*PAPERS.values(), LineApproval], ids=lambda table: table.__name__)
def test_a_ledger_without_such_columns_stores_none(fresh_database: str, table: type):
    with writing() as db:
        spending.record_file(db, by=FINANCE, now=NOW, file=spending_file.read(ledger_csv(), "支出.csv"))
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(table)) == 0
