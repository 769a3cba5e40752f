"""The rules by which spending is judged (domain reference 4.2): what each rests on, needs, and how much a lead weighs.

How each is tried on lines stands in data/judging, a theme a file. A hit is a lead to check (疑点), never a finding of guilt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from data.rules.discipline_kinds import Basis, Rule, Severity

_BUREAU = (Basis("本局审批权限规定"),)
_HABIT = (Basis("审计常用口径"),)
_THRIFT_2013 = Basis("党政机关厉行节约反对浪费条例（2013）", date(2013, 11, 18), confirmed=True)
_THRIFT_2025 = Basis("党政机关厉行节约反对浪费条例（2025）", date(2025, 5, 2), confirmed=True)
_RECEPTION_2013 = Basis("党政机关国内公务接待管理规定（2013）", date(2013, 12, 1), confirmed=True)
_ACCOUNTING_1999 = Basis("会计法（1999）", date(2000, 7, 1))
_ACCOUNTING_2024 = Basis("会计法（2024）", date(2024, 7, 1))
_INVOICES_2010 = Basis("发票管理办法（2010）", date(2011, 2, 1))
_INVOICES_2023 = Basis("发票管理办法（2023）第二十、二十一条", date(2023, 7, 20), confirmed=True)
_BUDGET_LAW = Basis("预算法第十三条", date(2015, 1, 1))
_PROCUREMENT = Basis("政府采购法实施条例第二十八条", date(2015, 3, 1))
_OFFICES_2012 = Basis("机关事务管理条例第二十六条", date(2012, 10, 1), confirmed=True)
_CASH_1988 = Basis("现金管理暂行条例第五条", date(1988, 10, 1))
_TRAVEL_2013 = Basis("差旅费管理办法", date(2014, 1, 1))
_MEETINGS_2016 = Basis("会议费、培训费管理办法", date(2017, 1, 1))

_HINT, _ATTENTION, _MAJOR = Severity.HINT, Severity.ATTENTION, Severity.MAJOR


def _rule(
    code: str, severity: Severity, bases: Iterable[Basis], needs: str, limits: str = "", version: int = 1
) -> tuple[str, Rule]:
    return code, Rule(code, severity, tuple(bases), frozenset(needs.split()), tuple(limits.split()), version)


RULES: Mapping[str, Rule] = dict(
    (
        # 审批
        _rule("R01", _MAJOR, _BUREAU, "approver", "approval_tiers", version=2),
        _rule("R02", _ATTENTION, _BUREAU, "approver approved_on paid_on", version=2),
        _rule("R03", _MAJOR, (_ACCOUNTING_1999, _ACCOUNTING_2024), "approver handler claimant payee"),
        _rule("R04", _ATTENTION, _BUREAU, "approver", "approval_tiers"),
        _rule("R05", _MAJOR, _BUREAU, "decision", "approval_tiers"),
        _rule("R06", _MAJOR, _BUREAU, "approver approved_on"),
        # 化整为零
        _rule(
            "R07", _ATTENTION, _BUREAU, "payee unit", "approval_tiers splitting_days not_split_codes hidden_payee_words"
        ),
        _rule("R08", _MAJOR, (_PROCUREMENT,), "project procurement", "open_tender_fen open_tender_words", version=2),
        # 发票
        _rule("R09", _MAJOR, (_ACCOUNTING_1999, _ACCOUNTING_2024), "invoice_no"),
        _rule("R09.alike", _HINT, _HABIT, "invoice_no seller invoiced_on"),
        _rule("R09.travel", _ATTENTION, _HABIT, "traveller left_on back_on"),
        _rule("R10", _ATTENTION, _HABIT, "invoice_no seller matter", "consecutive_invoices consecutive_days"),
        _rule("R11", _MAJOR, (_INVOICES_2010, _INVOICES_2023), "invoice_status", "bad_invoice_words"),
        _rule("R11.buyer", _MAJOR, (_INVOICES_2010, _INVOICES_2023), "", "buyer_names buyer_tax_nos no_invoice_kinds"),
        _rule("R11.date", _ATTENTION, (_INVOICES_2010, _INVOICES_2023), "invoiced_on paid_on"),
        _rule(
            "R12",
            _ATTENTION,
            (_ACCOUNTING_1999, _ACCOUNTING_2024),
            "invoice_no",
            "no_invoice_codes no_invoice_kinds",
        ),
        # 预算
        _rule("R13", _MAJOR, (_BUDGET_LAW,), "unit project", version=2),
        _rule("R14", _MAJOR, (_BUDGET_LAW,), "unit project"),
        # 摘要与科目
        _rule("R15", _ATTENTION, (_THRIFT_2013, _THRIFT_2025), "summary", "misplaced_words misplaced_codes"),
        # 公务接待
        _rule("R16", _ATTENTION, (_RECEPTION_2013, _THRIFT_2025), "letter_no summary", "foreign_guest_words"),
        _rule("R17", _ATTENTION, (_RECEPTION_2013, _THRIFT_2025), "list_attached"),
        _rule("R18", _ATTENTION, (_RECEPTION_2013,), "guests hosts"),
        _rule("R19", _ATTENTION, (_RECEPTION_2013,), "guests hosts meals", "reception_head_fen"),
        _rule("R20", _MAJOR, (_RECEPTION_2013, _THRIFT_2025), "summary", "alcohol_words tobacco_words"),
        # 支付与日期
        _rule("R21", _ATTENTION, (_THRIFT_2013, _THRIFT_2025), "pay_method", "cash_words"),
        _rule("R21.body", _ATTENTION, (_CASH_1988,), "pay_method payee", "cash_words cash_to_body_fen"),
        _rule("R22", _HINT, _HABIT, "occurred_on"),
        # 差旅、会议、培训
        _rule(
            "R23",
            _ATTENTION,
            (_TRAVEL_2013,),
            "nights grade travel_place",
            "travel_meals_day_fen travel_local_day_fen lodging_night_fen",
        ),
        _rule("R24", _ATTENTION, (_MEETINGS_2016,), "meeting_class meeting_people meeting_days", "meeting_day_fen"),
        # 年度
        _rule(
            "R25",
            _ATTENTION,
            (_THRIFT_2013, _THRIFT_2025),
            "project",
            "december_percent last_days_percent last_days not_year_end_codes",
        ),
        _rule("R26", _HINT, (_OFFICES_2012,), "vehicle", "vehicle_percent"),
        _rule("R27", _ATTENTION, _HABIT, "payee", "supervised_bodies shifted_codes"),
        _rule("R28", _HINT, _HABIT, "unit", "round_fen round_percent round_least not_round_codes"),
    )
)
