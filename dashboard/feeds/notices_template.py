"""The workbook in which HR writes many notices at once, and which the import takes back."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from dashboard import labels
from dashboard.i18n import speak, t
from dashboard.problems import FIELDS
from data.rules.notice_content import required_person_fields
from data.rules.notice_kinds import NoticeKind
from data.rules.roles import Viewer

_ROWS = 500  # prepared as text, so that 1985.10 stays 1985.10
_OF_NOTICE = ("title", "opening", "decision")
_REPLY = ("receiver", "phone", "address", "issuer")
_PERSON = (
    "name", "gender", "ethnicity", "born", "education", "political_status", "work_since", "current_post",
    "proposed_post", "party_dates",
)  # fmt: skip


def workbook(viewer: Viewer) -> bytes:
    """An empty table with its columns and the list of kinds, and a sheet that says how it is filled in."""
    speak(viewer.language)  # downloads are made in a thread of their own
    book = Workbook()
    sheet = book.active
    sheet.title = t("公示")
    heads = [t("类别"), *_said(_OF_NOTICE), t("公示天数"), *_said(_REPLY), *_said(_PERSON)]
    sheet.append(heads)
    sheet.freeze_panes = "A2"
    for column, head in enumerate(heads, start=1):
        letter = sheet.cell(row=1, column=column).column_letter
        sheet.column_dimensions[letter].width = max(12, 2 * len(head) + 2)
        for row in range(2, _ROWS + 2):
            sheet.cell(row=row, column=column).number_format = "@"
    notes = book.create_sheet(t("说明"))
    for line in _notes():
        notes.append([line])
    notes.column_dimensions["A"].width = 100
    first = notes.max_row + 1
    for kind in NoticeKind:
        notes.append([labels.label(kind), _required(kind)])
    notes.column_dimensions["B"].width = 80
    kinds = DataValidation(
        type="list", formula1=f"'{notes.title}'!$A${first}:$A${notes.max_row}", allow_blank=True, showErrorMessage=True
    )
    kinds.add(f"A2:A{_ROWS + 1}")
    sheet.add_data_validation(kinds)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _said(fields: Sequence[str]) -> list[str]:
    return [t(FIELDS[field]) for field in fields]


def _notes() -> tuple[str, ...]:
    return (
        t("每人一行。同一份公示的各行填相同的类别和标题，或只在第一行填写，其余行留空。"),
        t("公示天数为工作日数；留空时取规定的最短天数。"),
        t("出生年月和参加工作时间只写年月，如 1985年10月。不得填写身份证号和个人手机号。"),
        t("以下为可选的类别，以及每人必填的内容："),
    )


def _required(kind: NoticeKind) -> str:
    cells = required_person_fields(kind)
    return t("、").join(_said(("name", *cells))) if cells else ""
