"""The template is read back by the import, in both languages."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from dashboard import labels
from dashboard.feeds import notices_template
from dashboard.i18n import speak
from data.imports import notice_table
from data.rules.names import name_key
from data.rules.notice_kinds import NoticeKind
from data.settings import LANGUAGES
from tests.notices import USUAL
from tests.people import somebody


@pytest.fixture(autouse=True)
def _chinese_again():
    yield
    speak(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_is_read_with_all_its_columns(language):
    book = load_workbook(io.BytesIO(notices_template.workbook(somebody("hr", language=language))))
    sheet = book.worksheets[0]
    sheet["A2"] = labels.label(NoticeKind.AWARD)
    sheet["B2"] = USUAL.title
    out = io.BytesIO()
    book.save(out)
    table = notice_table.read_table(out.getvalue(), "模板.xlsx")
    assert set(table.columns) == set(notice_table.names())
    (lines,) = notice_table.groups(table)
    assert lines[0].cells["title"] == USUAL.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_known_by_its_label(language):
    speak(language)
    unknown = [kind for kind in NoticeKind if notice_table.kinds().get(name_key(labels.label(kind))) is not kind]
    assert not unknown, "write the label into data/imports/notice_columns.toml"


def test_months_are_prepared_as_text():
    sheet = load_workbook(io.BytesIO(notices_template.workbook(somebody("hr")))).worksheets[0]
    assert {cell.number_format for cell in sheet[2]} == {"@"}
