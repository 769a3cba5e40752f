"""Every word that a person reads is in both catalogues, and comes from the code by way of t, tn or N_."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from dashboard.locales.__main__ import PLURALS, problems, read
from tests.house.reading_code import Function, Module, dotted, functions, modules

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHOUTS_OR_ACCUSES = re.compile("[!！\U0001f300-\U0001faff]|违纪|违法|问题干部")
MARKERS = {"t", "tn", "N_"}  # their first argument is words
OWN_NAMES = {"中文"}  # a language is named in itself, whoever reads

# Files whose Chinese is not for translation, each with its reason.
NOT_WORDS = {
    "queries/spending_lines.py": "heads of ledgers' columns in which people are named",
}


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_a_catalogue_is_complete(language: str):
    found = list(problems(language))
    assert not found, "\n".join([*found[:20], f"{len(found)} in all: make check lists them"])


def test_no_words_stand_in_the_code_unmarked():
    loose = [
        f"{m.at(node)} {node.value!r}"
        for m in modules("dashboard", "queries")
        if m.path not in NOT_WORDS
        for node in _loose_words(m)
    ]
    assert not loose, 'Write t("…") where it is shown, or N_("…") where it is only named:\n' + "\n".join(loose)


def test_what_is_marked_can_be_found_by_the_catalogues():
    """t(f"…") and t("…" + x) would be shown in Chinese for ever; a name is all right where N_ marked what it holds."""
    hidden = [
        m.at(call)
        for m in modules("dashboard", "data")
        for call in _marker_calls(m)
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not hidden, f'Write the whole sentence with its facts in braces, t("… {{n}} …", n=n): {hidden}'


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_no_word_shouts_or_accuses(language: str):
    """Screens say 疑点: a lead to check. Whether anybody broke a rule is not for a dashboard to say."""
    said = [form for message in read(language) if message.id for form in _forms(message.string)]
    wrong = [form for form in said if SHOUTS_OR_ACCUSES.search(form)]
    assert not wrong, f"Say it quietly, and as a lead: {wrong}"


def test_loose_words_are_found():
    text = '"""文档"""\ndef f(x):\n    """文档"""\n    return t("好", a="坏") + x["错"] + f"{x}元"\n'
    sample = Module("sample.py", text, ast.parse(text))
    assert [node.value for node in _loose_words(sample)] == ["坏", "错", "元"]


def _forms(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or ())


def _loose_words(of: Module) -> Iterator[ast.Constant]:
    allowed = {id(call.args[0]) for call in _marker_calls(of)}
    allowed |= {id(side) for node in ast.walk(of.tree) if isinstance(node, ast.Compare) for side in _sides(node)}
    allowed |= {id(_docstring(node)) for node in (of.tree, *functions(of), *_classes(of))}
    found = [node for node in ast.walk(of.tree) if isinstance(node, ast.Constant) and node.value not in OWN_NAMES]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    return (node for node in found if CHINESE.search(str(node.value)) and id(node) not in allowed)


def _marker_calls(of: Module) -> list[ast.Call]:
    return [node for node in ast.walk(of.tree) if isinstance(node, ast.Call) and node.args and _marker(node) in MARKERS]


def _marker(call: ast.Call) -> str:
    return dotted(call.func).rpartition(".")[2]


def _sides(comparison: ast.Compare) -> list[ast.expr]:
    """What is compared is not shown: `unit == "元"` asks what a file says."""
    return [comparison.left, *comparison.comparators]


def _classes(of: Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(of.tree) if isinstance(node, ast.ClassDef))


def _docstring(node: ast.Module | ast.ClassDef | Function) -> ast.expr | None:
    first = node.body[0] if node.body else None
    return first.value if isinstance(first, ast.Expr) else None
