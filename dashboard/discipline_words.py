"""The rules of spending discipline in words: what each is called, what it looks at, and what a finding says. 疑点 only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard import labels
from dashboard.i18n import N_, t
from data.rules.discipline_kinds import Finding, Reason, Rule, Severity
from data.rules.spending_evidence import RANKS, ApproverRole

_RULES: Mapping[str, tuple[str, str, str]] = {  # code -> name, what it looks at, what a finding says
    "R01": (
        N_("审批权限不足"),
        N_("最高审批人的职务低于该事项总额所要求的审批层级。已登记的书面授权不在此列；未登记的请在说明中附上。"),
        N_("事项总额 {matter_fen}，应由{required}审批，最高审批人为{rank}。"),
    ),
    "R02": (
        N_("先支付后审批"),
        N_("审批日期晚于支付日期。工资、社会保险和银行手续费，以及台账标明应急的事项不在此列。"),
        N_("{paid_on} 支付，{approved_on} 审批，晚 {days} 天。"),
    ),
    "R03": (
        N_("审批人与经办、报销或收款人为同一人"),
        N_("最后审批人同时是该笔支出的经办人、报销人或收款人。另有他人会签的不在此列。"),
        N_("最后审批人与该笔支出的{own}为同一人。"),
    ),
    "R04": (
        N_("审批环节缺失"),
        N_("该层级所要求的审批环节没有记录审批人。"),
        N_("事项总额 {matter_fen}，缺少 {missing} 个审批环节的审批人。"),
    ),
    "R05": (
        N_("大额支出未见集体研究"),
        N_("达到集体研究标准的事项，没有支付之前的会议决定。"),
        N_("事项总额 {matter_fen}，未见支付之前的会议决定。"),
    ),
    "R06": (
        N_("审批人当时不在任"),
        N_("审批当日，审批人没有在任的职务记录。"),
        N_("{approved_on} 审批，审批人当日没有在任的职务。"),
    ),
    "R07": (
        N_("疑似拆分审批"),
        N_(
            "短期内同一科室、同一科目向同一收款人多次付款，每笔在较低审批权限以内，合计超出。有合同号的、工资和水电等不在此列。"
        ),
        N_("{days} 天内 {lines} 笔，每笔在 {limit_fen} 的权限以内，合计 {total_fen}。"),
    ),
    "R08": (
        N_("疑似拆分采购"),
        N_(
            "同一年度、同一项目、同一科目以公开招标以外的方式多次采购，合计超过公开招标数额。台账写明采购方式批准文号的不在此列。"
        ),
        N_("{lines} 笔非公开招标采购合计 {total_fen}，公开招标数额为 {limit_fen}。"),
    ),
    "R09": (
        N_("同一发票多次报销"),
        N_("同一张发票出现在两笔以上未冲销的支出中。同一事项分列几个科目的不在此列。"),
        N_("同一张发票出现在 {lines} 笔支出中，合计 {total_fen}。"),
    ),
    "R09.alike": (
        N_("可能重复的发票"),
        N_("销售方、金额和开票日期都相同，只有发票号码不同。"),
        N_("{lines} 张发票的销售方、金额和开票日期相同，合计 {total_fen}。"),
    ),
    "R09.travel": (
        N_("差旅日期重叠"),
        N_("同一人两次出差的日期重叠。"),
        N_("{from} 至 {to} 间 {lines} 次出差日期重叠，合计 {total_fen}。"),
    ),
    "R10": (
        N_("连号发票"),
        N_("同一销售方的多张发票号码相连，在短期内分次报销。数电票号码不按销售方连续编排，仅作提示。"),
        N_("{lines} 张连号发票在 {days} 天内分次报销，合计 {total_fen}。"),
    ),
    "R11": (
        N_("发票查验异常"),
        N_("发票的查验结果为作废、红冲或查无此票等。"),
        N_("发票查验结果为“{status}”。"),
    ),
    "R11.buyer": (
        N_("发票购买方不是本局"),
        N_("发票的购买方名称或税号与本局登记的不符。车票、财政票据等不写购买方的不在此列。"),
        N_("发票购买方的{own}与本局登记的不符。"),
    ),
    "R11.date": (
        N_("开票日期晚于支付日期"),
        N_("发票的开票日期晚于支付日期。"),
        N_("{paid_on} 支付，{invoiced_on} 开票，晚 {days} 天。"),
    ),
    "R12": (
        N_("向单位付款无发票"),
        N_("向单位付款，没有发票号码，也没有可替代的票据。工资、补助和银行手续费等不在此列。"),
        N_("向单位付款 {amount_fen}，没有发票号码。"),
    ),
    "R13": (
        N_("无预算支出"),
        N_("该科室、项目和科目没有预算，或预算已调减为零，仍有支出。当年预算批复以前的支付不能判断。"),
        N_("科目 {code} 没有预算，累计支出 {spent_fen}。"),
    ),
    "R14": (
        N_("支出超过预算"),
        N_("累计支出超过调整预算数，所列为首次超过的一笔。"),
        N_("科目 {code} 调整预算数 {budget_fen}，自此笔起累计 {so_far_fen}，目前累计 {spent_fen}。"),
    ),
    "R15": (
        N_("摘要与科目不符"),
        N_("摘要中有餐、烟、酒、礼品等字样，而科目不是列支这些支出的科目。"),
        N_("摘要中有与科目 {code} 不符的字样。"),
    ),
    "R16": (
        N_("公务接待无公函"),
        N_("公务接待没有记录公函号。外宾接待另有规定，不在此列。"),
        N_("没有记录公函号。"),
    ),
    "R17": (
        N_("公务接待无接待清单"),
        N_("公务接待没有附接待清单。"),
        N_("没有附接待清单。"),
    ),
    "R18": (
        N_("陪餐人数超出规定"),
        N_("来宾不超过十人时陪餐超过三人，来宾超过十人时陪餐超过来宾人数的三分之一。"),
        N_("来宾 {guests} 人，陪餐 {hosts} 人，规定不超过 {most} 人。"),
    ),
    "R19": (
        N_("接待超出标准"),
        N_("人均费用超过本局标准，或一次来访安排的工作餐超过一餐。"),
        N_("人均 {head_fen}，标准 {limit_fen}，用餐 {meals} 次。"),
    ),
    "R20": (
        N_("工作餐提供烟酒"),
        N_("工作餐提供香烟；2025年5月2日起，还包括酒。摘要没有写不等于没有，台账没有烟、酒两列时只能看出写明的。"),
        N_("工作餐中有烟或酒的记录。"),
    ),
    "R21": (
        N_("现金支付接待费"),
        N_("公务接待费以现金支付。"),
        N_("以现金支付接待费 {amount_fen}。"),
    ),
    "R21.body": (
        N_("大额现金支付"),
        N_("以现金向单位支付超过结算起点的款项。"),
        N_("以现金向单位支付 {amount_fen}。"),
    ),
    "R22": (
        N_("节假日接待或用车"),
        N_("公务接待或公务用车费用发生在非工作日。没有规定禁止，只是核查的习惯做法；值班和应急任务请说明。"),
        N_("业务发生在 {occurred_on}，为非工作日。"),
    ),
    "R23": (
        N_("差旅超出标准"),
        N_("住宿费、伙食补助或市内交通费超过标准，或住宿天数多于出差天数。"),
        N_("出差 {days} 天、住宿 {nights} 晚，有项目超过标准。"),
    ),
    "R24": (
        N_("会议、培训超出定额"),
        N_("会议费或培训费按人、按天计算超过该类别的定额。"),
        N_("{people} 人 {days} 天，每人每天 {day_fen}，定额 {limit_fen}。"),
    ),
    "R25": (
        N_("年底集中支付"),
        N_(
            "某个项目或全局，十二月或其最后十个工作日的支出占全年的比例偏高。工资和取暖费不在此列；所列为十二月金额最大的几笔。"
        ),
        N_("全年 {year_fen}，十二月 {december_fen}，其中最后十个工作日 {last_days_fen}。"),
    ),
    "R26": (
        N_("车辆费用偏高"),
        N_("一辆车全年的费用明显高于各车平均。"),
        N_("该车全年 {total_fen}，{cars} 辆车平均 {mean_fen}。"),
    ),
    "R27": (
        N_("向下属或监管对象付费"),
        N_("就餐、会议、印刷等费用的收款人是下属单位或监管对象。"),
        N_("收款人在本局登记的下属单位和监管对象名单中。"),
    ),
    "R28": (
        N_("整数金额集中"),
        N_("同一科室、同一科目一年的支出中，整千元的笔数占比偏高。工资和补助不在此列。"),
        N_("科目 {code} 的 {of} 笔中有 {lines} 笔为整千元，合计 {total_fen}。"),
    ),
}
_SEVERITIES: Mapping[Severity, str] = {
    Severity.HINT: N_("提示"),
    Severity.ATTENTION: N_("关注"),
    Severity.MAJOR: N_("重点"),
}
_REASONS: Mapping[Reason, str] = {
    Reason.COLUMN_MISSING: N_("台账没有所需的列"),
    Reason.VALUE_UNKNOWN: N_("单元格未填写或无法识别"),
    Reason.DATE_UNKNOWN: N_("日期不明"),
    Reason.CODE_UNKNOWN: N_("经济分类未识别"),
    Reason.UNIT_UNKNOWN: N_("科室未识别"),
    Reason.NOT_YET_IN_FORCE: N_("当时规定尚未施行"),
    Reason.CALENDAR_UNKNOWN: N_("当年工作日历未公布"),
    Reason.NO_LIMIT: N_("本局未设定标准"),
    Reason.NO_BUDGET: N_("当年没有预算"),
    Reason.BEFORE_BUDGET: N_("支付时当年预算尚未批复"),
    Reason.NO_APPOINTMENTS: N_("没有任职记录"),
    Reason.YEAR_NOT_OVER: N_("年度未结束或十二月尚未导入"),
    Reason.TOO_FEW: N_("笔数或金额过少"),
    Reason.CURRENCY_DIFFERS: N_("币种不同"),
}
_ROLES: Mapping[ApproverRole, str] = {
    ApproverRole.UNKNOWN: N_("没有审批职务的人员"),
    ApproverRole.FINANCE: N_("财务审核"),
    ApproverRole.SECTION_HEAD: N_("科室负责人"),
    ApproverRole.LEADER: N_("分管领导"),
    ApproverRole.PRINCIPAL: N_("主要负责人"),
    ApproverRole.MEETING: N_("集体会议"),
}
_OWN: Mapping[str, str] = {
    "is_handler": N_("经办人"),
    "is_claimant": N_("报销人"),
    "is_payee": N_("收款人"),
    "is_name": N_("名称"),
    "is_tax_no": N_("税号"),
}
TO_BE_CHECKED = N_("依据待本局核对")


def name(rule: str) -> str:
    """What a rule is called."""
    return t(_RULES[rule][0])


def description(rule: str) -> str:
    """What a rule looks at, and what it leaves out."""
    return t(_RULES[rule][1])


def sentence(finding: Finding) -> str:
    """What a finding says, with the numbers that made it."""
    return said(finding.rule, finding.facts)


def said(rule: str, facts: Mapping[str, object]) -> str:
    """As `sentence`, for a finding that was stored."""
    return t(_RULES[rule][2], **{fact: _fact(fact, value) for fact, value in facts.items()}, own=_own(facts))


def basis(rule: Rule, day: date) -> str:
    """What a rule rests on that day; where its words or its date were not read, that the bureau has to check it."""
    found = rule.basis_on(day)
    if found.confirmed:
        return found.source
    return t("{source}（{note}）", source=found.source, note=t(TO_BE_CHECKED))


def severity(of: Severity) -> str:
    """提示, 关注 or 重点."""
    return t(_SEVERITIES[of])


def reason(code: str) -> str:
    """Why lines could not be judged; a missing column of one rule and another read alike."""
    return t(_REASONS[Reason(code.partition(":")[0])])


def role(of: ApproverRole) -> str:
    """Who approves."""
    return t(_ROLES[of])


def _fact(fact: str, value: object) -> object:
    if value is None:
        return labels.NONE
    if fact.endswith("_fen") and isinstance(value, int):
        return labels.money(value, big=False)
    if fact in ("rank", "required") and isinstance(value, int):
        return role(next(role for role in ApproverRole if RANKS[role] == value))
    return value


def _own(facts: Mapping[str, object]) -> str:
    return t("、").join(t(words) for fact, words in _OWN.items() if facts.get(fact))
