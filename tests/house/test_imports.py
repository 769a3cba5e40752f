"""Who may import what. The contracts are in pyproject.toml; a contract's name is the rule."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house.reading_code import PROJECT, Module, dotted, modules

OURS = ("data", "queries", "dashboard", "tests")
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "dt.datetime.now", "dt.date.today"}


def test_the_import_contracts_hold():
    tool = Path(sys.executable).parent / "lint-imports"
    answer = subprocess.run([tool, "--no-logo", "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"Move the import to the layer that may have it:\n{answer.stdout}{answer.stderr}"


def test_rules_never_look_at_the_clock():
    looks = [
        m.at(node)
        for m in modules("data/rules")
        for node in ast.walk(m.tree)
        if isinstance(node, ast.Call) and dotted(node.func) in CLOCKS
    ]
    assert not looks, f"Take the time as an argument: {looks}"


def test_commands_never_commit():
    """`writing()` commits on leaving: a change and its audit entry are kept together or not at all."""
    commits = [
        m.at(node)
        for m in modules("data/commands", "queries")
        for node in ast.walk(m.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    ]
    assert not commits, f"Leave it to writing(): {commits}"


def test_migrations_are_frozen():
    """A table may change tomorrow and a migration may not, so a migration imports nothing of ours."""
    thawed = [m.path for m in modules("data/migrations/versions") if _imports(m) & set(OURS)]
    assert not thawed, f"Write the columns out instead of importing them: {thawed}"


def test_what_we_import_is_what_pyproject_asks_for():
    """Not what something else happens to bring along, and nothing that only the tests may use."""
    asked = _names(tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"])
    brought_by = packages_distributions()
    missing = {
        (m.path, name)
        for m in modules("data", "queries", "dashboard")
        for name in _imports(m) - set(OURS) - sys.stdlib_module_names
        if not {distribution.lower() for distribution in brought_by.get(name, [])} & asked
    }
    assert not missing, f"Add to [project] dependencies, with the reason, and run make lock: {sorted(missing)}"


def _imports(of: Module) -> set[str]:
    """The first names of all that a file imports."""
    names: set[str] = set()
    for node in ast.walk(of.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def _names(requirements: list[str]) -> set[str]:
    return {requirement.partition(">")[0].partition("[")[0].strip().lower() for requirement in requirements}
