"""Bytes are kept once for each content, in the database or in a folder, and are what they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from data import stored_files
from data.errors import NotFound
from data.settings import settings
from data.tables.attachments import StoredFile


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGKAI_FILES", str(tmp_path / "files"))
    settings.cache_clear()
    yield tmp_path / "files"
    settings.cache_clear()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_content_is_kept_once(db):
    first, second = stored_files.put(db, b"words"), stored_files.put(db, b"words")
    assert first == second
    assert db.scalar(select(func.count()).select_from(StoredFile)) == 1
    assert stored_files.get(db, first) == b"words"


def test_a_folder_holds_the_bytes_and_the_database_does_not(db, folder):
    sha256 = stored_files.put(db, b"words")
    assert db.get(StoredFile, sha256).content is None
    assert [path.name for path in _files(folder)] == [sha256]
    assert stored_files.get(db, sha256) == b"words"


def test_bytes_that_are_gone_or_were_changed_are_not_given_out(db, folder):
    sha256 = stored_files.put(db, b"words")
    (file,) = _files(folder)
    file.write_bytes(b"other words")
    with pytest.raises(NotFound):
        stored_files.get(db, sha256)
    file.unlink()
    with pytest.raises(NotFound):
        stored_files.get(db, sha256)


def test_what_was_never_stored_is_not_there(db):
    with pytest.raises(NotFound):
        stored_files.get(db, "0" * 64)
