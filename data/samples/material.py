"""Reads the tables of words and names that lie beside the code."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
