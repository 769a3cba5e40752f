"""Codes → words: the one place where a state, a kind, a role or an amount gets its name."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date, datetime
from enum import StrEnum
from math import isnan

from dashboard.i18n import CHINESE, ENGLISH, N_, language, t
from data.rules.committee_vote import Resolution
from data.rules.decision_rules import DecisionKind, DecisionRule, Finding, Vote
from data.rules.leads import LeadOutcome, LeadState
from data.rules.local_time import local
from data.rules.matter_workflow import MatterLevel, MatterState, MatterStep
from data.rules.meeting_rules import Attendance, MeetingKind, MonthState
from data.rules.meeting_workflow import MeetingState, MeetingStep
from data.rules.money import show_wan, show_yuan
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import Outcome, State, Step
from data.rules.opinions import Channel, Interest, OpinionState
from data.rules.reviews import ReviewState
from data.rules.roles import Permission, Role
from data.rules.text_size import TextSize
from data.settings import settings

_currency: ContextVar[str] = ContextVar("currency", default="")
UNKNOWN = N_("未知")
NONE = "—"
LANGUAGE_NAMES = {CHINESE: "中文", ENGLISH: "English"}  # each in itself, whoever reads

_WORDS: Mapping[StrEnum, str] = {
    NoticeKind.CADRE_PRE_APPOINTMENT: N_("干部任前公示"),
    NoticeKind.RANK_PROMOTION: N_("职级晋升公示"),
    NoticeKind.RECRUITMENT: N_("拟录用公示"),
    NoticeKind.APPOINTMENT_DECISION: N_("任免通知"),
    NoticeKind.LATERAL_MOVE: N_("平级转任、交流"),
    NoticeKind.PARTY_DEVELOPMENT_OBJECT: N_("发展对象公示"),
    NoticeKind.PARTY_PROBATIONARY: N_("接收预备党员公示"),
    NoticeKind.PARTY_FULL: N_("预备党员转正公示"),
    NoticeKind.PARTY_ACTIVIST: N_("入党积极分子公示"),
    NoticeKind.AWARD: N_("评优评先公示"),
    NoticeKind.ANNUAL_ASSESSMENT: N_("年度考核优秀等次公示"),
    NoticeKind.BUREAU_OTHER: N_("其他事项公示"),
    State.DRAFT: N_("草稿"),
    State.REVIEWED: N_("已审核"),
    State.APPROVED: N_("已审批"),
    State.OPEN: N_("公示中"),
    State.ENDED: N_("公示期满"),
    State.VERIFYING: N_("已核实"),
    State.DEFERRED: N_("暂缓"),
    State.RECONSIDERING: N_("复议中"),
    State.DECIDED: N_("已集体决定"),
    State.CONCLUDED: N_("结果已公布"),
    State.ISSUED: N_("已下发任职通知"),
    State.LISTED: N_("已列为发展对象"),
    State.INFORMED: N_("已通报"),
    State.WITHDRAWN: N_("已撤回"),
    Step.REVIEW: N_("审核"),
    Step.SEND_BACK: N_("退回修改"),
    Step.DISCUSS: N_("会议讨论决定"),
    Step.APPROVE: N_("审批"),
    Step.PUBLISH: N_("发布公示"),
    Step.INFORM: N_("发布通报"),
    Step.CORRECT: N_("拟写更正"),
    Step.PUBLISH_CORRECTION: N_("发布更正"),
    Step.DROP_CORRECTION: N_("放弃更正"),
    Step.EXTEND: N_("中断顺延"),
    Step.ASK_EXCEPTION: N_("申请例外"),
    Step.GRANT_EXCEPTION: N_("同意例外"),
    Step.VERIFY: N_("相关科室核实"),
    Step.SUSPEND: N_("暂缓，继续核实"),
    Step.DECIDE: N_("集体决定"),
    Step.PUT_OFF: N_("集体研究缓议"),
    Step.RECONSIDER: N_("同意复议"),
    Step.RENEW: N_("重新公示一次"),
    Step.CONCLUDE: N_("公布结果"),
    Step.ISSUE: N_("下发任职通知"),
    Step.ENLIST: N_("列为发展对象"),
    Step.WITHDRAW: N_("撤回"),
    Resolution.AGREED: N_("同意"),
    Resolution.REFUSED: N_("未获通过"),
    Resolution.PUT_OFF: N_("缓议"),
    Outcome.NO_OPINIONS: N_("未收到意见"),
    Outcome.NO_EFFECT: N_("经核实，不影响任职"),
    Outcome.PENDING: N_("需进一步核实，暂缓"),
    Outcome.EFFECT: N_("经核实，影响任职"),
    Outcome.NEW_NOTICE: N_("重新公示"),
    Channel.PAGE: N_("本平台"),
    Channel.LETTER: N_("来信"),
    Channel.PHONE: N_("来电"),
    Channel.VISIT: N_("来访"),
    OpinionState.RECEIVED: N_("待分办"),
    OpinionState.ASSIGNED: N_("核实中"),
    OpinionState.SETTLED: N_("已核实"),
    OpinionState.UNRELATED: N_("与公示无关或表扬"),
    Interest.NAMED: N_("公示对象本人，或与公示对象同名"),
    Interest.DECLARED: N_("本人已申报回避"),
    Interest.AUTHOR: N_("本人就是反映人"),
    Interest.SAME_UNIT: N_("与公示对象在同一单位"),
    MeetingKind.COMMITTEE: N_("局党委会"),
    MeetingKind.DIRECTORS: N_("局长办公会"),
    MeetingKind.BUREAU_AFFAIRS: N_("局务会议"),
    MeetingKind.ALL_STAFF: N_("全局干部大会"),
    MeetingKind.SPECIAL: N_("专题会议"),
    Attendance.PRESENT: N_("出席"),
    Attendance.IN_ATTENDANCE: N_("列席"),
    Attendance.ON_LEAVE: N_("请假"),
    Attendance.ABSENT: N_("缺席"),
    MatterState.NOT_STARTED: N_("未启动"),
    MatterState.UNDER_WAY: N_("推进中"),
    MatterState.EXTENSION_ASKED: N_("申请延期"),
    MatterState.EXTENDED: N_("已延期"),
    MatterState.DONE: N_("已完成"),
    MatterState.CLOSED: N_("已销号"),
    MatterLevel.ORDINARY: N_("一般督办"),
    MatterLevel.KEY: N_("重点督办"),
    MatterLevel.URGENT: N_("限时督办"),
    MatterStep.REPORT: N_("报告进展"),
    MatterStep.FINISH: N_("报告完成"),
    MatterStep.ASK_EXTENSION: N_("申请延期"),
    MatterStep.EXTEND: N_("同意延期"),
    MatterStep.REFUSE_EXTENSION: N_("不同意延期"),
    MatterStep.SEND_BACK: N_("退回"),
    MatterStep.CLOSE: N_("销号"),
    MatterStep.REVIEW: N_("季度复核"),
    MeetingState.DRAFT: N_("草稿"),
    MeetingState.CHECKED: N_("已核对"),
    MeetingState.SIGNED: N_("已签发"),
    MeetingState.ISSUED: N_("已印发"),
    MeetingStep.CHECK: N_("核对"),
    MeetingStep.SIGN: N_("签发"),
    MeetingStep.ISSUE: N_("印发"),
    MeetingStep.SEND_BACK: N_("退回"),
    DecisionKind.POLICY: N_("重大决策"),
    DecisionKind.CADRES: N_("重要干部任免"),
    DecisionKind.PROJECT: N_("重大项目安排"),
    DecisionKind.FUNDS: N_("大额度资金使用"),
    DecisionRule.RIGHT_BODY: N_("由有权的会议研究"),
    DecisionRule.QUORUM: N_("到会人数"),
    DecisionRule.MAJORITY: N_("应到会成员过半数同意"),
    DecisionRule.WITHDRAWAL: N_("回避"),
    DecisionRule.NOT_ON_THE_SPOT: N_("不临时动议干部任免"),
    DecisionRule.LEADER_LAST: N_("主要负责人末位表态"),
    DecisionRule.LINKED: N_("与支出或公示相联"),
    DecisionRule.DECIDED_FIRST: N_("先决定、后办理"),
    Finding.HIT: N_("疑点"),
    Finding.CLEAR: N_("相符"),
    Finding.NOT_EVALUABLE: N_("无法判断"),
    Vote.IN_FAVOUR: N_("同意"),
    Vote.AGAINST: N_("不同意"),
    Vote.DEFERRED: N_("缓议"),
    Vote.ABSTAINED: N_("弃权"),
    Vote.WITHDREW: N_("回避"),
    MonthState.ON_TIME: N_("按期"),
    MonthState.EARLY: N_("提前"),
    MonthState.LATE: N_("延期"),
    MonthState.NOT_HELD: N_("未召开"),
    MonthState.TO_BE_ENTERED: N_("待录入"),
    MonthState.NOT_DUE: N_("未到期"),
    LeadState.TO_EXPLAIN: N_("待说明"),
    LeadState.ANSWERED: N_("科室已说明"),
    LeadState.UNANSWERED: N_("逾期未说明"),
    LeadState.CLOSED: N_("已办结"),
    LeadOutcome.UPHELD: N_("属实"),
    LeadOutcome.ACCOUNTED_FOR: N_("已说明"),
    LeadOutcome.FALSE_ALARM: N_("误报"),
    ReviewState.NOT_REVIEWED: N_("未审阅"),
    ReviewState.REVIEWED: N_("已审阅"),
    ReviewState.REOPENED: N_("更正后待重新审阅"),
    Role.EMPLOYEE: N_("干部职工"),
    Role.HR: N_("人事"),
    Role.FINANCE: N_("财务"),
    Role.OFFICE: N_("办公室"),
    Role.OFFICE_HEAD: N_("办公室负责人"),
    Role.VERIFIER: N_("核实人"),
    Role.LEADER: N_("局领导"),
    Role.SECRETARY: N_("党委秘书"),
    Role.AUDITOR: N_("纪检监察"),
    Role.ADMINISTRATOR: N_("系统管理员"),
    TextSize.USUAL: N_("正常"),
    TextSize.LARGE: N_("大"),
    TextSize.LARGEST: N_("特大"),
    Permission.READ_NOTICES: N_("阅读公示"),
    Permission.READ_SPENDING: N_("阅读经费"),
    Permission.READ_MEETINGS: N_("阅读会议"),
    Permission.READ_COMMITTEE_MEETINGS: N_("阅读党委会和办公会纪要"),
    Permission.READ_PAYEE_NAMES: N_("查看个人收款人姓名"),
    Permission.WRITE_NOTICES: N_("起草公示"),
    Permission.PUBLISH_NOTICES: N_("发布公示"),
    Permission.APPROVE_NOTICES: N_("审批公示"),
    Permission.VERIFY_NOTICES: N_("核实公示意见"),
    Permission.HANDLE_OPINIONS: N_("办理公示意见"),
    Permission.RECEIVE_OPINIONS: N_("受理公示意见"),
    Permission.READ_OPINION_AUTHORS: N_("查看署名反映人"),
    Permission.RECORD_DECISIONS: N_("记录集体决定"),
    Permission.WRITE_MEETINGS: N_("录入会议"),
    Permission.CHECK_MEETINGS: N_("核对会议纪要"),
    Permission.SIGN_MEETINGS: N_("签发会议纪要"),
    Permission.READ_VOTES: N_("查看表决情况"),
    Permission.REPORT_MATTERS: N_("报告本单位督办事项"),
    Permission.FOLLOW_MATTERS: N_("督办和销号"),
    Permission.IMPORT_SPENDING: N_("导入支出"),
    Permission.HANDLE_LEADS: N_("交办疑点"),
    Permission.REVIEW_SPENDING: N_("审阅经费"),
    Permission.READ_AUDIT_LOG: N_("查看变更记录"),
    Permission.MANAGE_ACCOUNTS: N_("管理账号"),
    Permission.MANAGE_UNITS: N_("管理机构和人员"),
    Permission.MANAGE_CALENDAR: N_("管理工作日历"),
}

_THREE_PUBLIC: Mapping[str, str] = {
    "abroad": N_("因公出国（境）费"),
    "vehicle_purchase": N_("公务用车购置费"),
    "vehicle_running": N_("公务用车运行维护费"),
    "reception": N_("公务接待费"),
}
_SPEND_TYPES: Mapping[str, str] = {"basic": N_("基本支出"), "project": N_("项目支出"), "": UNKNOWN}
_SEVERITIES: Mapping[str, str] = {"error": N_("错误"), "warning": N_("提醒"), "assumed": N_("说明")}
_WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))


def label(code: StrEnum) -> str:
    """The word for a state, a kind, a role and the like."""
    return t(_WORDS[code])


def three_public(group: str) -> str:
    """The name of a component of 三公经费."""
    return t(_THREE_PUBLIC[group])


def spend_type(code: str) -> str:
    """基本支出, 项目支出, or that the ledger does not say."""
    return t(_SPEND_TYPES[code])


def severity(code: str) -> str:
    """错误, 提醒 or 说明: how much a problem of a file matters."""
    return t(_SEVERITIES[code])


def day(on: date | None) -> str:
    """2026-11-22（周日）; 未知 where there is none."""
    if on is None:
        return t(UNKNOWN)
    return t("{date}（{weekday}）", date=on.isoformat(), weekday=t(_WEEKDAYS[on.weekday()]))


def moment(at: datetime | None) -> str:
    """2026-11-22 09:30 by the bureau's clock; 未知 where there is none."""
    return local(at).strftime("%Y-%m-%d %H:%M") if at else t(UNKNOWN)


