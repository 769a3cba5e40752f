"""record-delegation and withdraw-delegation: who may approve in whose place."""

from __future__ import annotations

import argparse
from datetime import date

from dashboard.i18n import t
from data.commands import accounts, delegations
from data.console.commands import DONE, Commands, add_by, now
from data.database import writing


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    record = commands.command("record-delegation", _record, t("登记书面授权：谁可在何时代谁审批"))
    record.add_argument("giver", help=t("授权人的工号"))
    record.add_argument("taker", help=t("受托人的工号"))
    record.add_argument("--from", dest="begins", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    record.add_argument("--to", dest="ends", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    record.add_argument("--source", required=True, help=t("依据，如文件名称和文号"))
    add_by(record)
    withdraw = commands.command("withdraw-delegation", _withdraw, t("撤回登记有误的书面授权"))
    withdraw.add_argument("number", type=int, help=t("登记时给出的编号"))
    withdraw.add_argument("--reason", required=True, help=t("撤回的理由"))
    add_by(withdraw)


def _record(chosen: argparse.Namespace) -> int:
    with writing() as db:
        number = delegations.record(
            db,
            by=accounts.acting_as(db, login=chosen.by),
            now=now(),
            giver=chosen.giver,
            taker=chosen.taker,
            held_from=chosen.begins,
            held_to=chosen.ends,
            source=chosen.source,
        )
    print(t("授权已登记，编号 {number}，{begins} 至 {ends}。", number=number, begins=chosen.begins, ends=chosen.ends))
    return DONE


def _withdraw(chosen: argparse.Namespace) -> int:
    with writing() as db:
        by = accounts.acting_as(db, login=chosen.by)
        delegations.withdraw(db, by=by, now=now(), delegation_id=chosen.number, reason=chosen.reason)
    print(t("编号 {number} 的授权已撤回。", number=chosen.number))
    return DONE
