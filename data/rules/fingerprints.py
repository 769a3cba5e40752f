"""A short mark of a published record, the same on paper and on the screen: a reader may hold one beside the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_SHOWN = 16  # hexadecimal digits: no two records of a body meet by chance, and a person can compare them


def fingerprint(record: Mapping[str, Any]) -> str:
    """The SHA-256 of a record, as 64 hexadecimal digits.

    Empty values are left out before, so that a field that a later version of the program adds changes nothing of what
    hangs on the board already.
    """
    text = json.dumps(_filled(record), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def shown(digits: str) -> str:
    """The first sixteen digits in groups of four, as people read them aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, _SHOWN, 4))


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(each) for name, each in value.items() if not _is_empty(each)}
    if isinstance(value, tuple | list):
        return [_filled(each) for each in value]
    return value


def _is_empty(value: Any) -> bool:
    """Zero is a figure and not empty."""
    return value is None or value is False or (hasattr(value, "__len__") and len(value) == 0)
