"""What may be attached to something published: which kinds of files, how many, and how one is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 20  # of one notice
IMAGES: Mapping[str, str] = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
OFFICE: Mapping[str, str] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
# What cannot run by being opened; nothing that a browser would run: no HTML, no SVG, no macros.
ENDINGS: Mapping[str, str] = {"application/pdf": ".pdf", **IMAGES, **OFFICE}
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class CheckedAttachment:
    """A file that was looked into: its type is that of its content, and images hold nothing but the picture."""

    name: str
    media_type: str
    content: bytes

    @property
    def is_image(self) -> bool:
        return self.media_type in IMAGES


def tidy_name(name: str, media_type: str) -> str:
    """The name without folders and unprintable characters, ended as its content asks: a.exe that is a PDF is a.pdf."""
    bare = "".join(filter(str.isprintable, name.replace("\\", "/").rpartition("/")[2])).strip(" .")
    ending = ENDINGS[media_type]
    stem, dot, given = bare.rpartition(".")
    if dot and (f".{given.lower()}" == ending or len(given) <= 5):
        bare = stem
    return (bare[:_LONGEST_NAME] or "file") + ending
