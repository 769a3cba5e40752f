"""The commands of `python -m data`, and what several of them do alike."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.i18n import N_, t
from data.errors import FileRejected
from data.rules.problems import Problem
from data.rules.roles import Role, Viewer
from data.settings import settings

DONE, REFUSED, WRONG_USE = 0, 1, 2
CONSOLE = Viewer("console", frozenset({Role.ADMINISTRATOR}), name="console")  # for a database that has no account yet

Run = Callable[[argparse.Namespace], int]
_GROUPS = {"import": N_("导入文件")}


class Commands:
    """The parser, to which each subject adds its own. A name of two words is a command of a group: `import spending`."""

    def __init__(self) -> None:
        self.parser = argparse.ArgumentParser(prog="python -m data", description=t("公开：数据库的维护与导入。"))
        self._groups: dict[str, Any] = {"": self.parser.add_subparsers(required=True, metavar=t("命令"))}

    def command(self, name: str, run: Run, said: str, *, needs_database: bool = True) -> argparse.ArgumentParser:
        """A command of that name, for its arguments to be added. `run` answers the exit status."""
        group, _, word = name.rpartition(" ")
        if group not in self._groups:
            of_group = self._groups[""].add_parser(group, help=t(_GROUPS[group]))
            self._groups[group] = of_group.add_subparsers(required=True, metavar=t("内容"))
        parser: argparse.ArgumentParser = self._groups[group].add_parser(word, help=said, description=said)
        parser.set_defaults(run=run, needs_database=needs_database)
        return parser


def add_by(parser: argparse.ArgumentParser) -> None:
    """In whose name it is done."""
    parser.add_argument("--by", required=True, metavar="LOGIN", help=t("以哪个账号的身份办理"))


def content(path: Path) -> bytes:
    """The bytes of a file. Raises FileRejected with the reason where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRejected((Problem("file_unreadable", file=str(path), facts={"reason": error.strerror}),)) from error


def now() -> datetime:
    """The time by the settings' clock."""
    return settings().clock or datetime.now(UTC)
