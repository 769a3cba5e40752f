"""Files imported one after the other, each a transaction of its own, and what is told of each: words, or a line of JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.file_problems import sentence_of
from dashboard.i18n import t
from data.console.commands import DONE, REFUSED, add_by
from data.rules.problems import Problem

Result = Mapping[str, Any]  # file, status, problems, and what the subject adds


def add_files(parser: argparse.ArgumentParser, layouts: str) -> None:
    """The arguments that imports have in common; `layouts` says what --layout takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_by(parser)
    parser.add_argument("--layout", metavar="FILE", help=layouts)
    parser.add_argument("--sheet", help=t("有多个工作表时指定名称"))
    parser.add_argument("--json", action="store_true", help=t("每个文件输出一行 JSON"))


def each_file(
    chosen: argparse.Namespace, one: Callable[[Path], Result], said: Callable[[Result], Iterable[str]]
) -> int:
    """Import every file and tell each at once: `said` in words, or with --json as an object a line."""
    status = DONE
    for path in chosen.files:
        result = one(path)
        print(json.dumps(result, ensure_ascii=False) if chosen.json else "\n".join(said(result)), flush=True)
        if result["status"] == "refused":
            status = REFUSED
    return status


def shown(found: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems as JSON, each with its sentence."""
    return [
        asdict(problem)
        | {"facts": {name: str(fact) for name, fact in problem.facts.items()}, "said": sentence_of(problem)}
        for problem in found
    ]
