"""add-account: the first accounts of a database."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass

from dashboard.i18n import t
from data.commands import accounts
from data.console.commands import CONSOLE, DONE, Commands, now
from data.database import writing
from data.rules.roles import Role


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    account = commands.command("add-account", _add_account, t("新增账号，密码从键盘或标准输入读取"))
    account.add_argument("login")
    account.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])


def _add_account(chosen: argparse.Namespace) -> int:
    password = getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    roles = {Role(role) for role in chosen.role} | {Role.EMPLOYEE}
    with writing() as db:
        accounts.add(db, by=CONSOLE, now=now(), login=chosen.login, password=password, roles=roles)
    print(t("账号“{login}”已建立。", login=chosen.login))
    return DONE
