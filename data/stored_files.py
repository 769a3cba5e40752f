"""Bytes under their hash: in the database, or in the configured folder where there is one. Kept once for each content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy.orm import Session

from data.errors import NotFound
from data.settings import settings
from data.tables.attachments import StoredFile


def put(db: Session, content: bytes) -> str:
    """Keep the bytes and answer their hash. A file written for a transaction that then fails is in nobody's way."""
    sha256 = hashlib.sha256(content).hexdigest()
    if db.get(StoredFile, sha256) is None:
        folder = settings().files_folder
        if folder:
            _write(Path(folder), sha256, content)
        db.add(StoredFile(sha256=sha256, size=len(content), content=None if folder else content))
        db.flush()
    return sha256


def get(db: Session, sha256: str) -> bytes:
    """The bytes. Raises NotFound attachment_missing where they are gone from the folder or are not what was stored."""
    stored = db.get(StoredFile, sha256)
    content = stored.content if stored else None
    if stored is not None and content is None:
        content = _read(Path(settings().files_folder), sha256)
    if content is None or hashlib.sha256(content).hexdigest() != sha256:
        raise NotFound("attachment_missing")
    return content


def _write(folder: Path, sha256: str, content: bytes) -> None:
    """Whole or not at all: the name appears when all the bytes are there."""
    place = folder / sha256[:2] / sha256
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(place)


def _read(folder: Path, sha256: str) -> bytes | None:
    try:
        return (folder / sha256[:2] / sha256).read_bytes()
    except OSError:
        return None
