"""Problems of a file → words: where it is, what it says, and what to do. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard import labels
from dashboard.i18n import N_, t
from data.rules.problems import Problem

_SENTENCES: Mapping[str, str] = {
    # the file as a whole
    "file_unreadable": N_("无法打开（{reason}）。请检查路径和权限。"),
    "file_empty": N_("是空文件。请重新导出后上传。"),
    "file_too_large": N_("过大（{size:,} 字节，上限 {limit:,} 字节）。请按月份拆分后上传。"),
    "file_damaged": N_("不完整或已损坏，无法读取。请重新导出后上传。"),
    "file_has_password": N_("设有密码。请取消密码后上传。"),
    "file_wrong_kind": N_("不是表格文件（实际是{kind}）。请上传 CSV 或 Excel 格式的支出明细。"),
    # briefs of meetings
    "brief_too_large": N_("过大（{size:,} 字节，上限 {limit:,} 字节）。请删去图片后上传。"),
    "brief_too_long": N_("有 {rows:,} 行，上限 {most:,} 行，不像一次会议的纪要。请只上传一次会议的纪要。"),
    "brief_has_no_text": N_("没有文字，可能是扫描的图片。请上传 Word 原稿，或把文字另存为文本文件后上传。"),
    "brief_is_picture": N_("是 PDF 或图片，读不出可以核对的文字。请上传 Word 原稿，或把文字另存为文本文件后上传。"),
    "brief_is_old_word": N_("是旧版 Word（.doc）文件。请在 Word 中另存为 .docx 后上传。"),
    "brief_wrong_kind": N_("不是会议纪要文件（实际是{kind}）。请上传 Word（.docx）、文本或 Excel 文件。"),
    "attachment_empty": N_("是空文件，未添加。"),
    "attachment_too_large": N_("过大（{size:,} 字节，上限 {limit:,} 字节），未添加。请压缩后再上传。"),
    "attachment_wrong_kind": N_("不是可以公开的文件类型，未添加。请使用 PDF、图片（JPG、PNG）或 docx、xlsx、pptx。"),
    "attachment_damaged": N_("不完整或已损坏，未添加。请重新导出后上传。"),
    "attachment_has_macros": N_("含有宏，未添加。请另存为不含宏的文件，或转为 PDF。"),
    "text_encoding_broken": N_("不是有效的 {encoding} 文字。请用 UTF-8 或 GB18030 编码重新导出。"),
    "quotation_not_closed": N_("引号没有配对，后面的内容无法分列。请改正引号后重新上传。"),
    "encoding_assumed": N_("按 {encoding} 编码读取。"),
    "sheet_not_found": N_("没有名为“{wanted}”的工作表。可选：{sheets}。"),
    "several_ledger_sheets": N_("有多个支出明细工作表：{sheets}。请只保留一个，或用 --sheet 指定。"),
    "sheets_ignored": N_("未读取的工作表：{sheets}。"),
    "hidden_sheets_ignored": N_("未读取的隐藏工作表：{sheets}。"),
    # the head of the table
    "header_not_found": N_("前 {rows} 行中找不到表头。该行内容为：{columns}。请补上列名，或用列名对应关系文件说明。"),
    "column_missing": N_("缺少“{field}”列。已有的列：{columns}。请补上该列，或用列名对应关系文件说明。"),
    "column_twice": N_("有多列都像是金额：{columns}。请只保留一列，或用列名对应关系文件说明。"),
    "not_a_ledger": N_("没有收款人、摘要、科目等列，不像支出明细。已有的列：{columns}。"),
    "quantities_not_money": N_("只有数量，没有金额，不是支出明细。已有的列：{columns}。"),
    "column_stands_in": N_("以“{column}”列作为{field}。"),
    "column_misspelt": N_("“{column}”按{field}列读取（列名可能有误）。"),
    "columns_unknown": N_("这些列没有对应的含义，只随原始单元格保存：{columns}。"),
    "period_of_title": N_("文件没有日期列，按标题行记为 {year} 年 {month} 月。"),
    "unit_assumed": N_("金额单位按“{unit}”计（依据：{source}）。"),
    "unit_conflict": N_("文件写明单位为“{printed}”，对应关系文件写明为“{layout}”，两者不一致。请改正其一。"),
    "unit_changes": N_("“{cell}”与上文的单位不同。一张表只能有一种单位的明细，请把另一部分移到别的工作表或文件。"),
    "debits_less_credits": N_("金额按“{column}”减“{credit}”计算。"),
    "filled_down": N_("{count} 行（{rows}）的“{column}”为空，按对应关系文件沿用上一行（如“{cell}”）。"),
    "decimal_comma_proved": N_("金额以逗号作小数点读取。"),
    "currencies_mixed": N_("有多种币种：{currencies}。请按币种分成几个文件。"),
    "no_lines": N_("表头之下没有任何支出。"),
    # budgets
    "not_a_budget": N_("没有科室、科目、项目等列，不像预算。已有的列：{columns}。"),
    "budget_no_items": N_("表头之下没有任何预算项目。"),
    "budget_year_missing": N_("没有写明预算年度。请补上年度列或标题，或用 --year 指定。"),
    "budget_year_conflict": N_("文件写明 {printed} 年，指定的是 {year} 年，两者不一致。请改正其一。"),
    "budget_year_twice": N_("{year} 年的预算已在本次另一个文件中导入，后者会替换前者。请合并为一个文件。"),
    "budget_change_unknown": N_("“{cell}”分不清是年初预算、调剂还是追加。请改正。"),
    "budget_class_disagrees": N_(
        "“{label}”为 {printed_fen}，其下各款相加为 {sum_fen}，相差 {difference_fen}。请核对后重新上传。"
    ),
    "budget_class_checked": N_("“{label}”为 {printed_fen}，与其下各款之和一致，不作为单独的预算。"),
    "budget_rows_blank": N_("{count} 行（{rows}）没有任何金额，不作为预算。"),
    "budget_kinds_in_columns": N_("基本支出和项目支出分成了几列：{columns}。请改为“支出类型”一列，每行一种。"),
    "budget_code_unknown": N_("{count} 行（{rows}）的科目名称（如“{cell}”）无法识别，合计 {total_fen}，照原样保留。"),
    "budget_kind_by_project": N_("{count} 行（{rows}）未写明支出类型，有项目名称的记为项目支出，其余记为基本支出。"),
    "budget_original_blank": N_("{count} 行（{rows}）没有年初预算数，调整预算数合计 {total_fen}，年初预算按零计。"),
    "budget_original_unsaid": N_("{count} 行（{rows}）只有调整预算数，年初预算数按相同计。"),
    "budget_adjusted_blank": N_("{count} 行（{rows}）没有调整预算数，按年初预算数加减调剂、追加计，合计 {total_fen}。"),
    "budget_changes_disagree": N_(
        "{count} 行（{rows}）的调整预算数不等于年初预算数加减调剂、追加，共差 {total_fen}，以调整预算数为准，请核对。"
    ),
    "budget_transfers_unbalanced": N_("调剂数合计应为零，实为 {total_fen}。请核对。"),
    # notices
    "notices_none": N_("表头之下没有任何公示。"),
    "notices_too_many": N_("有 {count} 份公示，一次最多 {most} 份。请分成几个文件。"),
    "notice_column_missing": N_("缺少“{wanted}”列。已有的列：{columns}。请补上该列，或使用模板。"),
    "notice_kind_unknown": N_("“{cell}”不是公示的类别。请从模板的列表中选择。"),
    "notice_cell_missing": N_("没有填写。请补上。"),
    "notice_rows_disagree": N_("“{cell}”与第 {above} 行不一致。同一份公示各行的这一栏应相同，或只填第一行。"),
    "notice_month_is_number": N_("“{cell}”是数字，可能已丢失月份的零（1985.10 会变成 1985.1）。请改为 1985年10月。"),
    "notice_birth_day": N_("出生年月含有日。只公示年月，请删去日。"),
    "notice_id_number": N_("含有疑似身份证号码，不得公示。请删去。"),
    "notice_private_phone": N_("含有疑似个人手机号码，不得公示。请改用办公电话。"),
    "notice_days_unreadable": N_("“{cell}”不是天数。请填工作日的整数。"),
    "notice_days_too_few": N_("公示期 {cell} 个工作日，不足规定的 {least} 个工作日。请延长。"),
    "notice_refused": N_("不符合这类公示的填写要求。请在“起草与发布公示”页面填写这一份，以查看原因。"),
    # dates
    "date_order_proved": N_("“{column}”列的日期按{order}读取。"),
    "date_order_unknown": N_("“{column}”列的日期（如“{cell}”）分不清日和月的先后。请用对应关系文件写明 date_order。"),
    "date_order_conflict": N_("“{column}”列中“{day_first}”与“{month_first}”的日月先后相反。请统一格式。"),
    "date_ambiguous": N_("“{cell}”分不清年、月、日。请改为 2026-11-22 的形式。"),
    "date_unreadable": N_("“{cell}”不是日期。请改为 2026-11-22 的形式。"),
    "date_not_real": N_("“{cell}”这一天不存在。请改正。"),
    "date_is_month_only": N_("“{cell}”只有年月，没有日。请补上日。"),
    "date_without_year": N_("“{cell}”没有年份。请补上年份。"),
    "month_unreadable": N_("“{cell}”不是月份。请改为 1 至 12。"),
    "year_unreadable": N_("“{cell}”不是年份。请改正。"),
    "date_unknown": N_("{count} 行（{rows}）的日期无法辨认（如“{cell}”），合计 {total_fen}，按“日期不明”保留。"),
    "date_outside_year": N_("{count} 行（{rows}）的日期不在文件所属年度内（如“{cell}”），照原样保留。"),
    "date_year_assumed": N_("{count} 行（{rows}）的日期没有年份（如“{cell}”），按文件所属年度记。"),
    "paid_before_occurred": N_("{count} 行（{rows}）的支付日期早于业务发生日期，合计 {total_fen}。"),
    # a year's work calendar
    "day_outside_year": N_("日期 {day} 不在 {year} 年内。请改正。"),
    "day_twice": N_("日期 {day} 出现了两次。请删去一行。"),
    "worked_unreadable": N_("“{cell}”分不清上班还是放假。请填 1（上班）或 0（放假）。"),
    # amounts
    "amount_unreadable": N_("“{cell}”不是金额。请改正。"),
    "amount_bad_grouping": N_("“{cell}”的千位分隔有误。请改正。"),
    "amount_too_large": N_("“{cell}”过大，不像是一笔支出。请核对。"),
    "amount_is_formula": N_("“{cell}”是公式，没有计算结果。请在 Excel 中打开并保存后再上传。"),
    "amount_is_formula_error": N_("“{cell}”是公式错误。请改正公式。"),
    "amount_is_percentage": N_("“{cell}”是百分比，不是金额。请改正。"),
    "amount_in_capitals": N_("“{cell}”是大写金额。请改为数字。"),
    "amount_rounded": N_("{count} 行（{rows}）的金额超过两位小数（如“{cell}”），已四舍五入到分。"),
    "amount_float_noise": N_("{count} 行（{rows}）的金额带有表格软件的计算误差（如“{cell}”），已取到分。"),
    "amount_red_unsigned": N_(
        "{count} 行（{rows}）的金额是红字而没有负号（如“{cell}”），合计 {total_fen}。请说明红字是不是负数："
        "在导入页面选择，或用对应关系文件写明 red。"
    ),
    "amount_red_minus": N_(
        "{count} 行（{rows}）的金额是红字而没有负号（如“{cell}”），合计 {total_fen}，已按说明作为负数。"
    ),
    "amount_red_plus": N_(
        "{count} 行（{rows}）的金额是红字而没有负号（如“{cell}”），合计 {total_fen}，已按说明作为正数。"
    ),
    "amount_sign_assumed": N_("{count} 行（{rows}）以 △ 或 ▲ 表示负数（如“{cell}”），已按负数读取。"),
    "refunds_left_out": N_("{count} 行（{rows}）是“{column}”列的收款，合计 {total_fen}，不作为支出。"),
    "closing_entry": N_("“{cell}”是结转分录，不是支出。请导出结转前的明细账。"),
    "rows_without_amount": N_("{count} 行（{rows}）没有金额，不作为支出。"),
    "row_wider_than_header": N_("“{cell}”在表头没有列名的位置，可能是列错位。请改正。"),
    "cells_beside_table": N_("{count} 行（{rows}）在表格右侧另有内容（如“{cell}”），未读取。"),
    "code_missing": N_("有金额而没有科目编码或科目名称。请补上。"),
    "code_and_name_disagree": N_(
        "{count} 行（{rows}）的编码与名称不一致（如“{cell}”），合计 {total_fen}，核实前按未识别科目保留。"
    ),
    "name_variant": N_("{count} 行（{rows}）的科目名称（如“{cell}”）按其通用名称识别。"),
    "reversals_linked": N_("{count} 行（{rows}）冲销了本文件中的支出，合计 {total_fen}，已与原凭证对应。"),
    "reversals_of_others": N_(
        "{count} 行（{rows}）冲销的凭证（如“{cell}”）不在本文件中，合计 {total_fen}，照原样保留。"
    ),
    "reversals_unmatched": N_("{count} 行（{rows}）冲销没有对应的原凭证（如“{cell}”），合计 {total_fen}，照原样保留。"),
    "duplicate_row": N_("{count} 行（{rows}）与前面的行完全相同，合计 {total_fen}，照原样保留，请核对是否重复。"),
    "word_unknown": N_("{count} 行（{rows}）的“{column}”为“{cell}”，含义不明，按未注明处理。"),
    "rows_left_out": N_("{count} 行（{rows}）是重复的表头、页脚或栏次（如“{cell}”），不作为支出。"),
    # totals
    "total_disagrees": N_(
        "“{label}”为 {printed_fen}，其下 {lines} 笔相加为 {sum_fen}，相差 {difference_fen}。请核对后重新上传。"
    ),
    "summary_disagrees": N_(
        "汇总表“{sheet}”合计 {printed_fen}，明细相加为 {sum_fen}，相差 {difference_fen}。请核对，或用 --sheet 只指定明细表。"
    ),
    "summary_agrees": N_("汇总表“{sheet}”合计 {printed_fen}，与明细之和 {sum_fen} 一致，不作为支出。"),
    "summary_unread": N_("工作表“{sheet}”像是汇总表，但无法读取，未与明细核对。"),
    "control_total_disagrees": N_(
        "填写的控制总数为 {typed_fen}，{lines} 笔相加为 {sum_fen}，相差 {difference_fen}。请核对后重新上传。"
    ),
    "control_total_agrees": N_("{lines} 笔相加为 {sum_fen}，与填写的控制总数 {typed_fen} 一致。"),
    "total_differs_by_rounding": N_(
        "“{label}”为 {printed_fen}，各笔相加为 {sum_fen}，相差 {difference_fen}，在四舍五入范围内。"
    ),
    "running_total_unchecked": N_("“{label}”含文件之外的月份，未核对。"),
    "amount_without_details": N_("只有金额 {printed_fen}，没有其他内容，又不等于以上各笔之和 {sum_fen}。请核对。"),
    "totals_rows_checked": N_("{count} 行合计（{rows}）与各笔之和一致，不作为支出。"),
    "unnamed_totals_checked": N_("{count} 行（{rows}）只有金额且等于以上各笔之和，按合计处理，不作为支出。"),
    "part_rows_left_out": N_("{count} 行“其中”（{rows}）是上一行的组成部分，不重复计入。"),
}

_FIELDS: Mapping[str, str] = {
    "amount": N_("金额"),
    "paid_on": N_("支付日期"),
    "occurred_on": N_("业务发生日期"),
    "unit": N_("科室或单位"),
    "econ_code": N_("经济分类编码"),
    "category": N_("经济分类名称"),
    "summary": N_("摘要"),
    "payee": N_("收款人"),
    "voucher_no": N_("凭证号"),
    "project": N_("项目"),
    "fund": N_("资金性质"),
    "handler": N_("经办人"),
}
_WORDS: Mapping[str, str] = {
    "dmy": N_("日/月/年"),
    "mdy": N_("月/日/年"),
    "ymd": N_("年/月/日"),
    "picture": N_("图片"),
    "pdf": N_("PDF 文件"),
    "html": N_("网页"),
    "xml": N_("XML 文件"),
    "archive": N_("压缩包"),
    "zip": N_("压缩包"),
    "binary": N_("无法识别的文件"),
    "column": N_("列名"),
    "title": N_("标题行"),
    "layout": N_("对应关系文件"),
    "default": N_("文件未写明"),
}


def sentence_of(problem: Problem) -> str:
    """One sentence in the language of this run: file, sheet, row and column, then what is there and what to do."""
    return _place(problem) + what_is_there(problem)


def _place(problem: Problem) -> str:
    said = t("文件“{name}”", name=problem.file) if problem.file else ""
    if problem.sheet:
        said += t("，工作表“{sheet}”", sheet=problem.sheet)
    if problem.row and problem.severity == "error":
        said += t("，第 {row} 行", row=problem.row)
        said += t("“{column}”一栏", column=problem.column) if problem.column else ""
    return said + (t("：") if said else "")


def what_is_there(problem: Problem) -> str:
    """The same without the place, for a list that names the file above and the row and column beside."""
    facts: dict[str, object] = {"cell": problem.cell, "column": problem.column, "name": problem.file}
    facts |= {name: _said(name, value) for name, value in problem.facts.items()}
    if "count" not in facts and "{count}" in _SENTENCES.get(problem.code, ""):
        facts |= {"count": 1, "rows": problem.row}
    return t(_SENTENCES[problem.code], **facts)


def _said(name: str, value: object) -> object:
    if name == "field":
        return t(_FIELDS.get(str(value), str(value)))
    if name.endswith("_fen") and isinstance(value, int):
        return labels.money(value, big=False)
    if name == "unit" and value == "元":
        return labels.currency_unit(big=False)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value in _WORDS:
        return t(_WORDS[value])
    if isinstance(value, (tuple, list)):
        return t("、").join(str(part) for part in value)
    return value
