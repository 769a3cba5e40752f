"""The errors → words: what happened, to what, and what to do. No Streamlit here: programs speak the same sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from dashboard import labels
from dashboard.file_problems import sentence_of
from dashboard.i18n import N_, t
from data.errors import FileRejected, GongkaiError

_SENTENCES: Mapping[str, str] = {
    "permission_missing": N_("您没有“{permission}”的权限。如工作需要，请联系系统管理员。"),
    "sign_in_failed": N_("账号或密码不正确，未登录。请重新输入。"),
    "login_in_use": N_("账号“{login}”已存在。请换一个账号。"),
    "password_too_short": N_("密码过短，至少 {least} 位。请换一个更长的密码。"),
    "language_unknown": N_("没有“{language}”这种语言。"),
    "account_unknown": N_("找不到账号“{login}”，或该账号已停用。"),
    "calendar_link_unknown": N_("您没有正在使用的日历订阅地址。"),
    "source_missing": N_("未写明依据。请填写通知的名称或文号。"),
    "calendar_empty": N_("{year}年的日历中没有任何日期，未保存。"),
    "day_outside_year": N_("日期 {day} 不在 {year} 年内，未保存。请检查文件。"),
    "step_not_open": N_("该事项目前为“{state}”，不能进行这一步。请刷新页面查看最新状态。"),
    "needs_another_person": N_("起草人不能审核、发布自己起草的公示，也不能公布其结果。请由另一位人事干部办理。"),
    "needs_third_person": N_("审批人不能是起草人或审核人。请由另一位局领导审批。"),
    "has_an_interest": N_("公示对象中有“{name}”，与您同名，您须回避。请由他人办理。"),
    "review_incomplete": N_("保密、必要性、准确性三项须逐项审核确认。"),
    "discussion_missing": N_("党委秘书尚未记录会议讨论决定，不能进行这一步。"),
    "discussion_not_agreed": N_("会议讨论的结果是“{resolution}”，不能公示。"),
    "correction_waiting": N_("有一份更正等待另一人发布。请先发布或放弃该更正。"),
    "correction_missing": N_("没有等待发布的更正。"),
    "correction_needs_another": N_("更正由您拟写，须由另一位人事干部阅读后发布。"),
    "opinions_unsettled": N_("核实工作尚未全部办结，不能进行这一步。"),
    "opinions_received": N_("公示期内收到过意见，结论不能是“未收到意见”。"),
    "exception_not_needed": N_("核实工作已全部办结，或已有例外，不需要申请。"),
    "exception_not_asked": N_("还没有人申请例外。"),
    "exception_needs_two": N_("申请例外的人不能自己同意。须由另一人具名。"),
    "outcome_not_final": N_("核实结论为“{outcome}”，还不能进行这一步。"),
    "outcome_in_the_way": N_("核实结论为“{outcome}”，或集体决定未同意，不能进行这一步。"),
    "nothing_to_reconsider": N_("核实结论不是“影响任职”，无须复议。"),
    "no_new_notice_wanted": N_("核实结论不是“重新公示”，不能重新公示。"),
    "effect_not_agreed": N_("核实结论为“影响任职”，不能作出同意的决定。请核对表决数。"),
    "quorum_missing": N_("应到 {entitled} 人，实到 {present} 人，不足三分之二（至少 {least} 人），会议不能作出决定。"),
    "votes_do_not_add_up": N_("票数合计 {votes}，与参加表决的 {voting} 人不符。请核对应到、实到、回避和票数。"),
    "reconsideration_refused": N_("成员 {entitled} 人中 {consenting} 人同意复议，不足半数以上（至少 {least} 人）。"),
    "issued_too_early": N_("下发日期 {issued_on} 不在公示期满（{last_day}）之后，不能登记。"),
    "issued_in_future": N_("下发日期 {issued_on} 尚未到，不能登记。"),
    "interruption_too_short": N_("中断 {days} 个工作日。中断超过一个工作日才顺延公示期。"),
    "interruption_outside": N_("中断的日期须在公示期内且已经过去（{first} 至 {last}）。"),
    "numbers_do_not_add_up": N_("意见数合计与收到的 {received} 件不符，未公布。请联系系统管理员。"),
    "period_not_possible": N_("公示期须在 1 至 {most} 个工作日之间，现为 {days}。"),
    "stated_days_disagree": N_("{first}至{last}，写的是 {days} 个工作日，实际为 {actual} 个工作日。请改正日期或天数。"),
    "stated_period_too_short": N_("{first}至{last}，不足 {least} 个工作日，实际为 {days} 个。请改正日期。"),
    "stated_dates_disagree": N_(
        "正文写的公示时间是{first}至{last}；如今天发布，应为{counted_first}至{counted_last}。请改正，或删去由系统计算。"
    ),
    "stated_last_day_disagrees": N_("填写的截止日是 {last}，按公示天数应为 {counted_last}。请改正其中之一。"),
    "stated_day_unknown": N_("没有 {year}年{month}月{day}日 这一天。请改正正文中的日期。"),
    "period_too_short": N_("公示期 {days} 个工作日，不足规定的 {least} 个工作日（{source}）。请延长公示期。"),
    "decision_missing": N_("该类公示须先有会议研究决定。请填写会议名称和日期后再发布。"),
    "period_not_over": N_("公示期至 {last_day} 24:00 才结束，期满后方可进行这一步。"),
    "calendar_unknown": N_("公示期涉及尚未公布放假安排的年份，截止日为暂算，须待工作日历载入后才能进行这一步。"),
    "outcome_missing": N_("核实结论尚未记录，不能作出决定。"),
    "reason_missing": N_("请写明理由。"),
    "stale_version": N_("您打开的是第 {yours} 版，现已有第 {current} 版，未作改动。请刷新页面后再试。"),
    "notice_unknown": N_("找不到该公示，或您无权查看。"),
    "field_missing": N_("“{field}”未填写{of_person}。请补充。"),
    "birth_day_given": N_("“{person}”的出生年月含有日。只公示年月，请删去日。"),
    "id_number_found": N_("内容中含有疑似身份证号码，不得公示。请删去。"),
    "private_phone_found": N_("内容中含有疑似个人手机号码，不得公示。请改用办公电话。"),
    "nobody_present": N_("没有出席人员。请至少填写一名出席人员。"),
    "matter_incomplete": N_("第 {number} 项议定事项缺少内容或责任单位。请补充。"),
    "deadline_before_meeting": N_("第 {number} 项议定事项的完成时限 {deadline} 早于会议日期。请改正。"),
    "meeting_in_future": N_("会议日期 {held_on} 尚未到，不能录入。"),
    "meeting_unknown": N_("找不到该会议，或您无权查看。"),
    "meeting_issued": N_("该会议纪要已印发。"),
    "meeting_early": N_("会议日期 {held_on} 早于所属月份。月度会议只能在当月提前召开。"),
    "serial_taken": N_("{year} 年该类会议的第 {serial} 期已存在，或期号不正确。请改正期号。"),
    "nothing_changed": N_("文字没有变化，未发布更正。"),
    "checked_by_writer": N_("您参与了这份纪要的起草，须由另一人核对。"),
    "not_the_chair": N_("这次会议由{chair}主持，须由其本人签发。"),
    "matter_unknown": N_("找不到该议定事项，或您无权查看。"),
    "matter_not_issued": N_("会议纪要尚未印发，印发后才能督办。"),
    "matter_has_steps": N_("第 {number} 项议定事项已有办理记录，不能从纪要中删去。"),
    "matter_of_another_unit": N_("该事项由{unit}负责，只有责任单位和配合单位可以报告。"),
    "answered_by_responsible": N_("该事项由{unit}牵头，延期申请须由其他人答复。请由局领导答复。"),
    "closed_by_responsible": N_("责任单位、责任领导和报告完成的人不能销号。请由其他人核实后销号。"),
    "matter_not_standing": N_("该事项有完成时限，不需要季度复核。"),
    "matter_standing": N_("长期坚持的事项没有完成时限，不能申请延期。"),
    "matter_words_missing": N_("请写明情况或理由。"),
    "evidence_missing": N_("报告完成须写明佐证：文号、文件名称或链接。"),
    "extension_too_short": N_("新的时限须晚于今天，也须晚于原时限 {deadline}。"),
    "matter_moved_on": N_("该事项刚有新的记录，本次未重复登记。请看最新情况后再操作。"),
    "amount_not_read": N_("“{given}”不是金额，未登记。请改正后再登记。"),
    "decision_unknown": N_("找不到该决策，或您无权查看。"),
    "result_missing": N_("请写明完成结果。"),
    "database_not_current": N_("数据库还没有建立，或不是本版本的。请先运行 python -m data migrate。"),
    "database_not_empty": N_("数据库中已有数据，示例单位只能载入空数据库。"),
    "person_unknown": N_("没有工号为“{staff_no}”的人员。"),
    "delegation_to_oneself": N_("授权人与受托人是同一人（工号 {staff_no}）。"),
    "delegation_ends_before_it_begins": N_("授权止于 {held_to}，早于起始日 {held_from}。"),
    "delegation_unknown": N_("没有编号为 {number} 的授权。"),
    "delegation_withdrawn": N_("编号 {number} 的授权已经撤回。"),
    "post_unknown": N_("找不到该任职记录。"),
    "post_ends_before_it_began": N_("免职日期 {held_to} 早于任职日期 {held_from}。请改正。"),
    "budget_empty": N_("{year} 年预算中没有任何项目，未保存。"),
    "budget_ended": N_("{year} 年的这份预算已被替代或撤回，未作改动。请刷新页面查看最新状态。"),
    "budget_unknown": N_("找不到这份预算。"),
    "already_imported": N_("内容相同的文件“{name}”已于 {at} 由{by}导入，本次未导入任何数据。"),
    "layout_unreadable": N_("列名对应关系文件“{file}”无法读取：{reason}。"),
    "layout_unknown": N_("列名对应关系文件“{file}”中的“{what}”含义不明。请对照说明改正。"),
    "currency_differs": N_("原文件的币种是 {old}，新文件的币种是 {new}，不能替代。请分别导入。"),
    "layout_name_missing": N_("请为这个列名对应关系起个名字。"),
    "layout_empty": N_("没有选择任何列，未保存。"),
    "layout_not_found": N_("没有名为“{name}”的列名对应关系。已有的：{names}。"),
    "file_unknown": N_("找不到该文件。"),
    "file_withdrawn": N_("文件“{name}”已撤回。"),
    "payee_unknown": N_("找不到该收款人，或您无权查看其姓名。"),
    "unit_not_in_ledgers": N_("已导入的支出中没有这个单位。请检查名称。"),
    "attachment_unknown": N_("找不到该附件，或您无权查看。"),
    "attachment_missing": N_("该附件的内容不在存放处，或已损坏。请联系系统管理员。"),
    "attachments_full": N_("附件已有 {most} 个，不能再添加。请先合并或移除。"),
    "photo_of_nobody": N_("照片须是图片，且对应公示中的人员“{person}”。请重新选择。"),
    "print_font_missing": N_("服务器上没有中文字体，不能生成 PDF。请改用打印页打印，或请系统管理员安装中文字体。"),
    "scope_unknown": N_("没有这个范围的支出。请从“经费使用”页面打开打印页。"),
    "opinion_unknown": N_("找不到这条意见，或您无权查看。"),
    "opinion_empty": N_("没有写内容，未提交。请写明要反映的情况。"),
    "opinion_too_long": N_("内容共 {given} 字，超过 {most} 字。请删减，或以来信方式反映。"),
    "opinions_not_asked": N_("这份公示不征求意见，未登记。"),
    "opinion_step_not_open": N_("这条意见目前为“{state}”，不能进行这一步。请刷新页面查看最新状态。"),
    "opinion_in_future": N_("收到日期 {received_on} 尚未到，不能登记。"),
    "opinion_interest": N_("{person}须回避：{interest}。请由他人办理。"),
    "opinions_box_empty": N_("意见箱中没有可以取出的意见。当日投入的意见次日方可取出。"),
    "finding_missing": N_("请写明核实情况。"),
    "verifier_unknown": N_("找不到这位核实人，或其账号没有核实意见的权限。"),
    "author_missing": N_("署名意见须写明反映人姓名。"),
    "author_unknown": N_("这条意见没有署名。"),
    "question_unanswered": N_("上一个询问还没有答复，请等待答复后再问。"),
    "question_missing": N_("目前没有需要答复的询问。"),
    "receipt_unknown": N_("没有找到这个回执码对应的意见。请核对后重新输入。"),
    "opinion_not_yours": N_("这条意见由他人核实，您不能记录核实情况。"),
    "recusal_known": N_("您已申报回避。"),
    "limit_unknown": N_("没有名为“{name}”的标准。"),
    "limit_unreadable": N_("“{name}”的内容无法识别：{what}。未登记。"),
    "samples_missing": N_("数据库中没有示例单位的支出，无法用预设情形检验。"),
    "finding_unknown": N_("找不到该核查结果，或重新核查后已不成立。"),
    "lead_unknown": N_("找不到该疑点，或尚在科室说明期内。"),
    "lead_calendar_unknown": N_("说明期限涉及尚未公布放假安排的日期，须待工作日历载入后再交办。"),
    "nothing_to_refer": N_("该月没有待交办的核查结果。"),
    "lead_answered": N_("该疑点已有说明。"),
    "lead_closed": N_("该疑点已办结。"),
    "explanation_missing": N_("请写明情况说明。"),
    "name_unknown": N_("您的账号没有对应的人员姓名，无法确认与该疑点无关，不能办结。请联系系统管理员。"),
    "named_in_lead": N_("您是该疑点所涉支出的收款人、经办人、审批人、报销人或说明人，不能办结。请由其他领导办结。"),
    "lead_not_heard": N_("科室可在 {due_on} 24:00 前说明，说明后或期满后方可办结。"),
    "nothing_explained": N_("科室没有说明，不能以“已说明”办结。"),
    "month_not_imported": N_("{year} 年 {month} 月的支出还没有导入，无从审阅。"),
    "month_not_over": N_("{year} 年 {month} 月尚未结束，月底后方可审阅。"),
    "figures_changed": N_("您打开页面之后，该月的数字有更正，未记录审阅。请刷新页面，看过新的数字后再审阅。"),
    "month_reviewed": N_("{year} 年 {month} 月已审阅，其后数字没有变化。"),
    "figure_unknown": N_("没有这个范围的支出，未提交。请从“经费使用”页面选择后再提问。"),
    "question_unknown": N_("找不到该提问，或不由您的单位答复。"),
    "question_answered": N_("该提问已有答复。"),
    "question_empty": N_("没有写内容，未提交。"),
    "question_too_long": N_("内容共 {given} 字，超过 {most} 字，未提交。请删减。"),
    "name_in_question": N_("内容中含有按规定隐去的个人姓名，未提交。请删去姓名。"),
    "line_unknown": N_("找不到该笔支出，或其所在文件已撤回。"),
}

FIELDS: Mapping[str, str] = {
    "title": N_("标题"),
    "opening": N_("正文"),
    "issuer": N_("落款"),
    "receiver": N_("受理部门"),
    "phone": N_("受理电话"),
    "address": N_("通讯地址"),
    "decision": N_("研究决定"),
    "people": N_("公示对象"),
    "name": N_("姓名"),
    "gender": N_("性别"),
    "ethnicity": N_("民族"),
    "born": N_("出生年月"),
    "education": N_("学历学位"),
    "political_status": N_("政治面貌"),
    "work_since": N_("参加工作时间"),
    "current_post": N_("现任职务"),
    "proposed_post": N_("拟任职务"),
    "party_dates": N_("发展党员各环节时间"),
    "held_on": N_("会议日期"),
    "starts_at": N_("开始时间"),
    "ends_at": N_("结束时间"),
    "serial": N_("期号"),
    "chair_note": N_("主持说明"),
    "for_month": N_("所属月份"),
    "late_reason": N_("延期原因"),
    "reported": N_("通报事项"),
    "distribution": N_("印发范围"),
    "secrecy": N_("密级"),
    "unread": N_("未识别的原文"),
    "attendees": N_("参加人员"),
    "agenda": N_("议题"),
    "matters": N_("议定事项"),
    "leave_reason": N_("请假原因"),
    "until": N_("申请延期到"),
    "decision_text": N_("决策内容"),
    "decision_ground": N_("决策依据"),
    "exceptional": N_("破格提拔的情形和理由"),
    "meeting": N_("会议名称"),
    "result": N_("公示结果"),
    "issued_as": N_("任职通知文号"),
    "place": N_("地点"),
    "chair": N_("主持"),
    "recorder": N_("记录"),
}


def sentence(error: GongkaiError) -> str:
    """What to tell the person, in the language of this run."""
    if isinstance(error, FileRejected):
        return " ".join(sentence_of(problem) for problem in error.problems[:1])
    facts = {name: _said(value) for name, value in error.facts.items()}
    source, field = facts.get("source", ""), facts.get("field", "")
    if field:
        facts["field"] = t(FIELDS[field])
        facts["of_person"] = t("（{person}）", person=facts["person"]) if facts.get("person") else ""
    if source:
        facts["source"] = t(source)  # marked in parts/notice_rules.py
    facts.setdefault("at", "")
    facts.setdefault("by", "")
    facts.setdefault("login", "")
    facts.setdefault("source", "")
    return t(_SENTENCES[error.code], **facts)


def _said(value: object) -> str:
    if isinstance(value, StrEnum):
        return labels.label(value)
    if isinstance(value, datetime):
        return labels.moment(value)
    if isinstance(value, date):
        return labels.day(value)
    return str(value)
