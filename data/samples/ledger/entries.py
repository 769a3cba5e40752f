"""One line of a ledger with all its columns, and the order in which they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from data.samples import organisation
from data.samples.material import table

HEADER = (
    "凭证号", "凭证日期", "支付日期", "业务发生日期", "科室", "功能分类", "经济分类编码", "经济分类名称",
    "项目", "支出类型", "资金性质", "摘要", "收款人", "收款人类型", "支付方式",
    "经办人", "报销人", "审批人", "审批日期", "发票代码", "发票号码", "发票日期", "销售方", "购买方", "购买方税号", "查验结果",
    "事项号", "合同号", "采购方式", "采购批准文号", "紧急", "集体研究", "集体研究日期",
    "公函号", "接待清单", "来宾人数", "陪餐人数", "餐次",
    "出差人", "出差地点", "职级", "出发日期", "返回日期", "住宿天数", "住宿费", "伙食补助", "市内交通费",
    "会议类别", "参会人数", "会期", "车号", "冲销原凭证号", "金额(元)",
)  # fmt: skip
RUNNING = "2013801"  # 行政运行
TAX_NO = "11990200MB0000001X"  # invented: no place has the number 9902
GENERAL_BUDGET = "一般公共预算"
CARD, TRANSFER, TREASURY, CASH = "公务卡", "转账", "直接支付", "现金"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A journey as its claim tells it; amounts in fen, the fare is what is left of the line."""

    traveller: str
    place: str
    grade: str
    left_on: date
    back_on: date
    nights: int
    lodging: int
    meals: int
    local: int

    def within(self, fen: int) -> Trip:
        """The same journey with no more claimed than so much: what was too much was lodging, then local transport."""
        lodging = max(0, min(self.lodging, fen - self.meals - self.local))
        return replace(self, lodging=lodging, local=max(0, min(self.local, fen - self.meals - lodging)))

    def cells(self) -> tuple[str, ...]:
        """As printed, from 出差人 to 市内交通费."""
        days = (str(self.left_on), str(self.back_on), str(self.nights))
        return (self.traveller, self.place, self.grade, *days, *map(yuan, (self.lodging, self.meals, self.local)))


@dataclass(slots=True, kw_only=True, eq=False)
class Entry:
    """A line as it is made up. Units by code, people of the bureau by name; empty text is an empty cell.

    What is drawn up later: voucher and matter number, the invoice's number where a seller and a date are given, the
    approver where `approval_given` does not say that the entry brings its own, who met and for how long.
    """

    unit: str
    econ: str
    fen: int
    summary: str
    payee: str
    paid_on: date
    occurred_on: date
    project: str = ""
    func: str = RUNNING
    fund: str = GENERAL_BUDGET
    payee_is_person: bool = False
    pay_method: str = TRANSFER
    handler: str = ""
    claimant: str = ""
    approver: str = ""
    approved_on: date | None = None
    approval_given: bool = False
    seller: str = ""
    buyer: str = ""  # of an invoice that is not made out to the bureau
    invoice_status: str = ""  # where the check did not find it in order
    invoice_code: str = ""
    invoice_no: str = ""
    invoice_date: date | None = None
    has_matter: bool = True
    matter: str = ""
    contract: str = ""
    procurement: str = ""
    letter: str = ""
    reception_list: str = ""
    guests: int = 0
    hosts: int = 0
    meals: int = 0
    exception: str = ""  # the paper that approved another way of purchase
    urgent: bool = False
    decision: str = ""  # the meeting that decided on the matter
    decided_on: date | None = None
    trip: Trip | None = None
    meeting_class: str = ""
    people: int = 0
    meeting_days: int = 0
    vehicle: str = ""
    reverses: Entry | None = None
    put_right: bool = False  # a red line takes it back, whole or in part
    papers_of: Entry | None = None  # the entry booked wrongly, whose invoice and matter this one has again
    voucher: str = ""
    voucher_group: str = ""  # entries of one day with the same group stand on one voucher
    case: str = ""  # of planted.toml
    unbudgeted: bool = False

    @property
    def spend_type(self) -> str:
        """The word that commands and budgets use."""
        return "project" if self.project else "basic"

    def cells(self) -> tuple[str, ...]:
        """The line as printed, in the order of HEADER."""
        return (
            self.voucher, str(self.paid_on), str(self.paid_on), str(self.occurred_on),
            organisation.units()[self.unit].name, self.func, self.econ, econ_names()[self.econ], self.project,
            "项目支出" if self.project else "基本支出", self.fund, self.summary,
            self.payee, "个人" if self.payee_is_person else "单位", self.pay_method,
            self.handler, self.claimant, self.approver, str(self.approved_on or ""),
            self.invoice_code, self.invoice_no, str(self.invoice_date or ""), self.seller,
            *self._made_out_to(), self.invoice_status or ("正常" if self.seller else ""),
            self.matter, self.contract, self.procurement, self.exception, "是" if self.urgent else "",
            self.decision, str(self.decided_on or ""),
            self.letter, self.reception_list, *(str(n or "") for n in (self.guests, self.hosts, self.meals)),
            *(self.trip.cells() if self.trip else [""] * 9),
            self.meeting_class, *(str(n or "") for n in (self.people, self.meeting_days)), self.vehicle,
            self.reverses.voucher if self.reverses else "", yuan(self.fen),
        )  # fmt: skip

    def _made_out_to(self) -> tuple[str, str]:
        if self.buyer or not self.seller:
            return self.buyer, ""
        return organisation.bureau_name(), TAX_NO


def yuan(fen: int) -> str:
    """Whole fen as a ledger prints yuan: -1234.50."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"


@cache
def econ_names() -> Mapping[str, str]:
    """Names of the economic sections by code, as the classification in force prints them."""
    return {row["code"]: row["name_zh"] for row in table("../reference/economic_classification_2018.csv")}
