"""Entries of the audit trail as a table, and what checking them found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t, tn

if TYPE_CHECKING:
    from data.rules.audit_chain import Verdict
    from queries.audit_trail import Entries, EntryRow

ACTIONS: Mapping[str, str] = {
    "accounts.add": N_("新增账号"),
    "accounts.choose_language": N_("选择语言"),
    "accounts.choose_text_size": N_("选择字号"),
    "accounts.sign_in": N_("登录"),
    "accounts.sign_out": N_("退出登录"),
    "attachments.add": N_("添加附件"),
    "attachments.remove": N_("移除附件"),
    "budgets.record_year": N_("录入年度预算"),
    "budgets.withdraw_year": N_("撤回年度预算"),
    "calendar_links.end": N_("停用日历订阅地址"),
    "calendar_links.make": N_("生成日历订阅地址"),
    "classification.load_edition": N_("载入经济分类"),
    "discipline.record_run": N_("核查支出"),
    "discipline_limits.record": N_("登记审批权限或标准"),
    "layouts.remember": N_("保存列名对应关系"),
    "decisions.record": N_("登记重大决策"),
    "decisions.tell_result": N_("登记决策结果"),
    "delegations.record": N_("登记书面授权"),
    "delegations.withdraw": N_("撤回书面授权"),
    "matters.ask_extension": N_("申请延期"),
    "matters.close": N_("事项销号"),
    "matters.extend": N_("同意延期"),
    "matters.finish": N_("报告事项完成"),
    "matters.refuse_extension": N_("不同意延期"),
    "matters.report": N_("报告事项进展"),
    "matters.review": N_("季度复核"),
    "matters.send_back": N_("退回事项"),
    "meetings.check": N_("核对会议纪要"),
    "meetings.correct": N_("更正会议纪要"),
    "leads.close": N_("办结疑点"),
    "leads.explain": N_("说明疑点"),
    "leads.refer": N_("交办疑点"),
    "leads.refer_month": N_("交办一个月的疑点"),
    "meetings.follow": N_("登记督办进展"),
    "meetings.issue": N_("印发会议纪要"),
    "meetings.record": N_("录入会议"),
    "meetings.save_draft": N_("保存会议纪要草稿"),
    "meetings.send_back": N_("退回会议纪要"),
    "meetings.sign": N_("签发会议纪要"),
    "notices.approve": N_("审批公示"),
    "notices.ask_exception": N_("申请例外"),
    "notices.conclude": N_("公布公示结果"),
    "notices.correct": N_("拟写更正"),
    "notices.decide": N_("记录集体决定"),
    "notices.discuss": N_("记录会议讨论决定"),
    "notices.drop_correction": N_("放弃更正"),
    "notices.enlist": N_("列为发展对象"),
    "notices.extend": N_("中断顺延"),
    "notices.grant_exception": N_("同意例外"),
    "notices.inform": N_("发布通报"),
    "notices.issue": N_("下发任职通知"),
    "notices.publish": N_("发布公示"),
    "notices.publish_correction": N_("发布更正"),
    "notices.put_off": N_("记录缓议"),
    "notices.reconsider": N_("记录同意复议"),
    "notices.renew": N_("重新公示一次"),
    "notices.review": N_("审核公示"),
    "notices.save_draft": N_("保存公示草稿"),
    "notices.send_back": N_("退回公示草稿"),
    "notices.suspend": N_("记录暂缓"),
    "notices.verify": N_("记录核实结论"),
    "notices.withdraw": N_("撤回公示"),
    "opinion_checks.ask": N_("询问反映人"),
    "opinion_checks.assign": N_("分办意见"),
    "opinion_checks.close_unrelated": N_("办结无关意见"),
    "opinion_checks.settle": N_("记录意见核实结论"),
    "opinions.open_box": N_("取出意见"),
    "opinions.read_author": N_("查看署名反映人"),
    "opinions.recuse": N_("申报回避"),
    "opinions.register": N_("登记意见"),
    "precision.weigh": N_("规则降为提示"),
    "questions.answer": N_("答复提问"),
    "questions.ask": N_("提问"),
    "reviews.sign": N_("审阅月度经费"),
    "spending.record_file": N_("导入支出文件"),
    "spending.withdraw_file": N_("撤回支出文件"),
    "spending_restatements.restate": N_("以更正后的文件替代"),
    "units.add": N_("新增单位"),
    "units.add_person": N_("新增人员"),
    "units.appoint": N_("任职"),
    "units.relieve": N_("免职"),
    "work_calendar.load_year": N_("载入工作日历"),
}
SUBJECTS: Mapping[str, str] = {
    "account": N_("账号"),
    "budget": N_("预算"),
    "classification": N_("经济分类"),
    "decision": N_("重大决策"),
    "discipline_limit": N_("审批权限和标准"),
    "judging_run": N_("支出核查"),
    "layout": N_("列名对应关系"),
    "lead": N_("疑点"),
    "matter": N_("议定事项"),
    "meeting": N_("会议"),
    "month_review": N_("月度审阅"),
    "notice": N_("公示"),
    "opinion": N_("公示意见"),
    "person": N_("人员"),
    "question": N_("职工提问"),
    "rule": N_("规则"),
    "spending_file": N_("支出文件"),
    "unit": N_("机构"),
    "work_calendar": N_("工作日历"),
}
_KINDS = {"changes": N_("数据变更"), "sign_ins": N_("登录和退出"), "all": N_("全部记录")}


def kind_name(kind: str) -> str:
    """数据变更, 登录和退出, 全部."""
    return t(_KINDS[kind])


def subject_name(subject: str) -> str:
    """The word for what an entry speaks of; the code itself where a later version wrote it."""
    return t(SUBJECTS[subject]) if subject in SUBJECTS else subject


def table(found: Entries) -> None:
    """One page of entries: what, to what, who, when, with the facts as they were written."""
    st.caption(tn("共 {n:,} 条记录，新的在前。", found.count))
    rows = found.rows
    shown = pd.DataFrame(
        {
            t("编号"): [row.id for row in rows],
            t("时间"): [labels.moment(row.at) for row in rows],
            t("操作"): [t(ACTIONS[row.action]) if row.action in ACTIONS else row.action for row in rows],
            t("操作人"): [_who(row) for row in rows],
            t("对象"): [f"{subject_name(row.subject)} {row.subject_id}" for row in rows],
            t("内容"): [json.dumps(dict(row.facts), ensure_ascii=False) for row in rows],
            t("校验值"): [row.hash[:12] for row in rows],
        }
    )
    st.dataframe(
        shown,
        hide_index=True,
        width="stretch",
        height="content",
        column_config={
            t("编号"): st.column_config.NumberColumn(format="%d", width="small"),
            t("内容"): st.column_config.JsonColumn(width="large"),
        },
    )


def _who(row: EntryRow) -> str:
    return row.login if row.name in ("", row.login) else t("{name}（{login}）", name=row.name, login=row.login)


def verdict(found: Verdict) -> None:
    """Whether the record is whole, in words."""
    if found.broken_at is None:
        said = tn("已核验 {n:,} 条记录，每一条都与前一条相符，未发现改动。", found.entries)
        st.success(said, icon=":material/verified:")
        if found.last_id is not None:
            st.markdown(
                t(
                    "编号 {id} 是最后一条，校验值如下。请抄录并另行保管；下次核验时，该编号的校验值应当不变，"
                    "否则末尾的记录曾被替换或删去。",
                    id=found.last_id,
                )
            )
            st.code(found.last_hash, language=None, wrap_lines=True)
        return
    st.error(
        t(
            "编号 {id} 的记录与前一条不相符：此处曾被改动、插入或删去。之前的 {fits:,} 条相符。"
            "请勿改动数据库，并立即报告。",
            id=found.broken_at,
            fits=found.entries - 1,
        ),
        icon=":material/error:",
    )
