"""What is no readable brief is refused with its reason, and nothing that a document holds is left out."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml

from dashboard.file_problems import sentence_of
from data.errors import FileRejected
from data.imports.meeting_rows import MOST_ROWS, read_rows
from tests.data.imports.briefs import word
from tests.data.imports.making import old_workbook, workbook

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def code(content: bytes, name: str = "纪要", limit: int = 1_000_000) -> str:
    with pytest.raises(FileRejected) as refused:
        read_rows(content, name, limit=limit)
    (problem,) = refused.value.problems
    assert sentence_of(problem), "each has its sentence, and the sentence its facts"
    return problem.code


def texts(content: bytes, name: str = "纪要") -> list[str]:
    return [piece.text for row in read_rows(content, name) for cell in row.cells for piece in cell if piece.text]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(50_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7 ...", "brief_is_picture"),
        (b"\xff\xd8\xff\xe0 a scan", "brief_is_picture"),
        (_OLD + "WordDocument".encode("utf-16-le"), "brief_is_old_word"),
        (_OLD + "EncryptedPackage".encode("utf-16-le"), "file_has_password"),
        (b"<html><body>x</body></html>", "brief_wrong_kind"),
        (b"7z\xbc\xaf\x27\x1c", "brief_wrong_kind"),
        (word(["时间"])[:-500], "file_damaged"),
        (word([]), "brief_has_no_text"),
        (bomb(), "file_too_large"),
        ("一行\n".encode() * (MOST_ROWS + 1), "brief_too_long"),
        (bytes(1_000_001), "brief_too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, expected: str):
    assert code(content) == expected


def test_text_in_boxes_controls_insertions_and_footers_is_read_too():
    document = Document()
    paragraph = document.add_paragraph("正文")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>修订</w:t></w:r></w:ins>"))
    paragraph._p.append(
        parse_xml(
            f"<w:r {space}><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    control = f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    document.sections[0].footer.paragraphs[0].text = "印发说明"
    out = io.BytesIO()
    document.save(out)
    assert texts(out.getvalue()) == ["正文修订", "框内", "控件", "印发说明"]


def test_headings_and_bullets_of_word_are_known():
    document = Document()
    document.add_heading("议题", 1)
    document.add_paragraph("第一项", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    heading, point = read_rows(out.getvalue(), "纪要.docx")
    assert (heading.level, point.level) == (1, 0)


def test_a_cell_is_read_paragraph_by_paragraph_and_a_table_inside_it_once():
    content = word([], [["议题", "一、经费\n二、人事"]])
    assert texts(content) == ["议题", "一、经费", "二、人事"]


def test_workbooks_old_and_new_are_read():
    assert texts(workbook([["时间", "2026-11-02"]])) == ["时间", "2026-11-02"]
    assert "滨海供电公司" in texts(old_workbook())


def test_a_text_of_another_encoding_is_read():
    assert texts("时间：2026年11月2日\n地点：三楼会议室\n".encode("gb18030")) == [
        "时间：2026年11月2日",
        "地点：三楼会议室",
    ]
