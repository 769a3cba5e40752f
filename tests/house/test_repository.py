"""What the repository says about itself: addresses, commands, settings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import PurePath

import pytest

from tests.house.reading_code import PROJECT, files

BINARY = {".png", ".ico", ".xls", ".xlsx", ".ods", ".mo", ".gz", ".zip", ".woff2"}
LOCKS = ("requirements.lock", "tests/requirements.lock")

# Spelled in halves, so that this file does not find itself.
ELSEWHERE = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "--(?:extra-)?index" + "-url",
            "--find" + "-links",
            "/wo" + r"rk/[a-z]",
            "/ro" + "ot/",
            "/ho" + r"me/[a-z]",
            "/Us" + r"ers/[A-Za-z]",
        )
    )
)


def test_no_file_names_a_package_index_or_a_folder_of_one_machine():
    found = [
        f"{path}:{number}: {match.group()}"
        for path in files()
        if PurePath(path).suffix not in BINARY
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if (match := ELSEWHERE.search(line))
    ]
    assert not found, f"It holds on one machine only; take it out: {found}"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_one_version_and_its_hashes_for_each_package(lock: str):
    entries = re.split(r"\n(?=\S)", _text(lock).partition("\n")[2])
    loose = [e.splitlines()[0] for e in entries if not re.match(r"[\w.-]+==[\w.]+ .*\n\s+--hash=sha256:", e)]
    assert not loose, f"{lock} has lines that no hash stands behind; run make lock: {loose}"


def test_the_readme_names_only_targets_that_the_makefile_has():
    targets = set(re.findall(r"^([a-z][a-z-]*):", _text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)(?=[\s`]|$)", "\n".join(_code_in_readme())))
    assert {"run", "test"} <= named, "README.md must name the two commands, make run and make test"
    assert named <= targets, f"README.md names targets that the Makefile lacks: {sorted(named - targets)}"


def test_the_readme_names_only_commands_that_the_program_has():
    named = set(re.findall(r"python -m data ([a-z][a-z-]*)", "\n".join(_code_in_readme())))
    help_text = subprocess.run(
        [sys.executable, "-m", "data", "--help"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    unknown = {command for command in named if not re.search(rf"\b{command}\b", help_text)}
    assert not unknown, f"README.md names commands that `python -m data --help` lacks: {sorted(unknown)}"


def test_every_setting_is_in_the_sample_and_the_other_way_round():
    read = set(re.findall(r'"(GONGKAI_[A-Z_]+)"', _text("data/settings.py")))
    shown = set(re.findall(r"^#?\s?(GONGKAI_[A-Z_]+)=", _text(".env.sample"), re.MULTILINE))
    assert read == shown, f"data/settings.py and .env.sample differ by {sorted(read ^ shown)}"


def test_what_the_ci_runs_can_be_run():
    assert os.access(PROJECT / ".ci" / "run", os.X_OK), "chmod +x .ci/run"


def _code_in_readme() -> list[str]:
    """What README.md sets as code: a sentence may say 'make sure' and mean no target."""
    text = _text("README.md")
    return re.findall(r"```.*?```", text, re.DOTALL) + re.findall(r"`[^`\n]+`", text)


@cache
def _text(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8", errors="replace")
