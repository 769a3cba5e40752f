"""The headings that offices write over the parts of a brief, in Chinese and English, and the field that each opens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

PEOPLE = frozenset({"present", "in_attendance", "on_leave", "absent"})
BODIES = frozenset({"agenda", "reported", "matters"})
OF_MATTER = frozenset({"lead_unit", "helping_units", "leader", "deadline"})

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "title": ("标题", "会议名称", "meeting title"),
    "held_on": (
        *("时间", "会议时间", "日期", "会议日期", "召开时间", "召开日期", "开会时间", "日期时间", "开始时间"),
        *("date", "time", "date and time", "meeting date", "meeting time", "meeting day", "duration", "when"),
    ),
    "place": ("地点", "会议地点", "召开地点", "开会地点", "会议室", "place", "location", "venue", "where"),
    "chair": (
        *("主持", "主持人", "会议主持", "会议主持人", "轮值主持", "轮值主持人", "主持会议"),
        *("host", "chair", "chairperson", "chaired by", "facilitator"),
    ),
    "recorder": (
        *("记录", "记录人", "记录员", "会议记录人", "整理", "整理人"),
        *("recorder", "note taker", "notes by", "minute taker", "minutes by", "scribe", "secretary"),
    ),
    "present": (
        *("出席", "出席人", "出席人员", "参加", "参加人", "参加人员", "参会", "参会人", "参会人员", "与会", "与会人"),
        *("与会人员", "与会者", "到会", "到会人员", "出席会议", "参加会议", "实到", "出席领导"),
        *("present", "attendees", "participants", "attendance", "members present"),
    ),
    "in_attendance": (
        "列席",
        "列席人",
        "列席人员",
        "列席会议",
        "邀请列席",
        "in attendance",
        "observers",
        "guests",
        "invited",
    ),
    "on_leave": ("请假", "请假人", "请假人员", "regrets", "apologies", "on leave", "excused"),
    "absent": ("缺席", "缺席人", "缺席人员", "未到", "absent"),
    "serial": ("期号", "期数", "编号", "会议编号", "issue no", "number"),
    "distribution": (
        "印发范围",
        "印发",
        "印送",
        "分送",
        "发送",
        "发送范围",
        "主送",
        "抄送",
        "发",
        "distribution",
        "circulation",
    ),
    "secrecy": ("密级", "secrecy", "classification"),
    "agenda": (
        *("议题", "会议议题", "议题列表", "议题申报", "本期会议议题", "本次议题", "新议题", "议程", "会议议程"),
        *("agenda", "agenda items", "topics"),
    ),
    "reported": (
        *(
            "会议内容",
            "主要内容",
            "会议情况",
            "通报事项",
            "情况通报",
            "通报情况",
            "汇报事项",
            "讨论",
            "讨论情况",
            "讨论内容",
        ),
        *(
            "会议听取",
            "会议通报",
            "会议传达",
            "会议学习",
            "会议强调",
            "会议指出",
            "会议要求",
            "会议认为",
            "介绍",
            "背景",
            "建议",
        ),
        *("上期遗留问题", "上期遗留问题跟踪", "遗留问题跟踪", "遗留事项跟踪"),
        *("announcements", "discussion", "discussion items", "notes", "matters reported", "updates"),
    ),
    "matters": (
        *(
            "议定事项",
            "会议议定事项",
            "会议议定",
            "决定事项",
            "会议决定",
            "决定",
            "决议",
            "其他决议",
            "会议决议",
            "工作安排",
        ),
        *(
            "结论",
            "会议结论",
            "决策",
            "会议决策",
            "遗留",
            "遗留问题",
            "本期遗留问题",
            "遗留事项",
            "待办",
            "待办事项",
            "下一步工作",
        ),
        *("matters settled", "decisions", "decision", "action items", "actions", "conclusion", "resolutions"),
    ),
    "reporter": (
        *("汇报单位", "汇报科室", "汇报人", "报告单位", "报告人", "提案人", "发起人", "申报人", "介绍人"),
        *("presenter", "presented by"),
    ),
    "lead_unit": (
        *(
            "责任单位",
            "责任科室",
            "责任部门",
            "牵头单位",
            "牵头科室",
            "牵头部门",
            "主办单位",
            "承办单位",
            "责任人",
            "负责人",
            "跟进人",
        ),
        *("responsible", "owner", "assignee", "responsible unit", "lead unit"),
    ),
    "helping_units": ("配合单位", "配合科室", "配合部门", "协办单位", "协助单位", "helping units", "supporting units"),
    "leader": ("责任领导", "分管领导", "督办领导", "牵头领导", "leader", "leader in charge"),
    "deadline": (
        *("完成时限", "时限", "完成时间", "办结时限", "办理时限", "截止日期", "截止时间", "完成期限"),
        *("due date", "deadline", "due"),
    ),
}
_COLUMNS: Mapping[str, tuple[str, ...]] = {  # heads of tables that are no headings of text
    "text": ("事项", "内容", "任务", "工作内容", "工作任务", "事项内容", "item", "items", "title", "名称", "主题"),
    "name": ("姓名", "name", "member"),
    "post": ("职务", "单位职务", "单位及职务", "单位", "部门", "科室", "post", "company", "affiliation"),
    "number": ("序号", "号", "no", "number"),
    "note": ("备注", "说明", "status", "done", "email", "who"),
}
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LATIN = re.compile(r"[a-z]+")
_ENUMERATED = re.compile(
    r"^\s*[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)]|[、.．])?(?=\s*[^\d\W])", re.IGNORECASE
)


def key_of(words: str) -> str:
    """The form in which headings are compared: full width folded, letters lowered, nothing but letters and digits."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words)).casefold()


_FIELD = {key_of(word): name for name, words in _HEADINGS.items() for word in words}
_COLUMN = {key_of(word): name for name, words in _COLUMNS.items() for word in words}


def field_of(words: str) -> str | None:
    """The field that a heading opens; None where these words are no heading.

    Of "Host 会议主持人" the Chinese decides: "Next Host 下次会议主持人" is somebody else.
    """
    words = _IN_BRACKETS.sub("", words)
    key = key_of(words)
    for candidate in (key, key.rstrip("0123456789一二三四五六七八九十"), key_of(_ENUMERATED.sub("", words, count=1))):
        chinese = _LATIN.sub("", candidate)
        found = _FIELD.get(candidate) or (_FIELD.get(chinese) if chinese else None)
        if found:
            return found
    return None


def column_of(words: str) -> str | None:
    """What a column of a table holds, by its head; None where nobody knows."""
    return _COLUMN.get(key_of(words)) or field_of(words)
