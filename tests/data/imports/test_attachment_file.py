"""A file is what its content says, images hold the picture alone, and nothing that could run is taken."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image

from data.errors import FileRejected
from data.imports import attachment_file
from data.rules.attachments import CheckedAttachment

LIMIT = 1_000_000
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(kind: str = "JPEG", size=(40, 30), **saved) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "steelblue").save(out, kind, **saved)
    return out.getvalue()


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def word() -> bytes:
    out = io.BytesIO()
    Document().save(out)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def read(content: bytes, name: str = "附件", limit: int = LIMIT) -> CheckedAttachment:
    return attachment_file.read(content, name, limit=limit)


def code(content: bytes, name: str = "附件", limit: int = LIMIT) -> str:
    with pytest.raises(FileRejected) as rejected:
        read(content, name, limit)
    return rejected.value.problems[0].code


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"),
        (picture("JPEG"), ".jpg"),
        (picture("PNG"), ".png"),
        (picture("WEBP"), ".webp"),
        (word(), ".docx"),
        (workbook(), ".xlsx"),
    ],
    ids=["pdf", "jpg", "png", "webp", "docx", "xlsx"],
)
def test_the_content_says_what_it_is_whatever_the_name_says(content, ending):
    assert read(content, "公示材料.exe").name == f"公示材料{ending}"


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        b"MZ" + bytes(200),
        b"plain words",
        picture("GIF"),
        packed("a.txt"),
        packed("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"),
    ],
    ids=["html", "svg", "exe", "text", "gif", "zip", "two in one"],
)
def test_what_a_browser_would_run_or_nobody_knows_is_refused(content):
    assert code(content, "看起来是.pdf") == "attachment_wrong_kind"


def test_an_office_file_with_macros_is_refused():
    content = packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
    assert code(content, "通知.docm") == "attachment_has_macros"


def test_where_and_with_what_a_photo_was_taken_is_gone_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825)[2] = (40.0, 39.0, 1.0)
    before = picture(exif=exif, comment=b"taken at home")
    assert b"Camera of somebody" in before
    after = read(before).content
    assert b"Camera of somebody" not in after
    assert b"taken at home" not in after
    with Image.open(io.BytesIO(after)) as image:
        assert not image.getexif()
        assert image.size == (30, 40)


def test_a_large_picture_is_made_smaller():
    with Image.open(io.BytesIO(read(picture(size=(3000, 1500))).content)) as image:
        assert image.size == (2000, 1000)


def test_text_in_a_png_is_gone_too():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "somebody")
    assert b"somebody" not in read(picture("PNG", pnginfo=info)).content


@pytest.mark.parametrize("content", [picture()[:200], b"\x89PNG\r\n\x1a\n" + bytes(50), word()[:-200]])
def test_a_cut_file_is_said_to_be_damaged(content):
    assert code(content) == "attachment_damaged"


def test_a_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", bytes(30_000_000))
    assert code(out.getvalue()) == "attachment_damaged"


def test_size_and_emptiness_are_told():
    assert code(PDF, limit=10) == "attachment_too_large"
    assert code(b"") == "attachment_empty"
