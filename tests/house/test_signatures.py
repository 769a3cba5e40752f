"""The same four words everywhere: db the session, viewer the reader, by the actor, now the time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePath

from tests.house.reading_code import Function, Module, modules, public_functions

NO_QUESTIONS = {
    "freshness.": "the number of the latest change, the same for everybody",
    "sign_ins.": "asked before there is a viewer",
    "units.top_name": "asked before there is a viewer, for the sign-in page",
}
NO_COMMANDS = {
    "accounts.acting_as": "makes the actor, for a program on the console",
    "accounts.sign_in": "nobody is signed in yet; the password is the permission",
    "classification.is_loaded": "changes nothing: whether there is anything to load",
    "notices.recount_provisional": "the part of loading a calendar that concerns notices; that command names the actor",
    "spending.refuse_known": "changes nothing: refuses a ledger before it is read through",
}


def test_every_question_takes_the_session_and_the_reader():
    wrong = [
        m.at(function)
        for m, function in _using_a_session("queries")
        if not _called(m, function).startswith(tuple(NO_QUESTIONS))
        if _positional(function)[:2] != ["db", "viewer"]
    ]
    assert not wrong, f"Begin with (db, viewer, *, …), or begin the name with _: {wrong}"


def test_every_command_takes_the_session_and_names_the_actor():
    wrong = [
        m.at(function)
        for m, function in _using_a_session("data/commands")
        if _called(m, function) not in NO_COMMANDS
        if _positional(function) != ["db"] or "by" not in {argument.arg for argument in function.args.kwonlyargs}
    ]
    assert not wrong, f"Write verb(db, *, by, now, …), or begin the name with _: {wrong}"


def test_the_exceptions_exist():
    there = {_called(m, function) for m, function in _using_a_session("queries", "data/commands")}
    gone = [name for name in (*NO_QUESTIONS, *NO_COMMANDS) if not any(known.startswith(name) for known in there)]
    assert not gone, f"Take it off the list above: {gone}"


def test_every_view_shows_itself_to_a_viewer():
    wrong = [
        m.path
        for m in modules("dashboard/views")
        if not m.path.endswith("__init__.py")
        if "show" not in {function.name for function in public_functions(m)}
    ]
    assert not wrong, f"A view is one function show(viewer): {wrong}"


def _using_a_session(*folders: str) -> Iterator[tuple[Module, Function]]:
    """Public functions that take a Session, whatever they call it."""
    for m in modules(*folders):
        for function in public_functions(m):
            kinds = [a.annotation for a in (*function.args.args, *function.args.kwonlyargs) if a.annotation]
            if any(isinstance(kind, ast.Name) and kind.id == "Session" for kind in kinds):
                yield m, function


def _called(m: Module, function: Function) -> str:
    return f"{PurePath(m.path).stem}.{function.name}"


def _positional(function: Function) -> list[str]:
    return [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
