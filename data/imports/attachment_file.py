"""An uploaded file, looked into before it is attached: its content says what it is, and images are drawn anew."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress

import puremagic
from PIL import Image, ImageOps, UnidentifiedImageError

from data.errors import FileRejected
from data.rules.attachments import ENDINGS, IMAGES, OFFICE, CheckedAttachment, tidy_name
from data.rules.problems import Problem

_PDF = "application/pdf"
_LARGEST_SIDE = 2000  # pixels: sharp on A4, and no larger than it need be
_MOST_PIXELS = 60_000_000
_MOST_ENTRIES, _UNPACKED_TIMES = 10_000, 20  # of an Office file, which is a zip: no bombs
_FORMATS: Mapping[str, str] = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_MAIN_PARTS: Mapping[str, str] = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
}


def read(content: bytes, name: str, *, limit: int) -> CheckedAttachment:
    """The file as it may be kept. An image loses all that is not picture: place, camera, comments.

    Raises FileRejected: attachment_empty, attachment_too_large, attachment_wrong_kind, attachment_damaged or
    attachment_has_macros.
    """
    if not content:
        raise _rejected("attachment_empty", name)
    if len(content) > limit:
        raise _rejected("attachment_too_large", name, size=len(content), limit=limit)
    possible = _possible_types(content)
    if possible & set(IMAGES):
        media_type = (possible & set(IMAGES)).pop()
        content = _drawn_anew(content, media_type, name)
    elif possible & set(OFFICE):
        media_type = _office_type(content, name, limit)
    elif _PDF in possible:
        media_type = _PDF
    else:
        raise _rejected("attachment_wrong_kind", name)
    return CheckedAttachment(tidy_name(name, media_type), media_type, content)


def _possible_types(content: bytes) -> set[str]:
    """What the first bytes allow the content to be, among what may be attached."""
    with suppress(puremagic.PureError):
        return {match.mime_type for match in puremagic.magic_string(content)} & set(ENDINGS)
    return set()


def _drawn_anew(content: bytes, media_type: str, name: str) -> bytes:
    out = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[_FORMATS[media_type]]) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise _rejected("attachment_damaged", name)
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
                bare = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
                bare.info.clear()  # place, camera, comments, profiles: nothing but the pixels is written
                if media_type == "image/jpeg":
                    bare = bare.convert("RGB")
                bare.save(out, _FORMATS[media_type], quality=90)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError):
        raise _rejected("attachment_damaged", name) from None
    return out.getvalue()


def _office_type(content: bytes, name: str, limit: int) -> str:
    """Which Office file a zip is, by its own list of contents; one with macros is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > limit * _UNPACKED_TIMES:
                raise _rejected("attachment_damaged", name)
            names = {entry.filename for entry in entries}
            if any(each.lower().endswith("vbaproject.bin") for each in names):
                raise _rejected("attachment_has_macros", name)
            found = [ending for part, ending in _MAIN_PARTS.items() if part in names]
            if len(found) != 1 or "[Content_Types].xml" not in names:
                raise _rejected("attachment_wrong_kind", name)
            if packed.testzip() is not None:
                raise _rejected("attachment_damaged", name)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError):
        raise _rejected("attachment_damaged", name) from None
    return next(media_type for media_type, ending in OFFICE.items() if ending == found[0])


def _rejected(code: str, name: str, **facts: object) -> FileRejected:
    return FileRejected((Problem(code, file=name, facts=facts),))
