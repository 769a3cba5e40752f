"""The limits of spending discipline in words: what each is called, what it decides, and a value as people say it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import discipline_words, labels
from dashboard.i18n import CHINESE, N_, language, t, tn
from data.rules.approval_tiers import Tier
from data.rules.discipline_limits import BEGINNING, Value
from data.rules.limit_units import UNITS, LimitGroup, LimitUnit
from data.rules.money import show_wan

_LIMITS: Mapping[str, tuple[str, str]] = {  # name -> what it is called, what it decides
    "approval_tiers": (
        N_("分级审批权限"),
        N_("一个事项的总额由谁审批，还须经过哪些环节，是否须集体决定。"),
    ),
    "open_tender_fen": (
        N_("公开招标数额标准"),
        N_("一年内同一项目、同一科目不经公开招标的采购，合计不得超过此数。"),
    ),
    "splitting_days": (
        N_("拆分审批的观察天数"),
        N_("同一单位、同一科目向同一收款人的几笔支出，相隔在此天数以内的合并计算。"),
    ),
    "consecutive_invoices": (N_("连号发票的张数"), N_("同一销售方的发票号码相连达到此数，列为疑点。")),
    "consecutive_days": (N_("连号发票的观察天数"), N_("相隔在此天数以内报销的连号发票合并计算。")),
    "reception_head_fen": (N_("公务接待工作餐标准（每人每餐）"), N_("餐费按就餐人数和餐数平均，不得超过此数。")),
    "cash_to_body_fen": (N_("现金结算起点"), N_("向单位支付现金，每笔不得超过此数。")),
    "travel_meals_day_fen": (N_("差旅伙食补助费标准（每人每天）"), N_("每天的伙食补助费不得超过此数。")),
    "travel_local_day_fen": (N_("差旅市内交通费标准（每人每天）"), N_("每天的市内交通费不得超过此数。")),
    "december_percent": (
        N_("十二月支出占全年的比例"),
        N_("一个项目或全局十二月的支出占全年的比例超过此数，列为疑点。"),
    ),
    "last_days_percent": (
        N_("年底几天支出占全年的比例"),
        N_("一个项目或全局年底最后几个工作日的支出占全年的比例超过此数，列为疑点。"),
    ),
    "last_days": (N_("年底的工作日数"), N_("“年底几天”从十二月最后一个工作日起倒数。")),
    "vehicle_percent": (
        N_("单车费用与平均数之比"),
        N_("一辆车全年的费用超过各车平均数的这一比例，列为疑点。"),
    ),
    "round_fen": (N_("整数金额的单位"), N_("能被此数整除的金额为整数金额。")),
    "round_percent": (
        N_("整数金额的占比"),
        N_("同一单位、同一科目一年的支出中，整数金额的笔数占比超过此数，列为疑点。"),
    ),
    "round_least": (N_("计算整数占比的最少笔数"), N_("一年不足此数的科目不计算整数金额的占比。")),
    "not_split_codes": (N_("不作拆分核查的科目"), N_("工资、水电等经常性支出，不与其他支出合并计算。")),
    "hidden_payee_words": (N_("收款人被隐去的写法"), N_("收款人写作这些词的，可能不是同一人，不作拆分核查。")),
    "open_tender_words": (N_("公开招标的写法"), N_("采购方式中有这些词的，为公开招标。")),
    "bad_invoice_words": (N_("不合规发票的查验结果"), N_("发票查验结果中有这些词的，列为疑点。")),
    "no_invoice_codes": (N_("不需要发票的科目"), N_("工资、补助、银行手续费等科目没有发票，不列为疑点。")),
    "no_invoice_kinds": (N_("可以代替发票的票据"), N_("票据类型为这些的，不要求另有发票号码。")),
    "misplaced_words": (N_("与科目不符的用词"), N_("在“核查摘要用词的科目”的摘要中出现，列为疑点。")),
    "misplaced_codes": (N_("核查摘要用词的科目"), N_("在这些科目的摘要中查找“与科目不符的用词”。")),
    "foreign_guest_words": (N_("外宾接待的用词"), N_("摘要中有这些词的接待，不要求公函。")),
    "alcohol_words": (N_("酒类用词"), N_("公务接待的摘要中出现，列为疑点。")),
    "tobacco_words": (N_("烟草用词"), N_("公务接待的摘要中出现，列为疑点。")),
    "cash_words": (N_("现金支付的写法"), N_("支付方式中有这些词的，为现金支付。")),
    "buyer_names": (N_("本单位在发票上的名称"), N_("发票的购买方名称不是这些的，列为疑点。")),
    "buyer_tax_nos": (N_("本单位的纳税人识别号"), N_("发票的购买方识别号不是这些的，列为疑点。")),
    "not_year_end_codes": (N_("不计入年底集中支付的科目"), N_("工资、取暖费等按时支付的科目，不计入年底的占比。")),
    "supervised_bodies": (N_("下属单位和监管对象名单"), N_("向名单中的单位支付就餐、会议、印刷等费用，列为疑点。")),
    "shifted_codes": (N_("核查向监管对象付费的科目"), N_("在这些科目中查找收款人是下属单位和监管对象的支出。")),
    "not_round_codes": (N_("不查整数金额的科目"), N_("工资、补助等按标准发放的科目，金额本来就是整数。")),
    "meeting_day_fen": (N_("会议费、培训费定额（每人每天）"), N_("按会议或培训的类别，每人每天的费用不得超过此数。")),
    "lodging_night_fen": (N_("住宿费标准（每晚）"), N_("按出差地区和人员级别，每晚的住宿费不得超过此数。")),
}
_GROUPS: Mapping[LimitGroup, str] = {
    LimitGroup.APPROVAL: N_("审批权限"),
    LimitGroup.NUMBERS: N_("金额、天数和比例"),
    LimitGroup.LISTS: N_("用词和科目"),
    LimitGroup.TABLES: N_("按类别、地区的标准"),
}
_FEW = 12  # words of a list that a card shows


def name(of: str) -> str:
    """What a limit is called; the name itself where no rule reads it."""
    return t(_LIMITS[of][0]) if of in _LIMITS else of


def decides(of: str) -> str:
    """What a limit decides."""
    return t(_LIMITS[of][1])


def group(of: LimitGroup) -> str:
    """The heading of limits of one sort."""
    return t(_GROUPS[of])


def value(of: str, value: Value, *, whole: bool = False) -> list[str]:
    """A value in words, a line for each tier or place; lists in one line, cut to a few unless `whole`."""
    unit = UNITS[of]
    if unit is LimitUnit.TIERS:
        return [tier(each) for each in value]
    if unit in (LimitUnit.BY_CLASS, LimitUnit.BY_PLACE):
        return [place(key, fen) for key, fen in value.items()] or [t("（空）")]
    if unit in (LimitUnit.WORDS, LimitUnit.CODES):
        shown = t("、").join(value if whole else value[:_FEW])
        more = tn("等 {n} 个", len(value)) if len(value) > _FEW and not whole else ""
        return [f"{shown} {more}".strip() or t("（空）")]
    return [number(unit, value)]


def number(unit: LimitUnit, value: int) -> str:
    """7 天, 200 万元, 25%."""
    match unit:
        case LimitUnit.DAYS:
            return tn("{n} 天", value)
        case LimitUnit.WORKING_DAYS:
            return tn("{n} 个工作日", value)
        case LimitUnit.INVOICES:
            return tn("{n} 张", value)
        case LimitUnit.PAYMENTS:
            return tn("{n} 笔", value)
        case LimitUnit.PERCENT:
            return f"{value}%"
        case _:
            return money(value)


def money(fen: int) -> str:
    """A limit as documents write it: 5 万元, 5,000 元; no cents where there are none."""
    if language() == CHINESE and fen >= 1_000_000 and fen % 10_000 == 0:
        return f"{_short(show_wan(fen))} {labels.currency_unit(big=True)}"
    return f"{_short(labels.amount(fen))} {labels.currency_unit(big=False)}"


def place(key: str, fen: int) -> str:
    """省城（处级）：480 元."""
    where, _, grade = key.partition("/")
    said = t("{place}（{grade}）", place=where, grade=grade) if grade else where
    return t("{what}：{amount}", what=said, amount=money(fen))


def tier(of: Tier) -> str:
    """5 万元（含）以上、10 万元（不含）以下：分管领导审批，另须财务审核，须集体决定."""
    whom = t("{role}审批", role=discipline_words.role(of.role))
    said = [t("{what}：{amount}", what=_bounds(of), amount=whom)]
    if of.steps:
        said.append(t("另须{steps}", steps=t("、").join(discipline_words.role(step) for step in of.steps)))
    if of.collective:
        said.append(t("须集体决定"))
    scope = [
        t("科目 {code}", code=of.econ_prefix) if of.econ_prefix else "",
        t("项目 {project}", project=of.project) if of.project else "",
        t("资金 {fund}", fund=of.fund) if of.fund else "",
    ]
    only = t("、").join(each for each in scope if each)
    whole = t("，").join(said)
    return t("【{only}】{tier}", only=only, tier=whole) if only else whole


def since(begins: date) -> str:
    """From when on a value holds; what no document dates has no day."""
    return t("未注明起始日期") if begins == BEGINNING else t("{day} 起", day=begins.isoformat())


def unit(of: str) -> str:
    """What a number is counted in, for the label of its field."""
    words = {
        LimitUnit.DAYS: t("天"),
        LimitUnit.WORKING_DAYS: t("个工作日"),
        LimitUnit.INVOICES: t("张"),
        LimitUnit.PAYMENTS: t("笔"),
        LimitUnit.PERCENT: "%",
    }
    return words.get(UNITS[of], labels.currency_unit(big=False))


def fact(code: str, name_: str, value: Any) -> Any:
    """A fact of a refusal about limits or tiers as its sentence wants it."""
    if name_.endswith("_fen") and isinstance(value, int):
        return money(value)
    return name(str(value)) if name_ == "name" and code.startswith("limit_") else value


def _bounds(of: Tier) -> str:
    lower = upper = ""
    if of.lower_fen:
        lower = money(of.lower_fen)
        lower = t("{amount}（含）以上", amount=lower) if of.lower_closed else t("{amount}（不含）以上", amount=lower)
    if of.upper_fen is not None:
        upper = money(of.upper_fen)
        upper = t("{amount}（含）以下", amount=upper) if of.upper_closed else t("{amount}（不含）以下", amount=upper)
    return t("、").join(each for each in (lower, upper) if each) or t("不论金额")


def _short(amount: str) -> str:
    whole, _, cents = amount.partition(".")
    cents = cents.rstrip("0")
    return f"{whole}.{cents}" if cents else whole
