"""import meeting: what would be read of a brief, without keeping anything; it is kept on the page, where a person checks."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.i18n import t, tn
from data.console.commands import DONE, Commands, content
from data.imports import meeting_file
from data.imports.meeting_file import ReadMeeting


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    brief = commands.command("import meeting", _read, t("试读会议纪要，不保存"), needs_database=False)
    brief.add_argument("file", type=Path, metavar="FILE")
    brief.add_argument("--json", action="store_true", help=t("每个文件输出一行 JSON"))


def _read(chosen: argparse.Namespace) -> int:
    found = meeting_file.read(content(chosen.file), chosen.file.name)
    result = _result(found)
    print(json.dumps(result, ensure_ascii=False) if chosen.json else "\n".join(_said(result)))
    return DONE


def _result(found: ReadMeeting) -> dict[str, Any]:
    """file, the fields read as the form takes them, and the text left over, with the line where each stands."""
    return {
        "file": found.name,
        "several": found.several,
        "fields": {name: value for name, value in found.content.as_facts().items() if value and name != "unread"},
        "unread": [{"line": line, "text": text} for line, text in found.unread],
    }


def _said(result: dict[str, Any]) -> Iterator[str]:
    for name, value in result["fields"].items():
        yield f"{name}: {value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)}"
    yield tn("没有归入栏目的文字（{n} 处）", len(result["unread"]))
    for each in result["unread"]:
        yield f"  {each['line']}: {each['text']}"