def month(number: int) -> str:
    """11月, or Nov."""
    return date(2000, number, 1).strftime("%b") if language() == ENGLISH else t("{month}月", month=number)


def period(year: int | None, first: int | None, last: int | None) -> str:
    """2026年, 2026年3月, 2026年3月至6月, or that the date is unknown."""
    if year is None:
        return t("日期不明")
    if first is None:
        return t("{year}年", year=year)
    return t("{year}年{month}", year=year, month=months(first, last))


def months(first: int, last: int | None) -> str:
    """3月, or 3月至6月."""
    return t("{first}至{last}", first=month(first), last=month(last)) if last else month(first)


def share(part: float | None) -> str:
    """A share with one decimal: 7.9%; a dash where there is no base to divide by."""
    return NONE if part is None or isnan(part) else f"{part * 100:.1f}%"


def count_in(currency: str) -> None:
    """Choose the currency of the amounts of this run; empty for that of the settings."""
    _currency.set(currency)


def currency_unit(*, big: bool) -> str:
    """The unit of amounts as a column head prints it: 元 or 万元; GBP or 万 GBP where a ledger counts in pounds."""
    code = _currency.get() or settings().currency
    if code == "CNY":
        return t("万元") if big else t("元")
    return t("万 {currency}", currency=code) if big else code


def amount(fen: int | None, *, big: bool = False) -> str:
    """An amount without its unit: 1,234.50; — where it is unknown. `big` shows 万, rounded once, here."""
    if fen is None:
        return NONE
    return show_wan(fen) if big else show_yuan(fen)


def money(fen: int | None, *, big: bool = True) -> str:
    """An amount with its unit: 128.40 万元. English has no word for 万: 1,284,000.00 yuan."""
    big = big and language() == CHINESE
    return t(UNKNOWN) if fen is None else f"{amount(fen, big=big)} {currency_unit(big=big)}"
