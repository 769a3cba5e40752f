"""What the house tests read: the files of this repository, and the Python ones as trees."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: where it is (from the project's folder) and what it says."""

    path: str
    text: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """`dashboard/app.py:12`, which editors open."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


@cache
def files() -> tuple[str, ...]:
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return tuple(sorted(path for path in listed if path and (PROJECT / path).is_file()))


@cache
def module(path: str) -> Module:
    """One Python file of the repository."""
    text = (PROJECT / path).read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text))


def modules(*folders: str) -> Iterator[Module]:
    """The Python files under these folders; all of them where none is named."""
    for path in files():
        if path.endswith(".py") and (not folders or path.startswith(tuple(f"{folder}/" for folder in folders))):
            yield module(path)


def functions(of: Module) -> Iterator[Function]:
    """Every function and method in a file, inner ones too."""
    return (node for node in ast.walk(of.tree) if isinstance(node, Function))


def public_functions(of: Module) -> Iterator[Function]:
    """The functions that a file offers to others."""
    return (node for node in of.tree.body if isinstance(node, Function) and not node.name.startswith("_"))


def dotted(node: ast.AST) -> str:
    """`st.session_state` for the tree of that expression; empty for anything but names and dots."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""
