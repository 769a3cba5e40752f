"""A brief is read on the console without being kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.__main__ import main
from tests.data.imports.briefs import CLASSIC, word


def test_fields_and_what_is_left_over_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "纪要.docx"
    file.write_bytes(word(CLASSIC.splitlines()))
    assert main(["import", "meeting", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fields"]["held_on"] == "2026-11-02"
    assert told["fields"]["serial"] == 11
    assert [each["text"] for each in told["unread"]] == ["公开选择：主动公开"]
    assert main(["import", "meeting", str(file)]) == 0
    assert "局务会议纪要" in capsys.readouterr().out


def test_what_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert main(["import", "meeting", str(file)]) == 1
    assert "PDF" in capsys.readouterr().err
